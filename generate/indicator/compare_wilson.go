package indicator

import "math"

// z95 is the 0.975 quantile of the standard normal distribution.
const z95 = 1.959963984540054

// Interval is an interval of a ratio, both ends between 0 and 1.
type Interval struct{ Low, High float64 }

// Wilson gives the Wilson score interval at 95 % for num of den cases, which
// holds the ratio itself: with O cases of n and q = 1 - O/n
//
//	(2O + z² ± z √(z² + 4Oq)) / (2(n + z²))
//
// as E. B. Wilson has it (J. Am. Stat. Assoc. 22, 1927, 209-212) and public
// health statistics use it for small numbers. It is 0 to 1 when den is 0.
//
// Each product stands in a conversion of its own, which keeps processors from
// fusing it with a sum: the result is the same everywhere.
func Wilson(num, den int64) Interval {
	return wilson(float64(min(max(num, 0), den)), float64(den))
}

func wilson(o, n float64) Interval {
	if n <= 0 {
		return Interval{0, 1}
	}
	z2 := float64(z95 * z95)
	q := float64(n-o) / n
	root := float64(z95 * math.Sqrt(z2+float64(float64(4*o)*q)))
	mid, all := float64(2*o)+z2, float64(2*float64(n+z2))
	out := Interval{(mid - root) / all, (mid + root) / all}
	if o == 0 {
		out.Low = 0 // the formula's own value, without its rounding
	}
	if o == n {
		out.High = 1
	}
	return out
}

// Interval gives the interval of a ratio; ok is false for other kinds and where
// there is no value. That of a clustered indicator is as wide as its clusters
// are few.
func (v Value) Interval() (i Interval, ok bool) {
	if !v.Valid() || v.Kind != Ratio {
		return Interval{}, false
	}
	if v.Clusters == 0 {
		return Wilson(v.Num, v.Den), true
	}
	n := float64(v.Clusters)
	return wilson(float64(v.Num)/float64(v.Den)*n, n), true
}

// Text gives the ends in percent, rounded as ratios are: 11.8, 76.9.
func (i Interval) Text() (low, high string) { return tenthPercent(i.Low), tenthPercent(i.High) }

func tenthPercent(x float64) string { return Decimal(int64(math.Floor(float64(x*1000)+0.5)), 10, 1) }
