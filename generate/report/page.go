package report

import (
	_ "embed"
	"io"

	"tongbao/generate/finding"
)

var (
	//go:embed report.html
	pageSource string
	//go:embed report.js
	script string
)

var pageTemplate = Page(pageSource)

// view is what report.html says.
type view struct {
	Head
	Note     string // what else the reader should know; may be empty
	Sound    bool   // no errors
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
	title := "检查结果"
	if r.Title != "" {
		title = r.Title + "：" + title
	}
	v := view{Head: NewHead(title, "", script), Note: note,
		Sound: r.Count(finding.Error) == 0, Headers: r.Headers(), Replace: r.HeadersSet()}
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
