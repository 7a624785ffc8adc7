package chart

import (
	"slices"

	"tongbao/generate/indicator"
	"tongbao/generate/record"
	"tongbao/generate/schema"
	"tongbao/templates"
)

// Input is what charts are made from.
type Input struct {
	Workspace *record.Workspace
	Values    *indicator.Values
	Period    schema.Month // the reporting month: nothing later is drawn
	Place     int32        // the place the charts are about, by position; 0 is the top
	Roll      *Roll        // of the reporting month; nil, or another month's: it is called anew for each chart
	// Show gives a text of the workspace as it is to be shown; nil shows it as it is.
	Show func(string) string
}

// show gives a text of the workspace as it is to be shown.
func (in Input) show(s string) string {
	if in.Show == nil {
		return s
	}
	return in.Show(s)
}

func (in Input) place() *record.Place { return &in.Values.Places.All[in.Place] }

// now gives an indicator's value for the place in the reporting month.
func (in Input) now(d *indicator.Indicator) indicator.Value {
	return in.Values.At(d, in.Place, in.Period)
}

// months gives the months of a trend, the reporting month last.
func (in Input) months() []schema.Month {
	first := max(in.Period-schema.Month(max(1, in.Workspace.Settings.History))+1, in.Values.First)
	var out []schema.Month
	for m := first; m <= in.Period; m++ {
		out = append(out, m)
	}
	return out
}

// over gives an indicator's values for the place in those months.
func (in Input) over(d *indicator.Indicator, months []schema.Month) []indicator.Value {
	var out []indicator.Value
	for _, m := range months {
		out = append(out, in.Values.At(d, in.Place, m))
	}
	return out
}

// across gives an indicator's values in the reporting month for the places
// below the place.
func (in Input) across(d *indicator.Indicator) []indicator.Value {
	var out []indicator.Value
	for _, p := range in.place().Children {
		out = append(out, in.Values.At(d, p, in.Period))
	}
	return out
}

// childNames gives the names of the places below the place.
func (in Input) childNames() []string {
	var out []string
	for _, p := range in.place().Children {
		out = append(out, in.Values.Places.All[p].Name)
	}
	return out
}

// level gives what the places below the place are called.
func (in Input) level() string {
	switch in.Values.Places.All[in.place().Children[0]].Level {
	case record.Prefecture:
		return templates.Text("level.prefecture")
	case record.County:
		return templates.Text("level.county")
	case record.Town:
		return templates.Text("level.town")
	}
	return templates.Text("level.village")
}

func anyValid(values []indicator.Value) bool {
	return slices.ContainsFunc(values, indicator.Value.Valid)
}

func monthNames(months []schema.Month) []string {
	var out []string
	for _, m := range months {
		out = append(out, m.String())
	}
	return out
}

// called gives an indicator's name, with what the settings say in it.
func (in Input) called(d *indicator.Indicator) string { return d.Name.In(&in.Workspace.Settings) }

// MostRows is how many places a chart has a row for each of: with more it does
// not fit on a sheet of paper, and the table below it, with bars in it, says more.
const MostRows = 40

// comparable says whether a chart can have a row for each place below the place:
// one alone is compared with nothing.
func (in Input) comparable() bool {
	n := len(in.place().Children)
	return n > 1 && n <= MostRows
}
