package chart

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"strings"
	"testing"

	"tongbao/generate/settings"
)

// raw gives the data of a chart's series as JSON gives them.
func raw(t *testing.T, c Chart, series int) []any {
	t.Helper()
	var o struct{ Series []struct{ Data []any } }
	if err := json.Unmarshal([]byte(c.Options), &o); err != nil {
		t.Fatal(err)
	}
	return o.Series[series].Data
}

// values gives the value of each item of a series.
func values(items []any) []any {
	var out []any
	for _, x := range items {
		out = append(out, x.(map[string]any)["value"])
	}
	return out
}

func rowsOf(c Chart) string {
	var out []string
	for _, r := range c.Table.Rows {
		out = append(out, strings.Join(r, " "))
	}
	return strings.Join(out, "|")
}

// TestKinds holds charts of other kinds than lines and bars against what was
// counted by hand in the county of four villages.
func TestKinds(t *testing.T) {
	in := input(t, county)
	for _, want := range []struct{ id, title, rows string }{
		// 乙镇: of G4, G5 and G6 the first is covered, from June on the last too.
		{"grid-coverage-heat", "2019年5月至2019年7月示例县各乡镇（街道）的网格覆盖率", "甲镇 100.0 100.0 100.0|乙镇 33.3 66.7 66.7"},
		// C1 is captain and first secretary in one.
		{"cadres-by-place", "示例县各乡镇（街道）都有 2 名在岗驻村干部", "甲镇 1 0 1 2|乙镇 1 0 1 2"},
		// R2 is closed, R1 and R3 were due on 31 May and 15 July.
		{"ledger-flow", "示例县台账上的 3 个问题，来自自查的最多（3 个），超期未销号 2 个", "自查 1 0 2 3"},
		// R3 was found 60 days before 31 July, R1 112 days.
		{"ledger-ageing", "示例县 2 个未销号的问题里，1 个已超过 90 天，2 个已超期", "30 天以内 0 0 0|31–60 天 0 1 1|61–90 天 0 0 0|90 天以上 0 1 1"},
		{"grid-tree", "示例县 6 个网格里有 1 个没有人包保，分布在 1 处",
			"甲镇 3 0 100.0|甲镇 甲村 2 0 100.0|甲镇 乙村 1 0 100.0|乙镇 3 1 66.7|乙镇 丙村 2 1 50.0|乙镇 丁村 1 0 100.0"},
	} {
		c, ok := Named(in, want.id)
		if !ok || c.Title != want.title || rowsOf(c) != want.rows {
			t.Errorf("%s: %v\n%s\n%s", want.id, ok, c.Title, rowsOf(c))
		}
	}
	for _, id := range []string{"scores-by-place", "first-secretary-rate-funnel"} {
		if c, ok := Named(in, id); ok {
			t.Errorf("%s is drawn of fewer than ten: %s", id, rowsOf(c))
		}
	}
	heat, _ := Named(in, "grid-coverage-heat")
	want := []any{[]any{0.0, 0.0, 100.0}, []any{1.0, 0.0, 100.0}, []any{2.0, 0.0, 100.0}, []any{0.0, 1.0, 33.3}, []any{1.0, 1.0, 66.7}, []any{2.0, 1.0, 66.7}}
	if got := values(raw(t, heat, 0)); !reflect.DeepEqual(got, want) {
		t.Errorf("the heat map draws %v", got)
	}
}

// towns is a workspace of three towns with so many villages each, a team with a
// captain in every village; in the first so many of a town the captain is first
// secretary too. Scores run in tenths down from 9.9 within each town.
func towns(villages, secretaries [3]int) map[string]string {
	files := map[string]string{"villages.csv": "行政区划代码,行政村,乡镇,贫困类型,户数,人口\n", "teams.csv": "队伍编号,队伍类型,行政区划代码,组建日期,撤销日期\n",
		"cadres.csv": "干部编号,姓名,性别,出生年月,派出单位,身份类别,职级,党员干部,领导干部,后备干部,年轻干部,单位骨干,队伍编号,队内职务,到任日期,离任日期,保险起始日期,保险到期日\n",
		"scores.csv": "月份,干部编号,考核得分,突出成效加分,发生问题减分,一票否决,镇级审核,县级审核\n"}
	for town, n := range villages {
		for v := range n {
			id := fmt.Sprintf("%d%02d", town+1, v)
			role := "队长"
			if v < secretaries[town] {
				role = "队长兼第一书记"
			}
			files["villages.csv"] += fmt.Sprintf("52279910%d%03d,村%s,镇%d,贫困村,20,80\n", town+1, v, id, town+1)
			files["teams.csv"] += fmt.Sprintf("T%s,攻坚工作队,52279910%d%03d,2018-01-01,\n", id, town+1, v)
			files["cadres.csv"] += fmt.Sprintf("C%s,人%s,男,1980-01,县委办,机关干部,科级,是,是,,,,T%s,%s,2018-01-01,,,\n", id, id, id, role)
			files["scores.csv"] += fmt.Sprintf("2019-07,C%s,%d.%d,0,0,,是,是\n", id, 9-v/10, 9-v%10)
		}
	}
	return files
}

