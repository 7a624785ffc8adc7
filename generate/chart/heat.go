package chart

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"tongbao/generate/indicator"
	"tongbao/generate/schema"
	"tongbao/templates"
)

// byPlaceAndMonth shows an indicator's values as a field of shades: a row for
// each place below the place, a column for each month.
func byPlaceAndMonth(in Input, d *indicator.Indicator) (Chart, bool) {
	if !in.comparable() || d.TopOnly || len(in.months()) < 2 {
		return Chart{}, false
	}
	h := in.heat(d)
	if !h.any {
		return Chart{}, false
	}
	if h.grade(); h.hi == 0 {
		return Chart{}, false
	}
	c := Chart{Title: h.title(), Sentence: h.sentence(), Format: format(d), Table: h.table()}
	c.Alt = templates.Text("chart.heat.alt", "place", in.place().Name, "span", span(h.months), "level", in.level(), "n", len(h.names), "name", in.called(d), "title", c.Title)
	return c.with(h), true
}

// heat is a field of values.
type heat struct {
	in     Input
	d      *indicator.Indicator
	months []schema.Month
	names  []string
	values [][]indicator.Value // by place and month
	any    bool
	edges  []float64 // between one shade and the next
	lo, hi float64
}

func (in Input) heat(d *indicator.Indicator) *heat {
	h := &heat{in: in, d: d, months: in.months(), names: in.childNames()}
	for _, p := range in.place().Children {
		at := in
		at.Place = p
		row := at.over(d, h.months)
		h.any = h.any || anyValid(row)
		h.values = append(h.values, row)
	}
	return h
}

// grade cuts the range of the values into as many classes as there are shades,
// or fewer, at round numbers.
func (h *heat) grade() {
	var all [][]any
	for _, row := range h.values {
		all = append(all, data(row))
	}
	h.lo, h.hi = extent(all...)
	if h.lo == h.hi {
		return
	}
	step := nice((h.hi - h.lo) / float64(len(shades)))
	for edge := round(float64(int64(h.lo/step)+1) * step); edge < h.hi; edge = round(edge + step) {
		h.edges = append(h.edges, edge)
	}
}

// class gives the class of a number: the shade of the same number.
func (h *heat) class(x float64) int {
	for i, edge := range h.edges {
		if x < edge {
			return i
		}
	}
	return len(h.edges)
}

// shade spreads the classes over the shades, from the palest to the deepest.
func (h *heat) shade(class int) shade {
	if len(h.edges) == 0 {
		return shades[len(shades)/2]
	}
	return shades[(2*class*(len(shades)-1)+len(h.edges))/(2*len(h.edges))]
}

func (h *heat) classNames() []string {
	if len(h.edges) == 0 {
		return []string{h.edge(h.lo)}
	}
	out := []string{templates.Text("chart.heat.under", "edge", h.edge(h.edges[0]))}
	for i, edge := range h.edges[1:] {
		out = append(out, templates.Text("chart.heat.between", "low", h.edge(h.edges[i]), "high", h.edge(edge)))
	}
	return append(out, templates.Text("chart.heat.over", "edge", h.edge(h.edges[len(h.edges)-1])))
}

func (h *heat) edge(x float64) string { return indicator.Grouped(strconv.FormatFloat(x, 'f', -1, 64)) }

const cellFontSize = 10

// mostLabelled is how many cells may have their number written in them.
const mostLabelled = 400

func (h *heat) height() int { return h.top() + len(h.names)*rowOf(h.names) + axisBelow }

func (h *heat) top() int { return 2*lineHeight + 20 }

func (h *heat) left() int { return min(nameWidth, widest(h.names)) + 12 }

func (h *heat) options() map[string]any {
	c := charts.NewHeatMap()
	c.SetGlobalOptions(charts.WithTooltipOpts(itemTooltip()), charts.WithLegendOpts(noLegend()),
		charts.WithGridOpts(opts.Grid{Top: strconv.Itoa(h.top()), Left: strconv.Itoa(h.left()), Right: "2",
			Height: strconv.Itoa(len(h.names) * rowOf(h.names))}))
	c.XAxisList = []opts.XAxis{{Type: "category", Position: "bottom", Data: monthNames(h.months), AxisLine: noLine(),
		AxisTick: &opts.AxisTick{Show: opts.Bool(false)}, SplitLine: &opts.SplitLine{Show: opts.Bool(false)},
		AxisLabel: &opts.AxisLabel{Color: ink, FontSize: fontSize, HideOverlap: opts.Bool(true)}}}
	c.YAxisList = []opts.YAxis{{Type: "category", Position: "left", Inverse: opts.Bool(true), Data: h.names, AxisLine: noLine(),
		SplitLine: &opts.SplitLine{Show: opts.Bool(false)},
		AxisLabel: nameLabel()}}
	c.AddSeries(h.in.called(h.d), h.data())
	m := generic(c.JSON())
	m["title"] = []any{noteAt(unitNote(h.in.called(h.d), h.d.Unit, scale{}), 0)}
	m["visualMap"] = h.legend()
	patchNames(m["yAxis"].([]any)[0].(map[string]any)["axisLabel"].(map[string]any))
	m["yAxis"].([]any)[0].(map[string]any)["axisTick"] = map[string]any{"show": false}
	h.patch(seriesOf(m, 0))
	return m
}

