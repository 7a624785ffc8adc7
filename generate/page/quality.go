package page

import (
	"slices"

	"tongbao/generate/finding"
	"tongbao/generate/schema"
	"tongbao/templates"
)

// Quality says what was read and what was found in it.
type Quality struct {
	Frame
	Counts []SeverityCount
	Groups []FindingGroup
	Files  []FileLine
	Rows   int // of all files
	Kinds  []KindLine
	All    Link // to the download of all findings

	Returns     []ReturnTable // a table for each monthly table
	AllReturned bool          // nothing is missing in them
}

// SeverityCount is how many findings of a severity there are.
type SeverityCount struct {
	Severity finding.Severity
	N        int
}

// FindingGroup is the findings of one kind and severity.
type FindingGroup struct {
	Kind     *finding.Kind
	Severity finding.Severity
	Count    int
	Lines    []FindingLine
	More     int // findings that are not among Lines
}

// FindingLine is one finding.
type FindingLine struct {
	File, Column, Value string
	Row                 int    // 0 when the whole file is meant
	Sheet               string // a workbook's; empty for other files
	Ref                 string // the cell, D17; empty when no one cell is meant
	Message, Mend       string
}

// FileLine is a file that was read.
type FileLine struct {
	Table       string
	Name        string
	Encoding    string // and format
	Rows        int
	First, Last int // the rows of data, as a spreadsheet shows them; 0 when there is none
}

// KindLine is a kind of finding, and how often it was found.
type KindLine struct {
	Kind *finding.Kind
	N    int
}

func fileLine(f *schema.File, show func(string) string) FileLine {
	return FileLine{f.Table.Title, show(f.Name), f.Form(), f.Rows, f.FirstRow, f.LastRow}
}

func (p *plan) quality() {
	add(p, "quality.html", "quality/index.html", func(a at) Quality {
		out := Quality{Frame: a.frame(templates.Text("site.quality"), templates.Text("quality.lead", "date", a.Date.Chinese())),
			Groups: a.findings(), All: a.to("data/findings.csv", templates.Text("quality.all"))}
		for _, s := range severities {
			out.Counts = append(out.Counts, SeverityCount{s, a.found(s)})
		}
		for _, f := range a.Workspace.Files {
			out.Files = append(out.Files, fileLine(f, a.view.Mask))
			out.Rows += f.Rows
		}
		out.Returns = a.returns()
		out.AllReturned = !slices.ContainsFunc(out.Returns, func(t ReturnTable) bool { return t.Late > 0 })
		n := map[*finding.Kind]int{}
		for _, f := range a.Findings {
			n[f.Kind]++
		}
		for _, k := range finding.Kinds {
			out.Kinds = append(out.Kinds, KindLine{k, n[k]})
		}
		return out
	})
}

// severities, the gravest first.
var severities = []finding.Severity{finding.Error, finding.Warning, finding.Note}

func (p *plan) found(s finding.Severity) int {
	n := 0
	for _, f := range p.Findings {
		if f.Severity == s {
			n++
		}
	}
	return n
}

// findings groups the findings by severity, the gravest first, and by kind in
// order of declaration.
func (p *plan) findings() []FindingGroup {
	type of struct {
		kind     *finding.Kind
		severity finding.Severity
	}
	groups := map[of]*FindingGroup{}
	for _, f := range p.Findings {
		g := groups[of{f.Kind, f.Severity}]
		if g == nil {
			g = &FindingGroup{Kind: f.Kind, Severity: f.Severity}
			groups[of{f.Kind, f.Severity}] = g
		}
		g.add(p.told(f))
	}
	var out []FindingGroup
	for _, s := range severities {
		for _, k := range finding.Kinds {
			if g := groups[of{k, s}]; g != nil {
				out = append(out, *g)
			}
		}
	}
	return out
}

func (g *FindingGroup) add(line FindingLine) {
	g.Count++
	if len(g.Lines) == mostListed {
		g.More++
		return
	}
	g.Lines = append(g.Lines, line)
}

// told gives a finding as this edition shows it. Of one in a circular that it
// leaves out it shows the kind alone, so that the counts are the same.
func (p *plan) told(f finding.Finding) FindingLine {
	view, shown := p.Edition.Finding(f)
	if !shown {
		return FindingLine{File: templates.Text("edition.internal-paper"), Message: f.Kind.Title}
	}
	return FindingLine{File: view.Mask(f.File), Row: f.Row, Sheet: view.Mask(f.Sheet), Ref: f.Ref(), Column: view.Mask(f.Column), Value: view.Mask(f.Value),
		Message: view.Mask(f.Message()), Mend: view.Mask(f.Mend())}
}
