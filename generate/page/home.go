package page

import (
	"tongbao/generate/chart"
	"tongbao/generate/indicator"
	"tongbao/templates"
)

// Home is the first page: what changed, what is off target and where.
type Home struct {
	Frame
	Headline  []Sentence
	Strength  []Measure // the counts of who and what there is
	Groups    []HomeGroup
	Charts    []chart.Chart
	Attention Attention
	Top       Link         // the region's page, which lists all that needs attention
	Bulletin  Link         // the newest
	Circulars []NoticeLine // the newest first
	Notices   Link         // all of them
}

// HomeGroup is a group's key indicators, those with a target.
type HomeGroup struct {
	Link     Link
	Measures []Measure
	More     int // how many indicators only the group's page shows
}

const newestNotices = 5

func (p *plan) home() {
	add(p, "home.html", "index.html", func(a at) Home {
		h := Home{
			Frame:     a.frame(templates.Text("home.title"), templates.Text("home.lead", "region", a.region())),
			Headline:  a.headline(),
			Charts:    chart.ForHome(a.charted()),
			Attention: a.attention(0),
			Top:       a.toPlace(0),
			Bulletin:  a.to(bulletinPath(a.Period), templates.Text("bulletin.title", "month", a.Period.Chinese())),
			Circulars: a.circulars(newestNotices),
			Notices:   a.to("notices/index.html", templates.Text("home.all-notices")),
		}
		for _, id := range []string{"cadres_on_post", "teams_active", "leaders_paired", "departments_paired"} {
			h.Strength = append(h.Strength, a.measure(indicator.Find(id), 0, a.Period))
		}
		for _, g := range indicator.Groups {
			h.Groups = append(h.Groups, a.homeGroup(g))
		}
		h.Live = len(h.Charts) > 0
		return h
	})
}

func (a at) homeGroup(g *indicator.Group) HomeGroup {
	out := HomeGroup{Link: a.toGroup(g)}
	for _, m := range a.measures(g, 0, a.Period) {
		if m.Target.Given() {
			out.Measures = append(out.Measures, m)
		} else {
			out.More++
		}
	}
	return out
}

// headline says in a few sentences how the indicators stand against their
// targets and what moved most.
func (a at) headline() []Sentence {
	var met, open int
	var missed []Sentence
	for _, d := range indicator.All {
		if !a.target(d).Given() {
			continue
		}
		switch v := a.Values.At(d, 0, a.Period); a.verdict(v) {
		case Met:
			met++
		case Missed:
			missed = append(missed, say("home.missed-one", "name", d.Name, "value", v))
		default:
			open++
		}
	}
	out := []Sentence{say("home.met", "date", a.asOf, "all", met+len(missed)+open, "met", met, "missed", len(missed))}
	if open > 0 {
		out = append(out, say("home.open", "open", open))
	}
	if len(missed) > 0 {
		out = append(out, say("home.missed", "list", missed))
	}
	return append(out, a.moved())
}

// moved says which ratio changed most against the month before.
func (a at) moved() Sentence {
	var most Change
	for _, d := range indicator.All {
		if d.Kind != indicator.Ratio {
			continue
		}
		if c := a.onMonth(d, 0, a.Period); c.Comparable() && (most.Now.Indicator == nil || wider(c, most)) {
			most = c
		}
	}
	switch {
	case most.Now.Indicator == nil:
		return say("home.first-month")
	case still(most):
		return say("home.still")
	}
	return say("home.moved", "name", most.Now.Name, "change", most)
}

// wider says whether a changed more than b, which both are ratios.
func wider(a, b Change) bool {
	n, d := a.Difference()
	m, e := b.Difference()
	return abs(float64(n)/float64(d)) > abs(float64(m)/float64(e))
}

func still(c Change) bool { n, _ := c.Difference(); return n == 0 }

func abs(x float64) float64 { return max(x, -x) }
