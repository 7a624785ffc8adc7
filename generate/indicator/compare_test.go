package indicator

import (
	"math"
	"testing"
)

var testRatio = &Indicator{ID: "x", Kind: Ratio, Better: Up, Unit: "%"}

func ratio(num, den int64) Value { return Value{Indicator: testRatio, Known: true, Num: num, Den: den} }

// TestWilson holds the interval against values that were measured with another
// program, in percent.
func TestWilson(t *testing.T) {
	for _, c := range []struct {
		num, den  int64
		low, high string
	}{
		{0, 5, "0.0", "43.4"}, {2, 5, "11.8", "76.9"}, {5, 5, "56.6", "100.0"},
		{6, 15, "19.8", "64.3"}, {0, 15, "0.0", "20.4"}, {40, 100, "30.9", "49.8"},
	} {
		if low, high := Wilson(c.num, c.den).Text(); low != c.low || high != c.high {
			t.Errorf("%d/%d: %s to %s, want %s to %s", c.num, c.den, low, high, c.low, c.high)
		}
	}
	if got := Wilson(0, 0); got != (Interval{0, 1}) {
		t.Errorf("0/0: %v", got)
	}
	if _, ok := (Value{Indicator: &Indicator{Kind: Mean}, Known: true, Num: 1, Den: 2}).Interval(); ok {
		t.Error("a mean has an interval")
	}
}

// TestWilsonProperties holds that the interval contains its ratio, is the mirror
// image of its complement's, moves with the numerator and narrows with the
// denominator.
func TestWilsonProperties(t *testing.T) {
	for den := int64(1); den <= 200; den++ {
		last := Interval{-1, -1}
		for num := int64(0); num <= den; num++ {
			i, p := Wilson(num, den), float64(num)/float64(den)
			if !(0 <= i.Low && i.Low <= p && p <= i.High && i.High <= 1) {
				t.Fatalf("%d/%d: %v does not hold it", num, den, i)
			}
			if m := Wilson(den-num, den); math.Abs(m.Low-(1-i.High)) > 1e-12 || math.Abs(m.High-(1-i.Low)) > 1e-12 {
				t.Fatalf("%d/%d: %v and %v are no mirror images", num, den, i, m)
			}
			if i.Low < last.Low || i.High <= last.High && i.High < 1 {
				t.Fatalf("%d/%d: %v after %v", num, den, i, last)
			}
			if w := Wilson(2*num, 2*den); w.High-w.Low >= i.High-i.Low {
				t.Fatalf("%d/%d: twice the cases give %v after %v", num, den, w, i)
			}
			last = i
		}
	}
}

// TestLimits holds the limits against sums of exact fractions, worked out with
// another program: the region's numerator and denominator, the place's
// denominator, the limits of 95 % and of 99.8 %.
func TestLimits(t *testing.T) {
	for _, c := range [][7]int64{
		{1, 2, 10, 2, 8, 1, 9}, {1, 2, 15, 4, 11, 2, 13}, {1, 2, 24, 7, 17, 5, 19}, {1, 2, 100, 40, 60, 35, 65}, {1, 2, 310, 138, 172, 128, 182},
		{192, 201, 10, 8, 10, 7, 10}, {192, 201, 17, 14, 17, 13, 17}, {192, 201, 24, 21, 24, 19, 24}, {192, 201, 100, 91, 99, 88, 100}, {192, 201, 310, 289, 303, 284, 306},
		{1, 100, 10, 0, 1, 0, 2}, {1, 100, 24, 0, 1, 0, 3}, {1, 100, 100, 0, 3, 0, 5}, {1, 100, 310, 0, 7, 0, 10},
		{1, 3, 10, 1, 6, 0, 8}, {1, 3, 15, 2, 9, 0, 11}, {1, 3, 100, 24, 43, 19, 48}, {1, 3, 310, 87, 120, 78, 129},
		{2, 5, 10, 1, 7, 0, 9}, {2, 5, 17, 3, 11, 1, 13}, {2, 5, 100, 31, 50, 25, 55}, {2, 5, 310, 107, 141, 98, 151},
		{999, 1000, 10, 10, 10, 9, 10}, {999, 1000, 100, 99, 100, 98, 100}, {999, 1000, 310, 308, 310, 307, 310},
		{7, 9, 10, 5, 10, 3, 10}, {7, 9, 24, 14, 22, 12, 24}, {7, 9, 310, 227, 255, 218, 263},
		{0, 9, 30, 0, 0, 0, 0}, {9, 9, 30, 30, 30, 30, 30}, {1, 2, 1, 0, 1, 0, 1},
	} {
		near, far := Limits(ratio(c[0], c[1]), c[2], Limits95), Limits(ratio(c[0], c[1]), c[2], Limits998)
		if got := [4]int64{near.Low, near.High, far.Low, far.High}; got != [4]int64(c[3:]) {
			t.Errorf("%d/%d for %d: %v, want %v", c[0], c[1], c[2], got, c[3:])
		}
	}
}

