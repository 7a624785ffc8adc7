package record

import (
	"sort"
	"strings"
)

// index numbers distinct texts in the order in which they are added. It keeps a
// copy of them, one behind the other: the rows that they were read from lie far
// apart in a province's roster, which would be waited for at each row.
//
// Exports list people and grids by their codes, and texts that are added in
// order are found without a map: behind the one found last, as the monthly files
// list them too. The map is made for the first text that is out of order.
type index struct {
	texts  []byte
	ends   []uint32         // of each in texts
	number map[string]int32 // nil while the texts are in order
}

func newIndex(size int) index { return index{ends: make([]uint32, 0, size)} }

// size gives how many texts there are.
func (x *index) size() int { return len(x.ends) }

// text gives the text of number n.
func (x *index) text(n int) []byte {
	from := uint32(0)
	if n > 0 {
		from = x.ends[n-1]
	}
	return x.texts[from:x.ends[n]]
}

// all gives the texts in order of number.
func (x *index) all() []string {
	out := make([]string, x.size())
	for n := range out {
		out[n] = string(x.text(n))
	}
	return out
}

func (x *index) add(s string) int32 {
	n := x.size()
	switch {
	case x.number == nil && (n == 0 || string(x.text(n-1)) < s):
	case x.number == nil && string(x.text(n-1)) == s:
		return int32(n - 1)
	default:
		if known, ok := x.lookup()[s]; ok {
			return known
		}
		x.number[strings.Clone(s)] = int32(n)
	}
	x.texts = append(x.texts, s...)
	x.ends = append(x.ends, uint32(len(x.texts)))
	return int32(n)
}

// lookup gives the map, which is made when it is not there.
func (x *index) lookup() map[string]int32 {
	if x.number == nil {
		x.number = make(map[string]int32, cap(x.ends))
		for n, s := range x.all() {
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
	return x.search(s, 0, x.size())
}

// search finds s among the texts from from up to to, which are in order.
func (x *index) search(s string, from, to int) (int32, bool) {
	n := from + sort.Search(to-from, func(i int) bool { return string(x.text(from+i)) >= s })
	return int32(n), n < to && string(x.text(n)) == s
}

// guess finds s, trying first the texts behind the one found last, since the
// monthly files list people in much the same order every month.
func (x *index) guess(s string, last int32) (int32, bool) {
	at := int(last) + 1
	if at < x.size() && string(x.text(at)) == s {
		return int32(at), true
	}
	if x.number != nil || at >= x.size() || string(x.text(at)) > s {
		return x.find(s)
	}
	step := 1
	for at+step < x.size() && string(x.text(at+step)) <= s {
		at, step = at+step, 2*step
	}
	return x.search(s, at, min(at+step, x.size()))
}

// has says whether s is there; near is the number found last, and becomes its own.
func (x *index) has(s string, near *int32) bool {
	n, ok := x.guess(s, *near)
	if ok {
		*near = n
	}
	return ok
}
