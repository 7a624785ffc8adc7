package page

import (
	"strings"

	"tongbao/generate/indicator"
	"tongbao/generate/record"
)

// Forces are who and what there is in the places one level below a page's.
type Forces struct {
	Villages bool // the places are villages, whose captains and first secretaries are named
	Rows     []Force
}

// Force is who and what there is in a place.
type Force struct {
	Place     Link
	Teams     Tally
	Captain   string // of a village, several set apart by 、; empty for none
	Secretary string
	Cadres    Tally // on post
	Grids     Tally
	Uncovered Tally // grids that nobody holds
	Open      Tally // problems on the ledger that are not closed
	Overdue   Tally
}

var (
	teamsActive  = indicator.Find("teams_active")
	cadresOnPost = indicator.Find("cadres_on_post")
	closureRate  = indicator.Find("closure_rate")
	overdueOpen  = indicator.Find("overdue_open")
)

// forces gives the places one level below place i in order of code.
func (a at) forces(i int32) Forces {
	var out Forces
	for _, c := range a.place(i).Children {
		out.Villages = a.place(c).Village >= 0
		out.Rows = append(out.Rows, a.force(c))
	}
	return out
}

func (a at) force(i int32) Force {
	value := func(d *indicator.Indicator) indicator.Value { return a.Values.At(d, i, a.Period) }
	grids, closed := value(gridCoverage), value(closureRate)
	out := Force{Place: a.toPlace(i), Teams: tally(value(teamsActive)), Cadres: tally(value(cadresOnPost)),
		Grids: Tally{grids.Known, grids.Den}, Uncovered: Tally{grids.Known, grids.Den - grids.Num},
		Open: Tally{closed.Known, closed.Den - closed.Num}, Overdue: tally(value(overdueOpen))}
	if a.place(i).Village >= 0 {
		out.Captain = a.led(i, (*record.Posting).Captain)
		out.Secretary = a.led(i, (*record.Posting).FirstSecretary)
	}
	return out
}

// tally gives a count's value.
func tally(v indicator.Value) Tally { return Tally{v.Known, v.Num} }

// led names the cadres on post in a village who have a role.
func (a at) led(i int32, role func(*record.Posting) bool) string {
	var names []string
	for _, r := range a.standing.postings.of(i) {
		if p := &a.Workspace.Roster.Postings[r]; role(p) {
			names = append(names, a.person(p.Name))
		}
	}
	return strings.Join(names, "、")
}
