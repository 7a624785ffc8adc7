package indicator

import (
	"testing"

	"tongbao/generate/schema"
)

// Whatever the cap: the bands are few, their ends round, they follow on each
// other from 0 to the cap, and each score falls into the one that holds it.
func TestBandsHoldEveryScore(t *testing.T) {
	for _, limit := range []schema.Score{1, 7, 100, 750, 1000, 1200, 1250, 1500, 1600, 3000, 10000, 12345, 1_000_000} {
		step := spreadStep(limit)
		for score := schema.Score(0); score <= limit; score += max(1, limit/997) {
			s := newSpread(limit)
			s[score/step]++
			bands := s.Bands(limit)
			if n := len(bands); n > mostBands || bands[n-1].High != limit {
				t.Fatalf("up to %v there are %d bands, the last to %v", limit, n, bands[n-1].High)
			}
			for i, b := range bands {
				if i > 0 && b.Low != bands[i-1].High || b.Low%bandWidth(limit) != 0 {
					t.Errorf("up to %v a band begins at %v", limit, b.Low)
				}
				holds := b.Low <= score && (score < b.High || score == limit && b.High == limit)
				if (b.N == 1) != holds {
					t.Errorf("up to %v, %v is counted %d times from %v to %v", limit, score, b.N, b.Low, b.High)
				}
			}
		}
	}
}

func TestBandsOfUsualCaps(t *testing.T) {
	for limit, want := range map[schema.Score]int{500: 10, 1000: 10, 1200: 12, 10000: 10} {
		if got := len(newSpread(limit).Bands(limit)); got != want {
			t.Errorf("up to %v there are %d bands, want %d", limit, got, want)
		}
	}
}