// TestLimitProperties holds that the limits hold what the region's ratio makes
// likeliest, that the
// wider hold the narrower, that they are mirror images of the complement's, and
// that the curves part exactly what the limits part.
func TestLimitProperties(t *testing.T) {
	for _, all := range []int64{7, 201, 2441} {
		for yes := int64(0); yes <= all; yes += max(1, all/23) {
			for den := int64(10); den < 3000; den += den/7 + 1 {
				near, far := Limits(ratio(yes, all), den, Limits95), Limits(ratio(yes, all), den, Limits998)
				mean := float64(den) * float64(yes) / float64(all)
				if float64(near.Low) > math.Ceil(mean) || float64(near.High) < math.Floor(mean) || far.Low > near.Low || far.High < near.High || far.Low < 0 || far.High > den {
					t.Fatalf("%d/%d for %d: %+v, %+v", yes, all, den, near, far)
				}
				m := Limits(ratio(all-yes, all), den, Limits95)
				if m.Low != den-near.High || m.High != den-near.Low || math.Abs(m.LowCurve-(1-near.HighCurve)) > 1e-12 {
					t.Fatalf("%d/%d for %d: %+v and %+v are no mirror images", yes, all, den, near, m)
				}
				curveParts(t, near, den)
				curveParts(t, far, den)
			}
		}
	}
}

func curveParts(t *testing.T, l Limit, den int64) {
	t.Helper()
	n := float64(den)
	low, high := l.LowCurve*n, l.HighCurve*n
	if low > float64(l.Low)+1e-9 || low < float64(l.Low-1)-1e-9 || high < float64(l.High)-1e-9 || high > float64(l.High+1)+1e-9 {
		t.Fatalf("for %d: curves at %g and %g, limits %d and %d", den, low, high, l.Low, l.High)
	}
}

// TestBands classifies places against a region of 192 of 201 and the ends.
func TestBands(t *testing.T) {
	region := ratio(192, 201)
	for _, c := range []struct {
		v, region Value
		want      Band
	}{
		{ratio(24, 24), region, Level}, {ratio(21, 24), region, Level}, {ratio(20, 24), region, Below}, {ratio(19, 24), region, Below}, {ratio(18, 24), region, FarBelow},
		{ratio(310, 310), region, FarAbove}, {ratio(304, 310), region, Above}, {ratio(306, 310), region, Above}, {ratio(307, 310), region, FarAbove},
		{ratio(0, 9), region, Incomparable}, {ratio(10, 10), region, Level}, {ratio(6, 10), region, FarBelow},
		{ratio(0, 0), region, Incomparable}, {Value{Indicator: testRatio, Known: false, Num: 0, Den: 20}, region, Incomparable}, {ratio(5, 20), Value{Indicator: testRatio}, Incomparable},
		{ratio(0, 50), ratio(0, 500), Level}, {ratio(1, 50), ratio(0, 500), FarAbove},
		{ratio(50, 50), ratio(500, 500), Level}, {ratio(49, 50), ratio(500, 500), FarBelow},
		{Value{Indicator: &Indicator{Kind: Mean}, Known: true, Num: 5, Den: 20}, region, Incomparable}, {Value{}, region, Incomparable},
	} {
		if got := BandOf(c.v, c.region); got != c.want {
			t.Errorf("%d/%d of %d/%d: %v, want %v", c.v.Num, c.v.Den, c.region.Num, c.region.Den, got, c.want)
		}
	}
}

