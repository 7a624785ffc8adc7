package chart

import (
	"encoding/json"

	"github.com/go-echarts/go-echarts/v2/opts"

	"tongbao/generate/indicator"
	"tongbao/templates"
)

// scoresByPlace shows how the month's scores spread in each place below the
// place, as box plots.
func scoresByPlace(in Input) (Chart, bool) {
	if !in.comparable() {
		return Chart{}, false
	}
	b := in.boxes()
	if !b.any() {
		return Chart{}, false
	}
	f := &figure{form: rows, categories: b.names, notes: b.notes(), series: b.series(), panels: []panel{b.panel()}}
	c := Chart{Title: b.title(), Sentence: b.sentence(), Format: "two", Table: b.table()}
	c.Alt = templates.Text("chart.boxes.alt", "place", in.place().Name, "month", in.Period.Chinese(), "level", in.level(), "n", len(b.names), "title", c.Title)
	return c.with(f), true
}

// boxes are the boxes of the places; few tells those with too few scores to
// have one.
type boxes struct {
	in    Input
	names []string
	all   []indicator.Box
}

func (in Input) boxes() *boxes {
	b := &boxes{in: in, names: in.childNames()}
	for _, p := range in.place().Children {
		scores := in.Values.Monthly.Scores(in.Values.Places, p, in.Period)
		if len(scores) < indicator.LeastCompared {
			b.all = append(b.all, indicator.Box{N: len(scores)})
			continue
		}
		b.all = append(b.all, indicator.BoxOf(scores))
	}
	return b
}

func drawnBox(b indicator.Box) bool { return b.N >= indicator.LeastCompared }

func (b *boxes) any() bool {
	for _, x := range b.all {
		if drawnBox(x) {
			return true
		}
	}
	return false
}

// pointsOf gives a number of a box in points.
func pointsOf(x int64) json.Number { return json.Number(pointsText(x)) }

func pointsText(x int64) string { return indicator.Decimal(x, indicator.BoxScale, 2) }

func (b *boxes) notes() []string {
	var out []string
	for _, x := range b.all {
		if drawnBox(x) {
			out = append(out, templates.Text("chart.boxes.note", "median", pointsText(x.Median)))
			continue
		}
		out = append(out, templates.Text("chart.none"))
	}
	return out
}

func (b *boxes) series() []series {
	body := series{name: templates.Text("chart.boxes.box"), look: look{color: pale}, shape: box}
	beyond := series{name: templates.Text("chart.boxes.beyond"), look: look{color: warm, symbol: "diamond"}, shape: points}
	for i, x := range b.all {
		if !drawnBox(x) {
			body.data = append(body.data, opts.BoxPlotData{Value: missing})
			continue
		}
		body.data = append(body.data, opts.BoxPlotData{Value: []any{pointsOf(x.Low), pointsOf(x.Quartile1), pointsOf(x.Median), pointsOf(x.Quartile3), pointsOf(x.High)}})
		for _, y := range x.Outside {
			beyond.data = append(beyond.data, opts.ScatterData{Value: []any{pointsOf(y), i}})
		}
	}
	if len(beyond.data) == 0 {
		return []series{body}
	}
	return []series{body, beyond}
}

// panel is the axis from the lowest score, or the line at which subsidies are
// withheld, to the cap.
func (b *boxes) panel() panel {
	s := b.in.Workspace.Settings
	lo, hi := float64(s.WithholdBelow)/100, float64(s.Cap)/100
	for _, x := range b.all {
		if drawnBox(x) {
			lo = min(lo, float64(x.Low)/indicator.BoxScale)
			for _, y := range x.Outside {
				lo = min(lo, float64(y)/indicator.BoxScale)
			}
		}
	}
	p := panel{scale: tight(lo, hi, false)}
	p.note = unitNote(templates.Text("chart.boxes.score"), templates.Text("chart.boxes.unit"), p.scale)
	if at := float64(s.WithholdBelow) / 100; at > p.min && at < p.max {
		p.marks = []mark{{templates.Text("chart.boxes.line", "line", s.WithholdBelow.String()), at}}
	}
	return p
}

// ends gives the positions of the places with the lowest and the highest
// median, the first of each.
func (b *boxes) ends() (low, high int) {
	low, high = -1, -1
	for i, x := range b.all {
		if !drawnBox(x) {
			continue
		}
		if low < 0 || x.Median < b.all[low].Median {
			low = i
		}
		if high < 0 || x.Median > b.all[high].Median {
			high = i
		}
	}
	return low, high
}

func (b *boxes) title() string {
	low, high := b.ends()
	args := []any{"place", b.in.place().Name, "month", b.in.Period.Chinese(), "level", b.in.level(),
		"low", pointsText(b.all[low].Median), "high", pointsText(b.all[high].Median)}
	if b.all[low].Median == b.all[high].Median {
		return templates.Text("chart.boxes.same", args...)
	}
	return templates.Text("chart.boxes.title", args...)
}

func (b *boxes) sentence() string {
	low, high := b.ends()
	out := templates.Text("chart.boxes.ends", "low", b.names[low], "least", pointsText(b.all[low].Median), "high", b.names[high], "most", pointsText(b.all[high].Median))
	n := 0
	for _, x := range b.all {
		if !drawnBox(x) {
			n++
		}
	}
	if n > 0 {
		out += templates.Text("chart.boxes.few", "n", n, "level", b.in.level(), "least", indicator.LeastCompared)
	}
	return out + templates.Text("chart.boxes.read")
}

func (b *boxes) table() Table {
	t := Table{Columns: header(templates.Text("chart.column.place"), templates.Text("chart.scores.count"), templates.Text("chart.boxes.lower"), templates.Text("chart.boxes.quartile1"),
		templates.Text("chart.boxes.median"), templates.Text("chart.boxes.quartile3"), templates.Text("chart.boxes.upper"), templates.Text("chart.boxes.outside"))}
	for i, x := range b.all {
		row := []string{b.names[i], count(x.N)}
		if !drawnBox(x) {
			for range 6 {
				row = append(row, templates.Text("chart.none"))
			}
			t.Rows = append(t.Rows, row)
			continue
		}
		for _, y := range []int64{x.Low, x.Quartile1, x.Median, x.Quartile3, x.High} {
			row = append(row, pointsText(y))
		}
		t.Rows = append(t.Rows, append(row, b.outside(x)))
	}
	return t
}

// outside gives the scores outside a box's whiskers in words.
func (b *boxes) outside(x indicator.Box) string {
	var out []string
	for _, y := range x.Outside {
		out = append(out, pointsText(y))
	}
	if out == nil {
		return templates.Text("chart.none")
	}
	return listed(out)
}
