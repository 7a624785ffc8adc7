package indicator

import (
	"tongbao/generate/notice"
	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// Problems on the rectification ledger.
var (
	problemsFound = problems("月末或之前发现的问题", "problems found on or before the as-of date",
		func(t *tally, place int32, r *record.Rectification) { t.event(place, r.FoundOn, 1) })
	problemsClosed = problems("月末或之前销号的问题", "problems closed on or before the as-of date",
		func(t *tally, place int32, r *record.Rectification) {
			if r.ClosedOn != 0 {
				t.event(place, r.ClosedOn, 1)
			}
		})
	problemsDue = problems("月末或之前到期的问题", "problems due on or before the as-of date",
		func(t *tally, place int32, r *record.Rectification) { t.event(place, r.DueOn, 1) })
	problemsClosedInTime = problems("按期销号的问题", "problems due on or before the as-of date and closed by their due date",
		func(t *tally, place int32, r *record.Rectification) {
			if r.ClosedOn != 0 && r.ClosedOn <= r.DueOn {
				t.event(place, r.DueOn, 1)
			}
		})
	problemsOverdue = problems("月末已过期限、还没有销号的问题", "problems due before the as-of date and not closed on it",
		func(t *tally, place int32, r *record.Rectification) { t.state(place, r.Overdue(), 1) })
	daysToClose = problems("月末或之前销号的问题从发现到销号的天数",
		"days from found_on to closed_on of the problems closed on or before the as-of date",
		func(t *tally, place int32, r *record.Rectification) {
			if r.ClosedOn != 0 {
				t.item(place, t.period.event(r.ClosedOn), int64(r.ClosedOn-r.FoundOn))
			}
		})
)

func problems(chinese Wording, english string, count func(*tally, int32, *record.Rectification)) *Term {
	return &Term{Chinese: chinese, English: english, rows: record.Rectifications, tables: tables(record.Rectifications),
		count: func(ws *record.Workspace, t *tally) {
			for i := range ws.Rectifications {
				r := &ws.Rectifications[i]
				count(t, ws.At(string(r.PlaceCode)), r)
			}
		}}
}

var villagesInspected = &Term{Chinese: "当年督查过的行政村", English: "villages inspected in the year",
	rows: record.Inspections, tables: tables(record.Inspections),
	count: func(ws *record.Workspace, t *tally) {
		for i := range ws.Inspections {
			r := &ws.Inspections[i]
			t.addOnce(ws.At(string(r.VillageCode)), string(r.VillageCode), t.period.event(r.InspectedOn))
		}
	}}

// Circulars. One that was withdrawn by the as-of date does not count.
var (
	circularsIssued = &Term{Chinese: "当年下发的通报和通报批评（不含已撤销的）",
		English: "notices of kind 通报 or 通报批评 issued in the year", notices: true,
		count: func(ws *record.Workspace, t *tally) {
			for _, n := range ws.Notices.Notices {
				if n.Kind == notice.Report || n.Kind == notice.Criticism {
					t.add(0, standing(t, n), 1)
				}
			}
		}}
	criticised = &Term{Chinese: "当年下发的通报里的通报批评人次（不含已撤销的通报）",
		English: "criticism records whose notice was issued in the year",
		rows:    record.Criticisms, tables: tables(record.Criticisms), also: tables(record.Cadres), notices: true,
		count: func(ws *record.Workspace, t *tally) {
			for i := range ws.Criticisms {
				c := &ws.Criticisms[i]
				if n := ws.Notices.ByNumber(string(c.NoticeNo)); n != nil {
					t.add(ws.CriticisedAt(c, n), standing(t, n), 1)
				}
			}
		}}
)

func standing(t *tally, n *notice.Notice) record.Span {
	s := t.period.event(n.IssuedOn)
	if n.WithdrawnOn != 0 {
		s.To = min(s.To, n.WithdrawnOn-1)
	}
	return s
}

// householdsVisited counts, for each grid, the largest number that a month of
// the year so far gives: what a month adds to it counts to the year's end.
var householdsVisited = &Term{Chinese: "各网格当年各月累计遍访户数中最大的一个之和（不超过网格户数）",
	English: "sum over grids of the largest count of households visited so far that any month of the year gives",
	rows:    record.Visits, tables: tables(record.Visits, record.Grids),
	count: func(ws *record.Workspace, t *tally) {
		most := make([]int32, len(ws.Grids))
		for m := t.months.first.Year().First().Month(); m <= t.months.last; m++ {
			if m == m.Year().First().Month() {
				clear(most)
			}
			t.visited(ws, m, most)
		}
	}}

func (t *tally) visited(ws *record.Workspace, m schema.Month, most []int32) {
	for i, n := range t.monthly.visits[m] {
		if n--; n > most[i] {
			t.event(ws.At(string(ws.Grids[i].VillageCode)), m.Last(), int64(n-most[i]))
			most[i] = n
		}
	}
}

// gridsVisited counts the grids that a month's rows are about.
var gridsVisited = &Term{Chinese: "当月有遍访记录的网格", English: "grids with a row of the month",
	rows: record.Visits, tables: tables(record.Visits, record.Grids),
	count: func(ws *record.Workspace, t *tally) {
		at := make([]int32, len(ws.Grids))
		for i := range ws.Grids {
			at[i] = ws.At(string(ws.Grids[i].VillageCode))
		}
		for m := t.months.first; m <= t.months.last; m++ {
			for i, n := range t.monthly.visits[m] {
				if n > 0 {
					t.event(at[i], m.Last(), 1)
				}
			}
		}
	}}
