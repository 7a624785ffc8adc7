package chart

import (
	"slices"

	"tongbao/generate/indicator"
	"tongbao/generate/record"
	"tongbao/templates"
)

// coverageByPlace shows where grids are not covered; without grids, where
// households or teams are wanting.
func coverageByPlace(in Input) (Chart, bool) {
	for _, id := range []string{"grid_coverage", "household_coverage", "team_coverage"} {
		if c, ok := byPlace(in, indicator.Find(id)); ok {
			return c, true
		}
	}
	return Chart{}, false
}

// overdueByPlace shows where problems are open past their due date.
func overdueByPlace(in Input) (Chart, bool) { return byPlace(in, indicator.Find("overdue_open")) }

// byPlace compares an indicator between the places below the place, in order of
// code: it is no ranking.
func byPlace(in Input, d *indicator.Indicator) (Chart, bool) {
	if !in.comparable() {
		return Chart{}, false
	}
	values := in.across(d)
	if !anyValid(values) {
		return Chart{}, false
	}
	b := &comparison{in, d, values, in.now(d), in.childNames()}
	f := b.figure()
	if f.empty() {
		return Chart{}, false
	}
	c := Chart{Title: b.title(), Sentence: b.sentence(), Format: format(d), Table: b.table()}
	c.Alt = templates.Text("chart.by-place.alt", "place", in.place().Name, "month", in.Period.Chinese(),
		"level", in.level(), "n", len(values), "name", in.called(d), "title", c.Title)
	return c.with(f), true
}

// comparison is an indicator's values for the places below a place.
type comparison struct {
	in     Input
	d      *indicator.Indicator
	values []indicator.Value
	whole  indicator.Value
	names  []string
}

func (b *comparison) figure() *figure {
	f := &figure{form: rows, categories: b.names, series: b.series()}
	for _, v := range b.values {
		f.notes = append(f.notes, b.note(v))
	}
	percent := b.d.Kind == indicator.Ratio
	at, marked := b.mark()
	lo, hi := extent(data(b.values))
	most := 0.0
	if percent {
		most = 100
	}
	p := panel{scale: fit(lo, max(hi, at.at), true, format(b.d) == "count", most), percent: percent}
	if marked {
		p.marks = []mark{at}
	}
	p.note = unitNote(b.in.called(b.d), b.d.Unit, p.scale)
	f.panels = []panel{p}
	return f
}

// note gives what stands beside a place's bar.
func (b *comparison) note(v indicator.Value) string {
	if !v.Valid() {
		return templates.Text("chart.none")
	}
	if v.Kind == indicator.Ratio {
		return templates.Text("chart.by-place.ratio", "value", v.Shown(), "num", num(v), "den", den(v))
	}
	return cell(v)
}

// mark gives the line to compare with: the target, or else the whole place's
// value of a ratio or a mean.
func (b *comparison) mark() (mark, bool) {
	if m, ok := b.in.mark(b.d); ok {
		return m, true
	}
	if !b.shares() || !b.whole.Valid() {
		return mark{}, false
	}
	at, _ := extent([]any{datum(b.whole)})
	return mark{templates.Text("chart.by-place.whole", "place", b.in.place().Name, "value", b.whole.Shown()), at}, true
}

// shares says whether values have a denominator that may be too small.
func (b *comparison) shares() bool {
	return b.d.Kind == indicator.Ratio || b.d.Kind == indicator.Mean || b.d.Kind == indicator.Median
}

// judged says whether values are held against a target.
func (b *comparison) judged() bool {
	return b.d.Better != indicator.Neither && b.in.Values.Target(b.d) != indicator.NoTarget
}

// class is a kind of place that the chart tells apart.
type class struct {
	key  string
	look look
	has  func(indicator.Value) bool
}

// classes tells places that meet the target from those that do not; without a
// target, those that may be compared from those with too few to count.
func (b *comparison) classes() []class {
	target := b.in.Values.Target(b.d)
	if b.judged() {
		met := func(v indicator.Value) bool { met, _ := v.Met(target); return met }
		return []class{
			{templates.Text("chart.met"), plain, func(v indicator.Value) bool { return v.Valid() && met(v) }},
			{templates.Text("chart.unmet"), hatched, func(v indicator.Value) bool { return v.Valid() && !met(v) }},
		}
	}
	if b.shares() {
		return []class{
			{b.in.called(b.d), plain, compared},
			{templates.Text("chart.by-place.few", "n", indicator.LeastCompared), dotted, func(v indicator.Value) bool { return v.Valid() && !compared(v) }},
		}
	}
	return []class{{b.in.called(b.d), plain, indicator.Value.Valid}}
}

func compared(v indicator.Value) bool { return v.Valid() && v.Den >= indicator.LeastCompared }

