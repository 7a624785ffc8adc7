package chart

import (
	"cmp"
	"slices"
	"strings"

	"tongbao/generate/indicator"
	"tongbao/generate/schema"
	"tongbao/templates"
)

// trend shows an indicator over the months of the history.
func trend(in Input, d *indicator.Indicator) (Chart, bool) {
	t := track{in, d, in.months(), in.over(d, in.months())}
	if !anyValid(t.values) {
		return Chart{}, false
	}
	f := &figure{form: lines, categories: monthNames(t.months), panels: []panel{t.panel()},
		series: []series{{name: in.called(d), data: data(t.values), look: plain, step: d.Period == indicator.TwoYear}}}
	if t.bars() {
		f.form = columns
	}
	if f.empty() {
		return Chart{}, false
	}
	c := Chart{Title: t.course(in.place().Name), Sentence: sentences(t.judged(), t.gaps()), Format: format(d), Table: t.table()}
	c.Alt = templates.Text("chart.trend.alt", "place", in.place().Name, "span", span(t.months), "name", in.called(d), "unit", d.Unit, "title", c.Title)
	return c.with(f), true
}

// track is an indicator's values for a place over months.
type track struct {
	in     Input
	d      *indicator.Indicator
	months []schema.Month
	values []indicator.Value
}

// bars says whether the months' amounts are things of their own, which add up.
func (t *track) bars() bool {
	return t.d.Period == indicator.OfMonth && (t.d.Kind == indicator.Count || t.d.Kind == indicator.Sum)
}

func (t *track) panel() panel {
	lo, hi := extent(data(t.values))
	p := panel{percent: t.d.Kind == indicator.Ratio}
	if m, ok := t.in.mark(t.d); ok {
		lo, hi = min(lo, m.at), max(hi, m.at)
		p.marks = []mark{m}
	}
	most := 0.0
	if p.percent {
		most = 100
	}
	p.scale = fit(lo, hi, t.bars(), format(t.d) == "count", most)
	p.note = unitNote(t.in.called(t.d), t.d.Unit, p.scale)
	return p
}

// ends gives the first and last month with a value, by position; there is one.
func (t *track) ends() (first, last int) {
	first = slices.IndexFunc(t.values, indicator.Value.Valid)
	for i, v := range t.values {
		if v.Valid() {
			last = i
		}
	}
	return first, last
}

// course says where the place's indicator came from and where it stands; place
// may be left out.
func (t *track) course(place string) string {
	first, last := t.ends()
	args := []any{"place", place, "name", t.d.Bare(&t.in.Workspace.Settings),
		"first", t.months[first].Chinese(), "from", midway(t.values[first]),
		"last", t.months[last].Chinese(), "to", t.values[last].Shown()}
	switch {
	case t.months[last] != t.in.Period:
		return templates.Text("chart.trend.stale", append(args, "month", t.in.Period.Chinese())...)
	case first == last:
		return templates.Text("chart.trend.only", args...)
	case t.values[first].Text() == t.values[last].Text():
		return templates.Text("chart.trend.level", args...)
	}
	return templates.Text("chart.trend.moved", append(args, "went", went(t.values[first], t.values[last]))...)
}

// judged says how the last value compares with the target, and in how many
// months the target was met.
func (t *track) judged() string {
	_, last := t.ends()
	target := t.in.Values.Target(t.d)
	args := []any{"month", t.months[last].Chinese(), "stands", t.in.stands(t.values[last], full), "target", t.in.target(t.d)}
	met, ok := t.values[last].Met(target)
	if !ok {
		return templates.Text("chart.trend.now", args...)
	}
	args = append(args, "before", t.reached(target))
	if met {
		return templates.Text("chart.trend.met", args...)
	}
	return templates.Text("chart.trend.unmet", args...)
}

// reached says in how many months the target was met; nothing of a single month.
func (t *track) reached(target int64) string {
	good, all := 0, 0
	for _, v := range t.values {
		if met, ok := v.Met(target); ok {
			all++
			if met {
				good++
			}
		}
	}
	switch {
	case all < 2:
		return ""
	case good == all:
		return templates.Text("chart.trend.always", "all", all)
	case good == 0:
		return templates.Text("chart.trend.never", "all", all)
	}
	return templates.Text("chart.trend.sometimes", "all", all, "good", good)
}

// gaps says how many months have no value, and how many have that of some
// counties alone.
func (t *track) gaps() string {
	none, partial := 0, 0
	for _, v := range t.values {
		switch {
		case !v.Valid():
			none++
		case v.Parts.Partial():
			partial++
		}
	}
	return sentences(months("chart.trend.gaps", none), months("chart.trend.partial", partial))
}

