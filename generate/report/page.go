package report

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"

	"tongbao/generate/finding"
)

var (
	//go:embed report.html
	pageSource string
	// Style is that of all pages which stand alone in one file.
	//
	//go:embed report.css
	Style string
	//go:embed report.js
	script string
)

var pageTemplate = template.Must(template.New("report").Parse(pageSource))

// view is what report.html says. The page is one file that needs no other: its
// style and its script stand in it, and its policy lets in those two alone, by
// their hashes, so that it works from a file share and from a mail.
type view struct {
	Title    string
	Note     string // what else the reader should know; may be empty
	Policy   string
	Style    template.CSS
	Script   template.JS
	Sound    bool // no errors
	Counts   []countView
	Towns    []townView // those with findings
	Headers  string
	Replace  bool // the settings have further header names already
	Sections []sectionView
	Left     string // how many places of findings are not on the page; empty when none
	Files    []fileView
}

type countView struct {
	Class, Label, N string
}

// townView is a town with the numbers of its findings.
type townView struct {
	Key, Name string
	Counts    []countView
}

// sectionView is the findings of one severity.
type sectionView struct {
	countView
	Groups []groupView
}

// groupView is a Group.
type groupView struct {
	Title, Code, Count  string
	File, Sheet, Column string
	Letters             string // of the column; empty when no column is meant
	Item                bool   // Column is a key of the settings or of a front matter
	Mend                string // where it is the same for all that are shown
	More                string // how many were counted and not kept, whose towns are not known; empty when none
	Blocks              []*block
}

// fileView is a file that was read.
type fileView struct{ Table, Name, Form, Rows string }

// severities, the gravest first.
var severities = []finding.Severity{finding.Error, finding.Warning, finding.Note}

// HTML writes the report as one page. note is said at its top.
func (r *Report) HTML(w io.Writer, note string) error {
	v := view{Title: "检查结果", Note: note, Style: template.CSS(Style), Script: template.JS(script), Policy: Policy(Style, script),
		Sound: r.Count(finding.Error) == 0, Headers: r.Headers(), Replace: r.HeadersSet()}
	if r.Title != "" {
		v.Title = r.Title + "：检查结果"
	}
	for _, s := range severities {
		v.Counts = append(v.Counts, count(s, r.Count(s)))
	}
	for _, t := range r.Towns {
		if t.Counts != [3]int{} {
			v.Towns = append(v.Towns, t.view())
		}
	}
	v.Sections, v.Left = r.sections()
	if r.ws != nil {
		for _, f := range r.ws.Files {
			v.Files = append(v.Files, fileView{f.Table.Title, finding.At{File: f.Name}.Path(), f.Form(), Counted(f.Rows)})
		}
	}
	return pageTemplate.Execute(w, v)
}

// Policy gives the policy of a page that stands alone: it lets in the style and
// the script that stand in it, by their hashes, and nothing else. A script of ""
// lets in none.
func Policy(style, script string) string {
	scripts := "'none'"
	if script != "" {
		scripts = hashed(script)
	}
	return "default-src 'none'; style-src " + hashed(style) + "; script-src " + scripts + "; base-uri 'none'; form-action 'none'"
}

func hashed(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func count(s finding.Severity, n int) countView {
	return countView{s.String(), s.Label(), Counted(n)}
}

// key names the town in the page.
func (t *Town) key() string {
	if t.Code == "" {
		return "none"
	}
	return t.Code
}

func (t *Town) view() townView {
	v := townView{Key: t.key(), Name: t.Name}
	for _, s := range severities {
		v.Counts = append(v.Counts, count(s, t.Counts[s]))
	}
	return v
}
