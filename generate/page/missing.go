package page

import "tongbao/templates"

// Missing is the page that a server gives for an address that does not exist.
// The server may show it at any depth, where a relative link or style would
// lead astray: it has no style or script, and says how to get to the first page
// where its one link does not.
type Missing struct {
	Title, Lead string
	Site        string
	Home        Link
}

func (p *plan) missing() {
	add(p, "missing.html", "404.html", func(a at) Missing {
		return Missing{templates.Text("missing.title"), templates.Text("missing.lead"), a.view.Mask(a.Workspace.Settings.Title),
			a.to("index.html", templates.Text("missing.home"))}
	})
}
