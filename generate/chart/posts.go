package chart

import (
	"encoding/json"
	"strconv"

	"tongbao/generate/indicator"
	"tongbao/generate/record"
	"tongbao/generate/schema"
	"tongbao/templates"
)

// cadresByPlace shows how many cadres stand in each place below the place, and
// in which role.
func cadresByPlace(in Input) (Chart, bool) {
	all := in.now(indicator.Find("cadres_on_post"))
	if !in.Workspace.Has(record.Cadres) || !in.comparable() || !all.Valid() || all.Num == 0 {
		return Chart{}, false
	}
	p := in.posts()
	f := &figure{form: rows, categories: p.names, series: p.series()}
	most := 0
	for _, n := range p.sums {
		most = max(most, n)
		f.notes = append(f.notes, count(n))
	}
	f.panels = []panel{{scale: fit(0, float64(most), true, true, 0)}}
	f.panels[0].note = unitNote(in.called(all.Indicator), all.Unit, f.panels[0].scale)
	c := Chart{Title: p.title(), Sentence: p.sentence(), Format: "count", Table: p.table()}
	c.Alt = templates.Text("chart.posts.alt", "place", in.place().Name, "date", in.Period.Last().Chinese(), "level", in.level(), "n", len(p.names), "title", c.Title)
	return c.with(f), true
}

// posts are the cadres on post by place and kind of role.
type posts struct {
	in     Input
	names  []string
	counts [][3]int // heads, deputies and members
	sums   []int
}

func (in Input) posts() *posts {
	p := &posts{in: in, names: in.childNames()}
	for _, c := range in.place().Children {
		var n [3]int
		in.each(c, func(r *record.Posting) { n[roleKind(r.Role)]++ })
		p.counts = append(p.counts, n)
		p.sums = append(p.sums, n[0]+n[1]+n[2])
	}
	return p
}

func roleKind(role schema.Enum) int {
	switch role {
	case record.Captain, record.FirstSecretary, record.CaptainFirstSecretary:
		return 0
	case "副队长":
		return 1
	}
	return 2
}

func roleNames() []string {
	return []string{templates.Text("chart.posts.heads"), templates.Text("chart.posts.deputies"), templates.Text("chart.posts.members")}
}

func (p *posts) series() []series {
	var out []series
	for k, name := range roleNames() {
		s := series{name: name, look: []look{hatched, dotted, plain}[k], stacked: true}
		for _, n := range p.counts {
			s.data = append(s.data, json.Number(strconv.Itoa(n[k])))
		}
		out = append(out, s)
	}
	return out
}

// ends gives the positions of the places with the fewest and the most cadres,
// the first of each.
func (p *posts) ends() (few, many int) {
	for i, n := range p.sums {
		if n < p.sums[few] {
			few = i
		}
		if n > p.sums[many] {
			many = i
		}
	}
	return few, many
}

func (p *posts) title() string {
	few, many := p.ends()
	args := []any{"place", p.in.place().Name, "level", p.in.level(), "few", count(p.sums[few]), "many", count(p.sums[many])}
	if p.sums[few] == p.sums[many] {
		return templates.Text("chart.posts.same", args...)
	}
	return templates.Text("chart.posts.title", args...)
}

func (p *posts) sentence() string {
	few, many := p.ends()
	var sum [3]int
	for _, n := range p.counts {
		for k := range sum {
			sum[k] += n[k]
		}
	}
	return templates.Text("chart.posts.sentence", "date", p.in.Period.Last().Chinese(), "heads", count(sum[0]), "deputies", count(sum[1]), "members", count(sum[2]),
		"most", p.names[many], "many", count(p.sums[many]), "least", p.names[few], "few", count(p.sums[few]))
}

func (p *posts) table() Table {
	t := Table{Columns: header(templates.Text("chart.column.place"), append(roleNames(), templates.Text("chart.posts.all"))...)}
	for i, n := range p.counts {
		t.Rows = append(t.Rows, []string{p.names[i], count(n[0]), count(n[1]), count(n[2]), count(p.sums[i])})
	}
	return t
}