// TestClusters holds that households are compared as the grids that they stand
// in: 700 of 1000 households in 10 grids as 7 of 10.
func TestClusters(t *testing.T) {
	region := Value{Indicator: testRatio, Known: true, Num: 90000, Den: 100000, Clusters: 2441}
	of := func(num, clusters int64) Value {
		return Value{Indicator: testRatio, Known: true, Num: num, Den: 1000, Clusters: clusters}
	}
	for _, c := range []struct {
		v    Value
		want Band
	}{{of(700, 10), Level}, {of(400, 10), FarBelow}, {of(400, 9), Incomparable}, {of(700, 1000), FarBelow}, {of(896, 200), Level}} {
		if got := BandOf(c.v, region); got != c.want {
			t.Errorf("%d of 1000 in %d: %v, want %v", c.v.Num, c.v.Clusters, got, c.want)
		}
	}
	got, _ := of(400, 5).Interval()
	if low, high := got.Text(); low != "11.8" || high != "76.9" {
		t.Errorf("400 of 1000 in 5: %s to %s", low, high)
	}
	for _, id := range []string{"household_coverage", "visit_coverage"} {
		if !Find(id).Clustered() {
			t.Errorf("%s is not clustered", id)
		}
	}
	if Find("grid_coverage").Clustered() {
		t.Error("grids are clustered")
	}
}

func TestStanding(t *testing.T) {
	for _, c := range []struct {
		b                 Band
		up, down, neither Standing
	}{
		{FarAbove, Good, Bad, Neutral}, {Above, Good, Bad, Neutral}, {Level, Neutral, Neutral, Neutral},
		{Below, Bad, Good, Neutral}, {FarBelow, Bad, Good, Neutral}, {Incomparable, Neutral, Neutral, Neutral},
	} {
		if c.b.Standing(Up) != c.up || c.b.Standing(Down) != c.down || c.b.Standing(Neither) != c.neither {
			t.Errorf("%v: %q %q %q", c.b, c.b.Standing(Up), c.b.Standing(Down), c.b.Standing(Neither))
		}
	}
}

// TestRanks holds that equal fractions share a rank, whatever their terms, that
// the next is skipped, and that the better comes first.
func TestRanks(t *testing.T) {
	values := []Value{ratio(1, 2), ratio(18, 20), ratio(9, 10), ratio(20, 20), ratio(10, 20), ratio(9, 9), ratio(0, 0)}
	want := []Rank{{}, {2, true}, {2, true}, {1, false}, {4, false}, {}, {}}
	for i, r := range Ranks(values) {
		if r != want[i] {
			t.Errorf("%d/%d: %v, want %v", values[i].Num, values[i].Den, r, want[i])
		}
	}
	fewer := &Indicator{Kind: Count, Better: Down}
	for i, r := range Ranks([]Value{{Indicator: fewer, Known: true, Num: 5}, {Indicator: fewer, Known: true}, {Indicator: fewer, Known: true, Num: 5}, {Indicator: fewer}}) {
		if r != []Rank{{2, true}, {1, false}, {2, true}, {}}[i] {
			t.Errorf("count %d: %v", i, r)
		}
	}
}

func BenchmarkBandOf(b *testing.B) {
	region, v := ratio(88000, 88516), ratio(7990, 8000)
	for b.Loop() {
		BandOf(v, region)
	}
}
