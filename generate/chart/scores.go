package chart

import (
	"encoding/json"
	"strconv"

	"tongbao/generate/indicator"
	"tongbao/templates"
)

// scoreDistribution shows how the month's scores spread from 0 to the cap.
// It is of the whole region only, and of scores that are at hand.
func scoreDistribution(in Input) (Chart, bool) {
	if in.Place != 0 || in.Values.Monthly.Spread(in.Period) == nil || !in.now(indicator.Find("score_mean")).Valid() {
		return Chart{}, false
	}
	b := in.bands()
	f := &figure{form: columns, categories: b.names, series: b.series()}
	_, hi := extent(b.numbers())
	f.panels = []panel{{scale: fit(0, hi, true, true, 0), note: templates.Text("chart.scores.note")}}
	c := Chart{Title: distributionTitle(in), Sentence: b.sentence(), Format: "count", Table: b.table()}
	c.Alt = templates.Text("chart.scores.alt", "place", in.place().Name, "month", in.Period.Chinese(), "title", c.Title)
	return c.with(f), true
}

// bands are the counts of scores in bands, and how many of the bands lie
// wholly below the line at which subsidies are withheld; edge says that the line
// is the edge of one.
type bands struct {
	in     Input
	names  []string
	counts []int
	below  int
	edge   bool
}

func (in Input) bands() *bands {
	s := in.Workspace.Settings
	b := &bands{in: in}
	for i, band := range in.Values.Monthly.Spread(in.Period).Bands(s.Cap) {
		b.counts = append(b.counts, band.N)
		b.names = append(b.names, templates.Text("chart.scores.band", "low", band.Low.String(), "high", band.High.String()))
		if band.High <= s.WithholdBelow {
			b.below, b.edge = i+1, band.High == s.WithholdBelow
		}
	}
	return b
}

func (b *bands) numbers() []any {
	var out []any
	for _, n := range b.counts {
		out = append(out, json.Number(strconv.Itoa(n)))
	}
	return out
}

// series tells the bands below the line from the others where it is their edge.
func (b *bands) series() []series {
	if !b.edge || b.below == 0 || b.below == len(b.counts) {
		return []series{{name: templates.Text("chart.scores.count"), data: b.numbers(), look: plain, labels: true}}
	}
	line := b.in.Workspace.Settings.WithholdBelow.String()
	low := series{name: templates.Text("chart.scores.below", "line", line), look: hatched, labels: true, stacked: true}
	high := series{name: templates.Text("chart.scores.above", "line", line), look: plain, labels: true, stacked: true}
	for i, n := range b.numbers() {
		if i < b.below {
			low.data, high.data = append(low.data, n), append(high.data, missing)
			continue
		}
		low.data, high.data = append(low.data, missing), append(high.data, n)
	}
	return []series{low, high}
}

func (b *bands) sum() int64 {
	n := int64(0)
	for _, k := range b.counts {
		n += int64(k)
	}
	return n
}

func (b *bands) sentence() string {
	most := 0
	for i, n := range b.counts {
		if n >= b.counts[most] {
			most = i
		}
	}
	return templates.Text("chart.scores.most", "n", count(b.sum()), "band", b.names[most], "most", count(b.counts[most]),
		"share", indicator.Decimal(int64(b.counts[most])*100, b.sum(), 1))
}

func (b *bands) table() Table {
	t := Table{Columns: header(templates.Text("chart.scores.bands"), templates.Text("chart.scores.count"), templates.Text("chart.scores.share"))}
	for i, n := range b.counts {
		t.Rows = append(t.Rows, []string{b.names[i], count(n), indicator.Decimal(int64(n)*100, b.sum(), 1)})
	}
	return t
}

func distributionTitle(in Input) string {
	v := in.now(indicator.Find("below_8_rate"))
	args := []any{"month", in.Period.Chinese(), "place", in.place().Name, "line", in.Workspace.Settings.WithholdBelow.String(),
		"n", num(v), "share", v.Shown()}
	if v.Num == 0 {
		return templates.Text("chart.scores.none-below", args...)
	}
	return templates.Text("chart.scores.some-below", args...)
}

// scoreTrend shows the mean score and the share below the line, one above the
// other: two measures do not share an axis.
func scoreTrend(in Input) (Chart, bool) {
	tracks := in.tracks("score_mean", "below_8_rate")
	if len(tracks) != 2 {
		return Chart{}, false
	}
	months := in.months()
	f := &figure{form: lines, categories: monthNames(months)}
	for i, t := range tracks {
		f.panels = append(f.panels, t.panel())
		f.series = append(f.series, series{name: t.in.called(t.d), data: data(t.values), look: looks[i], panel: i})
	}
	c := Chart{Title: tracks[0].course(in.place().Name), Format: "two pct1", Table: monthTable(months, tracks...)}
	c.Sentence = sentences(tracks[1].course(""), templates.Text("chart.stop"), tracks[0].gaps())
	c.Alt = templates.Text("chart.scores.trend-alt", "place", in.place().Name, "span", span(months), "title", c.Title)
	return c.with(f), true
}
