package chart

import (
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"tongbao/generate/indicator"
	"tongbao/templates"
)

// gridTree shows all grids of the place as a field that is cut into the places
// below it and those below them, each as large as it has grids, and marks where
// grids have nobody.
func gridTree(in Input) (Chart, bool) {
	d := indicator.Find("grid_coverage")
	if whole := in.now(d); len(in.place().Children) == 0 || !whole.Valid() {
		return Chart{}, false
	}
	t := &tree{in: in, d: d}
	t.grow()
	c := Chart{Title: t.title(), Sentence: t.sentence(), Format: "count", Table: t.table()}
	c.Alt = templates.Text("chart.tree.alt", "place", in.place().Name, "month", in.Period.Chinese(), "level", in.level(), "title", c.Title)
	return c.with(t), true
}

// tree is the grids by place, two levels down.
type tree struct {
	in       Input
	d        *indicator.Indicator
	branches []branch
}

type branch struct {
	name   string
	value  indicator.Value
	leaves []branch
}

func (t *tree) grow() {
	for _, p := range t.in.place().Children {
		b := t.branch(p)
		if b.value.Den == 0 {
			continue
		}
		for _, q := range t.in.Values.Places.All[p].Children {
			if leaf := t.branch(q); leaf.value.Den > 0 {
				b.leaves = append(b.leaves, leaf)
			}
		}
		t.branches = append(t.branches, b)
	}
}

func (t *tree) branch(p int32) branch {
	return branch{name: t.in.Values.Places.All[p].Name, value: t.in.Values.At(t.d, p, t.in.Period)}
}

// treeClasses are the shares of covered grids that are told apart, from all to few.
var treeClasses = []struct {
	key  string
	look look
	text string
}{
	{"chart.tree.all", look{color: light}, ink},
	{"chart.tree.most", look{color: pale, decal: dotted.decal}, ink},
	{"chart.tree.few", look{color: warm, decal: hatched.decal}, ink},
}

// treeMost is the share, in percent, from which on most grids are covered.
const treeMost = 90

// coverageClass gives a place's class, by position in treeClasses.
func coverageClass(v indicator.Value) int {
	switch {
	case v.Num == v.Den:
		return 0
	case v.Num*100 >= v.Den*treeMost:
		return 1
	}
	return 2
}

const treeBody = 380

func (t *tree) top() int    { return 2*lineHeight + 14 }
func (t *tree) height() int { return t.top() + treeBody }

func (t *tree) options() map[string]any {
	c := charts.NewTreeMap()
	c.SetGlobalOptions(charts.WithTooltipOpts(itemTooltip()), charts.WithLegendOpts(opts.Legend{Show: opts.Bool(true), Left: "0",
		Top: strconv.Itoa(lineHeight + 4), ItemWidth: 22, ItemHeight: 12, TextStyle: &opts.TextStyle{Color: ink, FontSize: fontSize}}))
	var nodes []opts.TreeMapNode
	for _, b := range t.branches {
		node := opts.TreeMapNode{Name: b.name, Value: int(b.value.Den)}
		for _, leaf := range b.leaves {
			node.Children = append(node.Children, opts.TreeMapNode{Name: leaf.name, Value: int(leaf.value.Den)})
		}
		nodes = append(nodes, node)
	}
	c.AddSeries(templates.Text("chart.tree.name"), nodes)
	m := generic(c.JSON())
	m["title"] = []any{noteAt(templates.Text("chart.tree.note"), 0)}
	t.patch(seriesOf(m, 0))
	m["legend"].(map[string]any)["data"] = t.names()
	m["series"] = append(m["series"].([]any), t.key())
	return m
}

// key gives a legend of the classes, which a tree map has none of: that of a pie
// without size.
func (t *tree) key() map[string]any {
	var data []any
	for _, c := range treeClasses {
		style := map[string]any{"color": c.look.color}
		if c.look.decal != nil {
			style["decal"] = c.look.decal
		}
		data = append(data, map[string]any{"name": templates.Text(c.key, "most", treeMost), "value": 0, "itemStyle": style})
	}
	return map[string]any{"type": "pie", "radius": 0, "silent": true, "label": map[string]any{"show": false}, "data": data, "emphasis": map[string]any{"disabled": true}}
}

