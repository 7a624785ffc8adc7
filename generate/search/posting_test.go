package search

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestPosting(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for _, share := range []float64{0, 0.001, 0.1, 0.5, 0.9, 1} {
		var want []int
		var p posting
		for page := range 2000 {
			if random.Float64() < share {
				want = append(want, page)
				p.add(page)
			}
		}
		if got := decode(p.encode()); !slices.Equal(got, want) {
			t.Errorf("share %v: %v, want %v", share, got, want)
		}
	}
}

func TestPostingIsShort(t *testing.T) {
	var all, half posting
	for page := range 20000 {
		all.add(page)
		if page%2 == 0 {
			half.add(page)
		}
	}
	if n := len(all.encode()); n > 5 {
		t.Errorf("all of 20,000 pages take %d bytes", n)
	}
	if n := len(half.encode()); n > 20000/6+2 {
		t.Errorf("half of 20,000 pages take %d bytes", n)
	}
}

func decode(list string) []int {
	var out []int
	if bits, ok := strings.CutPrefix(list, "!"); ok {
		for i := range 6 * len(bits) {
			if strings.IndexByte(digits, bits[i/6])>>(i%6)&1 == 1 {
				out = append(out, i)
			}
		}
		return out
	}
	page := 0
	for rest := []byte(list); len(rest) > 0; {
		var gap, more int
		gap, rest = number(rest)
		more, rest = number(rest)
		page += gap
		for range more + 1 {
			out = append(out, page)
			page++
		}
	}
	return out
}
