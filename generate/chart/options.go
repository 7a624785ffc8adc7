package chart

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"tongbao/generate/indicator"
)

// options gives the figure's options.
func (f *figure) options() map[string]any { return f.patch(f.build()) }

// build gives what go-echarts can say.
func (f *figure) build() map[string]any {
	switch f.form {
	case lines:
		c := charts.NewLine()
		f.fill(&c.RectChart)
		c.SetXAxis(f.categories)
		c.Validate()
		return c.JSON()
	case columns:
		c := charts.NewBar()
		f.fill(&c.RectChart)
		c.SetXAxis(f.categories)
		c.Validate()
		return c.JSON()
	}
	c := charts.NewBar()
	f.fill(&c.RectChart)
	c.SetXAxis(f.categories).XYReversal()
	c.Validate()
	return c.JSON()
}

// fill sets what all forms have.
func (f *figure) fill(c *charts.RectChart) {
	c.SetGlobalOptions(
		charts.WithLegendOpts(f.legendOpts()),
		charts.WithTooltipOpts(f.tooltip()),
		charts.WithGridOpts(f.grids()...),
	)
	c.XAxisList, c.YAxisList = nil, nil
	for i := range f.panels {
		if f.form == rows {
			c.XAxisList = append(c.XAxisList, f.valueBelow(i))
			c.YAxisList = append(c.YAxisList, f.names())
			continue
		}
		c.XAxisList = append(c.XAxisList, f.times(i))
		c.YAxisList = append(c.YAxisList, f.valueBeside(i))
	}
	for i := range f.series {
		c.MultiSeries = append(c.MultiSeries, f.seriesOpts(i))
	}
}

func (f *figure) legendOpts() opts.Legend {
	return opts.Legend{
		Show: opts.Bool(f.legend()), Left: "0", Top: strconv.Itoa(lineHeight + 4), Orient: "horizontal", SelectedMode: "false",
		ItemWidth: 26, ItemHeight: 12, TextStyle: &opts.TextStyle{Color: ink, FontSize: fontSize},
	}
}

func (f *figure) tooltip() opts.Tooltip {
	pointer := "line"
	if f.form != lines {
		pointer = "shadow"
	}
	return opts.Tooltip{Show: opts.Bool(true), Trigger: "axis", BackgroundColor: paper, BorderColor: rule,
		AxisPointer: &opts.AxisPointer{Type: pointer}}
}

func (f *figure) grids() []opts.Grid {
	var out []opts.Grid
	for i := range f.panels {
		g := opts.Grid{Top: strconv.Itoa(f.top(i)), Left: strconv.Itoa(f.left()), Right: strconv.Itoa(f.right())}
		if f.form == rows {
			g.Height = strconv.Itoa(len(f.categories) * rowOf(f.categories))
		} else {
			g.Height = strconv.Itoa(panelBody)
		}
		out = append(out, g)
	}
	return out
}

// left gives the room for what stands left of the axis.
func (f *figure) left() int {
	if f.form == rows {
		return min(nameWidth, widest(f.categories)) + 12
	}
	n := 0
	for _, p := range f.panels {
		for _, tick := range []float64{p.max, round(p.min + p.step)} {
			n = max(n, width(strconv.FormatFloat(tick, 'f', -1, 64)))
		}
	}
	return n + n/9 + 20 // thousands separators and the percent sign
}

func (f *figure) right() int {
	if f.form == rows {
		return max(widest(f.notes), 16) + 14
	}
	return 24
}

func axisLine() *opts.AxisLine {
	return &opts.AxisLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: muted}}
}

func noLine() *opts.AxisLine { return &opts.AxisLine{Show: opts.Bool(false)} }

func splitLine() *opts.SplitLine {
	return &opts.SplitLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: rule, Type: "solid"}}
}

func (f *figure) times(panel int) opts.XAxis {
	return opts.XAxis{Type: "category", GridIndex: panel, Position: "bottom", AxisLine: axisLine(),
		Data:      f.categories,
		SplitLine: &opts.SplitLine{Show: opts.Bool(false)}, AxisTick: &opts.AxisTick{Show: opts.Bool(false)},
		AxisLabel: &opts.AxisLabel{Color: ink, FontSize: fontSize, HideOverlap: opts.Bool(true), ShowMaxLabel: opts.Bool(true)}}
}

