package page

import (
	"tongbao/generate/indicator"
	"tongbao/generate/record"
	"tongbao/templates"
)

// Definition says how an indicator is counted. All of it comes from its
// declaration.
type Definition struct {
	Indicator *indicator.Indicator
	Link      Link
	Group     Link
	Formula   string
	Target    Target
	Better    string // which way it should move, in words
	Tables    []string
}

func (a at) definition(d *indicator.Indicator) Definition {
	out := Definition{Indicator: d, Link: a.toIndicator(d), Group: a.toGroup(d.Group),
		Formula: a.formula(d), Target: a.target(d), Better: better(d)}
	tables := used(d)
	for _, t := range record.Tables {
		if _, ok := tables[t]; ok {
			out.Tables = append(out.Tables, t.Title)
		}
	}
	if _, notices := d.Needs(); notices {
		out.Tables = append(out.Tables, templates.Text("definition.notices"))
	}
	return out
}

// formula gives an indicator's formula in words.
func (p *plan) formula(d *indicator.Indicator) string {
	num, den := p.term(d.Num), p.term(d.Den)
	switch d.Kind {
	case indicator.Ratio:
		return templates.Text("definition.ratio", "numerator", num, "denominator", den)
	case indicator.Mean:
		return templates.Text("definition.mean", "numerator", num, "denominator", den)
	case indicator.Median:
		return templates.Text("definition.median", "numerator", num)
	case indicator.Sum:
		return templates.Text("definition.sum", "numerator", num)
	}
	return templates.Text("definition.count", "numerator", num)
}

func better(d *indicator.Indicator) string {
	switch d.Better {
	case indicator.Up:
		return templates.Text("definition.up")
	case indicator.Down:
		return templates.Text("definition.down")
	}
	return templates.Text("definition.neither")
}
