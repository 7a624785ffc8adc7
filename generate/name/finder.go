package name

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"
)

// Finder finds many strings in a text in one pass: it looks at each character
// that begins one of them, and at the one that follows it.
type Finder struct {
	first [1 << 16 / 64]uint64 // whether a string begins with a character
	pairs map[[2]rune][]int32  // the strings that begin with two characters, the longest first
	all   []string
	// skip gives the length of what stands at byte i of a text and is passed
	// over within a string; 0 for nothing.
	skip func(s string, i int) int
}

// Hit is where a string of a Finder stands in a text, in bytes.
type Hit struct {
	Start, Stop int
	N           int // its position in what New was given
}

// New gives a finder of the strings, as Bare gives them. Those of fewer than two
// characters are not looked for. skip says what may stand between their
// characters: Gaps, or nil for nothing.
func New(all []string, skip func(s string, i int) int) *Finder {
	f := &Finder{pairs: make(map[[2]rune][]int32, len(all)), all: all, skip: skip}
	for i, s := range all {
		first, n := utf8.DecodeRuneInString(s)
		second, m := utf8.DecodeRuneInString(s[n:])
		if m == 0 {
			continue
		}
		f.first[uint16(first)/64] |= 1 << (first % 64)
		f.pairs[[2]rune{first, second}] = append(f.pairs[[2]rune{first, second}], int32(i))
	}
	for _, list := range f.pairs {
		slices.SortStableFunc(list, func(a, b int32) int { return cmp.Compare(len(all[b]), len(all[a])) })
	}
	return f
}

// Gaps passes over what may stand between the characters of a name.
func Gaps(s string, i int) int {
	if n := markup(s, i); n > 0 {
		return n
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	if between(r) {
		return n
	}
	return 0
}

// Break parts the cells of a row that are searched as one text.
const Break = '\x1f'

// Next gives the first hit that begins at byte from or later, of those that
// begin there the longest.
func (f *Finder) Next(s string, from int) (Hit, bool) {
	if len(f.pairs) == 0 {
		return Hit{}, false
	}
	for i := from; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		if f.first[uint16(r)/64]&(1<<(r%64)) != 0 {
			if hit, ok := f.at(s, i, r, i+n); ok {
				return hit, true
			}
		}
		i += n
	}
	return Hit{}, false
}

// at gives the longest hit at byte i, where the character first ends at rest.
func (f *Finder) at(s string, i int, first rune, rest int) (Hit, bool) {
	rest = f.pass(s, rest)
	second, n := utf8.DecodeRuneInString(s[rest:])
	if n == 0 {
		return Hit{}, false
	}
	for _, k := range f.pairs[[2]rune{first, second}] {
		want := f.all[k][utf8.RuneLen(first)+n:]
		if stop, ok := f.match(s, rest+n, want); ok && whole(s, i, stop) {
			return Hit{i, stop, int(k)}, true
		}
	}
	return Hit{}, false
}

// match says where want ends that begins at byte i, gaps passed over.
func (f *Finder) match(s string, i int, want string) (stop int, ok bool) {
	for _, r := range want {
		i = f.pass(s, i)
		there, n := utf8.DecodeRuneInString(s[i:])
		if n == 0 || there != r {
			return 0, false
		}
		i += n
	}
	return i, true
}

func (f *Finder) pass(s string, i int) int {
	for f.skip != nil && i < len(s) {
		n := f.skip(s, i)
		if n == 0 {
			break
		}
		i += n
	}
	return i
}

// whole says whether a hit is no part of a longer word of an alphabet.
func whole(s string, start, stop int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	first, _ := utf8.DecodeRuneInString(s[start:])
	last, _ := utf8.DecodeLastRuneInString(s[:stop])
	after, _ := utf8.DecodeRuneInString(s[stop:])
	return !(spelled(before) && spelled(first)) && !(spelled(last) && spelled(after))
}

func spelled(r rune) bool {
	return r != utf8.RuneError && unicode.IsLetter(r) && !unicode.In(r, unicode.Han)
}

// Tight passes over what may stand between the characters of a name and is no
// blank between words: dots, what no one sees, and the blank of full width.
func Tight(s string, i int) int {
	if s[i] < utf8.RuneSelf {
		return 0
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	if between(r) {
		return n
	}
	return 0
}
