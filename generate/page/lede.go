package page

import (
	"slices"

	"tongbao/generate/indicator"
)

// How much of each kind the first sentences name.
const (
	furthestNamed = 3
	placesNamed   = 3
)

// lede tells the month in a few sentences: how the targets stand, what moved
// most, and where it is worst.
func (a at) lede(h Home) []Sentence {
	return slices.Concat([]Sentence{a.stands(h), a.moved(0, h.Score)}, a.lagging(h.Shortfalls), a.covered(a.Period))
}

// stands says how many targets are met and which are missed by most.
func (a at) stands(h Home) Sentence {
	s := h.Score
	open := Sentence{}
	if s.Open > 0 {
		open = say("home.open", "open", s.Open)
	}
	if len(h.Shortfalls) == 0 {
		return say("home.all-met", "date", a.asOf, "met", s.Met, "open", open)
	}
	var furthest []Sentence
	for _, f := range h.Shortfalls[:min(furthestNamed, len(h.Shortfalls))] {
		furthest = append(furthest, say("home.furthest-one", "name", f.Bare, "value", f.Value))
	}
	return say("home.stands", "date", a.asOf, "all", s.All, "met", s.Met, "missed", s.Missed, "open", open, "list", furthest)
}

// moved says how many of a place's indicators with a target went which way since
// the month before, and which ratio among them rose and fell most.
func (a at) moved(place int32, s Score) Sentence {
	if s.Compared() == 0 {
		return say("home.first-month")
	}
	best, worst := a.extremes(place)
	return say("home.moved", "list", s.courses(), "best", a.extreme("home.best", best), "worst", a.extreme("home.worst", worst))
}

// extreme tells of a change; nothing when there is none.
func (p *plan) extreme(key string, c Change) Sentence {
	if c.Now.Indicator == nil {
		return Sentence{}
	}
	return say(key, "name", p.called(c.Now.Indicator), "change", c, "value", c.Now)
}

// extremes gives the ratios with a target of a place that improved and worsened
// most against the month before; their Now has no indicator when none did.
func (a at) extremes(place int32) (best, worst Change) {
	for _, d := range indicator.All {
		if d.Kind != indicator.Ratio || !a.target(d).Given() {
			continue
		}
		c := a.onMonth(d, place, a.Period)
		if !c.Comparable() || slight(c) {
			continue
		}
		switch p := c.Progress(); {
		case p > 0 && (best.Now.Indicator == nil || wider(c, best)):
			best = c
		case p < 0 && (worst.Now.Indicator == nil || wider(c, worst)):
			worst = c
		}
	}
	return best, worst
}

// wider says whether a changed more than b, which both are ratios.
func wider(a, b Change) bool {
	n, d := a.Difference()
	m, e := b.Difference()
	return abs(float64(n)/float64(d)) > abs(float64(m)/float64(e))
}

func abs(x float64) float64 { return max(x, -x) }

// lagging names the places that are behind the region in the ratio that is
// furthest off its target, of those where any place is clearly behind, else of
// those where any is behind at all.
func (a at) lagging(missed []Shortfall) []Sentence {
	for _, far := range []bool{true, false} {
		for _, f := range missed {
			if behind := a.laggards(f.Indicator, far); len(behind) > 0 {
				return []Sentence{a.lags(f.Indicator, far, behind)}
			}
		}
	}
	return nil
}

// laggards gives the places one level down that are behind the region: clearly,
// or all of them.
func (a at) laggards(d *indicator.Indicator, far bool) []Sentence {
	var out []Sentence
	for _, place := range a.place(0).Children {
		c := a.against(d, place, 0, a.Period)
		if c.Standing() == indicator.Bad && (c.Band.Far() || !far) {
			out = append(out, say("home.lagging-one", "place", a.name(place), "value", c.Value))
		}
	}
	return out
}

func (a at) lags(d *indicator.Indicator, far bool, behind []Sentence) Sentence {
	named, more := cut(behind, placesNamed)
	others := Sentence{}
	if more > 0 {
		others = say("home.others")
	}
	args := []any{"name", a.called(d), "region", a.region(), "n", len(behind),
		"level", a.below(0), "list", named, "others", others}
	if far {
		return say("home.lagging-far", args...)
	}
	return say("home.lagging", args...)
}
