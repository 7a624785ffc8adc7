package indicator

import "testing"

func TestDecimalRoundsHalfAwayFromZero(t *testing.T) {
	for _, c := range []struct {
		num, den int64
		decimals int
		want     string
	}{
		{1, 2, 0, "1"}, {-1, 2, 0, "-1"}, {1, 3, 1, "0.3"}, {2, 3, 1, "0.7"}, {100, 201, 1, "0.5"},
		{5, 100, 1, "0.1"}, {4, 100, 1, "0.0"}, {-4, 100, 1, "0.0"}, {-5, 100, 1, "-0.1"},
		{9995, 10000, 3, "1.000"}, {99960, 1000, 1, "100.0"}, {0, 7, 2, "0.00"}, {105, 10, 0, "11"},
	} {
		if got := Decimal(c.num, c.den, c.decimals); got != c.want {
			t.Errorf("Decimal(%d, %d, %d) = %s, want %s", c.num, c.den, c.decimals, got, c.want)
		}
	}
}

func TestValueTexts(t *testing.T) {
	ratio, mean := &Indicator{Kind: Ratio, Better: Up}, &Indicator{Kind: Mean, scale: 100}
	count, sum, median := &Indicator{Kind: Count, Better: Down}, &Indicator{Kind: Sum, scale: 100}, &Indicator{Kind: Median}
	for _, c := range []struct {
		name                   string
		v                      Value
		num, den, text, target string
		hundredths             int64
	}{
		{"ratio", Value{Indicator: ratio, Known: true, Num: 2, Den: 3}, "2", "3", "66.7", "not met", 6667},
		{"ratio met exactly", Value{Indicator: ratio, Known: true, Num: 2, Den: 5}, "2", "5", "40.0", "met", 4000},
		{"99.96 % is not 100 %", Value{Indicator: ratio, Known: true, Num: 2499, Den: 2500}, "2499", "2500", "100.0", "not met", 10000},
		{"share of nothing", Value{Indicator: ratio, Known: true, Num: 0, Den: 0}, "0", "0", "", "", 100},
		{"not known", Value{Indicator: ratio, Known: false, Num: 0, Den: 0}, "", "", "", "", 100},
		{"mean in hundredths", Value{Indicator: mean, Known: true, Num: 1755, Den: 2}, "17.55", "2", "8.78", "", NoTarget},
		{"count of nothing", Value{Indicator: count, Known: true, Num: 0, Den: 0}, "0", "", "0", "met", 0},
		{"count above", Value{Indicator: count, Known: true, Num: 1, Den: 0}, "1", "", "1", "not met", 0},
		{"sum in fen", Value{Indicator: sum, Known: true, Num: 123450, Den: 0}, "1234.5", "", "1234.5", "", NoTarget},
		{"median of an even number", Value{Indicator: median, Known: true, Num: 7, Den: 4}, "", "4", "3.5", "", NoTarget},
		{"median of none", Value{Indicator: median, Known: true, Num: 0, Den: 0}, "", "0", "", "", NoTarget},
	} {
		if c.v.Numerator() != c.num || c.v.Denominator() != c.den || c.v.Text() != c.text {
			t.Errorf("%s: %q / %q = %q, want %q / %q = %q", c.name, c.v.Numerator(), c.v.Denominator(), c.v.Text(), c.num, c.den, c.text)
		}
		met, ok := c.v.Met(c.hundredths)
		if got := map[bool]string{true: "met", false: "not met"}[met]; ok && got != c.target || !ok && c.target != "" {
			t.Errorf("%s: target %d is %q (%v), want %q", c.name, c.hundredths, got, ok, c.target)
		}
	}
}
