package main

import (
	"bytes"
	_ "embed"
	"html/template"

	"tongbao/generate/finding"
)

//go:embed findings.html
var findingsSource string

var findingsTemplate = template.Must(template.New("findings").Parse(findingsSource))

// findingsView is what findings.html says.
type findingsView struct {
	Verdict string
	Groups  []groupView
}

type groupView struct {
	Severity, Class, Title, Code string
	Findings                     []findingView
	More                         string // how many are not shown; empty when none
}

type findingView struct{ Place, Message, Mend string }

// findingsPage gives the page that the preview shows in place of the site.
func findingsPage(list *finding.List) []byte {
	view := findingsView{Verdict: verdict(list)}
	for _, g := range groups(list) {
		view.Groups = append(view.Groups, g.view())
	}
	var page bytes.Buffer
	if err := findingsTemplate.Execute(&page, view); err != nil {
		return errorPage(err)
	}
	return page.Bytes()
}

func (g *findingGroup) view() groupView {
	v := groupView{Severity: g.severity.Label(), Class: g.severity.String(), Title: g.kind.Title, Code: g.kind.Code}
	for _, f := range g.shown {
		v.Findings = append(v.Findings, findingView{place(f), clipped(f.Message(), longestText), clipped(f.Mend(), longestText)})
	}
	if g.more > 0 {
		v.More = counted(g.more)
	}
	return v
}
