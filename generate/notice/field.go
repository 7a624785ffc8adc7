package notice

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/goccy/go-yaml/ast"

	"tongbao/generate/finding"
	"tongbao/generate/plainyaml"
	"tongbao/generate/private"
	"tongbao/generate/schema"
)

// field is a key that front matter may have.
type field struct {
	key  string
	name string // in Chinese
	want string // an example of the content; "" when the key may be absent
	take func(r *reader, value string)
}

const exampleNumber = "示组通〔2019〕5号"

// fields declares the keys. A take gets a text that is not empty.
var fields = []field{
	{"number", "文号", exampleNumber, func(r *reader, v string) {
		r.notice.Number = r.number("number", v)
		r.notice.Prefix, r.notice.Year, r.notice.Serial, _ = ParseNumber(r.notice.Number)
	}},
	{"title", "标题", "关于……的通报", func(r *reader, v string) { r.notice.Title = private.Mask(v) }},
	{"kind", "种类", Report, func(r *reader, v string) {
		r.notice.Kind = r.choice("kind", v, Kinds, schema.Nearest(v, Kinds))
	}},
	{"issued_on", "印发日期", "2019-07-05", (*reader).issuedOn},
	{"issuer", "发文机关", "示例县委组织部", func(r *reader, v string) { r.notice.Issuer = private.Mask(v) }},
	{"audience", "公开范围", "", func(r *reader, v string) {
		r.notice.Audience = r.choice("audience", v, []string{Internal, Public}, nearestAudience(v))
	}},
	{"amends", "更正的文号", "", func(r *reader, v string) { r.notice.Amends = r.number("amends", v) }},
	{"withdraws", "撤销的文号", "", func(r *reader, v string) { r.notice.Withdraws = r.number("withdraws", v) }},
}

// reader reads the front matter of one file.
type reader struct {
	file   string
	fields []field // that it may have
	out    *finding.List
	notice *Notice
	given  map[string]bool // the keys that have a content, be it a wrong one
}

// read gives the circular that a front matter describes. What could not be read
// is zero.
func (r *reader) read(h head) *Notice {
	r.entries(h)
	for _, f := range r.fields {
		if f.want != "" && !r.given[f.key] {
			r.out.Add(finding.NoticeRequired.New(r.notice.At(f.key), "", "name", f.name, "key", f.key, "want", f.want))
		}
	}
	r.acts("amends", Correction, &r.notice.Amends)
	r.acts("withdraws", Withdrawal, &r.notice.Withdraws)
	return r.notice
}

// entries reads the keys, whichever are there.
func (r *reader) entries(h head) {
	r.notice = &Notice{File: r.file, Audience: Internal, rows: map[string]int{}}
	r.given = map[string]bool{}
	for _, e := range h.entries() {
		r.entry(e)
	}
}

// acts checks that the circulars of one kind, and no others, say on which they
// act.
func (r *reader) acts(key, kind string, number *string) {
	n := r.notice
	switch {
	case n.Kind == kind && !r.given[key]:
		r.out.Add(finding.NoticeActs.New(n.At(key), "", "kind", kind, "key", key))
	case n.Kind != kind && n.Kind != "" && r.given[key]:
		r.out.Add(finding.NoticeActsOther.New(n.At(key), "", "kind", n.Kind, "key", key, "want", kind))
		*number = ""
	}
}

// entry reads one key with its content. A full-width colon is found and then
// read as the right one, so that it stays the only fault.
func (r *reader) entry(e entry) {
	key, wide := e.key()
	at := finding.At{File: r.file, Row: e.row, Column: key}
	if secret(key) {
		r.out.Add(finding.NoticeSecrecy.New(at, ""))
		return
	}
	if wide {
		r.out.Add(finding.NoticeColon.New(at, show(key)))
		e.text = strings.Replace(e.text, "：", ": ", 1)
	}
	pairs, row, ok := e.parse()
	if !ok {
		at.Row = e.row + row - 1
		r.out.Add(finding.NoticeSyntax.New(at, show(strings.Split(e.text, "\n")[row-1])))
		r.given[key] = true
	}
	for _, p := range pairs {
		r.pair(p, e.row-1)
	}
}

