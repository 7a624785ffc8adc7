package page

import (
	"tongbao/generate/chart"
	"tongbao/generate/indicator"
	"tongbao/templates"
)

// Group is the page of a group of indicators.
type Group struct {
	Frame
	Measures []Measure
	Charts   []Figure
	Tables   []Comparison
	Files    []Link // the same tables to download
}

// Comparison is some indicators of a group for the places one level down.
type Comparison struct {
	Indicators []Link
	Rows       []ComparisonRow
}

// ComparisonRow is one place, with a value for each indicator. The first row
// is the place that the others are parts of and held against.
type ComparisonRow struct {
	Place Link
	Cells []Compared
	Whole bool
}

// comparedAtOnce is how many indicators stand side by side.
const comparedAtOnce = 6

func (p *plan) groups() {
	for _, g := range indicator.Groups {
		add(p, "group.html", groupPath(g), func(a at) Group {
			out := Group{
				Frame:    a.frame(g.Name, templates.Text("group.lead", "group", g.Name, "region", a.region()), a.toIndicators()),
				Measures: a.measures(g, 0, a.Period),
				Charts:   a.figures(chart.ForGroup(g, a.charted())),
				Tables:   a.comparisons(g),
				Files:    a.placeFiles(indicator.In(g), 0, g.Name),
			}
			out.Live = len(out.Charts) > 0
			return out
		})
	}
}

func (a at) toIndicators() Link {
	return a.to("indicators/index.html", templates.Text("site.indicators"))
}

// comparisons compares the places below the region, a few indicators at a time.
func (a at) comparisons(g *indicator.Group) []Comparison {
	var below []*indicator.Indicator
	for _, d := range indicator.In(g) {
		if !d.TopOnly {
			below = append(below, d)
		}
	}
	var out []Comparison
	for len(below) > 0 {
		n := min(comparedAtOnce, len(below))
		out = append(out, a.comparison(below[:n], 0))
		below = below[n:]
	}
	return out
}

// comparison sets the places one level below place side by side.
func (a at) comparison(ds []*indicator.Indicator, place int32) Comparison {
	var out Comparison
	for _, d := range ds {
		out.Indicators = append(out.Indicators, a.toIndicator(d))
	}
	row := func(i int32) ComparisonRow {
		r := ComparisonRow{Place: a.toPlace(i), Whole: i == place}
		for _, d := range ds {
			r.Cells = append(r.Cells, a.against(d, i, place, a.Period))
		}
		return r
	}
	out.Rows = append(out.Rows, row(place))
	for _, c := range a.place(place).Children {
		out.Rows = append(out.Rows, row(c))
	}
	return out
}
