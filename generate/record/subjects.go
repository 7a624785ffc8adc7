package record

import "slices"

// subjects are those that have a row, a bit for each: a province's months would
// fill the memory with more. There are none where no row had a known subject.
type subjects []uint64

func subjectsOf(rows []int32) subjects {
	out := make(subjects, (len(rows)+63)/64)
	for n, row := range rows {
		if row != 0 {
			out[n/64] |= 1 << (n % 64)
		}
	}
	return out
}

// meets says whether a subject has a row in both.
func (s subjects) meets(t subjects) bool {
	for i := range min(len(s), len(t)) {
		if s[i]&t[i] != 0 {
			return true
		}
	}
	return false
}

// join gives those of both.
func (s subjects) join(t subjects) subjects {
	if len(s) < len(t) {
		s, t = t, s
	}
	s = slices.Clone(s)
	for i := range t {
		s[i] |= t[i]
	}
	return s
}
