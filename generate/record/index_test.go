package record

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
)

// Whatever the order in which texts are added, each is found by the number that
// it was given, from wherever one begins to look, and others are not found.
func TestIndex(t *testing.T) {
	r := rand.New(rand.NewPCG(2019, 9))
	for round := range 200 {
		var texts []string
		for range r.IntN(40) {
			texts = append(texts, strconv.Itoa(r.IntN(60)))
		}
		if round%2 == 0 {
			slices.Sort(texts)
		}
		x, want := newIndex(0), map[string]int32{}
		for _, s := range texts {
			if _, ok := want[s]; !ok {
				want[s] = int32(len(want))
			}
			if n := x.add(s); n != want[s] {
				t.Fatalf("%v: %s is number %d, want %d", texts, s, n, want[s])
			}
		}
		for i := range 62 {
			s := strconv.Itoa(i)
			for last := int32(-1); int(last) < len(want); last++ {
				n, ok := x.guess(s, last)
				if m, known := want[s]; ok != known || ok && n != m {
					t.Fatalf("%v: %s from %d on is number %d (%v), want %d (%v)", texts, s, last, n, ok, m, known)
				}
			}
		}
	}
}
