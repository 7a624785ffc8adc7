package schema

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Nearest gives the one of known that takes the fewest changes of a letter to
// become value, the first in order where several do; "" when none is near: when
// each takes more changes than half the letters of the longer one.
func Nearest(value string, known []string) string {
	best, least := "", 1<<30
	v := []rune(value)
	for _, k := range known {
		limit := min(least, max(len(v), utf8.RuneCountInString(k))/2)
		if d := distance(v, k, limit); d <= limit && (d < least || k < best) {
			best, least = k, d
		}
	}
	return best
}

// distance is the Levenshtein distance of a and b in runes, or some number of
// at least limit+1 when it exceeds limit.
func distance(a []rune, b string, limit int) int {
	n := utf8.RuneCountInString(b)
	if d := len(a) - n; d > limit || -d > limit {
		return limit + 1
	}
	var room [128]int
	row := room[:0]
	for i := 0; i <= len(a); i++ {
		row = append(row, i)
	}
	j := 0
	for _, r := range b {
		j++
		diagonal, least := row[0], j
		row[0] = j
		for i, x := range a {
			cost := diagonal
			if x != r {
				cost = 1 + min(diagonal, row[i], row[i+1])
			}
			diagonal, row[i+1] = row[i+1], cost
			least = min(least, cost)
		}
		if least > limit {
			return limit + 1
		}
	}
	return row[len(a)]
}

// Known is the set of values that a reference may take.
type Known struct {
	sorted  []string
	answers map[string]string
}

// NewKnown takes the values of a set; it keeps and sorts the slice.
func NewKnown(values []string) *Known {
	slices.Sort(values)
	return &Known{slices.Compact(values), map[string]string{}}
}

const (
	fullSearches = 200    // as many values are compared with every known one
	window       = 1000   // those after with so many neighbours in order
	nearSearches = 10_000 // and from there on, where few are shown,
	narrow       = 10     // with so many
)

// Nearest gives the known value nearest to value, "" when none is near; before
// all others one that differs in white space, full-width forms or case. It is
// exact for the first values asked about; a column that is wrong throughout then
// gets the nearest among its neighbours in order, so that the answer stays
// affordable.
func (k *Known) Nearest(value string) string {
	if a, ok := k.answers[value]; ok {
		return a
	}
	plain := string(compact([]byte(value)))
	for _, same := range []string{plain, strings.ToUpper(plain)} {
		if _, found := slices.BinarySearch(k.sorted, same); found {
			return same
		}
	}
	candidates := k.sorted
	if len(k.answers) >= fullSearches && len(k.sorted) > window {
		i, _ := slices.BinarySearch(k.sorted, value)
		wide := window
		if len(k.answers) >= nearSearches {
			wide = narrow
		}
		candidates = k.sorted[max(0, i-wide/2):min(len(k.sorted), i+wide/2)]
	}
	a := Nearest(value, candidates)
	if len(k.answers) < 100_000 {
		k.answers[strings.Clone(value)] = a
	}
	return a
}
