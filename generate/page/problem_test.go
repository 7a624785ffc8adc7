package page

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"tongbao/generate/indicator"
)

// Of the problems past their due date the bulletin names those that are so for
// longest, in that order.
func TestOverdueNamesTheLongest(t *testing.T) {
	files := maps.Clone(county)
	rows := "\n问题编号,问题来源,发现日期,问题类别,存在问题,行政区划代码,整改措施,责任单位,责任人,整改时限,整改状态,销号日期\n"
	for i, due := range []string{"2018-12-20", "2018-11-30", "2019-01-10"} {
		rows += fmt.Sprintf("Z%d,自查,2018-11-01,作风,甲,522799001201,改,一镇,张三,%s,整改中,\n", i, due)
	}
	files["rectifications.csv"] = file(strings.TrimSuffix(rows, "\n"))
	a := at{plannedFrom(t, files), "bulletins/2019-01/index.html", nil}
	b := a.month(january)
	b.blocks()
	var named []string
	for _, s := range b.overdue() {
		named = append(named, fmt.Sprint(s))
	}
	text := strings.Join(named, " ")
	first, second, third := strings.Index(text, "Z1"), strings.Index(text, "Z0"), strings.Index(text, "Z2")
	if first < 0 || !(first < second && second < third) {
		t.Errorf("%s", text)
	}
}

// Every indicator that a county is held to by default says what is left to do,
// but for those whose shortfall is no thing to be done.
func TestEveryTargetHasAStep(t *testing.T) {
	none := map[string]string{
		"household_coverage": "follows from the grids",
		"on_time_rate":       "cannot be made good",
		"veto_count":         "cannot be made good",
		"commendation_ratio": "is decided elsewhere",
	}
	for _, d := range indicator.All {
		_, step := stepTexts[d.ID]
		if _, excused := none[d.ID]; d.Target != indicator.NoTarget && !step && !excused {
			t.Errorf("%s has a target and no step", d.ID)
		} else if excused && (d.Target == indicator.NoTarget || step) {
			t.Errorf("%s needs no excuse", d.ID)
		}
	}
}
