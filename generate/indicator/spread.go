package indicator

import "tongbao/generate/schema"

// Spread counts a month's scores by height, in steps from 0 to the cap.
type Spread []int32

// spreadSteps is how many steps a spread has at most, the cap's not counted: as
// many as the usual cap of 10 points has hundredths, which makes it exact.
const spreadSteps = 1000

// spreadStep gives the width of a step for scores up to limit.
func spreadStep(limit schema.Score) schema.Score {
	return max(1, (limit+spreadSteps-1)/spreadSteps)
}

// Bands adds the scores up, which go up to limit, in bands of one tenth of it
// each; the last takes limit too.
func (s Spread) Bands(limit schema.Score) [10]int {
	var out [10]int
	step := spreadStep(limit)
	for i, n := range s {
		out[min(9, schema.Score(i)*step*10/limit)] += int(n)
	}
	return out
}
