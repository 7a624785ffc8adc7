package page

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tongbao/generate/record"
)

func TestNeighboursLeadFromOneToTheNext(t *testing.T) {
	p := planned(t)
	for i := range p.Workspace.Places.All {
		a := at{p, placePath(p.place(int32(i)).Code), nil}
		n := a.neighbours(int32(i))
		if i == 0 {
			if len(n.All) > 0 {
				t.Errorf("the region has neighbours %v", n.All)
			}
			continue
		}
		siblings := p.place(p.place(int32(i)).Parent).Children
		here := slices.IndexFunc(n.All, func(x Neighbour) bool { return x.Here })
		if len(n.All) != len(siblings) || siblings[here] != int32(i) {
			t.Errorf("%s has neighbours %v", p.name(int32(i)), n.All)
		}
		if (n.Earlier.Href == "") != (here == 0) || (n.Later.Href == "") != (here == len(siblings)-1) {
			t.Errorf("%s lies between %q and %q", p.name(int32(i)), n.Earlier.Text, n.Later.Text)
		}
	}
}

// What a page says of the places below it is what their own pages list.
func TestForcesAgreeWithTheVillages(t *testing.T) {
	p := planned(t)
	for i := range p.Workspace.Places.All {
		for k, f := range (at{p, "index.html", nil}).forces(int32(i)).Rows {
			child := p.place(int32(i)).Children[k]
			if p.place(child).Village < 0 {
				continue
			}
			v := at{p, "index.html", nil}.village(child)
			if f.Cadres.N != int64(len(v.Cadres)) || f.Grids.N != int64(len(v.Grids.Rows)) || f.Uncovered.N != int64(v.Open) || f.Teams.N != int64(len(v.Teams)) {
				t.Errorf("%s has %+v, its page %d cadres, %d grids", f.Place.Text, f, len(v.Cadres), len(v.Grids.Rows))
			}
		}
	}
	place, _ := p.Workspace.Places.Find("522799001201")
	if f := (at{p, "index.html", nil}).force(place); f.Captain != "李四" || f.Secretary != "" {
		t.Errorf("the village is led by %q and %q", f.Captain, f.Secretary)
	}
}

func TestOpenItemsStandAsOfTheMonth(t *testing.T) {
	p := planned(t)
	var out Place
	at{p, "index.html", nil}.openItems(0, &out)
	if len(out.Items) != 2 || out.Closed != 0 || out.Items[0].ID != "Z1" {
		t.Errorf("open are %+v, closed %d", out.Items, out.Closed)
	}
}

// Circulars stand on the pages of the places where their criticisms count.
func TestCircularsOfAPlace(t *testing.T) {
	fsys := maps.Clone(county)
	for name, text := range map[string]string{
		"notices/1.md":   "---\nnumber: 示组通〔2019〕1号\ntitle: 关于张三的通报批评\nkind: 通报批评\nissued_on: 2019-01-10\nissuer: 县委组织部\n---\n\n正文。\n",
		"criticisms.csv": "通报文号,姓名,干部编号,单位,行政区划代码,问题类别,影响期至\n示组通〔2019〕1号,张三,C1,县委办,,作风,2020-01-10\n",
	} {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	p := plannedFrom(t, fsys)
	for i := range p.Workspace.Places.All {
		code := p.place(int32(i)).Code
		got := len(at{p, "index.html", nil}.criticised(int32(i)))
		if want := strings.HasPrefix("522799001201", code); (got == 1) != want {
			t.Errorf("%s has %d circulars", code, got)
		}
	}
}

func TestInsideGoesUp(t *testing.T) {
	p := planned(t)
	for i := range p.Workspace.Places.All {
		for k := range p.Workspace.Places.All {
			want := strings.HasPrefix(p.place(int32(i)).Code, p.place(int32(k)).Code)
			if got := p.inside(int32(i), int32(k)); got != want {
				t.Errorf("%s inside %s: %v", p.place(int32(i)).Code, p.place(int32(k)).Code, got)
			}
		}
	}
	if p.place(0).Level != record.County {
		t.Errorf("the region is of level %v", p.place(0).Level)
	}
}

// However many problems there are: each stands on the page of its own place.
func TestEveryProblemStandsOnItsPlacesPage(t *testing.T) {
	fsys := maps.Clone(county)
	ledger := strings.Builder{}
	ledger.Write(county["rectifications.csv"].Data)
	for i := range 2*mostListed + 100 {
		code := []string{"", "522799001201"}[i%2]
		fmt.Fprintf(&ledger, "Y%d,自查,2018-10-01,作风,丁,%s,改,县委办,李四,2018-11-30,整改中,\n", i, code)
	}
	fsys["rectifications.csv"] = &fstest.MapFile{Data: []byte(ledger.String())}
	p := plannedFrom(t, fsys)
	a := at{p, "index.html", nil}
	listed := map[string]bool{}
	for i := range p.Workspace.Places.All {
		var out Place
		a.openItems(int32(i), &out)
		for _, item := range out.Items {
			listed[item.ID] = listed[item.ID] || item.Place.Text == p.name(int32(i)) || item.Place.Href == "" && i == 0
		}
		if v := p.Values.At(closureRate, int32(i), p.Period); int64(len(out.Items)+out.MoreItems) != v.Den-v.Num {
			t.Errorf("%s lists %d problems and %d more, and counts %d", p.name(int32(i)), len(out.Items), out.MoreItems, v.Den-v.Num)
		}
	}
	for _, i := range p.standing.overdue {
		if id := string(p.Workspace.Rectifications[i].ItemID); !listed[id] {
			t.Errorf("%s stands on no page of its own place", id)
		}
	}
	if got := a.attention(0); len(got.Items)+got.MoreItems != len(p.standing.overdue) {
		t.Errorf("home shows %d and %d more of %d overdue problems", len(got.Items), got.MoreItems, len(p.standing.overdue))
	}
}

// The towns of a region have charts as long as they are not very many; the
// region itself always has.
func TestVeryManyTownsHaveNoCharts(t *testing.T) {
	for n, want := range map[int]bool{80: true, 81: false} {
		villages := "\n行政区划代码,行政村,乡镇,贫困类型,户数,人口\n"
		for i := range n {
			villages += fmt.Sprintf("522799%03d001,甲村,第%d镇,贫困村,20,80\n", 100+i, i)
		}
		files := maps.Clone(county)
		maps.DeleteFunc(files, func(name string, _ *fstest.MapFile) bool { return name != "teams.csv" })
		files["villages.csv"] = file(villages)
		files["teams.csv"] = file("\n队伍编号,队伍类型,行政区划代码,组建日期,撤销日期\nT1,攻坚工作队,522799100001,2018-03-01,")
		p := plannedFrom(t, files)
		if got := len(at{p, "places/522799/index.html", nil}.chartsOf(0)) > 0; !got {
			t.Errorf("%d towns: the region has no charts", n)
		}
		if got := len(at{p, "places/522799100/index.html", nil}.chartsOf(1)) > 0; got != want {
			t.Errorf("%d towns: that a town has charts is %v", n, got)
		}
	}
}