func (f *figure) valueBeside(panel int) opts.YAxis {
	p := f.panels[panel]
	return opts.YAxis{Type: "value", GridIndex: panel, Position: "left", Min: p.min, Max: p.max,
		AxisLine: noLine(), SplitLine: splitLine(), AxisLabel: p.label()}
}

func (f *figure) valueBelow(panel int) opts.XAxis {
	p := f.panels[panel]
	label := p.label()
	label.ShowMaxLabel = opts.Bool(true)
	return opts.XAxis{Type: "value", Position: "bottom", Min: p.min, Max: p.max,
		AxisLine: noLine(), SplitLine: splitLine(), AxisTick: &opts.AxisTick{Show: opts.Bool(false)}, AxisLabel: label}
}

func (p panel) label() *opts.AxisLabel {
	l := &opts.AxisLabel{Color: muted, FontSize: fontSize, HideOverlap: opts.Bool(true)}
	if p.percent {
		l.Formatter = "{value}%"
	}
	return l
}

func (f *figure) names() opts.YAxis {
	return opts.YAxis{Type: "category", Position: "left", Inverse: opts.Bool(true), AxisLine: axisLine(),
		SplitLine: &opts.SplitLine{Show: opts.Bool(false)},
		AxisLabel: nameLabel()}
}

// nameLabel writes a row's name in full, over several lines if need be.
func nameLabel() *opts.AxisLabel {
	return &opts.AxisLabel{Color: ink, FontSize: fontSize, Interval: "0", Width: nameWidth, Overflow: "break"}
}

// remarks writes the numbers of the rows at the right, in a column where no bar
// and no target line runs into them: one text with a line for each row, which
// takes a sixth off the time that a second axis takes to draw.
func (f *figure) remarks() []any {
	return []any{map[string]any{"type": "text", "right": 2, "top": f.top(0), "silent": true,
		"style": map[string]any{"text": strings.Join(f.notes, "\n"), "lineHeight": rowOf(f.categories), "fontSize": fontSize, "fill": ink}}}
}

func (f *figure) seriesOpts(i int) charts.SingleSeries {
	s := f.series[i]
	out := charts.SingleSeries{Name: s.name, XAxisIndex: s.panel, YAxisIndex: s.panel, ItemStyle: &opts.ItemStyle{Color: s.look.color}}
	if s.stacked {
		out.Stack = "stack"
	}
	switch f.form {
	case lines:
		out.Type, out.Data = "line", lineData(s.data)
		out.Symbol, out.SymbolSize, out.ShowSymbol = s.look.symbol, 7, opts.Bool(len(f.categories) <= 24 || lonely(s.data))
		out.LineStyle = &opts.LineStyle{Color: s.look.color, Width: 2, Type: s.look.dash}
		out.ConnectNulls = opts.Bool(false)
		if s.step {
			out.Step = "end"
		}
	default:
		switch s.shape {
		case box:
			out.Type, out.Data = "boxplot", s.data
			out.ItemStyle.BorderColor = ink
			return out
		case points:
			out.Type, out.Data, out.Symbol, out.SymbolSize = "scatter", s.data, s.look.symbol, 6
			return out
		}
		out.Type, out.Data, out.BarMaxWidth = "bar", barData(s.data), "32"
		if s.labels {
			out.Label = &opts.Label{Show: opts.Bool(true), Position: "top", Color: ink, FontSize: fontSize}
			out.Data = grouped(out.Data.([]opts.BarData))
		}
	}
	return out
}

// lonely says whether a number has none beside it, so that no line leads to it.
func lonely(data []any) bool {
	there := func(i int) bool {
		if i < 0 || i >= len(data) {
			return false
		}
		_, ok := data[i].(json.Number)
		return ok
	}
	for i := range data {
		if there(i) && !there(i-1) && !there(i+1) {
			return true
		}
	}
	return false
}

func lineData(data []any) []opts.LineData {
	var out []opts.LineData
	for _, x := range data {
		out = append(out, opts.LineData{Value: x})
	}
	return out
}

func barData(data []any) []opts.BarData {
	var out []opts.BarData
	for _, x := range data {
		out = append(out, opts.BarData{Value: x})
	}
	return out
}

