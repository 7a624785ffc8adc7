package notice

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"

	"tongbao/generate/finding"
	"tongbao/generate/private"
	"tongbao/generate/schema"
)

// Load reads the circulars below the folder notices and adds what is wrong with
// them to the list that it gives. Where that holds an error, the archive serves
// the checks of other tables but no page.
func Load(fsys fs.FS, rules Rules) (*Archive, *finding.List) {
	l := &loader{
		fsys: fsys, rules: rules, archive: &Archive{numbers: map[string]*Notice{}},
		files: map[string]*Notice{}, listed: map[string]string{}, out: &finding.List{},
	}
	if info, err := fs.Stat(fsys, Folder); err != nil || !info.IsDir() {
		return l.archive, l.out
	}
	l.archive.Present = true
	drafts := l.drafts()
	l.register(drafts)
	l.bind()
	l.bodies(drafts)
	return l.archive, l.out
}

type loader struct {
	fsys    fs.FS
	rules   Rules
	archive *Archive
	files   map[string]*Notice // by File
	listed  map[string]string  // the files below the folder, by their path in Unicode NFC, as links write it
	broken  bool               // a number could not be read, so gaps cannot be told
	pending []pending
	out     *finding.List
}

// draft is a file whose front matter has been read.
type draft struct {
	notice  *Notice
	body    string
	row     int             // the line at which body begins
	private map[string]bool // identity numbers that the file's lines hold
	slotted bool            // the body may hold slots
}

// drafts reads every file, in order of path.
func (l *loader) drafts() []*draft {
	var out []*draft
	err := fs.WalkDir(l.fsys, Folder, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			l.broken = true
			l.out.Add(finding.Unread(name, err))
		case d.IsDir() && Ignored(d.Name()):
			return fs.SkipDir
		case !d.IsDir() && !Ignored(d.Name()):
			out = append(out, l.found(name)...)
		}
		return nil
	})
	if err != nil {
		l.out.Add(finding.Unread(Folder, err))
	}
	return out
}

// found lists a file and gives its draft; none where it is no circular.
func (l *loader) found(name string) []*draft {
	if l.out.Refuse(name) {
		l.broken = true
		return nil
	}
	l.listed[norm.NFC.String(name)] = name
	ext := strings.ToLower(path.Ext(name))
	if ext == ".md" {
		if d := l.draft(name); d != nil {
			return []*draft{d}
		}
	} else if !IsPicture(name) {
		l.out.Add(finding.NoticeFile.New(finding.At{File: name}, "", "file", path.Base(name)))
	}
	return nil
}

// Ignored says whether a file is one that desktops and office programs leave
// behind.
func Ignored(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") ||
		strings.EqualFold(name, "Thumbs.db") || strings.EqualFold(name, "desktop.ini")
}

// draft reads one file; nil when it has no front matter, or is not issued yet.
func (l *loader) draft(name string) *draft {
	text, sum, ok := l.text(name)
	if !ok {
		l.broken = true
		return nil
	}
	head, wrong := split(text)
	private := l.private(name, text, head)
	if wrong != nil && inDrafts(name) {
		l.unissued(&Notice{File: name}, &finding.List{})
		return nil
	}
	if wrong != nil {
		l.broken = true
		l.out.Add(wrong.New(finding.At{File: name, Row: head.row}, ""))
		return nil
	}
	r := &reader{file: name, fields: fields, out: &finding.List{}}
	n := r.read(head)
	if r.unissued() {
		l.unissued(n, r.out)
		return nil
	}
	l.out.Merge(r.out)
	if n.Number == "" {
		l.broken = true
	}
	n.Sum = sum
	return &draft{notice: n, body: head.body, row: head.bodyRow, private: private}
}

// text gives a file's text and Sum; ok is false when it cannot be read.
func (l *loader) text(name string) (text, sum string, ok bool) {
	data, err := fs.ReadFile(l.fsys, name)
	if err != nil {
		l.out.Add(finding.Unread(name, err))
		return "", "", false
	}
	text, ok = l.decode(name, data)
	return text, Sum(data), ok
}

