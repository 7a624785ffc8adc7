package page

import (
	"tongbao/generate/chart"
	"tongbao/generate/indicator"
	"tongbao/generate/schema"
	"tongbao/templates"
)

// Indicators is the list of all indicators.
type Indicators struct {
	Frame
	Groups []IndicatorGroup
}

// IndicatorGroup is a group with its indicators.
type IndicatorGroup struct {
	Link     Link
	Measures []Measure
}

// Indicator is the page of one indicator.
type Indicator struct {
	Frame
	Definition Definition
	Measure    Measure
	Charts     []Figure
	Months     []MonthRow // newest first
	Places     []PlaceValue
	Whole      string // what the whole region is called
	Files      []Link // the places' values to download
	Trace      []Source
	Circulars  int  // how many circulars it was counted from; -1 when it counts none
	Counties   Link // to what the counties have sent in, where it was added up from that; else Href is empty
}

// Share says whether the indicator is a ratio, by which places are compared.
func (i Indicator) Share() bool { return i.Measure.Value.Kind == indicator.Ratio }

// Parts says whether values have a numerator and a denominator, or a number of
// items, behind them; or how many counties, where they are added up.
func (i Indicator) Parts() bool {
	kind := i.Measure.Value.Kind
	return i.Counties.Href != "" || kind != indicator.Count && kind != indicator.Sum
}

// MonthRow is one month of an indicator.
type MonthRow struct {
	Month   schema.Month
	Value   indicator.Value
	OnMonth Change
}

// PlaceValue is an indicator's value for a place.
type PlaceValue struct {
	Place Link
	Compared
	Bar     Bar
	Verdict Verdict
	OnMonth Change
}

// Source is a file that an indicator was counted from.
type Source struct {
	Table   string // its title
	Counted bool   // its rows are counted; else it is only referred to
	File    FileLine
}

func (p *plan) indicators() {
	add(p, "indicators.html", "indicators/index.html", func(a at) Indicators {
		out := Indicators{Frame: a.frame(templates.Text("site.indicators"), templates.Text("indicators.lead", "region", a.region(), "count", len(indicator.All)))}
		for _, g := range indicator.Groups {
			out.Groups = append(out.Groups, IndicatorGroup{a.toGroup(g), a.measures(g, 0, a.Period)})
		}
		return out
	})
	for _, d := range indicator.All {
		add(p, "indicator.html", indicatorPath(d), func(a at) Indicator { return a.indicator(d) })
	}
}

func (a at) indicator(d *indicator.Indicator) Indicator {
	out := Indicator{
		Frame:      a.frame(a.called(d), templates.Text("indicator.lead", "name", a.called(d), "region", a.region()), a.toIndicators(), a.toGroup(d.Group)),
		Definition: a.definition(d),
		Measure:    a.measure(d, 0, a.Period),
		Charts:     a.figures(chart.ForIndicator(d, a.charted())),
		Places:     a.placeValues(d),
		Whole:      a.whole(),
		Trace:      a.trace(d),
		Circulars:  -1,
	}
	for m := a.Period; m >= a.Values.First; m-- {
		out.Months = append(out.Months, MonthRow{m, a.Values.At(d, 0, m), a.onMonth(d, 0, m)})
	}
	if a.Rollup != nil {
		out.Counties = a.records()
	} else if _, notices := d.Needs(); notices {
		out.Circulars = len(a.Workspace.Notices.Notices)
	}
	if len(out.Places) > 0 {
		out.Files = a.placeFiles([]*indicator.Indicator{d}, 0, a.called(d))
	}
	out.Live = len(out.Charts) > 0
	return out
}

func (a at) placeValues(d *indicator.Indicator) []PlaceValue {
	if d.TopOnly {
		return nil
	}
	var out []PlaceValue
	var most indicator.Value
	for _, p := range a.place(0).Children {
		c := a.against(d, p, 0, a.Period)
		if c.Value.Valid() && (!most.Valid() || indicator.Compare(c.Value, most) > 0) {
			most = c.Value
		}
		out = append(out, PlaceValue{a.toPlace(p), c, Bar{Compared: c}, a.verdict(c.Value), a.onMonth(d, p, a.Period)})
	}
	for i := range out {
		out[i].Bar.Most = most
	}
	return out
}

// trace gives the files that an indicator was counted from: first those whose
// rows it counts, then those that say in which village a row counts.
func (p *plan) trace(d *indicator.Indicator) []Source {
	counted := used(d)
	var first, then []Source
	for _, f := range p.Workspace.Files {
		if rows, ok := counted[f.Table]; ok && rows {
			first = append(first, Source{f.Table.Title, true, fileLine(f, p.view.Mask)})
		} else if ok {
			then = append(then, Source{f.Table.Title, false, fileLine(f, p.view.Mask)})
		}
	}
	return append(first, then...)
}

// used gives the tables that an indicator uses; true for those whose rows it counts.
func used(d *indicator.Indicator) map[*schema.Table]bool {
	out := map[*schema.Table]bool{}
	for _, t := range d.Reads() {
		out[t] = false
	}
	for _, term := range []*indicator.Term{d.Num, d.Den} {
		if term != nil && term.Rows() != nil {
			out[term.Rows()] = true
		}
	}
	return out
}
