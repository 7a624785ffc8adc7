package indicator

import "slices"

// amounts are numbers by place and month, in half the room where all of them fit:
// a province has thirty million.
type amounts struct {
	short []int32
	long  []int64 // in place of short, where a number does not fit
}

// amountsOf takes what all holds, and leaves all to others.
func amountsOf(all []int64) amounts {
	short := make([]int32, len(all))
	for i, n := range all {
		if short[i] = int32(n); int64(short[i]) != n {
			return amounts{long: slices.Clone(all)}
		}
	}
	return amounts{short: short}
}

func (a amounts) at(i int) int64 {
	if a.long != nil {
		return a.long[i]
	}
	return int64(a.short[i])
}
