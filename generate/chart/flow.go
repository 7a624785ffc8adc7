package chart

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"tongbao/generate/record"
	"tongbao/templates"
)

// ledgerFlow shows from which sources the problems on the ledger came and what
// has become of them.
func ledgerFlow(in Input) (Chart, bool) {
	if !in.Workspace.Has(record.Rectifications) {
		return Chart{}, false
	}
	f := in.flow()
	if len(f.sources) == 0 {
		return Chart{}, false
	}
	c := Chart{Title: f.title(), Sentence: f.sentence(), Format: "count", Table: f.table()}
	c.Alt = templates.Text("chart.flow.alt", "place", in.place().Name, "date", in.Period.Last().Chinese(), "title", c.Title)
	return c.with(f), true
}

// flow is the ledger by source and status on the as-of date.
type flow struct {
	in       Input
	sources  []string // those with most problems first; beyond mostSources together as the last
	statuses []string
	counts   [][]int // by source and status
}

// mostSources is how many sources stand alone.
const mostSources = 8

func (in Input) flow() *flow {
	f := &flow{in: in, statuses: statuses()}
	by, sums := map[string][]int{}, map[string]int{}
	asOf := in.Period.Last()
	for i := range in.Workspace.Rectifications {
		r := &in.Workspace.Rectifications[i]
		if r.FoundOn > asOf || !in.enters(string(r.PlaceCode)) {
			continue
		}
		source := in.show(string(r.Source))
		if by[source] == nil {
			by[source] = make([]int, len(f.statuses))
			f.sources = append(f.sources, source)
		}
		by[source][in.status(r)]++
		sums[source]++
	}
	slices.SortFunc(f.sources, func(a, b string) int { return cmp.Or(cmp.Compare(sums[b], sums[a]), cmp.Compare(a, b)) })
	f.cut(by)
	return f
}

// cut puts the sources with fewest problems together.
func (f *flow) cut(by map[string][]int) {
	for _, s := range f.sources[:min(len(f.sources), mostSources)] {
		f.counts = append(f.counts, by[s])
	}
	if len(f.sources) <= mostSources {
		return
	}
	rest := make([]int, len(f.statuses))
	for _, s := range f.sources[mostSources:] {
		for i, n := range by[s] {
			rest[i] += n
		}
	}
	f.sources = append(f.sources[:mostSources:mostSources], templates.Text("chart.flow.others", "n", len(f.sources)-mostSources))
	f.counts = append(f.counts, rest)
}

// statuses are the ledger's own, with open and overdue problems told apart.
func statuses() []string {
	return []string{templates.Text("chart.flow.closed"), templates.Text("chart.flow.within"), templates.Text("chart.flow.overdue")}
}

func (in Input) status(r *record.Rectification) int {
	asOf := in.Period.Last()
	switch {
	case r.ClosedOn != 0 && r.ClosedOn <= asOf:
		return 0
	case r.DueOn >= asOf:
		return 1
	}
	return 2
}

// sums gives the number of problems of each status.
func (f *flow) sums() []int {
	out := make([]int, len(f.statuses))
	for _, row := range f.counts {
		for i, n := range row {
			out[i] += n
		}
	}
	return out
}

func (f *flow) height() int { return lineHeight + 12 + max(180, len(f.sources)*46) + 14 }

var flowLooks = []look{plain, dotted, hatched}

func (f *flow) options() map[string]any {
	c := charts.NewSankey()
	c.SetGlobalOptions(charts.WithTooltipOpts(itemTooltip()), charts.WithLegendOpts(noLegend()))
	var nodes []opts.SankeyNode
	var links []opts.SankeyLink
	for i := range f.sources {
		nodes = append(nodes, opts.SankeyNode{Name: f.sourceNode(i), ItemStyle: &opts.ItemStyle{Color: muted}})
		for k, n := range f.counts[i] {
			if n > 0 {
				links = append(links, opts.SankeyLink{Source: f.sourceNode(i), Target: f.statusNode(k), Value: float32(n)})
			}
		}
	}
	for k, n := range f.sums() {
		if n > 0 {
			nodes = append(nodes, opts.SankeyNode{Name: f.statusNode(k), ItemStyle: &opts.ItemStyle{Color: flowLooks[k].color}})
		}
	}
	c.AddSeries(templates.Text("chart.flow.name"), nodes, links)
	m := generic(c.JSON())
	m["title"] = []any{noteAt(templates.Text("chart.flow.note"), 0)}
	f.patch(seriesOf(m, 0))
	return m
}

// sourceNode and statusNode give the names that the nodes go by. They are
// their labels too, and a source that is called as a status is must not be it.
func (f *flow) sourceNode(i int) string {
	n := 0
	for _, k := range f.counts[i] {
		n += k
	}
	return templates.Text("chart.flow.source", "n", count(n)) + f.sources[i]
}

func (f *flow) statusNode(k int) string {
	return templates.Text("chart.flow.status", "name", f.statuses[k], "n", count(f.sums()[k]))
}

func (f *flow) patch(s map[string]any) {
	s["left"], s["right"], s["top"], s["bottom"] = 0, 0, lineHeight+12, 14
	s["nodeWidth"], s["nodeGap"], s["draggable"], s["layoutIterations"] = 12, 10, false, 0
	s["emphasis"], s["cursor"] = map[string]any{"disabled": true}, "default"
	s["lineStyle"] = map[string]any{"color": "target", "opacity": 0.35, "curveness": 0.5}
	s["label"] = map[string]any{"color": ink, "fontSize": fontSize, "width": 220, "lineHeight": nameLine, "overflow": "break", "textBorderColor": paper, "textBorderWidth": 3}
	s["levels"] = []any{
		map[string]any{"depth": 0, "label": map[string]any{"position": "right"}},
		map[string]any{"depth": 1, "label": map[string]any{"position": "left"}},
	}
	for k := range f.statuses {
		for _, x := range s["data"].([]any) {
			if node := x.(map[string]any); node["name"] == f.statusNode(k) && flowLooks[k].decal != nil {
				node["itemStyle"].(map[string]any)["decal"] = flowLooks[k].decal
			}
		}
	}
}

func (f *flow) title() string {
	sums := f.sums()
	all := sums[0] + sums[1] + sums[2]
	return templates.Text("chart.flow.title", "place", f.in.place().Name, "all", count(all), "source", f.sources[0], "n", count(f.of(0)), "overdue", count(sums[2]))
}

// of gives how many problems came from a source.
func (f *flow) of(source int) int {
	n := 0
	for _, k := range f.counts[source] {
		n += k
	}
	return n
}

// sentence says what became of the problems, and which source has most overdue.
func (f *flow) sentence() string {
	sums := f.sums()
	out := templates.Text("chart.flow.sentence", "date", f.in.Period.Last().Chinese(), "closed", count(sums[0]), "within", count(sums[1]), "overdue", count(sums[2]))
	worst := 0
	for i := range f.counts {
		if f.counts[i][2] > f.counts[worst][2] {
			worst = i
		}
	}
	if n := f.counts[worst][2]; n > 0 {
		out += templates.Text("chart.flow.worst", "source", f.sources[worst], "n", strconv.Itoa(n))
	}
	return out
}

func (f *flow) table() Table {
	t := Table{Columns: header(templates.Text("chart.flow.name"), append(append([]string(nil), f.statuses...), templates.Text("chart.flow.all"))...)}
	for i, source := range f.sources {
		row := []string{source}
		for _, n := range f.counts[i] {
			row = append(row, count(n))
		}
		t.Rows = append(t.Rows, append(row, count(f.of(i))))
	}
	return t
}
