package chart

import (
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"tongbao/generate/indicator"
	"tongbao/templates"
)

// funnel compares a ratio between the places below the place fairly: each
// place's ratio stands over its denominator, and curves show between which
// ratios chance alone puts a place of that size.
func funnel(in Input, d *indicator.Indicator) (Chart, bool) {
	if d.Kind != indicator.Ratio || d.TopOnly {
		return Chart{}, false
	}
	f := &funnelPlot{in: in, d: d, whole: in.now(d), names: in.childNames(), values: in.across(d)}
	if f.sort(); !f.whole.Valid() || f.compared() < 2 || f.alike() {
		return Chart{}, false
	}
	f.fit()
	c := Chart{Title: f.title(), Sentence: f.sentence(), Format: "pct1", Table: f.table()}
	c.Alt = templates.Text("chart.funnel.alt", "place", in.place().Name, "month", in.Period.Chinese(), "level", in.level(), "n", len(f.names), "name", in.called(d), "title", c.Title)
	return c.with(f), true
}

type funnelPlot struct {
	in     Input
	d      *indicator.Indicator
	whole  indicator.Value
	names  []string
	values []indicator.Value
	bands  []indicator.Band

	across, up scale
}

func (f *funnelPlot) sort() {
	for _, v := range f.values {
		f.bands = append(f.bands, indicator.BandOf(v, f.whole))
	}
}

// alike says whether every place has the same ratio: there is nothing to compare.
func (f *funnelPlot) alike() bool {
	return f.whole.Num == 0 || f.whole.Num == f.whole.Den
}

// compared counts the places that are held against the limits.
func (f *funnelPlot) compared() int {
	n := 0
	for _, b := range f.bands {
		if b != indicator.Incomparable {
			n++
		}
	}
	return n
}

// fit lays out the axes: from the smallest denominator to the largest, and from
// the lowest ratio to the highest, the limits at the smallest included.
func (f *funnelPlot) fit() {
	least, most := int64(math.MaxInt64), int64(0)
	low, high := math.Inf(1), math.Inf(-1)
	for _, v := range f.values {
		if !v.Valid() {
			continue
		}
		least, most = min(least, v.Den), max(most, v.Den)
		x, _ := extent([]any{datum(v)})
		low, high = min(low, x), max(high, x)
	}
	l := indicator.Limits(f.whole, max(least, indicator.LeastCompared), indicator.Limits998)
	f.across = tight(float64(least), float64(most), true)
	f.up = tight(min(low, l.LowCurve*100), max(high, l.HighCurve*100), false)
	f.up.max = min(f.up.max, 100)
}

const funnelBody = 260

// top gives where the plot begins: below what it measures and the legend.
func (f *funnelPlot) top() int { return lineHeight + 20 + legendHeight(f.legend()) }

// legend names the kinds of points and lines that there are.
func (f *funnelPlot) legend() []string {
	var out []string
	for _, s := range append(f.points(), f.curves()...) {
		if !slices.Contains(out, s.Name) {
			out = append(out, s.Name)
		}
	}
	return out
}
func (f *funnelPlot) height() int { return f.top() + funnelBody + axisBelow + lineHeight + 4 }

func (f *funnelPlot) options() map[string]any {
	c := charts.NewScatter()
	c.SetGlobalOptions(charts.WithTooltipOpts(itemTooltip()), charts.WithLegendOpts(opts.Legend{Show: opts.Bool(true), Left: "0",
		Top: strconv.Itoa(lineHeight + 4), ItemWidth: 22, ItemHeight: 10, TextStyle: &opts.TextStyle{Color: ink, FontSize: fontSize}}),
		charts.WithGridOpts(opts.Grid{Top: strconv.Itoa(f.top()), Left: "46", Right: "24", Height: strconv.Itoa(funnelBody)}))
	axis := panel{scale: f.up, percent: true}
	c.XAxisList = []opts.XAxis{{Type: "value", Position: "bottom", Min: f.across.min, Max: f.across.max, AxisLine: axisLine(),
		SplitLine: &opts.SplitLine{Show: opts.Bool(false)}, AxisLabel: &opts.AxisLabel{Color: ink, FontSize: fontSize, HideOverlap: opts.Bool(true)}}}
	c.YAxisList = []opts.YAxis{{Type: "value", Position: "left", Min: axis.min, Max: axis.max, AxisLine: noLine(), SplitLine: splitLine(), AxisLabel: axis.label()}}
	for _, s := range f.points() {
		c.MultiSeries = append(c.MultiSeries, s)
	}
	c.MultiSeries = append(c.MultiSeries, f.curves()...)
	m := generic(c.JSON())
	m["title"] = []any{noteAt(unitNote(f.in.called(f.d), f.d.Unit, f.up), 0)}
	m["legend"].(map[string]any)["data"] = legendData(m["series"].([]any))
	f.patch(m)
	return m
}