// names gives the classes in words.
func (t *tree) names() []any {
	var out []any
	for _, c := range treeClasses {
		out = append(out, templates.Text(c.key, "most", treeMost))
	}
	return out
}

func (t *tree) patch(s map[string]any) {
	s["left"], s["right"], s["top"], s["bottom"] = 0, 0, t.top(), 0
	s["roam"], s["nodeClick"], s["cursor"] = false, false, "default"
	s["breadcrumb"] = map[string]any{"show": false}
	s["emphasis"] = map[string]any{"disabled": true}
	s["visibleMin"], s["childrenVisibleMin"] = 0, 0
	s["label"] = map[string]any{"show": false}
	s["itemStyle"] = map[string]any{"borderColor": paper, "borderWidth": 1, "gapWidth": 1}
	s["upperLabel"] = map[string]any{"show": true, "height": 20, "color": ink, "fontSize": fontSize, "overflow": "truncate"}
	s["levels"] = []any{map[string]any{"itemStyle": map[string]any{"borderWidth": 0, "gapWidth": 3}, "upperLabel": map[string]any{"show": false}}}
	named := len(t.uncovered()) <= mostNamed
	for i, x := range s["data"].([]any) {
		node, b := x.(map[string]any), t.branches[i]
		node["upperLabel"] = map[string]any{"formatter": inert(b.name)}
		paint(node, b, named)
		if kids, ok := node["children"].([]any); ok {
			node["itemStyle"] = map[string]any{"color": rule, "borderColor": rule}
			for k, y := range kids {
				paint(y.(map[string]any), b.leaves[k], named)
			}
		}
	}
}

// mostNamed is how many places with uncovered grids may be named in the chart:
// with more of them the names have no room.
const mostNamed = 20

// paint gives a node the look of its class, and its name when it is to be named
// and has uncovered grids.
func paint(node map[string]any, b branch, named bool) {
	k := coverageClass(b.value)
	style := map[string]any{"color": treeClasses[k].look.color}
	if d := treeClasses[k].look.decal; d != nil {
		style["decal"] = d
	}
	node["itemStyle"] = style
	if named && k > 0 {
		node["label"] = map[string]any{"show": true, "formatter": inert(b.name), "color": treeClasses[k].text, "fontSize": fontSize, "overflow": "truncate", "textBorderColor": paper, "textBorderWidth": 3}
	}
}

// uncovered gives the places two levels down, or one where there is no second,
// with uncovered grids, in words.
func (t *tree) uncovered() []string {
	var out []string
	for _, b := range t.branches {
		if b.leaves == nil && coverageClass(b.value) > 0 {
			out = append(out, templates.Text("chart.by-place.whole", "place", b.name, "value", full(b.value)))
		}
		for _, leaf := range b.leaves {
			if coverageClass(leaf.value) > 0 {
				out = append(out, templates.Text("chart.tree.leaf", "place", b.name, "name", leaf.name, "value", full(leaf.value)))
			}
		}
	}
	return out
}

func (t *tree) title() string {
	v := t.in.now(t.d)
	args := []any{"place", t.in.place().Name, "all", count(v.Den), "n", count(v.Den - v.Num), "places", count(len(t.uncovered()))}
	if v.Num == v.Den {
		return templates.Text("chart.tree.none", args...)
	}
	return templates.Text("chart.tree.some", args...)
}

func (t *tree) sentence() string {
	v := t.in.now(t.d)
	out := templates.Text("chart.by-place.total", "place", t.in.place().Name, "month", t.in.Period.Chinese(), "stands", t.in.stands(v, full))
	if list := t.uncovered(); len(list) > 0 {
		out += templates.Text("chart.tree.where", "list", listed(list))
	}
	return out + templates.Text("chart.tree.read")
}

func (t *tree) table() Table {
	out := Table{Columns: header(templates.Text("chart.column.place"), templates.Text("chart.tree.grids"), templates.Text("chart.tree.open"),
		templates.Text("chart.column.value", "name", t.in.called(t.d), "unit", t.d.Unit))}
	row := func(name string, v indicator.Value) {
		out.Rows = append(out.Rows, []string{name, count(v.Den), count(v.Den - v.Num), cell(v)})
	}
	for _, b := range t.branches {
		row(b.name, b.value)
		for _, leaf := range b.leaves {
			row(templates.Text("chart.tree.row", "place", b.name, "name", leaf.name), leaf.value)
		}
	}
	return out
}
