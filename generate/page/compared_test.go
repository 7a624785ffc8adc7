package page

import (
	"fmt"
	"testing"
	"testing/fstest"

	"tongbao/generate/indicator"
)

// uneven is a county of three towns with 30, 30 and 8 grids in one village each,
// of which 30, 5 and 0 have somebody.
func uneven() fstest.MapFS {
	villages, grids := "行政区划代码,行政村,乡镇,贫困类型,户数,人口\n", "网格编号,行政区划代码,网格名称,网格类型,户数,包保干部编号,包保起始日期\n"
	for town, n := range [][2]int{{30, 30}, {30, 5}, {8, 0}} {
		villages += fmt.Sprintf("52279900%d201,村%d,镇%d,贫困村,100,400\n", town+1, town+1, town+1)
		for g := range n[0] {
			holder := ""
			if g < n[1] {
				holder = "C1"
			}
			grids += fmt.Sprintf("W%d%02d,52279900%d201,组%d,村民组,10,%s,\n", town+1, g, town+1, g, holder)
		}
	}
	return fstest.MapFS{"villages.csv": file(villages), "grids.csv": file(grids),
		"teams.csv": file("队伍编号,队伍类型,行政区划代码,组建日期,撤销日期\nT1,攻坚工作队,522799001201,2018-03-01,"), "cadres.csv": county["cadres.csv"]}
}

// Lists come from the outermost bands alone, and a town of eight grids is on
// none.
func TestRedAndBlackLists(t *testing.T) {
	p := plannedFrom(t, uneven())
	a := at{p, "index.html", nil}
	if got := a.redBlack(p.Period); got != nil {
		t.Errorf("lists that nobody asked for: %v", got)
	}
	p.Workspace.Settings.RedBlack = []string{"grid_coverage"}
	lists := a.redBlack(p.Period)
	if len(lists) != 1 || len(lists[0].Red) != 1 || len(lists[0].Black) != 1 {
		t.Fatalf("%+v", lists)
	}
	if red, black := lists[0].Red[0], lists[0].Black[0]; red.Place.Text != "镇1" || black.Place.Text != "镇2" || red.Band != indicator.FarAbove || black.Band != indicator.FarBelow {
		t.Errorf("%+v", lists[0])
	}
}

// Places stand in order of code, whatever their bands, and the region itself is
// held against nothing.
func TestComparisonKeepsTheOrderOfCodes(t *testing.T) {
	p := plannedFrom(t, uneven())
	c := at{p, "groups/coverage/index.html", nil}.comparison([]*indicator.Indicator{gridCoverage}, 0)
	var bands []indicator.Band
	for i, r := range c.Rows {
		bands = append(bands, r.Cells[0].Band)
		if i > 0 && r.Place.Text != fmt.Sprintf("镇%d", i) {
			t.Errorf("row %d is %s", i, r.Place.Text)
		}
	}
	if want := fmt.Sprint([]indicator.Band{indicator.Incomparable, indicator.FarAbove, indicator.FarBelow, indicator.Incomparable}); fmt.Sprint(bands) != want || c.Rows[0].Cells[0].Judged() {
		t.Errorf("%v, want %v", bands, want)
	}
}
