package page

import (
	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// standing is who and what stands in each place on the as-of date. Rows keep
// the order of their files.
type standing struct {
	teams    lists // active 攻坚工作队, by village
	postings lists // cadres on post, by village
	grids    lists // by village
	ledger   lists // problems found by the day, by the place they are entered for
	pairings lists // in force, by village

	uncovered []int32 // positions in the grids table, of grids that nobody holds
	teamless  []int32 // positions in Places, of villages without a team
	overdue   []int32 // positions in the ledger, of problems open past their due date

	overdueBefore []int32 // the same at the end of the month before

	found    []int32 // positions in the ledger, of problems found by the day
	reproofs []int32 // by row of the criticisms table: where it counts
}

// lists are the positions of rows, by place.
type lists struct{ first, rows []int32 }

// of gives the rows of a place.
func (l lists) of(place int32) []int32 { return l.rows[l.first[place]:l.first[place+1]] }

// list sorts n rows by the place that at gives for each; -1 leaves a row out.
func list(places, n int, at func(i int) int32) lists {
	l := lists{first: make([]int32, places+1)}
	for i := range n {
		if p := at(i); p >= 0 {
			l.first[p+1]++
		}
	}
	for p := range places {
		l.first[p+1] += l.first[p]
	}
	l.rows = make([]int32, l.first[places])
	next := append([]int32(nil), l.first...)
	for i := range n {
		if p := at(i); p >= 0 {
			l.rows[next[p]] = int32(i)
			next[p]++
		}
	}
	return l
}

func newStanding(ws *record.Workspace, asOf schema.Date) *standing {
	n := len(ws.Places.All)
	s := &standing{}
	s.teams = list(n, len(ws.Teams), func(i int) int32 {
		t := &ws.Teams[i]
		return when(t.Type == record.AssaultTeam && t.Active().Has(asOf), ws.At(string(t.VillageCode)))
	})
	s.postings = list(n, len(ws.Roster.Postings), func(i int) int32 {
		p := &ws.Roster.Postings[i]
		return when(p.OnPost.Has(asOf), p.Place)
	})
	s.grids = list(n, len(ws.Grids), func(i int) int32 { return ws.At(string(ws.Grids[i].VillageCode)) })
	s.ledger = list(n, len(ws.Rectifications), func(i int) int32 {
		r := &ws.Rectifications[i]
		return when(r.FoundOn <= asOf, ws.At(string(r.PlaceCode)))
	})
	s.pairings = list(n, len(ws.Pairings), func(i int) int32 {
		p := &ws.Pairings[i]
		return when(p.InForce().Has(asOf), ws.At(string(p.VillageCode)))
	})
	s.find(ws, asOf)
	return s
}

// when gives the place if the row counts, else -1.
func when(counts bool, place int32) int32 {
	if counts {
		return place
	}
	return -1
}

// find lists what needs attention.
func (s *standing) find(ws *record.Workspace, asOf schema.Date) {
	rostered := ws.Has(record.Cadres)
	for place := range ws.Places.All {
		if ws.Places.All[place].Village < 0 {
			continue
		}
		if len(s.teams.of(int32(place))) == 0 {
			s.teamless = append(s.teamless, int32(place))
		}
		for _, i := range s.grids.of(int32(place)) {
			if rostered && holder(ws, &ws.Grids[i], asOf) == nil {
				s.uncovered = append(s.uncovered, i)
			}
		}
	}
	s.reproofs = reproofs(ws)
	for i := range ws.Rectifications {
		if ws.Rectifications[i].FoundOn <= asOf {
			s.found = append(s.found, int32(i))
		}
		span := ws.Rectifications[i].Overdue()
		if span.Has(asOf) {
			s.overdue = append(s.overdue, int32(i))
		}
		if span.Has((asOf.Month() - 1).Last()) {
			s.overdueBefore = append(s.overdueBefore, int32(i))
		}
	}
}

// holder gives the posting of the cadre who holds a grid on a day; nil when
// nobody does.
func holder(ws *record.Workspace, g *record.Grid, day schema.Date) *record.Posting {
	for _, s := range ws.Covered(g) {
		if s.Has(day) {
			return ws.Roster.OfID(g.CadreID, day)
		}
	}
	return nil
}
