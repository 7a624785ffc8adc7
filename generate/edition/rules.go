package edition

import (
	"path"
	"slices"
	"strings"

	"tongbao/generate/name"
	"tongbao/generate/scan"
	"tongbao/templates"
)

// MustNotShow gives what no byte of this edition may hold: bare names of
// persons, sorted, and the numbers and titles of circulars that it leaves out.
func (e *Edition) MustNotShow() (names, papers []string) {
	for _, n := range e.ws.Notices.Notices {
		if !e.Omits(n) {
			continue
		}
		papers = append(papers, n.Number)
		if slices.Contains(e.all.titles, numeral(n.Title)) {
			papers = append(papers, n.Title)
		}
	}
	return e.all.hidden, papers
}

// Rules gives what the bytes of this edition are scanned for. The site's own
// texts are the templates' and those of further.
func (e *Edition) Rules(further ...string) scan.Rules {
	r := scan.Rules{Around: e.all.around, Within: map[string][]string{}, Own: words().with(further).owner(), Known: embedded}
	r.Names, r.Strings = e.MustNotShow()
	r.Strings = slices.DeleteFunc(r.Strings, func(paper string) bool {
		return e.holdsShown(paper) || strings.Contains(own(), paper) || slices.ContainsFunc(further, func(s string) bool { return strings.Contains(s, paper) })
	})
	for n, v := range e.own {
		if len(v.hidden) > 0 {
			r.Within[path.Dir(n.Path)+"/"] = v.hidden
		}
	}
	for i := range e.ws.Places.All {
		r.Places = append(r.Places, name.Bare(e.ws.Places.All[i].Name))
	}
	return r
}

// holdsShown says whether a number or title is a part of one that is shown, and
// so, like those of the site's own examples, cannot be looked for.
func (e *Edition) holdsShown(paper string) bool {
	f := name.New([]string{numeral(paper)}, inNumber)
	return slices.ContainsFunc(e.all.shown, func(s string) bool {
		_, ok := f.Next(s, 0)
		return ok
	})
}

// embedded gives a file of the site that is the same in every site.
func embedded(file string) []byte {
	data, err := templates.Files.ReadFile(file)
	if err != nil {
		data, _ = templates.Files.ReadFile(file[:len(file)-len(path.Ext(file))]) // a licence without ending
	}
	return data
}
