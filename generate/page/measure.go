package page

import (
	"slices"

	"tongbao/generate/indicator"
	"tongbao/generate/schema"
)

// Measure is an indicator's value for a place and a month, with what it is
// judged by.
type Measure struct {
	Indicator *indicator.Indicator
	Link      Link   // to the indicator's page
	Bare      string // its name, as it stands before the value
	Value     indicator.Value
	Target    Target
	Verdict   Verdict
	OnMonth   Change // against the month before
	OnYear    Change // against the same month of the year before
	Trend     Trend
}

// Target is what an indicator should reach.
type Target struct {
	*indicator.Indicator
	Hundredths int64 // of its unit; indicator.NoTarget when there is none
}

// Given says whether there is a target.
func (t Target) Given() bool { return t.Hundredths != indicator.NoTarget }

// plain gives the target as a plain number of its unit; nothing when there is none.
func (t Target) plain() string {
	if !t.Given() {
		return ""
	}
	return schema.Money(t.Hundredths).String() // hundredths too
}

// Verdict says whether a value meets its target.
type Verdict string

const (
	Met    Verdict = "met"
	Missed Verdict = "missed"
	Open   Verdict = "" // no target or no value
)

// Words says in words whether a target is met; nothing when it is open.
func (v Verdict) Words() string {
	switch v {
	case Met:
		return text("verdict.met")
	case Missed:
		return text("verdict.missed")
	}
	return ""
}

// Change is a value and the one it is compared with; either may be none.
type Change struct{ Now, Then indicator.Value }

// Comparable says whether there are two values to compare. A ratio of 0 % is
// none to compare with: most often nothing had been reported by then.
func (c Change) Comparable() bool {
	return c.Now.Valid() && c.Then.Valid() && !(c.FromNothing() && c.Then.Kind == indicator.Ratio)
}

// FromNothing says whether the earlier value is 0. Tables give no change from
// it; sentences do where it is a count.
func (c Change) FromNothing() bool {
	if !c.Then.Valid() {
		return false
	}
	n, _ := c.Then.Fraction()
	return n == 0
}

// Difference gives how much the value changed, in the indicator's unit, as an
// exact fraction with a denominator above 0. It is only to be asked of values
// that are comparable.
func (c Change) Difference() (num, den int64) {
	n, d := c.Now.Fraction()
	m, e := c.Then.Fraction()
	if d == e {
		return n - m, d
	}
	return n*e - m*d, d * e
}

// Trend is an indicator's values month by month.
type Trend struct {
	Indicator *indicator.Indicator
	Name      string // the indicator's
	Months    []schema.Month
	Values    []indicator.Value // as many
}

func (p *plan) target(d *indicator.Indicator) Target { return Target{d, p.Values.Target(d)} }

// verdict holds v against its target.
func (p *plan) verdict(v indicator.Value) Verdict {
	switch met, ok := v.Met(p.Values.Target(v.Indicator)); {
	case !ok:
		return Open
	case met:
		return Met
	}
	return Missed
}

// onMonth compares with the month before.
func (p *plan) onMonth(d *indicator.Indicator, place int32, m schema.Month) Change {
	then, now := p.Values.Pair(d, place, m-1, m)
	return Between(then, now, m-1, m)
}

// Between compares the values of two months. What is counted from 1 January
// begins anew in January, so that January is not compared with December: months
// of two years are compared when they are the same months.
func Between(then, now indicator.Value, from, to schema.Month) Change {
	c := Change{Now: now}
	if !restarts(now.Indicator) || from.Year() == to.Year() || (to-from)%12 == 0 {
		c.Then = then
	}
	return c
}

func restarts(d *indicator.Indicator) bool {
	return d.Period == indicator.YearToDate || d.Period == indicator.TwoYear
}

// onYear compares with the same month of the year before.
func (p *plan) onYear(d *indicator.Indicator, place int32, m schema.Month) Change {
	then, now := p.Values.Pair(d, place, m-12, m)
	return Change{now, then}
}

func (p *plan) trend(d *indicator.Indicator, place int32, months []schema.Month) Trend {
	t := Trend{Indicator: d, Name: p.called(d), Months: months, Values: make([]indicator.Value, len(months))}
	for i, m := range months {
		t.Values[i] = p.Values.At(d, place, m)
	}
	return t
}

// measure gives an indicator for a place and a month; its trend ends with the
// reporting month.
func (a at) measure(d *indicator.Indicator, place int32, m schema.Month) Measure {
	v := a.Values.At(d, place, m)
	return Measure{Indicator: d, Link: a.toIndicator(d), Bare: d.Bare(&a.Workspace.Settings), Value: v, Target: a.target(d), Verdict: a.verdict(v),
		OnMonth: a.onMonth(d, place, m), OnYear: a.onYear(d, place, m), Trend: a.trend(d, place, a.months)}
}

// measures gives the group's indicators for the place.
func (a at) measures(g *indicator.Group, place int32, m schema.Month) []Measure {
	var out []Measure
	for _, d := range indicatorsOf(g, place) {
		out = append(out, a.measure(d, place, m))
	}
	return out
}

// indicatorsOf gives the group's indicators that a place has: below the top,
// without those of the top alone.
func indicatorsOf(g *indicator.Group, place int32) []*indicator.Indicator {
	return slices.DeleteFunc(indicator.In(g), func(d *indicator.Indicator) bool { return place != 0 && d.TopOnly })
}
