package record

import "slices"

// index numbers distinct texts in the order in which they are added. It keeps
// the texts as they are: they must outlive it.
//
// Exports list people and grids by their codes, and texts that are added in
// order are found without a map: behind the one found last, as the monthly files
// list them too. The map is made for the first text that is out of order.
type index struct {
	texts  []string
	number map[string]int32 // nil while the texts are in order
}

func newIndex(size int) index { return index{texts: make([]string, 0, size)} }

func (x *index) add(s string) int32 {
	last := len(x.texts) - 1
	switch {
	case x.number == nil && (last < 0 || x.texts[last] < s):
	case x.number == nil && x.texts[last] == s:
		return int32(last)
	default:
		if n, ok := x.lookup()[s]; ok {
			return n
		}
		x.number[s] = int32(last + 1)
	}
	x.texts = append(x.texts, s)
	return int32(last + 1)
}

// lookup gives the map, which is made when it is not there.
func (x *index) lookup() map[string]int32 {
	if x.number == nil {
		x.number = make(map[string]int32, cap(x.texts))
		for n, s := range x.texts {
			x.number[s] = int32(n)
		}
	}
	return x.number
}

func (x *index) find(s string) (int32, bool) {
	if x.number != nil {
		n, ok := x.number[s]
		return n, ok
	}
	n, ok := slices.BinarySearch(x.texts, s)
	return int32(n), ok
}

// guess finds s, trying first the texts behind the one found last, since the
// monthly files list people in much the same order every month.
func (x *index) guess(s string, last int32) (int32, bool) {
	at := int(last) + 1
	if at < len(x.texts) && x.texts[at] == s {
		return int32(at), true
	}
	if x.number != nil || at >= len(x.texts) || x.texts[at] > s {
		return x.find(s)
	}
	step := 1
	for at+step < len(x.texts) && x.texts[at+step] <= s {
		at, step = at+step, 2*step
	}
	n, ok := slices.BinarySearch(x.texts[at:min(at+step, len(x.texts))], s)
	return int32(at + n), ok
}