// legendData names each kind of series once, lines without the dot that they do
// not have.
func legendData(series []any) []any {
	var out []any
	seen := map[any]bool{}
	for _, x := range series {
		s := x.(map[string]any)
		if seen[s["name"]] {
			continue
		}
		seen[s["name"]] = true
		entry := map[string]any{"name": s["name"]}
		if s["type"] == "line" {
			entry["itemStyle"] = map[string]any{"opacity": 0}
		}
		out = append(out, entry)
	}
	return out
}

// classes tells the places apart by where they lie.
var funnelClasses = []struct {
	key   string
	look  look
	named bool // the points have their names beside them
	has   func(indicator.Band) bool
}{
	{"chart.funnel.within", look{color: deep, symbol: "circle"}, false, func(b indicator.Band) bool { return b == indicator.Level }},
	{"chart.funnel.outside", look{color: warm, symbol: "diamond"}, true, func(b indicator.Band) bool { return b == indicator.Above || b == indicator.Below }},
	{"chart.funnel.far", look{color: alarm, symbol: "triangle"}, true, indicator.Band.Far},
	{"chart.funnel.few", look{color: pale, symbol: "rect"}, false, func(b indicator.Band) bool { return b == indicator.Incomparable }},
}

// points gives a series for each class that has a place.
func (f *funnelPlot) points() []charts.SingleSeries {
	var out []charts.SingleSeries
	for _, class := range funnelClasses {
		var points []opts.ScatterData
		for i, v := range f.values {
			if v.Valid() && class.has(f.bands[i]) {
				points = append(points, opts.ScatterData{Name: f.names[i], Value: []any{v.Den, datum(v)}})
			}
		}
		if points != nil {
			out = append(out, charts.SingleSeries{Name: templates.Text(class.key, "n", indicator.LeastCompared), Type: "scatter", Data: points,
				Symbol: class.look.symbol, SymbolSize: 9, ItemStyle: &opts.ItemStyle{Color: class.look.color, BorderColor: paper, BorderWidth: 1}})
		}
	}
	return out
}

// curves gives the line of the whole place's ratio, and the limits, two lines
// each of one name.
func (f *funnelPlot) curves() []charts.SingleSeries {
	whole := datum(f.whole)
	out := []charts.SingleSeries{{Name: templates.Text("chart.by-place.whole", "place", f.in.place().Name, "value", f.whole.Shown()), Type: "line",
		Data: []opts.LineData{{Value: []any{f.across.min, whole}}, {Value: []any{f.across.max, whole}}}, Symbol: "none",
		ItemStyle: &opts.ItemStyle{Color: deep}, LineStyle: &opts.LineStyle{Color: deep, Width: 1.2, Type: "dotted"}}}
	for _, l := range []struct {
		key, dash string
		level     indicator.LimitLevel
	}{{"chart.funnel.limits-95", "dashed", indicator.Limits95}, {"chart.funnel.limits-998", "solid", indicator.Limits998}} {
		low, high := f.curve(l.level)
		for _, points := range [][]opts.LineData{low, high} {
			out = append(out, charts.SingleSeries{Name: templates.Text(l.key), Type: "line", Data: points, Symbol: "none",
				ItemStyle: &opts.ItemStyle{Color: muted}, LineStyle: &opts.LineStyle{Color: muted, Width: 1.2, Type: l.dash}})
		}
	}
	return out
}

// curvePoints is how many denominators a curve is worked out for at most.
const curvePoints = 60

func (f *funnelPlot) curve(level indicator.LimitLevel) (low, high []opts.LineData) {
	from, to := max(int64(f.across.min), indicator.LeastCompared), int64(f.across.max)
	step := max(1, (to-from)/curvePoints)
	for n := from; n <= to; n += step {
		l := indicator.Limits(f.whole, n, level)
		low = append(low, opts.LineData{Value: []any{n, percentOf(l.LowCurve)}})
		high = append(high, opts.LineData{Value: []any{n, percentOf(l.HighCurve)}})
	}
	return low, high
}

// percentOf gives a ratio in percent with two decimals.
func percentOf(x float64) json.Number {
	return json.Number(strconv.FormatFloat(math.Round(x*1e4)/100, 'f', -1, 64))
}

