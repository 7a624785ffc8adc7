package chart

import (
	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// Roll are the cadres on post on the last day of a month, by place.
type Roll struct {
	month schema.Month
	first []int32 // by place: where its rows begin
	rows  []int32 // positions in the roster's postings
}

// RollOf calls the roll for a month. What has no place stands at the top.
func RollOf(ws *record.Workspace, month schema.Month) *Roll {
	r := &Roll{month: month, first: make([]int32, len(ws.Places.All)+1)}
	day := month.Last()
	postings := ws.Roster.Postings
	for i := range postings {
		if p := &postings[i]; p.OnPost.Has(day) {
			r.first[max(0, p.Place)+1]++
		}
	}
	for p := range ws.Places.All {
		r.first[p+1] += r.first[p]
	}
	r.rows = make([]int32, r.first[len(ws.Places.All)])
	next := append([]int32(nil), r.first...)
	for i := range postings {
		if p := &postings[i]; p.OnPost.Has(day) {
			at := max(0, p.Place)
			r.rows[next[at]] = int32(i)
			next[at]++
		}
	}
	return r
}

// each calls fn with every posting in the place or below it.
func (in Input) each(place int32, fn func(*record.Posting)) {
	r := in.Roll
	if r == nil || r.month != in.Period {
		r = RollOf(in.Workspace, in.Period)
		in.Roll = r
	}
	for _, i := range r.rows[r.first[place]:r.first[place+1]] {
		fn(&in.Workspace.Roster.Postings[i])
	}
	for _, c := range in.Values.Places.All[place].Children {
		in.each(c, fn)
	}
}
