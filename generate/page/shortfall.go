package page

import (
	"cmp"
	"slices"

	"tongbao/generate/indicator"
)

// Shortfall is an indicator that misses its target.
type Shortfall struct{ Measure }

// Gap gives how far the value is from its target, in the indicator's unit, as
// an exact fraction above 0.
func (s Shortfall) Gap() (num, den int64) {
	n, d := s.Value.Fraction()
	num, den = n*100-s.Target.Hundredths*d, d*100
	if num < 0 {
		num = -num
	}
	return num, den
}

// shortfalls gives what misses its target: ratios first, the furthest off
// first, then what is counted in other units, in the order of declaration.
func shortfalls(key []Measure) []Shortfall {
	var out []Shortfall
	for _, m := range key {
		if m.Verdict == Missed {
			out = append(out, Shortfall{m})
		}
	}
	slices.SortStableFunc(out, further)
	return out
}

// further puts the ratio that is further off its target first.
func further(a, b Shortfall) int {
	x, y := a.Indicator.Kind == indicator.Ratio, b.Indicator.Kind == indicator.Ratio
	switch {
	case x && y:
		n, d := a.Gap()
		m, e := b.Gap()
		return cmp.Compare(float64(m)/float64(e), float64(n)/float64(d))
	case x:
		return -1
	case y:
		return 1
	}
	return 0
}
