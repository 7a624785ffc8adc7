package chart

import (
	"encoding/json"
	"strconv"

	"tongbao/generate/indicator"
	"tongbao/generate/schema"
	"tongbao/templates"
)

// ledgerOverTime shows the problems on the ledger, closed and open, at the end
// of each month.
func ledgerOverTime(in Input) (Chart, bool) {
	months := in.months()
	l := ledger{in, months, in.over(indicator.Find("closure_rate"), months)}
	if !anyValid(l.values) {
		return Chart{}, false
	}
	f := &figure{form: columns, categories: monthNames(months), series: l.series()}
	most := int64(0)
	for _, v := range l.values {
		most = max(most, v.Den)
	}
	f.panels = []panel{{scale: fit(0, float64(most), true, true, 0), note: templates.Text("chart.ledger.note")}}
	c := Chart{Title: l.title(), Sentence: l.sentence(), Format: "count", Table: l.table()}
	c.Alt = templates.Text("chart.ledger.alt", "place", in.place().Name, "span", span(months), "title", c.Title)
	return c.with(f), true
}

// ledger is the closure rate over months: of Den problems found Num are closed.
type ledger struct {
	in     Input
	months []schema.Month
	values []indicator.Value
}

func (l *ledger) series() []series {
	closed := series{name: templates.Text("chart.ledger.closed"), look: plain, stacked: true}
	open := series{name: templates.Text("chart.ledger.open"), look: hatched, stacked: true}
	for _, v := range l.values {
		closed.data = append(closed.data, json.Number(strconv.FormatInt(v.Num, 10)))
		open.data = append(open.data, json.Number(strconv.FormatInt(v.Den-v.Num, 10)))
	}
	return []series{closed, open}
}

func (l *ledger) title() string {
	v := l.values[len(l.values)-1]
	args := []any{"place", l.in.place().Name, "month", l.in.Period.Chinese(), "found", count(v.Den), "closed", count(v.Num), "open", count(v.Den - v.Num)}
	if v.Den == v.Num {
		return templates.Text("chart.ledger.all-closed", args...)
	}
	return templates.Text("chart.ledger.some-open", args...)
}

func (l *ledger) sentence() string {
	first, last := l.values[0], l.values[len(l.values)-1]
	rate := ""
	if last.Valid() {
		rate = templates.Text("chart.ledger.rate", "value", full(last))
	}
	if len(l.values) == 1 {
		return rate
	}
	return sentences(rate, templates.Text("chart.ledger.since", "first", l.months[0].Chinese(), "open", count(first.Den-first.Num),
		"found", count(last.Den-first.Den), "closed", count(last.Num-first.Num)))
}

func (l *ledger) table() Table {
	t := Table{Columns: header(templates.Text("chart.column.month"), templates.Text("chart.ledger.closed"),
		templates.Text("chart.ledger.open"), templates.Text("chart.ledger.found"))}
	for i, v := range l.values {
		t.Rows = append(t.Rows, []string{l.months[i].String(), num(v), count(v.Den - v.Num), den(v)})
	}
	return t
}
