package page

import "tongbao/templates"

// Search is the page that the search link leads to where no script runs: it
// says how to search, and where to look instead.
type Search struct {
	Frame
	Parts []Link
}

func (p *plan) search() {
	add(p, "search.html", "search/index.html", func(a at) Search {
		s := Search{Frame: a.frame(templates.Text("search.title"), templates.Text("search.lead"))}
		for _, tab := range s.Nav {
			s.Parts = append(s.Parts, tab.Link)
		}
		return s
	})
}