// TestFunnel holds the funnel of 35 of 45 teams against limits worked out with
// another program; a town of 9 is not compared.
func TestFunnel(t *testing.T) {
	in := input(t, towns([3]int{20, 16, 9}, [3]int{10, 16, 9}))
	c, ok := Named(in, "first-secretary-rate-funnel")
	if !ok {
		t.Fatal("no funnel")
	}
	if c.Title != "示例县有 2 个乡镇（街道）的第一书记配备率，差别不像出于偶然" || !strings.Contains(c.Sentence, "高于界限的：镇2 100.0%（16/16）。低于界限的：镇1 50.0%（10/20）。1 个乡镇（街道）没有数据或分母太小，不作比较。") {
		t.Errorf("%s\n%s", c.Title, c.Sentence)
	}
	if got := rowsOf(c); got != "镇1 50.0 10 20 12–19 9–20 偏低|镇2 100.0 16 16 9–15 7–16 偏高|镇3 100.0 9 9 — — 不作比较" {
		t.Error(got)
	}
}

// TestBoxes holds the box of twenty scores from 9.9 down to 8.0 by tenths.
func TestBoxes(t *testing.T) {
	in := input(t, towns([3]int{20, 10, 9}, [3]int{}))
	c, ok := Named(in, "scores-by-place")
	if !ok {
		t.Fatal("no boxes")
	}
	if got := rowsOf(c); got != "镇1 20 8.00 8.48 8.95 9.43 9.90 —|镇2 10 9.00 9.23 9.45 9.68 9.90 —|镇3 9 — — — — — —" {
		t.Error(got)
	}
	want := []any{[]any{8.0, 8.48, 8.95, 9.43, 9.9}, []any{9.0, 9.23, 9.45, 9.68, 9.9}, "-"}
	if got := values(raw(t, c, 0)); !reflect.DeepEqual(got, want) {
		t.Errorf("draws %v", got)
	}
}

// TestLabelsAreNoTemplates holds that a name that looks like a variable of
// ECharts is shown as a name, where a chart labels its points with names.
func TestLabelsAreNoTemplates(t *testing.T) {
	files := towns([3]int{20, 16, 9}, [3]int{10, 16, 9})
	files["villages.csv"] = strings.ReplaceAll(files["villages.csv"], "镇1", "{c}")
	c, ok := Named(input(t, files), "first-secretary-rate-funnel")
	if !ok || strings.Contains(c.Options, `"formatter":"{c}"`) || !strings.Contains(c.Options, `"formatter":"｛c｝"`) {
		t.Errorf("%v: %s", ok, c.Options)
	}
}

// TestAboveTheCounty holds that a prefecture's charts set its counties side by
// side, and the tree their towns.
func TestAboveTheCounty(t *testing.T) {
	files := maps.Clone(county)
	for name, text := range files {
		files[name] = strings.ReplaceAll(text, "522799102", "522798102")
	}
	in := inputOf(t, settings.Region{Code: "5227", Name: "示例州"}, files)
	for id, rows := range map[string]string{
		"grid-coverage-heat": "522798 33.3 66.7 66.7|522799 100.0 100.0 100.0",
		"cadres-by-place":    "522798 1 0 1 2|522799 1 0 1 2",
		"grid-tree":          "522798 3 1 66.7|522798 乙镇 3 1 66.7|522799 3 0 100.0|522799 甲镇 3 0 100.0",
	} {
		if c, ok := Named(in, id); !ok || rowsOf(c) != rows {
			t.Errorf("%s: %v %s", id, ok, rowsOf(c))
		}
	}
}

// TestRoll holds that a roll that was called once gives the same chart as one
// that is called for it.
func TestRoll(t *testing.T) {
	in := input(t, county)
	for _, id := range []string{"cadres", "cadres-by-place"} {
		anew, _ := Named(in, id)
		called := in
		called.Roll = RollOf(in.Workspace, in.Period)
		if once, _ := Named(called, id); once.Options != anew.Options {
			t.Errorf("%s differs", id)
		}
		called.Roll = RollOf(in.Workspace, in.Period-1)
		if other, _ := Named(called, id); other.Options != anew.Options {
			t.Errorf("%s takes another month's roll", id)
		}
	}
}
