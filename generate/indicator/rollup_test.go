package indicator

import (
	"errors"
	"testing"

	"tongbao/generate/record"
	"tongbao/generate/schema"
	"tongbao/generate/settings"
)

var june, july = schema.MonthOf(2019, 6), schema.MonthOf(2019, 7)

// outlined is a prefecture of three counties, of which the third has a town.
func outlined() *record.Workspace {
	s := settings.Default()
	s.Region = settings.Region{Code: "5227", Name: "示例州"}
	return record.Outline(s, map[string]string{"5227": "示例州", "522701": "甲县", "522702": "乙县", "522703": "丙县", "522703101": "城关镇"}, nil)
}

func published(rows ...Row) func(func(Row) error) error {
	return func(fn func(Row) error) error {
		for _, r := range rows {
			if err := fn(r); err != nil {
				return err
			}
		}
		return nil
	}
}

func rolledUp(t *testing.T, apart map[string]string) *Values {
	t.Helper()
	ws := outlined()
	v, err := RollUp(ws, []Part{
		{Place: ws.At("522701"), Rows: published(
			Row{"veto_count", "522701", "2019-06", "3", "", "3"}, Row{"veto_count", "522701", "2019-07", "5", "", "5"},
			Row{"visit_coverage", "522701", "2019-07", "30", "60", "50.0"}, Row{"grid_coverage", "522701", "2019-07", "2", "4", "50.0"},
			Row{"median_days_to_close", "522701", "2019-07", "", "3", "12.5"}, Row{"score_mean", "522701", "2019-07", "18.25", "2", "9.13"},
			Row{"of_a_later_version", "522701", "2019-07", "1", "", "1"}, Row{"veto_count", "522701", "2018-01", "9", "", "9"})},
		{Place: ws.At("522702"), Rows: published(
			Row{"veto_count", "522702", "2019-06", "", "", ""}, Row{"veto_count", "522702", "2019-07", "7", "", "7"},
			Row{"visit_coverage", "522702", "2019-07", "10", "40", "25.0"}, Row{"score_mean", "522702", "2019-07", "9", "1", "9.00"},
			Row{"veto_count", "522702101200", "2019-07", "7", "", "7"}, Row{"promotion_share", "522702", "2019-07", "1", "2", "50.0"})},
		{Place: ws.At("522703")},
	}, apart, june, july)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestRollUpAddsUp(t *testing.T) {
	v := rolledUp(t, map[string]string{"score_mean": "口径不同"})
	for _, c := range []struct {
		id, place, text string
		num, den        int64
		counted         int
		apart           bool
	}{
		{"veto_count", "5227", "12", 12, 0, 2, false},
		{"veto_count", "522701", "5", 5, 0, 0, false},
		{"veto_count", "522703", "", 0, 0, 0, false},
		{"veto_count", "522703101", "", 0, 0, 0, false},
		{"visit_coverage", "5227", "40.0", 40, 100, 2, false},
		{"promotion_share", "5227", "50.0", 1, 2, 1, false},
		{"promotion_share", "522702", "", 0, 0, 0, false},
		{"median_days_to_close", "5227", "", 0, 0, 1, true},
		{"median_days_to_close", "522701", "12.5", 25, 3, 0, false},
		{"score_mean", "5227", "", 0, 0, 2, true},
		{"score_mean", "522701", "9.13", 1825, 2, 0, false},
		{"team_coverage", "5227", "", 0, 0, 0, false},
	} {
		place, _ := v.Places.Find(c.place)
		got := v.At(Find(c.id), place, july)
		all := 0
		if place == 0 {
			all = 3
		}
		if got.Text() != c.text || got.Num != c.num || got.Den != c.den || got.Parts.Counted != c.counted || got.Parts.All != all || (got.Apart != "") != c.apart {
			t.Errorf("%s of %s is %+v", c.id, c.place, got)
		}
	}
}

// Households fall into as many grids as the county says; where it does not say,
// too few for the county to be compared.
func TestRollUpClusters(t *testing.T) {
	v := rolledUp(t, nil)
	d := Find("visit_coverage")
	for code, want := range map[string]int64{"522701": 4, "522702": 1, "5227": 5} {
		place, _ := v.Places.Find(code)
		if got := v.At(d, place, july).Clusters; got != want {
			t.Errorf("%s has %d", code, got)
		}
	}
}

// Two months are compared by the parts that have both, which is said.
func TestPairIsAlike(t *testing.T) {
	v := rolledUp(t, nil)
	d := Find("veto_count")
	then, now := v.Pair(d, 0, june, july)
	if then.Num != 3 || now.Num != 5 || !now.Parts.Alike || now.Parts.Counted != 1 {
		t.Errorf("%+v, then %+v", now, then)
	}
	first, _ := v.Places.Find("522701")
	if then, now = v.Pair(d, first, june, july); then.Num != 3 || now.Num != 5 || now.Parts.Alike {
		t.Errorf("of a county: %+v, then %+v", now, then)
	}
	if then, now = v.Pair(d, 0, july, july); now.Parts.Alike || now.Num != 12 || then != now {
		t.Errorf("of the same parts: %+v, then %+v", now, then)
	}
}

// What is no value, and what lies in another county, is no part's.
func TestRollUpRefuses(t *testing.T) {
	for _, row := range []Row{
		{"veto_count", "522701", "七月", "1", "", "1"}, {"veto_count", "522702", "2019-07", "1", "", "1"},
		{"visit_coverage", "522701", "2019-07", "1", "3", "50.0"}, {"veto_count", "522701", "2019-07", "一", "", "1"},
	} {
		ws := outlined()
		_, err := RollUp(ws, []Part{{Place: ws.At("522701"), Rows: published(row)}}, nil, june, july)
		var wrong *RowError
		if !errors.As(err, &wrong) || wrong.Row != row {
			t.Errorf("%v gives %v", row, err)
		}
	}
}
