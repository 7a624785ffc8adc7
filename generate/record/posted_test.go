package record

import (
	"math/rand/v2"
	"testing"

	"tongbao/generate/schema"
)

// person is a roster of one person with a few postings at random.
func person(r *rand.Rand) *Roster {
	var ps []Posting
	day := schema.DateOf(2018, 1, 1)
	for range 1 + r.IntN(4) {
		day += schema.Date(r.IntN(60))
		p := Posting{Cadre: &Cadre{CadreID: "C1"}, Place: int32(r.IntN(2)), Days: Span{day, day + schema.Date(r.IntN(120)-10)}, OnPost: Span{1, 0}}
		switch r.IntN(4) {
		case 0:
			p.Team = &Team{Type: MutualGroup}
		default:
			p.Team, p.assault = &Team{Type: AssaultTeam}, true
			p.OnPost = p.Days.Cut(Span{day + schema.Date(r.IntN(40)-20), day + schema.Date(r.IntN(150))})
		}
		if r.IntN(5) == 0 {
			p.Days.To = Forever
		}
		ps = append(ps, p)
	}
	return &Roster{Postings: ps, first: []int32{0, int32(len(ps))}}
}

// Two rosters have the same sum of a month exactly if rows of that month count
// the same by both.
func TestPostedTellsWhatCounts(t *testing.T) {
	r := rand.New(rand.NewPCG(2019, 7))
	counts := func(of *Roster, m schema.Month) (place int32, on, ok bool) {
		p := of.In(0, Span{m.First(), m.Last()})
		if p == nil {
			return 0, false, false
		}
		return p.Place, p.OnPost.Has(m.Last()), true
	}
	alike, unlike := 0, 0
	for range 400 {
		a, b := person(r), person(r)
		sumsA, sumsB := a.posted(), b.posted()
		for m := schema.MonthOf(2017, 12); m < schema.MonthOf(2019, 12); m++ {
			placeA, onA, okA := counts(a, m)
			placeB, onB, okB := counts(b, m)
			same := placeA == placeB && onA == onB && okA == okB
			if got := sumsA[m] == sumsB[m]; got != same {
				t.Fatalf("%s: the sums are equal: %v, but a row counts in %d (%v, %v) and in %d (%v, %v)\n%v\n%v",
					m, got, placeA, onA, okA, placeB, onB, okB, a.Postings, b.Postings)
			}
			if same && okA {
				alike++
			} else if !same {
				unlike++
			}
		}
	}
	if alike < 100 || unlike < 100 {
		t.Errorf("only %d months alike and %d unlike", alike, unlike)
	}
}