// parse reads the YAML of an entry. Where it is no mapping, it gives the line
// of the entry at which it is none.
func (e entry) parse() (pairs []*ast.MappingValueNode, row int, ok bool) {
	file, fault := plainyaml.Parse(e.text)
	if fault != nil {
		return nil, min(max(1, fault.Line), strings.Count(e.text, "\n")), false
	}
	if len(file.Docs) != 1 {
		return nil, 1, false
	}
	switch body := file.Docs[0].Body.(type) {
	case *ast.MappingNode:
		return body.Values, 1, true
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{body}, 1, true
	}
	return nil, 1, false
}

// pair takes one key and its content. The lines above the entry add to the
// lines that YAML counts.
func (r *reader) pair(p *ast.MappingValueNode, above int) {
	key := p.Key.GetToken().Value
	at := finding.At{File: r.file, Row: above + p.Key.GetToken().Position.Line, Column: key}
	i := slices.IndexFunc(r.fields, func(f field) bool { return f.key == key })
	switch {
	case secret(key):
		r.out.Add(finding.NoticeSecrecy.New(at, ""))
	case i < 0:
		r.out.Add(finding.NoticeKey.New(at, show(key), "nearest", r.nearestKey(key)))
	case r.notice.rows[key] > 0:
		r.out.Add(finding.NoticeKeyTwice.New(at, key, "key", key, "first", strconv.Itoa(r.notice.rows[key])))
	default:
		r.content(r.fields[i], p.Value, at)
	}
}

// content takes the content of a known key.
func (r *reader) content(f field, n ast.Node, at finding.At) {
	r.notice.rows[f.key] = at.Row
	text, ok := scalar(n)
	text = strings.TrimFunc(strings.Map(oneLine, text), unicode.IsSpace)
	r.given[f.key] = !ok || text != ""
	if !ok {
		r.out.Add(finding.NoticeText.New(at, "", "key", f.key))
		return
	}
	if i := strings.IndexFunc(text, schema.Unseen); i >= 0 {
		r.out.Add(finding.NoticeControl.New(at, "", "key", f.key, "char", codePoint(text[i:])))
		return
	}
	if text != "" {
		f.take(r, text)
	}
}

// scalar gives the text of a single value as it is written, empty for none.
func scalar(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case nil, *ast.NullNode:
		return "", true
	case *ast.LiteralNode:
		return n.Value.Value, true
	case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, true
	}
	return "", false
}

func oneLine(r rune) rune {
	if r == '\n' || r == '\r' || r == '\t' {
		return ' '
	}
	return r
}

// codePoint names the first character of s as U+0007.
func codePoint(s string) string { return fmt.Sprintf("%U", []rune(s)[0]) }

// number reads a document number. One that is only written wrongly is taken in
// its canonical form, so that it makes no further findings; "" when it cannot
// be told.
func (r *reader) number(key, value string) string {
	if _, _, _, ok := ParseNumber(value); ok {
		return value
	}
	number := correctNumber(value)
	want := number
	if want == "" {
		want = exampleNumber
	}
	r.out.Add(finding.NoticeNumber.New(r.notice.At(key), show(value), "want", want))
	return number
}

func (r *reader) choice(key, value string, among []string, nearest string) string {
	if slices.Contains(among, value) {
		return value
	}
	r.out.Add(finding.NoticeChoice.New(r.notice.At(key), show(value), "key", key, "want", strings.Join(among, "、"), "nearest", nearest))
	return ""
}

func (r *reader) issuedOn(value string) {
	date, ok := schema.ParseDate(value)
	if !ok {
		r.out.Add(finding.NoticeDate.New(r.notice.At("issued_on"), show(value)))
		return
	}
	r.notice.IssuedOn = date
}

// nearestAudience never takes an unclear word for public.
func nearestAudience(value string) string {
	if strings.Contains(value, "公") || strings.HasPrefix(strings.ToLower(value), "p") {
		return Public
	}
	return Internal
}

// nearestKey gives the known key that is nearest to a key in English or to its
// name in Chinese; "" when none is near.
func (r *reader) nearestKey(key string) string {
	var known []string
	for _, f := range r.fields {
		known = append(known, f.key, f.name)
	}
	i := slices.Index(known, schema.Nearest(strings.ToLower(key), known))
	if i < 0 {
		return ""
	}
	return r.fields[i/2].key
}

// secret says whether a key marks a classified document, in whatever spelling.
func secret(key string) bool {
	key = strings.ToLower(strings.Map(plain, key))
	for _, word := range []string{"密", "secre", "classif", "confidential"} {
		if strings.Contains(key, word) {
			return true
		}
	}
	return false
}
