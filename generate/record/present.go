package record

import "slices"

// present are the subjects that have a row, a bit for each: a province's months would
// fill the memory with more. There are none where no row had a known subject.
type present []uint64

func presentIn(rows []int32) present {
	out := make(present, (len(rows)+63)/64)
	for n, row := range rows {
		if row != 0 {
			out[n/64] |= 1 << (n % 64)
		}
	}
	return out
}

// meets says whether a subject has a row in both.
func (s present) meets(t present) bool {
	for i := range min(len(s), len(t)) {
		if s[i]&t[i] != 0 {
			return true
		}
	}
	return false
}

// join gives those of both.
func (s present) join(t present) present {
	if len(s) < len(t) {
		s, t = t, s
	}
	s = slices.Clone(s)
	for i := range t {
		s[i] |= t[i]
	}
	return s
}
