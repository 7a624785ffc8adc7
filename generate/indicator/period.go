package indicator

import (
	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// Period says on which as-of dates a row counts. That is all a period is: a row
// counts in a month when the month's last day lies in the row's span of dates.
type Period struct {
	ID   string // as in spec/indicators.csv
	Name string
	Rule string // in words, for the methodology page

	// event gives the span of a row of one day.
	event func(schema.Date) record.Span
	// state gives the span of what holds over a range of days; nil leaves it.
	state func(record.Span) record.Span
}

// The periods of spec/rules.md.
var (
	AsOf = &Period{ID: "as-of", Name: "月末时点", Rule: "报告月份最后一天的状态",
		event: func(d schema.Date) record.Span { return record.Span{From: d, To: record.Forever} }}
	OfMonth = &Period{ID: "month", Name: "当月", Rule: "报告月份的记录",
		event: func(d schema.Date) record.Span { return record.Span{From: d.Month().Last(), To: d.Month().Last()} }}
	YearToDate = &Period{ID: "year-to-date", Name: "年初至今", Rule: "当年1月1日至报告月份最后一天",
		event: func(d schema.Date) record.Span { return record.Span{From: d, To: d.Year().Last()} }}
	HalfYear = &Period{ID: "half-year", Name: "最近半年度", Rule: "报告月份最后一天或之前结束的最近一个半年度",
		event: func(d schema.Date) record.Span { return during(halfOf(d), halfOf(d)) }, state: atHalfEnds}
	TwoYear = &Period{ID: "two-year", Name: "近两年", Rule: "上一年1月1日至报告月份最后一天",
		event: func(d schema.Date) record.Span { return record.Span{From: d, To: (d.Year() + 1).Last()} }}
	Cumulative = &Period{ID: "cumulative", Name: "累计", Rule: "报告月份最后一天或之前的全部记录",
		event: func(d schema.Date) record.Span { return record.Span{From: d, To: record.Forever} }}

	Periods = []*Period{AsOf, OfMonth, YearToDate, HalfYear, TwoYear, Cumulative}
)

func halfOf(d schema.Date) schema.Half {
	y, m, _ := d.Split()
	return schema.Half(y*2 + (m-1)/6)
}

// during gives the dates on which one of the halves from h to last is the newest that
// has ended.
func during(h, last schema.Half) record.Span {
	return record.Span{From: h.Last(), To: (last + 1).Last() - 1}
}

// atHalfEnds gives the dates whose newest ended half-year ended within s.
func atHalfEnds(s record.Span) record.Span {
	if s.Empty() {
		return s
	}
	first := halfOf(s.From) // ends on or after From
	if s.To == record.Forever {
		return record.Span{From: first.Last(), To: record.Forever}
	}
	last := halfOf(s.To+1) - 1 // ends on or before To
	if last < first {
		return record.Span{From: 1, To: 0}
	}
	return during(first, last)
}

func (p *Period) holds(s record.Span) record.Span {
	if p.state == nil {
		return s
	}
	return p.state(s)
}
