package chart

import (
	"slices"
	"strings"

	"tongbao/generate/indicator"
)

// Declared is one declared chart.
type Declared struct {
	ID    string
	Group *indicator.Group
	Home  bool // on the first page too
	Below bool // on the pages of places below the top too
	draw  func(Input) (Chart, bool)
}

// All declares the charts in the order in which pages show them. Beside them
// every indicator has two of its own: see ForIndicator.
var All = []*Declared{
	{ID: "coverage-over-time", Group: indicator.Coverage, Home: true, Below: true, draw: coverageOverTime},
	{ID: "coverage-by-place", Group: indicator.Coverage, Home: true, Below: true, draw: coverageByPlace},
	{ID: "grid-coverage-heat", Group: indicator.Coverage, draw: ofIndicator(byPlaceAndMonth, "grid_coverage")},
	{ID: "grid-tree", Group: indicator.Coverage, draw: gridTree},
	{ID: "first-secretary-rate-funnel", Group: indicator.Coverage, draw: ofIndicator(funnel, "first_secretary_rate")},
	{ID: "cadres-by-place", Group: indicator.Coverage, draw: cadresByPlace},
	{ID: "cadres", Group: indicator.Coverage, Below: true, draw: cadres},
	{ID: "score-trend", Group: indicator.Assessment, Home: true, Below: true, draw: scoreTrend},
	{ID: "score-distribution", Group: indicator.Assessment, draw: scoreDistribution},
	{ID: "scores-by-place", Group: indicator.Assessment, draw: scoresByPlace},
	{ID: "score-mean-heat", Group: indicator.Assessment, draw: ofIndicator(byPlaceAndMonth, "score_mean")},
	{ID: "below-8-rate-funnel", Group: indicator.Assessment, draw: ofIndicator(funnel, "below_8_rate")},
	{ID: "commendation-ratio", Group: indicator.Recognition, draw: commendationRatio},
	{ID: "promotions-by-year", Group: indicator.Recognition, draw: promotionsByYear},
	{ID: "ledger-over-time", Group: indicator.Rectification, Home: true, Below: true, draw: ledgerOverTime},
	{ID: "ledger-flow", Group: indicator.Rectification, draw: ledgerFlow},
	{ID: "ledger-ageing", Group: indicator.Rectification, draw: ageing},
	{ID: "overdue-by-place", Group: indicator.Rectification, Below: true, draw: overdueByPlace},
	{ID: "on-time-rate-funnel", Group: indicator.Rectification, draw: ofIndicator(funnel, "on_time_rate")},
	{ID: "leader-pairing-by-place", Group: indicator.Mechanism, draw: ofIndicator(byPlace, "leader_pairing_rate")},
	{ID: "department-pairing-by-place", Group: indicator.Mechanism, draw: ofIndicator(byPlace, "department_pairing_rate")},
	{ID: "fund-delivery-by-place", Group: indicator.Support, draw: ofIndicator(byPlace, "fund_delivery_rate")},
	{ID: "insurance-over-time", Group: indicator.Support, draw: ofIndicator(trend, "insurance_rate")},
	{ID: "insurance-rate-funnel", Group: indicator.Support, draw: ofIndicator(funnel, "insurance_rate")},
}

func ofIndicator(draw func(Input, *indicator.Indicator) (Chart, bool), id string) func(Input) (Chart, bool) {
	return func(in Input) (Chart, bool) { return draw(in, indicator.Find(id)) }
}

// owned are the charts that every indicator has where they fit it.
var owned = []struct {
	end  string // of the id: grid-coverage-trend
	page bool   // on the indicator's page
	fits func(*indicator.Indicator) bool
	draw func(Input, *indicator.Indicator) (Chart, bool)
}{
	{"-trend", true, func(*indicator.Indicator) bool { return true }, trend},
	{"-by-place", true, spread, byPlace},
	{"-heat", false, spread, byPlaceAndMonth},
	{"-funnel", false, func(d *indicator.Indicator) bool { return spread(d) && d.Kind == indicator.Ratio && !d.Clustered() }, funnel},
}

// spread says whether an indicator has values below the top.
func spread(d *indicator.Indicator) bool { return !d.TopOnly }

// Named gives the chart of that id: a declared one or an indicator's own. ok is
// false when there is none or it has nothing to show.
func Named(in Input, id string) (c Chart, ok bool) {
	for _, d := range All {
		if d.ID == id {
			return d.chart(in)
		}
	}
	for _, o := range owned {
		name, found := strings.CutSuffix(id, o.end)
		if d := indicator.Find(strings.ReplaceAll(name, "-", "_")); found && d != nil && o.fits(d) {
			c, ok = o.draw(in, d)
			c.ID = id
			return c, ok
		}
	}
	return Chart{}, false
}

// IDs gives the ids of all charts that Named knows: the declared ones in order,
// then the indicators' own.
func IDs() []string {
	var out []string
	for _, d := range All {
		out = append(out, d.ID)
	}
	for _, d := range indicator.All {
		for _, o := range owned {
			if id := hyphens(d.ID) + o.end; o.fits(d) && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}

func (d *Declared) chart(in Input) (Chart, bool) {
	c, ok := d.draw(in)
	c.ID = d.ID
	return c, ok
}

func hyphens(id string) string { return strings.ReplaceAll(id, "_", "-") }

// ForHome gives the charts of the first page.
func ForHome(in Input) []Chart { return drawn(in, func(d *Declared) bool { return d.Home }) }

// ForGroup gives the charts of a group's page.
func ForGroup(g *indicator.Group, in Input) []Chart {
	return drawn(in, func(d *Declared) bool { return d.Group == g })
}

// ForPlace gives the charts of the page of the place at that position. A
// village has none: there are thousands, and their tables say it all.
func ForPlace(place int32, in Input) []Chart {
	in.Place = place
	if len(in.place().Children) == 0 {
		return nil
	}
	return drawn(in, func(d *Declared) bool { return place == 0 || d.Below })
}

// ForIndicator gives an indicator's own charts: over the months, and by place.
func ForIndicator(d *indicator.Indicator, in Input) []Chart {
	var out []Chart
	for _, o := range owned {
		if !o.page || !o.fits(d) {
			continue
		}
		if c, ok := Named(in, hyphens(d.ID)+o.end); ok {
			out = append(out, c)
		}
	}
	return out
}

// drawn gives those of the declared charts that have something to show.
func drawn(in Input, which func(*Declared) bool) []Chart {
	var out []Chart
	for _, d := range All {
		if !which(d) {
			continue
		}
		if c, ok := d.chart(in); ok {
			out = append(out, c)
		}
	}
	return out
}