func (f *funnelPlot) patch(m map[string]any) {
	axis := m["xAxis"].([]any)[0].(map[string]any)
	axis["interval"], axis["name"], axis["nameLocation"], axis["nameGap"] = f.across.step, templates.Text("chart.funnel.size", "name", f.d.Den.Chinese.In(&f.in.Workspace.Settings)), "middle", 24
	axis["nameTextStyle"] = map[string]any{"color": muted, "fontSize": fontSize, "width": 300, "overflow": "truncate"}
	m["yAxis"].([]any)[0].(map[string]any)["interval"] = f.up.step
	for _, x := range m["series"].([]any) {
		s := x.(map[string]any)
		s["emphasis"], s["cursor"] = map[string]any{"disabled": true}, "default"
		s["clip"] = true
		if s["type"] == "line" {
			s["silent"], s["z"] = true, 1
			s["tooltip"] = map[string]any{"show": false}
			continue
		}
		s["encode"] = map[string]any{"x": 0, "y": 1, "tooltip": []any{1}}
		f.label(s)
	}
}

// label names the points of the classes that stand out, with a text that is no
// template.
func (f *funnelPlot) label(s map[string]any) {
	for _, class := range funnelClasses {
		if !class.named || s["name"] != templates.Text(class.key, "n", indicator.LeastCompared) {
			continue
		}
		s["labelLayout"] = map[string]any{"hideOverlap": true}
		for _, x := range s["data"].([]any) {
			point := x.(map[string]any)
			point["label"] = map[string]any{"show": true, "formatter": inert(point["name"].(string)), "position": "right", "color": ink, "fontSize": fontSize}
		}
	}
}

// inert gives a name as a label's formatter, which would take {b} in it for a
// variable.
func inert(name string) string { return strings.NewReplacer("{", "｛", "}", "｝").Replace(name) }

// outside gives the names of the places in those bands.
func (f *funnelPlot) outside(which ...indicator.Band) []string {
	var out []string
	for i, b := range f.bands {
		for _, w := range which {
			if b == w {
				out = append(out, templates.Text("chart.by-place.whole", "place", f.names[i], "value", full(f.values[i])))
			}
		}
	}
	return out
}

func (f *funnelPlot) title() string {
	args := []any{"place", f.in.place().Name, "level", f.in.level(), "name", f.in.called(f.d)}
	out := f.outside(indicator.FarAbove, indicator.Above, indicator.Below, indicator.FarBelow)
	if len(out) == 0 {
		return templates.Text("chart.funnel.none", args...)
	}
	return templates.Text("chart.funnel.some", append(args, "n", len(out))...)
}

func (f *funnelPlot) sentence() string {
	out := templates.Text("chart.by-place.total", "place", f.in.place().Name, "month", f.in.Period.Chinese(), "stands", f.in.stands(f.whole, full))
	for _, side := range []struct {
		key   string
		bands []indicator.Band
	}{{"chart.funnel.high", []indicator.Band{indicator.FarAbove, indicator.Above}}, {"chart.funnel.low", []indicator.Band{indicator.FarBelow, indicator.Below}}} {
		if list := f.outside(side.bands...); len(list) > 0 {
			out += templates.Text(side.key, "list", listed(list))
		}
	}
	if n := len(f.values) - f.compared(); n > 0 {
		out += templates.Text("chart.funnel.left", "n", n, "level", f.in.level())
	}
	return out + templates.Text("chart.funnel.read")
}

func (f *funnelPlot) table() Table {
	t := Table{Columns: header(templates.Text("chart.column.place"), templates.Text("chart.column.value", "name", f.in.called(f.d), "unit", f.d.Unit),
		templates.Text("chart.column.num"), templates.Text("chart.column.den"), templates.Text("chart.funnel.range-95"), templates.Text("chart.funnel.range-998"))}
	for i, v := range f.values {
		row := []string{f.names[i], cell(v), num(v), den(v)}
		for _, level := range []indicator.LimitLevel{indicator.Limits95, indicator.Limits998} {
			row = append(row, f.rangeOf(i, level))
		}
		t.Rows = append(t.Rows, append(row, templates.Text(BandKey(f.bands[i]))))
	}
	t.Columns = append(t.Columns, Column{Header: templates.Text("band.name")})
	return t
}

// rangeOf gives the numerators that are not unusual for a place.
func (f *funnelPlot) rangeOf(i int, level indicator.LimitLevel) string {
	if f.bands[i] == indicator.Incomparable {
		return templates.Text("chart.none")
	}
	l := indicator.Limits(f.whole, f.values[i].Den, level)
	return templates.Text("chart.funnel.range", "low", count(l.Low), "high", count(l.High))
}

// BandKey gives the key of a band's name in the catalogue.
func BandKey(b indicator.Band) string {
	switch b {
	case indicator.FarAbove:
		return "band.far-above"
	case indicator.Above:
		return "band.above"
	case indicator.Level:
		return "band.level"
	case indicator.Below:
		return "band.below"
	case indicator.FarBelow:
		return "band.far-below"
	}
	return "band.incomparable"
}