func (h *heat) data() []opts.HeatMapData {
	var out []opts.HeatMapData
	for y, row := range h.values {
		for x, v := range row {
			if v.Valid() {
				out = append(out, opts.HeatMapData{Value: []any{x, y, datum(v)}})
			}
		}
	}
	return out
}

// patch writes the number into each cell, in a colour that stands out from it,
// where there is room.
func (h *heat) patch(s map[string]any) {
	cells := s["data"].([]any)
	s["itemStyle"] = map[string]any{"borderColor": paper, "borderWidth": 1}
	s["emphasis"], s["cursor"] = map[string]any{"disabled": true}, "default"
	if len(cells) > mostLabelled {
		return
	}
	s["label"] = map[string]any{"show": true, "fontSize": cellFontSize}
	longest := 0
	for _, x := range cells {
		cell := x.(map[string]any)
		n := cell["value"].([]any)[2].(json.Number)
		f, _ := n.Float64()
		text := h.inCell(n.String())
		longest = max(longest, width(text)*cellFontSize/fontSize)
		cell["label"] = map[string]any{"formatter": text, "color": h.shade(h.class(f)).text}
	}
	if longest*len(h.months) > Narrow-h.left() {
		s["labelLayout"] = map[string]any{"hideOverlap": true} // takes half of the time for the chart
	}
}

// inCell gives a number as it stands in a cell, a digit shorter where it is long.
func (h *heat) inCell(n string) string {
	if h.d.Kind == indicator.Ratio {
		return strings.TrimSuffix(n, ".0")
	}
	return indicator.Grouped(n)
}

func (h *heat) legend() map[string]any {
	var pieces []any
	for i, name := range h.classNames() {
		piece := map[string]any{"label": name, "color": h.shade(i).color}
		if i > 0 {
			piece["gte"] = h.edges[i-1]
		}
		if i < len(h.edges) {
			piece["lt"] = h.edges[i]
		}
		if len(h.edges) == 0 {
			piece["value"] = h.lo
		}
		pieces = append(pieces, piece)
	}
	return map[string]any{"type": "piecewise", "dimension": 2, "seriesIndex": 0, "pieces": pieces, "orient": "horizontal", "left": 0, "top": lineHeight + 6,
		"itemWidth": 14, "itemHeight": 12, "itemGap": 6, "itemSymbol": "rect", "textGap": 4, "padding": 0, "selectedMode": false, "hoverLink": false, "showLabel": true,
		"textStyle": map[string]any{"color": ink, "fontSize": fontSize}}
}

// title names the place that rose and the one that fell most over the months.
func (h *heat) title() string {
	args := []any{"place", h.in.place().Name, "level", h.in.level(), "name", h.in.called(h.d), "span", span(h.months)}
	up, down := h.movers()
	switch {
	case up < 0 && down < 0:
		return templates.Text("chart.heat.title", args...)
	case down < 0:
		return templates.Text("chart.heat.risen", append(args, "up", h.names[up])...)
	case up < 0:
		return templates.Text("chart.heat.fallen", append(args, "down", h.names[down])...)
	}
	return templates.Text("chart.heat.both", append(args, "up", h.names[up], "down", h.names[down])...)
}

// movers gives the places, by position, that rose and fell most from the first
// to the last month; -1 for none. Places that may not be compared are left out.
func (h *heat) movers() (up, down int) {
	up, down = -1, -1
	var most, least float64
	for i, row := range h.values {
		first, last := row[0], row[len(row)-1]
		if !compared(first) || !compared(last) {
			continue
		}
		change, _ := extent([]any{datum(last)})
		from, _ := extent([]any{datum(first)})
		change = round(change - from)
		if change > most {
			up, most = i, change
		}
		if change < least {
			down, least = i, change
		}
	}
	return up, down
}

func (h *heat) sentence() string {
	var parts []string
	for _, i := range h.moved() {
		row := h.values[i]
		parts = append(parts, templates.Text("chart.heat.course", "place", h.names[i], "from", midway(row[0]), "went", went(row[0], row[len(row)-1]), "to", row[len(row)-1].Shown()))
	}
	out := ""
	if len(parts) > 0 {
		out = templates.Text("chart.heat.sentence", "first", h.months[0].Chinese(), "last", h.months[len(h.months)-1].Chinese(), "list", strings.Join(parts, templates.Text("chart.semicolon")))
	}
	return sentences(out, templates.Text("chart.heat.read"), h.gaps())
}

func (h *heat) moved() []int {
	up, down := h.movers()
	var out []int
	for _, i := range []int{up, down} {
		if i >= 0 {
			out = append(out, i)
		}
	}
	return out
}

func (h *heat) gaps() string {
	for _, row := range h.values {
		for _, v := range row {
			if !v.Valid() {
				return templates.Text("chart.heat.gaps")
			}
		}
	}
	return ""
}

func (h *heat) table() Table {
	t := Table{Columns: header(templates.Text("chart.column.place"), monthNames(h.months)...)}
	for i, row := range h.values {
		cells := []string{h.names[i]}
		for _, v := range row {
			cells = append(cells, cell(v))
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}
