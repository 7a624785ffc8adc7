package indicator

import "testing"

// What a value publishes can be read back: the same value, and so the same
// texts.
func TestParse(t *testing.T) {
	for _, d := range All {
		for _, v := range []Value{{}, {Known: true}, {Known: true, Num: 7, Den: 3}, {Known: true, Num: 123456, Den: 12345}, {Known: true, Num: 5, Den: 0}} {
			v.Indicator = d
			if !v.Known || d.Kind == Count || d.Kind == Sum {
				v.Den = 0
			}
			if v.Den == 0 && d.Kind == Median {
				v.Num = 0
			}
			row := Row{Indicator: d.ID, Numerator: v.Numerator(), Denominator: v.Denominator(), Value: v.Text()}
			got, ok := row.Parse()
			if !ok || got != v {
				t.Errorf("%s: %+v gives %+v, %v; want %+v", d.ID, row, got, ok, v)
			}
		}
	}
}

// What no value publishes is refused.
func TestParseRefuses(t *testing.T) {
	for _, r := range []Row{
		{Indicator: "nothing", Value: "1"},
		{Indicator: "team_coverage", Numerator: "1", Denominator: "2", Value: "60.0"},
		{Indicator: "team_coverage", Numerator: "一", Denominator: "2", Value: "50.0"},
		{Indicator: "team_coverage", Numerator: "1", Denominator: "=2", Value: "50.0"},
		{Indicator: "team_coverage", Numerator: "01", Denominator: "2", Value: "50.0"},
		{Indicator: "team_coverage", Numerator: "1", Denominator: "2.5", Value: "50.0"},
		{Indicator: "teams_active", Numerator: "1", Denominator: "2", Value: "1"},
	} {
		if v, ok := r.Parse(); ok {
			t.Errorf("%+v gives %+v", r, v)
		}
	}
}

// What is read gives the same texts again; nothing else is read.
func FuzzParse(f *testing.F) {
	f.Add(0, "1", "2", "50.0")
	f.Add(14, "493", "24", "20.54")
	f.Add(40, "", "3", "12.5")
	f.Add(1, "", "", "")
	f.Add(1, "9223372036854775807", "-1", "0")
	f.Fuzz(func(t *testing.T, i int, num, den, value string) {
		r := Row{Indicator: All[uint(i)%uint(len(All))].ID, Numerator: num, Denominator: den, Value: value}
		v, ok := r.Parse()
		if again := (Row{r.Indicator, "", "", v.Numerator(), v.Denominator(), v.Text()}); ok && again != r {
			t.Errorf("%+v gives %+v", r, again)
		}
	})
}
