package page

import "tongbao/templates"

// Missing is the page that a server gives for a path that does not exist.
type Missing struct {
	Frame
	Home Link
}

func (p *plan) missing() {
	add(p, "missing.html", "404.html", func(a at) Missing {
		return Missing{a.frame(templates.Text("missing.title"), templates.Text("missing.lead")),
			a.to("index.html", templates.Text("missing.home"))}
	})
}