// series gives one series for each class that has a place.
func (b *comparison) series() []series {
	var out []series
	for _, c := range b.classes() {
		s := series{name: c.key, look: c.look, stacked: true}
		found := false
		for _, v := range b.values {
			x := any(missing)
			if c.has(v) {
				x, found = datum(v), true
			}
			s.data = append(s.data, x)
		}
		if found {
			out = append(out, s)
		}
	}
	return out
}

// unmet gives the places that do not meet the target, in words.
func (b *comparison) unmet() []string {
	var out []string
	for i, v := range b.values {
		if met, ok := v.Met(b.in.Values.Target(b.d)); ok && !met {
			out = append(out, templates.Text("chart.by-place.whole", "place", b.names[i], "value", full(v)))
		}
	}
	return out
}

func (b *comparison) title() string {
	args := []any{"place", b.in.place().Name, "level", b.in.level(), "name", b.in.called(b.d), "target", b.in.target(b.d),
		"month", b.in.Period.Chinese()}
	if b.judged() && b.shares() {
		switch n := len(b.unmet()); n {
		case 0:
			if slices.ContainsFunc(b.values, invalid) {
				return templates.Text("chart.by-place.known-met", args...)
			}
			return templates.Text("chart.by-place.all-met", args...)
		case len(b.values):
			return templates.Text("chart.by-place.none-met", append(args, "n", n)...)
		default:
			return templates.Text("chart.by-place.some-unmet", append(args, "n", n)...)
		}
	}
	if !b.whole.Valid() {
		return templates.Text("chart.by-place.unknown", args...)
	}
	args = append(args, "value", b.whole.Shown(), "stands", b.in.stands(b.whole, indicator.Value.Shown))
	if b.shares() {
		return templates.Text("chart.by-place.value", args...)
	}
	n := 0
	for _, v := range b.values {
		if v.Valid() && v.Num > 0 {
			n++
		}
	}
	if n == 0 {
		return templates.Text("chart.by-place.nowhere", args...)
	}
	return templates.Text("chart.by-place.spread", append(args, "n", n)...)
}

// sentence says what the whole place comes to, which places miss the target or
// how far they lie apart, and what counts in none of them.
func (b *comparison) sentence() string {
	out := ""
	if b.whole.Valid() {
		out = templates.Text("chart.by-place.total", "place", b.in.place().Name, "month", b.in.Period.Chinese(), "stands", b.in.stands(b.whole, full))
	}
	if list := b.unmet(); len(list) > 0 {
		return sentences(out, templates.Text("chart.by-place.unmet", "target", b.in.target(b.d), "list", listed(list)), b.elsewhere())
	}
	if b.judged() {
		return sentences(out, b.elsewhere())
	}
	return sentences(out, b.between(), b.elsewhere())
}

// between says how far the places that may be compared lie apart.
func (b *comparison) between() string {
	lo, hi, n := indicator.Value{}, indicator.Value{}, 0
	for _, v := range b.values {
		if !compared(v) || !b.shares() {
			continue
		}
		if n == 0 || less(v, lo) {
			lo = v
		}
		if n == 0 || less(hi, v) {
			hi = v
		}
		n++
	}
	if n < 2 {
		return ""
	}
	if lo.Text() == hi.Text() {
		return templates.Text("chart.by-place.same", "level", b.in.level(), "value", lo.Shown())
	}
	return templates.Text("chart.by-place.between", "level", b.in.level(), "low", midway(lo), "high", midway(hi))
}

func invalid(v indicator.Value) bool { return !v.Valid() }

func less(a, b indicator.Value) bool {
	n, d := a.Fraction()
	m, e := b.Fraction()
	return n*e < m*d
}

// elsewhere says how many problems count in none of the places.
func (b *comparison) elsewhere() string {
	if b.d.Kind != indicator.Count || b.d.Num.Rows() != record.Rectifications || !b.whole.Valid() {
		return ""
	}
	rest := b.whole.Num
	for _, v := range b.values {
		rest -= v.Num
	}
	if rest <= 0 {
		return ""
	}
	return templates.Text("chart.by-place.elsewhere", "n", count(rest), "unit", b.d.Unit, "level", b.in.level())
}

func (b *comparison) table() Table {
	t := Table{}
	ratio := b.d.Kind == indicator.Ratio || b.d.Kind == indicator.Mean
	value := templates.Text("chart.column.value", "name", b.in.called(b.d), "unit", b.d.Unit)
	t.Columns = header(templates.Text("chart.column.place"), value)
	if ratio {
		t.Columns = header(templates.Text("chart.column.place"), value, templates.Text("chart.column.num"), templates.Text("chart.column.den"))
	}
	for i, v := range b.values {
		row := []string{b.names[i], cell(v)}
		if ratio {
			row = append(row, num(v), den(v))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
