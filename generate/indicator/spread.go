package indicator

import "tongbao/generate/schema"

// Spread counts a month's scores by height, in steps from 0 to the cap.
type Spread []int32

// How fine a spread is: at most so many bands, each of so many steps unless a
// step is a hundredth of a point already.
const (
	mostBands    = 15
	stepsOfABand = 100
)

// ScoreBand is how many scores lie from Low up to High, which is left out but where
// it is the cap.
type ScoreBand struct {
	Low, High schema.Score
	N         int
}

// bandWidth gives how wide the bands of scores up to limit are: 1, 2 or 5 times
// a power of ten, so that people can read the ends.
func bandWidth(limit schema.Score) schema.Score {
	for power := schema.Score(1); ; power *= 10 {
		for _, n := range []schema.Score{1, 2, 5} {
			if limit <= n*power*mostBands {
				return n * power
			}
		}
	}
}

// spreadStep gives the width of a step for scores up to limit. It divides the
// bands', so that counting by steps is exact.
func spreadStep(limit schema.Score) schema.Score { return max(1, bandWidth(limit)/stepsOfABand) }

// newSpread gives a spread of no scores up to limit.
func newSpread(limit schema.Score) Spread { return make(Spread, limit/spreadStep(limit)+1) }

// Bands adds the scores up, which go up to limit. The last band is narrower than
// the others where limit does not fill it.
func (s Spread) Bands(limit schema.Score) []ScoreBand {
	width, step := bandWidth(limit), spreadStep(limit)
	var out []ScoreBand
	for low := schema.Score(0); low < limit; low += width {
		out = append(out, ScoreBand{Low: low, High: min(low+width, limit)})
	}
	for i, n := range s {
		at := min(schema.Score(i)*step/width, schema.Score(len(out))-1)
		out[at].N += int(n)
	}
	return out
}
