package chart

import (
	"encoding/json"
	"strconv"

	"tongbao/generate/indicator"
	"tongbao/generate/record"
	"tongbao/generate/schema"
	"tongbao/templates"
)

// trait is one way to tell the cadres on post apart.
type trait struct {
	name   string
	values []string
	counts []int
	of     func(*record.Posting, func(string)) // calls back with each value that a posting has
}

// cadres shows who the cadres on post are: rank, identity, role and qualities.
func cadres(in Input) (Chart, bool) {
	d := indicator.Find("cadres_on_post")
	all := in.now(d)
	if !in.Workspace.Has(record.Cadres) || !all.Valid() || all.Num == 0 {
		return Chart{}, false
	}
	traits := in.traits()
	f := &figure{form: rows, panels: []panel{{}}, series: []series{{name: in.called(d), look: plain}}}
	t := Table{Columns: header(templates.Text("chart.cadres.trait"), templates.Text("chart.column.value", "name", in.called(d), "unit", d.Unit), templates.Text("chart.cadres.share"))}
	for _, tr := range traits {
		f.heading(tr.name)
		for i, v := range tr.values {
			n, share := count(tr.counts[i]), indicator.Decimal(int64(tr.counts[i])*100, all.Num, 1)
			f.row(v, json.Number(strconv.Itoa(tr.counts[i])), templates.Text("chart.cadres.note", "n", n, "share", share))
			t.Rows = append(t.Rows, []string{templates.Text("chart.cadres.row", "trait", tr.name, "value", v), n, share})
		}
	}
	_, hi := extent(f.series[0].data)
	f.panels[0].scale = fit(0, hi, true, true, 0)
	f.panels[0].note = unitNote(in.called(d), d.Unit, f.panels[0].scale)
	c := Chart{Title: cadresTitle(in, all), Sentence: cadresSentence(in, traits), Format: "count", Table: t}
	c.Alt = templates.Text("chart.cadres.alt", "place", in.place().Name, "date", in.Period.Last().Chinese(), "title", c.Title)
	return c.with(f), true
}

// heading adds a category without a bar, which names those below it.
func (f *figure) heading(name string) {
	f.row(templates.Text("chart.cadres.heading", "name", name), missing, "")
}

func (f *figure) row(name string, n any, note string) {
	f.categories = append(f.categories, name)
	f.series[0].data = append(f.series[0].data, n)
	f.notes = append(f.notes, note)
}

// traits counts the cadres on post in the place on the reporting month's last
// day by each trait.
func (in Input) traits() []trait {
	out := []trait{
		listedTrait("rank", func(p *record.Posting) schema.Enum { return p.Rank }),
		listedTrait("identity", func(p *record.Posting) schema.Enum { return p.Identity }),
		listedTrait("role", func(p *record.Posting) schema.Enum { return p.Role }),
		qualities(),
	}
	in.each(in.Place, func(p *record.Posting) {
		for k := range out {
			out[k].of(p, out[k].add)
		}
	})
	return out
}

func (t *trait) add(value string) {
	for i, v := range t.values {
		if v == value {
			t.counts[i]++
		}
	}
}

func listedTrait(column string, value func(*record.Posting) schema.Enum) trait {
	c := record.Cadres.Column(column)
	return trait{c.Header, c.Enum, make([]int, len(c.Enum)), func(p *record.Posting, add func(string)) { add(string(value(p))) }}
}

// qualities are those by which cadres are to be picked; a cadre may have several.
func qualities() trait {
	columns := []string{"party_member", "leader", "reserve", "young", "backbone"}
	t := trait{name: templates.Text("chart.cadres.qualities"), counts: make([]int, len(columns))}
	for _, c := range columns {
		t.values = append(t.values, record.Cadres.Column(c).Header)
	}
	t.of = func(p *record.Posting, add func(string)) {
		for i, has := range []schema.Bool{p.PartyMember, p.Leader, p.Reserve, p.Young, p.Backbone} {
			if has {
				add(t.values[i])
			}
		}
	}
	return t
}

func cadresTitle(in Input, all indicator.Value) string {
	return templates.Text("chart.cadres.title", "place", in.place().Name, "n", count(all.Num), "share", in.now(indicator.Find("party_share")).Shown())
}

func cadresSentence(in Input, traits []trait) string {
	out := templates.Text("chart.cadres.date", "date", in.Period.Last().Chinese())
	for _, t := range traits[:len(traits)-1] {
		most := 0
		for i, n := range t.counts {
			if n > t.counts[most] {
				most = i
			}
		}
		out += templates.Text("chart.cadres.most", "trait", t.name, "value", t.values[most], "n", count(t.counts[most]))
	}
	return out + templates.Text("chart.cadres.several")
}