// decode gives a file's text in UTF-8 and Unicode NFC, with LF at line ends.
func (l *loader) decode(name string, data []byte) (string, bool) {
	if bytes := string(data); strings.HasPrefix(bytes, "\xff\xfe") || strings.HasPrefix(bytes, "\xfe\xff") {
		data, _ = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(data)
	}
	text, _, wrong := schema.Decode(name, data)
	for _, w := range wrong {
		reason := "第 " + strconv.Itoa(w.Row) + " 行有字节既不是 UTF-8 也不是 GB18030"
		if w.Kind == finding.FileFormat {
			reason = "其实是" + w.Arg("format")
		}
		l.out.Add(finding.NoticeEncoding.New(w.At, "", "reason", reason))
	}
	s := strings.ReplaceAll(string(text), "\r\n", "\n")
	return norm.NFC.String(strings.ReplaceAll(s, "\r", "\n")), len(wrong) == 0
}

// private finds the private numbers in a file, line by line, and gives the
// identity numbers.
func (l *loader) private(name, text string, head head) map[string]bool {
	seen := map[string]bool{}
	row := 0
	for line := range strings.Lines(text) {
		row++
		at := finding.At{File: name, Row: row, Column: head.keyAt(row)}
		for _, s := range secrets(nil, line, private.FindIdentity, private.MaskIdentity) {
			seen[bare(line[s.Start:s.Stop])] = true
			l.out.Add(finding.NoticeIdentity.New(at, s.Text))
		}
		for _, s := range secrets(nil, line, private.FindIdentity15, private.MaskIdentity) {
			l.out.Add(finding.NoticeIdentity15.New(at, s.Text))
		}
		for _, s := range secrets(nil, line, private.FindMobile, private.MaskMobiles) {
			l.out.Add(finding.NoticeMobile.New(at, s.Text))
		}
	}
	return seen
}

// bodies reads the texts of the circulars in the archive and then ties their
// links to headings.
func (l *loader) bodies(drafts []*draft) {
	for _, d := range drafts {
		l.body(d)
	}
	for _, p := range l.pending {
		l.tie(p)
	}
}

// register puts the circulars that have a number into the archive, the first
// of each number, and gives each its path.
func (l *loader) register(drafts []*draft) {
	for _, d := range drafts {
		n := d.notice
		l.files[n.File] = n
		if n.Number == "" {
			continue
		}
		if first := l.archive.numbers[n.Number]; first != nil {
			l.out.Add(finding.NoticeTwice.New(n.At("number"), n.Number, "first", first.File))
			continue
		}
		l.archive.numbers[n.Number] = n
		l.archive.Notices = append(l.archive.Notices, n)
	}
	slices.SortFunc(l.archive.Notices, func(a, b *Notice) int {
		return cmp.Or(strings.Compare(a.Prefix, b.Prefix), cmp.Compare(a.Year, b.Year), cmp.Compare(a.Serial, b.Serial))
	})
	main := mainPrefix(l.archive.Notices)
	for _, n := range l.archive.Notices {
		n.Path = path.Join(Folder, strconv.Itoa(n.Year), strconv.Itoa(n.Serial), "index.html")
		if n.Prefix != main {
			n.Path = path.Join(Folder, folder(n.Prefix), strconv.Itoa(n.Year), strconv.Itoa(n.Serial), "index.html")
		}
	}
}

// mainPrefix gives the prefix whose circulars need no folder of their own: that
// of the circular issued first. Unlike the most frequent one, it stays the same
// as the archive grows, and with it every path.
func mainPrefix(notices []*Notice) string {
	if len(notices) == 0 {
		return ""
	}
	return slices.MinFunc(notices, func(a, b *Notice) int {
		return cmp.Or(cmp.Compare(a.IssuedOn, b.IssuedOn), strings.Compare(a.Prefix, b.Prefix))
	}).Prefix
}