// grouped lets the labels of large numbers have separators: ECharts writes none.
func grouped(data []opts.BarData) []opts.BarData {
	for i, d := range data {
		if n, ok := d.Value.(json.Number); ok && len(n) > 3 {
			data[i].Label = &opts.Label{Formatter: indicator.Grouped(n.String())}
		}
	}
	return data
}

// patch adds what go-echarts has no field for, or a wrong one.
func (f *figure) patch(built map[string]any) map[string]any {
	m := generic(built)
	m["title"] = f.notesAbove()
	m["axisPointer"] = f.pointer()
	values := "yAxis"
	if f.form == rows {
		values = "xAxis"
		f.patchRows(m)
	}
	for i, p := range f.panels {
		m[values].([]any)[i].(map[string]any)["interval"] = p.step
	}
	f.patchLegend(m["legend"].(map[string]any))
	for i, x := range m["series"].([]any) {
		f.patchSeries(&f.series[i], i, x.(map[string]any))
	}
	return m
}

// patchLegend gives boxes the colour that they have, which ECharts' legend does
// not take from them.
func (f *figure) patchLegend(legend map[string]any) {
	if f.series[0].shape != box {
		return
	}
	var data []any
	for _, s := range f.series {
		entry := map[string]any{"name": s.name}
		if s.shape == box {
			entry["itemStyle"] = map[string]any{"color": s.look.color, "borderColor": ink, "borderWidth": 1}
		}
		data = append(data, entry)
	}
	legend["data"] = data
}

func (f *figure) pointer() map[string]any {
	p := map[string]any{"z": 0, "lineStyle": map[string]any{"color": muted}, "shadowStyle": map[string]any{"color": rule, "opacity": 0.5}}
	if len(f.panels) > 1 {
		p["link"] = []any{map[string]any{"xAxisIndex": "all"}}
	}
	return p
}

// patchNames sets what go-echarts would write as text.
func patchNames(label map[string]any) { label["interval"], label["lineHeight"] = 0, nameLine }

func (f *figure) patchRows(m map[string]any) {
	for _, y := range m["yAxis"].([]any) {
		axis := y.(map[string]any)
		axis["axisTick"] = map[string]any{"show": false}
		patchNames(axis["axisLabel"].(map[string]any))
	}
	if len(f.notes) > 0 {
		m["graphic"] = f.remarks()
	}
}

func (f *figure) patchSeries(s *series, i int, m map[string]any) {
	if s.look.decal != nil { // ECharts trips over "none"
		m["itemStyle"].(map[string]any)["decal"] = s.look.decal
	}
	m["emphasis"] = map[string]any{"disabled": true}
	m["cursor"] = "default"
	first := i == 0 || f.series[i-1].panel != s.panel
	if marks := f.panels[s.panel].marks; first && len(marks) > 0 {
		m["markLine"] = f.markLine(marks)
	}
}

// markPlaces are where the names of the second mark and the third stand, so that
// those of marks that lie close do not cover each other: marks go from the highest down.
var markPlaces = []string{"insideStartBottom", "insideEndBottom"}

func (f *figure) markLine(marks []mark) map[string]any {
	axis := "yAxis"
	label := map[string]any{"show": true, "formatter": "{b}", "color": alarm, "fontSize": fontSize, "position": "insideStartTop", "distance": 3}
	if f.form == rows {
		axis = "xAxis"
		label["position"], label["align"] = "start", "right" // the first row is at the top
	}
	var data []any
	for i, at := range marks {
		entry := map[string]any{"name": at.name, axis: at.at}
		if i > 0 && f.form != rows {
			entry["label"] = map[string]any{"position": markPlaces[min(i, len(markPlaces))-1]}
		}
		data = append(data, entry)
	}
	return map[string]any{"silent": true, "symbol": "none", "animation": false, "data": data, "label": label,
		"lineStyle": map[string]any{"color": alarm, "type": []any{6, 4}, "width": 1.5}}
}

// notesAbove says above each panel what it measures.
func (f *figure) notesAbove() []any {
	var out []any
	for i, p := range f.panels {
		top := 0
		if i > 0 {
			top = f.top(i) - lineHeight - 16 // above the name of a target at the top
		}
		out = append(out, noteAt(p.note, top))
	}
	return out
}
