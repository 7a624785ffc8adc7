package notice

import (
	"html/template"
	"io/fs"
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"

	"tongbao/generate/finding"
	"tongbao/generate/private"
)

// Document is a Markdown file beside the circulars that is read under the same
// rules, such as the office's own bulletin on a month. It may begin with front
// matter, and its text may hold slots.
type Document struct {
	Front map[string]string // what the front matter says, by key; private numbers are masked
	Slots []Slot            // in the order of the text
	page  *Notice
}

// Key is a key that a document's front matter may have, with its name in Chinese.
type Key struct{ Key, Name string }

// ReadDocument reads a file in a folder of the workspace, for the page of that
// path, and adds what is wrong with it to out; nil when it cannot be read at
// all. Its links may lead to the circulars of the archive.
func ReadDocument(fsys fs.FS, file, page string, keys []Key, rules Rules, archive *Archive, out *finding.List) *Document {
	l := &loader{fsys: fsys, rules: rules, archive: archive, files: map[string]*Notice{}, listed: map[string]string{}, out: out}
	l.list(path.Dir(file))
	for _, n := range archive.Notices {
		l.files[n.File] = n
		l.listed[norm.NFC.String(n.File)] = n.File
	}
	d, front := l.document(file, keys)
	if d == nil {
		return nil
	}
	d.notice.Path = page
	slots := l.body(d)
	for _, p := range l.pending {
		l.tie(p)
	}
	return &Document{front, slots, d.notice}
}

// list lists the files in a folder, so that pictures among them are found.
func (l *loader) list(folder string) {
	entries, err := fs.ReadDir(l.fsys, folder)
	if err != nil {
		l.out.Add(finding.Unread(folder, err))
	}
	for _, e := range entries {
		name := path.Join(folder, e.Name())
		l.listed[norm.NFC.String(name)] = name
	}
}

// document gives the draft of a file and what its front matter says.
func (l *loader) document(file string, keys []Key) (*draft, map[string]string) {
	text, _, ok := l.text(file)
	if !ok {
		return nil, nil
	}
	h := head{body: text, bodyRow: 1}
	if strings.HasPrefix(strings.TrimSpace(text), fence) {
		var wrong *finding.Kind
		if h, wrong = split(text); wrong != nil {
			l.out.Add(wrong.New(finding.At{File: file, Row: max(1, h.row)}, ""))
			return nil, nil
		}
	}
	front := map[string]string{}
	r := &reader{file: file, fields: taking(keys, front), out: l.out}
	r.entries(h)
	return &draft{notice: r.notice, body: h.body, row: h.bodyRow, private: l.private(file, text, h), slotted: true}, front
}

// taking gives the fields that put the contents of keys into front.
func taking(keys []Key, front map[string]string) []field {
	var out []field
	for _, k := range keys {
		out = append(out, field{key: k.Key, name: k.Name, take: func(_ *reader, v string) { front[k.Key] = private.Mask(v) }})
	}
	return out
}

// At gives the place of a key of the front matter; the first line when the
// document does not have the key.
func (d *Document) At(key string) finding.At { return d.page.At(key) }

// Images gives the pictures in the order in which the text shows them first.
func (d *Document) Images() []Image { return d.page.images }

// HTML gives the text as v shows it, as Notice.HTML does, with what fill gives
// for each slot by its position in Slots.
func (d *Document) HTML(v View, fill func(slot int) template.HTML) template.HTML {
	p := printer{view: v, from: d.page, fill: fill}
	p.html(d.page.body)
	return template.HTML(p.b.String())
}
