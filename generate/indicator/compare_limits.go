package indicator

import "slices"

// LimitLevel is how much of what chance gives lies within limits.
type LimitLevel int

const (
	Limits95  LimitLevel = iota // at most 2.5 % beyond either limit
	Limits998                   // at most 0.1 %
)

// tail gives the share that may lie beyond one limit.
func (l LimitLevel) tail() float64 {
	if l == Limits998 {
		return 0.001
	}
	return 0.025
}

// Limit are the smallest and the largest number of cases among den that are not
// unusual, and the same as points of a curve.
type Limit struct {
	Low, High int64
	// LowCurve and HighCurve are ratios between which exactly the unsuspicious
	// numbers lie; as den grows they run smoother than Low/den and High/den.
	LowCurve, HighCurve float64
}

// Limits gives the exact binomial control limits for den cases around the
// region's ratio p. With X binomial of den and p, and t the tail of the level,
//
//	x is unusually low  when P(X ≤ x) < t
//	x is unusually high when P(X ≥ x) < t
//
// so each side has at most t of what chance gives, discrete as the cases are:
// limits of prediction as in D. J. Spiegelhalter, Funnel plots for comparing
// institutional performance (Statistics in Medicine 24, 2005, 1185-1202), never
// confidence intervals of the places. The curves interpolate as his appendix
// A.1.1 does, the upper one as the mirror image of the lower.
//
// With a region's ratio of 0 or 1 chance gives one number alone, 0 or den.
// region is valid and den above 0.
func Limits(region Value, den int64, level LimitLevel) Limit {
	yes := min(max(region.Num, 0), region.Den)
	no := region.Den - yes
	low, part := lowLimit(yes, no, den, level.tail())
	high, mirrored := lowLimit(no, yes, den, level.tail())
	n := float64(den)
	return Limit{Low: low, High: den - high,
		LowCurve: max(0, float64(low)-part) / n, HighCurve: min(n, float64(den-high)+mirrored) / n}
}

// lowLimit gives the smallest x with P(X ≤ x) ≥ tail, X binomial of n trials
// with odds yes to no, and which part of the step to x is above the tail, 0 to 1.
func lowLimit(yes, no, n int64, tail float64) (x int64, part float64) {
	switch {
	case yes == 0:
		return 0, 0
	case no == 0:
		return n, 0
	}
	d := newDistribution(yes, no, n)
	sum, least := 0.0, float64(tail*d.total)
	for i, w := range d.weights {
		sum += w
		if sum >= least {
			return d.first + int64(i), min(1, (sum-least)/w)
		}
	}
	return d.first + int64(len(d.weights)) - 1, 0
}

// distribution is a binomial distribution as weights of the numbers from first
// on, relative to the most likely one. Numbers so unlikely that they change no
// sum are left out.
//
// It is worked out from the most likely number outwards by the ratio of
// neighbours, (n-k)/(k+1) · yes/no, which needs neither logarithms nor
// factorials: only sums, products and quotients, each rounded on its own as IEEE
// 754 says, in one order, so that every processor finds the same limits.
type distribution struct {
	first   int64
	weights []float64
	total   float64
}

// negligible is the weight, relative to the most likely number, below which
// numbers are left out: all of them together are far below any tail.
const negligible = 1e-18

// usual is how many numbers a village's distribution has at most.
const usual = 256

func newDistribution(yes, no, n int64) *distribution {
	mode := int64(float64(n+1) * (float64(yes) / float64(yes+no)))
	mode = min(max(mode, 0), n)
	odds := float64(yes) / float64(no)
	d := &distribution{weights: make([]float64, 0, min(n+1, usual))}
	for k, w := mode, 1.0; k > 0 && w > negligible; k-- {
		w = float64(w*(float64(k)/float64(n-k+1))) / odds
		d.weights = append(d.weights, w)
	}
	d.first = mode - int64(len(d.weights))
	slices.Reverse(d.weights)
	d.weights = append(d.weights, 1)
	for k, w := mode, 1.0; k < n && w > negligible; k++ {
		w = float64(float64(w*(float64(n-k)/float64(k+1))) * odds)
		d.weights = append(d.weights, w)
	}
	for _, w := range d.weights {
		d.total += w
	}
	return d
}
