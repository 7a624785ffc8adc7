package search

import (
	"slices"
	"sync"
	"unicode/utf16"
)

// gram is two characters side by side, folded.
type gram uint64

func gramOf(a, b rune) gram { return gram(a)<<21 | gram(b) }

func (g gram) String() string { return string([]rune{rune(g >> 21), rune(g & (1<<21 - 1))}) }

// shard gives the number of the file, of n, that g stands in. find.js counts
// the same.
func (g gram) shard(n int) int {
	hash := 0
	for _, unit := range utf16.Encode([]rune(g.String())) {
		hash = (hash*31 + int(unit)) % 65521
	}
	return hash % n
}

// gramSet collects grams, each once. A page has ten thousand, most of them
// several times: sorting them, or a map, takes a tenth of a build.
type gramSet struct {
	all   []gram
	slots []int32 // by hash: 1 more than where a gram stands in all, 0 where none does
}

var gramSets = sync.Pool{New: func() any { return new(gramSet) }}

func (s *gramSet) add(g gram) {
	if 2*len(s.all) >= len(s.slots) {
		s.grow()
	}
	if slot := s.slot(g); *slot == 0 {
		s.all = append(s.all, g)
		*slot = int32(len(s.all))
	}
}

// slot gives the slot of g, or the free one that it is to have.
func (s *gramSet) slot(g gram) *int32 {
	i := int(uint64(g) * 0x9e3779b97f4a7c15 >> 40)
	for ; ; i++ {
		slot := &s.slots[i&(len(s.slots)-1)]
		if *slot == 0 || s.all[*slot-1] == g {
			return slot
		}
	}
}

// grow doubles the slots, whose number is a power of two.
func (s *gramSet) grow() {
	s.slots = make([]int32, max(1<<10, 2*len(s.slots)))
	for i, g := range s.all {
		*s.slot(g) = int32(i + 1)
	}
}

// take gives what was collected, and leaves the set empty.
func (s *gramSet) take() []gram {
	out := slices.Clone(s.all)
	s.all = s.all[:0]
	clear(s.slots)
	return out
}
