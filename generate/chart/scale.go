package chart

import (
	"encoding/json"
	"math"
)

// scale is a value axis: its ends and the distance of its ticks.
type scale struct{ min, max, step float64 }

// extent gives the smallest and largest number of data, without the missing
// ones; 0, 0 when there is none.
func extent(data ...[]any) (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, numbers := range data {
		for _, x := range numbers {
			if n, ok := x.(json.Number); ok {
				f, _ := n.Float64()
				lo, hi = min(lo, f), max(hi, f)
			}
		}
	}
	if lo > hi {
		return 0, 0
	}
	return lo, hi
}

// fit gives a scale for numbers from lo to hi, none below 0. It starts at 0 when
// bars stand on it, and otherwise when the numbers take up a good part of the
// way from 0; whole says that there are no parts of a unit, most that nothing
// lies above (0: no limit).
func fit(lo, hi float64, bars, whole bool, most float64) scale {
	if bars || lo == hi || hi-lo >= hi/4 {
		lo = 0
	}
	lo = min(lo, hi-hi/10) // so that small changes do not look big
	if most > 0 && hi > most/2 {
		hi = most
	}
	if hi == lo {
		hi = lo + 1
	}
	step := nice((hi - lo) / 4)
	if whole {
		step = max(1, step)
	}
	return scale{round(math.Floor(lo/step) * step), round(math.Ceil(round(hi/step)) * step), round(step)}
}

// tight gives a scale for points from lo to hi that wastes no room on where none
// lies.
func tight(lo, hi float64, whole bool) scale {
	if hi == lo {
		hi = lo + 1
	}
	step := nice((hi - lo) / 5)
	if whole {
		step = max(1, math.Ceil(step))
	}
	return scale{round(math.Floor(round(lo/step)) * step), round(math.Ceil(round(hi/step)) * step), round(step)}
}

// nice gives the smallest of 1, 2, 2.5 and 5 times a power of ten from x on; 2.5
// only where that is whole.
func nice(x float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(x)))
	for _, n := range []float64{1, 2, 2.5, 5} {
		if n*power >= x-1e-9 && (n != 2.5 || power >= 10) {
			return n * power
		}
	}
	return 10 * power
}

// round takes off what binary fractions leave behind.
func round(x float64) float64 { return math.Round(x*1e6) / 1e6 }
