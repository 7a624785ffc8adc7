package indicator

import (
	"slices"
	"testing"

	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// TestBox holds quartiles against what a spreadsheet's QUARTILE.INC gives, in
// 1/400 of a point.
func TestBox(t *testing.T) {
	for _, c := range []struct {
		scores []schema.Score
		want   Box
	}{
		{[]schema.Score{800}, Box{1, 3200, 3200, 3200, 3200, 3200, nil}},
		{[]schema.Score{800, 900}, Box{2, 3200, 3300, 3400, 3500, 3600, nil}},
		{[]schema.Score{801, 900, 950}, Box{3, 3204, 3402, 3600, 3700, 3800, nil}},
		{[]schema.Score{700, 801, 900, 950}, Box{4, 2800, 3103, 3402, 3650, 3800, nil}},
		// Quartiles 8.875 and 9: 8.6875 to 9.1875 lies within reach.
		{[]schema.Score{0, 0, 850, 900, 900, 900, 900, 900, 900, 900, 900, 1000}, Box{12, 3550, 3550, 3600, 3600, 3600, []int64{0, 3400, 4000}}},
		// Quartiles 8.5 and 9.5: as far as 7 and 11.
		{[]schema.Score{699, 700, 850, 850, 900, 950, 950, 1000, 1000}, Box{9, 2800, 3400, 3600, 3800, 4000, []int64{2796}}},
	} {
		if got := BoxOf(c.scores); got.N != c.want.N || got.Low != c.want.Low || got.Quartile1 != c.want.Quartile1 || got.Median != c.want.Median ||
			got.Quartile3 != c.want.Quartile3 || got.High != c.want.High || !slices.Equal(got.Outside, c.want.Outside) {
			t.Errorf("%v: %+v, want %+v", c.scores, got, c.want)
		}
	}
}

// TestScores holds that the newest month's scores are kept, or the one asked
// for, whatever the order of rows and goroutines.
func TestScores(t *testing.T) {
	places := &record.Places{All: []record.Place{{Parent: -1, Children: []int32{1, 2}}, {Children: []int32{3}}, {}, {Parent: 1}}}
	may, june := schema.MonthOf(2019, 5), schema.MonthOf(2019, 6)
	for _, c := range []struct {
		reporting, asked schema.Month
		top, one         []schema.Score
	}{
		{0, june, []schema.Score{500, 700, 800, 900}, []schema.Score{500, 900}},
		{0, may, nil, nil},
		{may, may, []schema.Score{600, 1000}, []schema.Score{1000}},
		{may, june, nil, nil},
	} {
		m, other := newMonthly(c.reporting), newMonthly(c.reporting)
		for _, r := range []struct {
			into  *Monthly
			month schema.Month
			place int32
			score schema.Score
		}{{&m, may, 3, 1000}, {&m, june, 3, 900}, {&m, may, 2, 600}, {&m, june, 0, 700}, {&other, june, 3, 500}, {&other, june, 2, 800}} {
			r.into.marks.take(r.month, r.place, r.score)
		}
		m.marks.merge(&other.marks)
		m.marks.sort()
		if got := m.Scores(places, 0, c.asked); !slices.Equal(got, c.top) {
			t.Errorf("%v of %v: %v, want %v", c.asked, c.reporting, got, c.top)
		}
		if got := m.Scores(places, 1, c.asked); !slices.Equal(got, c.one) {
			t.Errorf("%v of %v below 1: %v, want %v", c.asked, c.reporting, got, c.one)
		}
	}
}
