package chart

import (
	"encoding/json"
	"strconv"

	"tongbao/generate/record"
	"tongbao/templates"
)

// ageing shows how long the problems that are open on the as-of date have stood
// on the ledger, and which of them are past their due date.
func ageing(in Input) (Chart, bool) {
	if !in.Workspace.Has(record.Rectifications) {
		return Chart{}, false
	}
	a := in.ages()
	if a.open() == 0 {
		return Chart{}, false
	}
	within := series{name: templates.Text("chart.ageing.within"), look: plain, stacked: true}
	overdue := series{name: templates.Text("chart.ageing.overdue"), look: hatched, stacked: true}
	t := Table{Columns: header(templates.Text("chart.ageing.age"), within.name, overdue.name, templates.Text("chart.ageing.sum"))}
	f := &figure{form: columns}
	most := 0
	for i, n := range a.counts {
		name := templates.Text(ageNames[i])
		f.categories = append(f.categories, name)
		within.data = append(within.data, json.Number(strconv.Itoa(n.within)))
		overdue.data = append(overdue.data, json.Number(strconv.Itoa(n.overdue)))
		most = max(most, n.within+n.overdue)
		t.Rows = append(t.Rows, []string{name, count(n.within), count(n.overdue), count(n.within + n.overdue)})
	}
	f.series = []series{within, overdue}
	f.panels = []panel{{scale: fit(0, float64(most), true, true, 0), note: templates.Text("chart.ageing.note")}}
	c := Chart{Title: a.title(), Sentence: a.sentence(), Format: "count", Table: t}
	c.Alt = templates.Text("chart.ageing.alt", "place", in.place().Name, "date", in.Period.Last().Chinese(), "title", c.Title)
	return c.with(f), true
}

// ageEnds are the days since a problem was found up to which it belongs to an
// age; the last age has no end.
var ageEnds = [...]int{30, 60, 90}

var ageNames = [...]string{"chart.ageing.to-30", "chart.ageing.to-60", "chart.ageing.to-90", "chart.ageing.over-90"}

// ages are the open problems by age.
type ages struct {
	in     Input
	counts [len(ageEnds) + 1]struct{ within, overdue int }
	oldest int // in days
}

func (in Input) ages() *ages {
	a := &ages{in: in}
	asOf := in.Period.Last()
	for i := range in.Workspace.Rectifications {
		r := &in.Workspace.Rectifications[i]
		if r.FoundOn > asOf || r.ClosedOn != 0 && r.ClosedOn <= asOf || !in.enters(string(r.PlaceCode)) {
			continue
		}
		days := int(asOf - r.FoundOn)
		k := 0
		for k < len(ageEnds) && days > ageEnds[k] {
			k++
		}
		if r.DueOn < asOf {
			a.counts[k].overdue++
		} else {
			a.counts[k].within++
		}
		a.oldest = max(a.oldest, days)
	}
	return a
}

// enters says whether a problem of that place code counts in the place. What
// has no code counts at the top.
func (in Input) enters(code string) bool {
	if in.Place == 0 {
		return true
	}
	top := in.place().Code
	return len(code) >= len(top) && code[:len(top)] == top
}

func (a *ages) open() int { within, overdue := a.sums(); return within + overdue }

func (a *ages) sums() (within, overdue int) {
	for _, n := range a.counts {
		within, overdue = within+n.within, overdue+n.overdue
	}
	return within, overdue
}

func (a *ages) title() string {
	_, overdue := a.sums()
	old := a.counts[len(ageEnds)]
	return templates.Text("chart.ageing.title", "place", a.in.place().Name, "open", count(a.open()), "old", count(old.within+old.overdue), "overdue", count(overdue))
}

func (a *ages) sentence() string {
	within, overdue := a.sums()
	return templates.Text("chart.ageing.sentence", "date", a.in.Period.Last().Chinese(), "within", count(within), "overdue", count(overdue), "oldest", count(a.oldest))
}
