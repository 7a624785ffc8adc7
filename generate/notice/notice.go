// Package notice reads the circulars of a workspace: front matter and Markdown
// in, a checked and ordered Archive out.
//
//	Load: files -front-> fields -register-> archive -body-> text
//
// What a circular may say is a closed set: its Markdown becomes a tree of the
// few elements that body.go makes, and nothing but that tree is ever written.
// What an edition must not show (a masked name, a mobile number, a circular
// that it leaves out) is taken out when the tree is written, by the View.
package notice

import (
	"html/template"

	"tongbao/generate/finding"
	"tongbao/generate/schema"
)

// Folder holds a workspace's circulars.
const Folder = "notices"

// Kinds of circular.
const (
	Report     = "通报"
	Criticism  = "通报批评"
	Bulletin   = "简报"
	Correction = "更正"
	Withdrawal = "撤销"
)

// Kinds lists the kinds of circular.
var Kinds = []string{Report, Criticism, Bulletin, Correction, Withdrawal}

// Audiences of a circular.
const (
	Internal = "internal"
	Public   = "public"
)

// Rules are the settings that circulars are checked by.
type Rules struct {
	Hosts   []string // the other hosts that circulars may link to, exactly these
	Gapless bool     // a gap in the numbers is an error, not a warning
}

// Archive is a workspace's circulars.
type Archive struct {
	Present bool      // the workspace has a folder of circulars
	Notices []*Notice // in order of prefix, year and serial
	Drafts  []*Notice // not issued yet, in order of file; only their front matter was read
	numbers map[string]*Notice
}

// ByNumber gives the circular of a number in its canonical form, 示组通〔2019〕5号;
// nil when there is none.
func (a *Archive) ByNumber(number string) *Notice { return a.numbers[number] }

// Notice is one circular. Private numbers in Title and Issuer are masked;
// names are not: show them through View.Mask.
type Notice struct {
	File     string // slash-separated, below the workspace: notices/2019/01.md
	Number   string // 示组通〔2019〕5号
	Prefix   string // 示组通
	Year     int    // of the number, 2000 to 2100
	Serial   int    // from 1
	Title    string
	Kind     string // one of Kinds
	Issuer   string
	Audience string // Internal or Public
	IssuedOn schema.Date
	Path     string // of its page, below the site: notices/2019/5/index.html
	Sum      string // SHA-256 of the file's bytes, in hexadecimal

	Amends    string // the number that a Correction acts on, else ""
	Withdraws string // the number that a Withdrawal acts on, else ""

	AmendedBy   []*Notice   // in order of issue
	WithdrawnBy *Notice     // nil when it stands
	WithdrawnOn schema.Date // when WithdrawnBy was issued; 0 when it stands

	rows     map[string]int // the line of each key of the front matter
	body     *node
	headings []heading
	images   []Image
}

// Image is a picture that a circular shows.
type Image struct {
	Source string // the file, below the workspace
	Path   string // where the page expects it, below the site; it says nothing of the file's name
}

// At gives the place of a key of the front matter; the first line when the
// circular does not have the key.
func (n *Notice) At(key string) finding.At {
	return finding.At{File: n.File, Row: max(1, n.rows[key]), Column: key}
}

// Images gives the pictures in the order in which the text shows them first.
func (n *Notice) Images() []Image { return n.images }

// HTML gives the text as v shows it, without the title: headings from h2, ids
// that begin with body-, links and pictures relative to Path.
func (n *Notice) HTML(v View) template.HTML {
	p := printer{view: v, from: n}
	p.html(n.body)
	return template.HTML(p.b.String())
}

// Text gives the text as v shows it, without any markup: a line for each
// paragraph, heading, list item and table row. It serves lists and search.
func (n *Notice) Text(v View) string {
	p := printer{view: v, from: n}
	p.plain(n.body)
	return p.b.String()
}
