package indicator

import (
	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// duty is what a monthly table owes every month: rows about what owed counts.
type duty struct {
	table      *schema.Table
	owed, rows *Term
	what, unit string // what owed counts
}

var duties = []*duty{
	{record.Scores, cadresOnPostAtMonthEnd, scores, "在岗驻村干部", "人"},
	{record.Subsidies, cadresOnPostAtMonthEnd, subsidies, "在岗驻村干部", "人"},
	{record.Visits, grids, gridsVisited, "网格", "个"},
}

func dutyOf(t *schema.Table) *duty {
	for _, d := range duties {
		if d.table == t {
			return d
		}
	}
	return nil
}

// Completeness says what has come in for the reporting month and the history
// before it, and what has not.
type Completeness struct {
	Returns []*Returns // of the monthly tables that have rows, in order of declaration

	period schema.Month
	v      *Values // of the terms that returns and gaps are told from
}

// Returns are what the places have sent in of one monthly table.
type Returns struct {
	*duty
	// First is the first month with rows, or the history's first when that is
	// later; Last is the reporting month.
	First, Last schema.Month

	v *Values
}

// Return says whether a place's rows of a month have come in.
type Return uint8

const (
	NothingOwed Return = iota // nobody was on post at the month's end, or there is no grid
	Returned                  // at least one row has come in
	NotReturned
)

// Complete tells the returns up to the reporting month from what Gather added
// up.
func Complete(ws *record.Workspace, monthly *Monthly, period schema.Month) *Completeness {
	history := schema.Month(max(1, ws.Settings.History))
	v := &Values{First: period - max(history-1, IdleMonths), Last: period, Places: ws.Places, Monthly: monthly, ws: ws, series: map[counted]*series{}}
	v.countAll(v.tasks())
	c := &Completeness{period: period, v: v}
	for _, d := range duties {
		first, ok := firstMonth(ws.Months[d.table])
		if ok && first <= period {
			c.Returns = append(c.Returns, &Returns{d, max(first, period-history+1), period, v})
		}
	}
	return c
}

// tasks are the terms that returns and gaps are told from, those whose tables
// are there.
func (v *Values) tasks() []*task {
	all := []counted{halfOwed, halfDone, found, closed, overdue, teamsThen, cadresThen, gridsThen}
	for _, d := range duties {
		all = append(all, counted{d.owed, OfMonth}, counted{d.rows, OfMonth})
	}
	var out []*task
	for _, c := range all {
		if _, known := v.series[c]; !known && v.has(c.term) {
			v.series[c] = nil
			out = append(out, &task{counted: c})
		}
	}
	return out
}

func firstMonth(months map[schema.Month]bool) (first schema.Month, ok bool) {
	for m := range months {
		if !ok || m < first {
			first, ok = m, true
		}
	}
	return first, ok
}

// Table gives the table whose rows are returned.
func (r *Returns) Table() *schema.Table { return r.table }

// Months gives the months from First to Last.
func (r *Returns) Months() []schema.Month {
	var out []schema.Month
	for m := r.First; m <= r.Last; m++ {
		out = append(out, m)
	}
	return out
}

// ByPlace says whether it is known in which places rows count: without the
// roster, it is known of the region alone whether it has returned any.
func (r *Returns) ByPlace() bool { return r.v.has(r.owed) && r.v.has(r.rows) }

// At says whether the rows of month m have come in from the place at that
// position.
func (r *Returns) At(place int32, m schema.Month) Return {
	switch {
	case r.rowsIn(place, m):
		return Returned
	case r.owing(place, m) > 0 || !r.ByPlace() && place == 0:
		return NotReturned
	}
	return NothingOwed
}

func (r *Returns) rowsIn(place int32, m schema.Month) bool {
	if place == 0 {
		return r.v.ws.Months[r.table][m]
	}
	return r.v.amount(counted{r.rows, OfMonth}, place, m) > 0
}

// owing gives how many cadres or grids the rows of month m ought to be about.
func (r *Returns) owing(place int32, m schema.Month) int64 {
	return r.v.amount(counted{r.owed, OfMonth}, place, m)
}

// Late gives the places, the place at that position and those below it down to
// the towns, from which no row of month m has come in though some are owed. One
// stands for all below it. In order of code.
func (r *Returns) Late(place int32, m schema.Month) []int32 {
	return late(r.v.Places, place, func(p int32) bool { return r.At(p, m) == NotReturned })
}

func late(places *record.Places, place int32, missing func(int32) bool) []int32 {
	if missing(place) {
		return []int32{place}
	}
	if places.All[place].Level >= record.Town {
		return nil
	}
	var out []int32
	for _, child := range places.All[place].Children {
		out = append(out, late(places, child, missing)...)
	}
	return out
}
