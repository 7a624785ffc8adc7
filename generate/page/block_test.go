package page

import (
	"testing"

	"tongbao/generate/indicator"
)

func TestLacking(t *testing.T) {
	for _, c := range []struct {
		id       string
		num, den int64
		target   int64
		want     int64
	}{
		{"first_secretary_rate", 192, 201, 10000, 9},
		{"first_secretary_rate", 201, 201, 10000, 0},
		{"commendation_ratio", 50, 159, 4000, 14}, // 40 % of 159 are 63.6
		{"overdue_open", 6, 0, 0, 6},
		{"below_8_rate", 79, 2965, 200, 20}, // 2 % of 2965 are 59.3
	} {
		d := indicator.Find(c.id)
		v := indicator.Value{Indicator: d, Known: true, Num: c.num, Den: c.den}
		m := Measure{Indicator: d, Value: v, Target: Target{d, c.target}, Verdict: Missed}
		if met, _ := v.Met(c.target); met {
			m.Verdict = Met
		}
		if got := m.lacking(); got != c.want {
			t.Errorf("%s %d/%d lacks %d, want %d", c.id, c.num, c.den, got, c.want)
		}
	}
}

// A change is slight when it rounds to nothing.
func TestSlight(t *testing.T) {
	ratio := indicator.Find("grid_coverage")
	of := func(num int64) indicator.Value {
		return indicator.Value{Indicator: ratio, Known: true, Num: num, Den: 10000}
	}
	for num, want := range map[int64]bool{5000: true, 5004: true, 5005: false, 4995: false, 4996: true} {
		if got := slight(Change{of(num), of(5000)}); got != want {
			t.Errorf("%d of 10000 after 5000: %v", num, got)
		}
	}
}

func TestNumeral(t *testing.T) {
	for n, want := range map[int]string{1: "一", 10: "十", 11: "十一", 19: "十九"} {
		if got := numeral(n); got != want {
			t.Errorf("%d is %s", n, got)
		}
	}
}

// Where the target leaves some undone, a step says that it is the least.
func TestStep(t *testing.T) {
	for target, want := range map[int64]string{100_00: "bulletin.step-visit", 80_00: "bulletin.step-least"} {
		d := indicator.Find("visit_coverage")
		m := Measure{Indicator: d, Value: indicator.Value{Indicator: d, Known: true, Num: 70, Den: 100}, Target: Target{d, target}, Verdict: Missed}
		if got := m.step("bulletin.step-visit").Key; got != want {
			t.Errorf("target %d: %s, want %s", target, got, want)
		}
	}
}

// Where every target is met, none is said to be missed.
func TestAllMet(t *testing.T) {
	b := &month{}
	for missed, want := range map[int]string{0: "bulletin.all-met", 1: "bulletin.stands"} {
		if got := b.meets(Score{Met: 3, Missed: missed}).Key; got != want {
			t.Errorf("%d missed: %s, want %s", missed, got, want)
		}
	}
}
