package page

import (
	"tongbao/generate/chart"
	"tongbao/generate/indicator"
	"tongbao/templates"
)

// Home is the first page, to be read in five minutes: the month in a few
// sentences, what is off target, where attention is needed, and the key
// indicators.
type Home struct {
	Frame
	Lede       []Sentence
	Score      Score
	Shortfalls []Shortfall // the targets that are missed, the furthest off first
	Attention  Attention
	Strength   []Measure // the counts of who and what there is
	Groups     []HomeGroup
	Towns      Comparison // the places one level down; no Rows when there are none
	Lists      []RedBlack // when the settings ask for them
	Charts     []Figure
	Top        Link         // the region's page, which lists all that needs attention
	Bulletin   Link         // the newest
	Circulars  []NoticeLine // the newest first
	Records    Link         // to all of them, or to what the counties have sent in
	Counties   bool         // it is the latter
}

// HomeGroup is a group's key indicators, those with a target.
type HomeGroup struct {
	Link     Link
	Measures []Measure
	More     int // how many indicators only the group's page shows
}

const newestNotices = 5

// strength are the counts that say how large the effort is.
var strength = find([]string{"cadres_on_post", "teams_active", "leaders_paired", "departments_paired"})

func (p *plan) home() { add(p, "home.html", "index.html", at.overview) }

func (a at) overview() Home {
	key := a.key()
	h := Home{
		Frame:      a.frame(templates.Text("home.title", "month", a.Period.Chinese()), templates.Text("home.lead", "region", a.region())),
		Score:      score(key),
		Shortfalls: shortfalls(key),
		Attention:  a.attention(0),
		Lists:      a.redBlack(a.Period),
		Charts:     a.fitted(chart.ForHome(a.charted())),
		Top:        a.toPlace(0),
		Bulletin:   a.toBulletin(a.Period),
		Circulars:  a.circulars(newestNotices),
		Records:    a.records(),
		Counties:   a.Rollup != nil,
	}
	h.Lede = a.lede(h)
	for _, d := range strength {
		h.Strength = append(h.Strength, a.measure(d, 0, a.Period))
	}
	for _, g := range indicator.Groups {
		h.Groups = append(h.Groups, a.homeGroup(g))
	}
	if len(a.place(0).Children) > 0 {
		h.Towns = a.comparison(find(compared), 0)
	}
	h.Live = len(h.Charts) > 0
	return h
}

// key gives the region's indicators that have a target.
func (a at) key() []Measure {
	var out []Measure
	for _, d := range indicator.All {
		if a.target(d).Given() {
			out = append(out, a.measure(d, 0, a.Period))
		}
	}
	return out
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