// months tells of a number of months; nothing of none.
func months(key string, n int) string {
	if n == 0 {
		return ""
	}
	return templates.Text(key, "n", n)
}

func (t *track) table() Table { return monthTable(t.months, t) }

// monthTable puts several tracks of the same months side by side; a ratio has
// its terms beside it when it stands alone.
func monthTable(months []schema.Month, tracks ...*track) Table {
	var heads []string
	for _, t := range tracks {
		heads = append(heads, templates.Text("chart.column.value", "name", t.in.called(t.d), "unit", t.d.Unit))
		if len(tracks) == 1 && t.d.Den != nil {
			heads = append(heads, templates.Text("chart.column.num"), templates.Text("chart.column.den"))
		}
	}
	out := Table{Columns: header(templates.Text("chart.column.month"), heads...)}
	for i, m := range months {
		row := []string{m.String()}
		for _, t := range tracks {
			v := t.values[i]
			row = append(row, cell(v))
			if len(tracks) == 1 && t.d.Den != nil {
				row = append(row, num(v), den(v))
			}
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// coverageOverTime shows the three coverages over the months, with their targets.
func coverageOverTime(in Input) (Chart, bool) {
	tracks := in.tracks("team_coverage", "grid_coverage", "household_coverage")
	if len(tracks) == 0 {
		return Chart{}, false
	}
	months := in.months()
	p, f := panel{percent: true}, &figure{form: lines, categories: monthNames(months)}
	lo, hi := 100.0, 0.0
	for i, t := range tracks {
		own := t.panel()
		l, h := extent(data(t.values))
		lo, hi = min(lo, l), max(hi, h)
		for _, m := range own.marks {
			lo, hi = min(lo, m.at), max(hi, m.at)
		}
		f.series = append(f.series, series{name: t.in.called(t.d), data: data(t.values), look: looks[i]})
	}
	p.marks = targetsOf(tracks)
	p.scale = fit(lo, hi, false, false, 100)
	p.note = unitNote(templates.Text("chart.coverage.name"), "%", p.scale)
	f.panels = []panel{p}
	c := Chart{Title: coverageTitle(in, tracks), Sentence: coverageSentence(tracks), Format: "pct1", Table: monthTable(months, tracks...)}
	c.Alt = templates.Text("chart.coverage.alt", "place", in.place().Name, "span", span(months), "names", trackNames(tracks), "title", c.Title)
	return c.with(f), true
}

// targetsOf gives the targets of tracks, each once and the highest first; where
// there are several, each says whose it is.
func targetsOf(tracks []*track) []mark {
	var out []mark
	whose := map[mark][]*track{}
	for _, t := range tracks {
		if m, ok := t.in.mark(t.d); ok {
			if whose[m] == nil {
				out = append(out, m)
			}
			whose[m] = append(whose[m], t)
		}
	}
	if len(out) > 1 {
		for i, m := range out {
			out[i].name = templates.Text("chart.target-of", "names", trackNames(whose[m]), "target", m.name)
		}
	}
	slices.SortStableFunc(out, func(a, b mark) int { return cmp.Compare(b.at, a.at) })
	return out
}

// tracks gives the indicators of those ids that have any value.
func (in Input) tracks(ids ...string) []*track {
	var out []*track
	for _, id := range ids {
		d := indicator.Find(id)
		if t := (&track{in, d, in.months(), in.over(d, in.months())}); anyValid(t.values) {
			out = append(out, t)
		}
	}
	return out
}

func trackNames(tracks []*track) string {
	var names []string
	for _, t := range tracks {
		names = append(names, t.in.called(t.d))
	}
	return strings.Join(names, templates.Text("chart.and"))
}

func coverageTitle(in Input, tracks []*track) string {
	var below, known []*track
	for _, t := range tracks {
		met, ok := in.now(t.d).Met(in.Values.Target(t.d))
		if ok {
			known = append(known, t)
		}
		if ok && !met {
			below = append(below, t)
		}
	}
	args := []any{"place", in.place().Name, "month", in.Period.Chinese()}
	switch {
	case len(known) == 0:
		return templates.Text("chart.coverage.unknown", args...)
	case len(below) == 0 && len(known) == 1:
		return templates.Text("chart.coverage.met-one", append(args, "names", trackNames(known))...)
	case len(below) == 0:
		return templates.Text("chart.coverage.met", append(args, "names", trackNames(known))...)
	}
	return templates.Text("chart.coverage.unmet", append(args, "names", trackNames(below))...)
}

func coverageSentence(tracks []*track) string {
	var parts []string
	for _, t := range tracks {
		parts = append(parts, t.course(""))
	}
	return strings.Join(parts, templates.Text("chart.semicolon")) + templates.Text("chart.stop")
}
