package chart

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"tongbao/generate/finding"
	"tongbao/generate/indicator"
	"tongbao/generate/record"
	"tongbao/generate/schema"
	"tongbao/generate/settings"
	"tongbao/templates"
)

// county is a workspace of two towns and four villages, small enough to count
// by hand: see the comments at what is expected of it.
var county = map[string]string{
	"villages.csv": `行政区划代码,行政村,乡镇,贫困类型,户数,人口
522799101001,甲村,甲镇,贫困村,20,80
522799101002,乙村,甲镇,非贫困村,20,80
522799102001,丙村,乙镇,深度贫困村,40,160
522799102002,丁村,乙镇,贫困村,20,80
`,
	"teams.csv": `队伍编号,队伍类型,行政区划代码,组建日期,撤销日期
T1,攻坚工作队,522799101001,2018-01-01,
T2,攻坚工作队,522799101002,2018-01-01,
T3,攻坚工作队,522799102001,2018-01-01,
T4,攻坚工作队,522799102002,2019-06-10,
`,
	"cadres.csv": `干部编号,姓名,性别,出生年月,派出单位,身份类别,职级,党员干部,领导干部,后备干部,年轻干部,单位骨干,队伍编号,队内职务,到任日期,离任日期,保险起始日期,保险到期日
C1,张一,男,1980-01,县委办,机关干部,科级,是,是,,,是,T1,队长兼第一书记,2018-01-01,,,
C2,李二,女,1985-01,县财政局,机关干部,科员,是,,,是,,T2,队员,2018-01-01,,,
C3,王三,男,1990-01,甲村,村两委常务干部,其他,,,,是,,T3,队员,2018-01-01,,,
C4,赵四,男,1970-01,乙镇,机关干部,科员,是,,,,,T4,队长,2019-06-10,,,
`,
	"grids.csv": `网格编号,行政区划代码,网格名称,网格类型,户数,包保干部编号,包保起始日期
G1,522799101001,一组,村民组,10,C1,
G2,522799101001,二组,村民组,10,C1,
G3,522799101002,一组,村民组,20,C2,
G4,522799102001,一组,村民组,30,C3,
G5,522799102001,二组,自然寨,10,,
G6,522799102002,一组,村民组,20,C4,
`,
	"scores.csv": `月份,干部编号,考核得分,突出成效加分,发生问题减分,一票否决,镇级审核,县级审核
2019-05,C1,9.5,0,0,,是,是
2019-05,C2,7.5,0,0,,是,是
2019-05,C3,10,0,0,,是,是
2019-07,C1,9,0,0,,是,是
2019-07,C2,8,0,0,,是,是
2019-07,C3,7.9,0,0,,是,是
2019-07,C4,9,0,0,是,是,是
`,
	"commendations.csv": `表彰日期,表彰名目,表彰级别,姓名,干部编号,单位
2018-06-30,七一表彰,县级,张一,C1,县委办
2018-06-30,七一表彰,县级,某甲,,县医院
2019-07-01,七一表彰,县级,某乙,,县医院
2019-07-01,七一表彰,县级,某丙,,县医院
`,
	"promotions.csv": `任职日期,姓名,干部编号,原任职务,现任职务
2017-03-01,某丁,,副主任,主任
2019-02-01,张一,C1,副主任,主任
2019-08-05,李二,C2,科员,副主任
`,
	"rectifications.csv": `问题编号,问题来源,发现日期,问题类别,存在问题,行政区划代码,整改措施,责任单位,责任人,整改时限,整改状态,销号日期
R1,自查,2019-04-10,作风,甲,522799101,改,甲镇,某戊,2019-05-31,整改中,
R2,自查,2019-05-05,作风,乙,522799102001,改,乙镇,某己,2019-06-30,已销号,2019-07-10
R3,自查,2019-06-01,作风,丙,,改,县委办,某庚,2019-07-15,整改中,
`,
}

// input reads a workspace for July 2019, with a history of three months.
func input(t testing.TB, files map[string]string) Input {
	t.Helper()
	return inputOf(t, settings.Region{Code: "522799", Name: "示例县"}, files)
}

func inputOf(t testing.TB, region settings.Region, files map[string]string) Input {
	t.Helper()
	dir := fstest.MapFS{}
	for name, text := range files {
		dir[name] = &fstest.MapFile{Data: []byte(text)}
	}
	s := settings.Default()
	s.Region = region
	s.History = 3
	var found finding.List
	ws, err := record.Load(dir, s, &found)
	if err != nil {
		t.Fatal(err)
	}
	monthly := indicator.Gather(ws, indicator.Wants{}, &found)
	for _, f := range found.Sorted() {
		if f.Severity == finding.Error {
			t.Fatalf("%+v", f)
		}
	}
	period := schema.MonthOf(2019, 7)
	first, last := indicator.Window(period, s.History)
	return Input{Workspace: ws, Values: indicator.Compute(ws, monthly, first, last), Period: period}
}

// options are the parts of a chart's options that the tests look at.
type options struct {
	Series []struct {
		Name string
		Data []struct{ Value any }
	}
	XAxis, YAxis []struct {
		Data     []string
		Min, Max float64
	}
	Aria struct{ Label struct{ Description string } }
}

func read(t *testing.T, c Chart) options {
	t.Helper()
	var o options
	if err := json.Unmarshal([]byte(c.Options), &o); err != nil {
		t.Fatalf("%s: %v", c.ID, err)
	}
	return o
}

func (o options) data(i int) []any {
	var out []any
	for _, x := range o.Series[i].Data {
		out = append(out, x.Value)
	}
	return out
}

// TestSeries holds what charts draw against what was counted by hand.
func TestSeries(t *testing.T) {
	in := input(t, county)
	for _, want := range []struct {
		id     string
		series map[string][]any
	}{
		// May: T4 is not formed; 4 of 6 grids and 70 of 100 households are covered.
		{"coverage-over-time", map[string][]any{
			"工作队覆盖率": {75.0, 100.0, 100.0}, "网格覆盖率": {66.7, 83.3, 83.3}, "户覆盖率": {70.0, 90.0, 90.0}}},
		// 甲镇 3 of 3 grids, 乙镇 2 of 3.
		{"coverage-by-place", map[string][]any{"达到目标": {100.0, "-"}, "没有达到目标": {"-", 66.7}}},
		// May: 27.0 points of 3; June is not reported; July: 24.9 of 4, two below 8.
		{"score-trend", map[string][]any{"月度平均积分": {9.0, "-", 6.23}, "低于8分占比": {33.3, "-", 50.0}}},
		{"score-distribution", map[string][]any{
			"低于 8 分": {1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, "-", "-"},
			"8 分及以上": {"-", "-", "-", "-", "-", "-", "-", "-", 1.0, 1.0}}},
		// 1 of 2 commended; from July on 1 of 4.
		{"commendation-ratio", map[string][]any{"“七一”表彰占比": {50.0, 50.0, 25.0}}},
		// 2017, 2018, 2019; August 2019 lies after the reporting month.
		{"promotions-by-year", map[string][]any{"一线提拔": {0.0, 0.0, 1.0}, "其他提拔": {1.0, 0.0, 0.0}}},
		{"ledger-over-time", map[string][]any{"已销号": {0.0, 0.0, 1.0}, "未销号": {2.0, 3.0, 2.0}}},
		// R1 in 甲镇; R3 has no place.
		{"overdue-by-place", map[string][]any{"没有达到目标": {1.0, "-"}, "达到目标": {"-", 0.0}}},
		{"veto-count-trend", map[string][]any{"一票否决人次": {0.0, "-", 1.0}}},
		// heading 4, heading 4, heading 5, heading 5
		{"cadres", map[string][]any{"在岗驻村干部": {"-", 0.0, 1.0, 2.0, 1.0, "-", 3.0, 1.0, 0.0, 0.0,
			"-", 1.0, 0.0, 1.0, 0.0, 2.0, "-", 3.0, 1.0, 0.0, 2.0, 1.0}}},
	} {
		c, ok := Named(in, want.id)
		if !ok {
			t.Errorf("%s: no chart", want.id)
			continue
		}
		o := read(t, c)
		if len(o.Series) != len(want.series) {
			t.Errorf("%s: %d series, want %d", want.id, len(o.Series), len(want.series))
		}
		for i, s := range o.Series {
			if !slices.Equal(o.data(i), want.series[s.Name]) {
				t.Errorf("%s, %s: %v, want %v", want.id, s.Name, o.data(i), want.series[s.Name])
			}
		}
	}
}

// TestTablesAndWords holds tables, titles and sentences.
func TestTablesAndWords(t *testing.T) {
	in := input(t, county)
	for _, want := range []struct{ id, title, sentence, rows string }{
		{"coverage-by-place", "示例县有 1 个乡镇（街道）网格覆盖率没有达到目标（100%）",
			"2019年7月示例县网格覆盖率为 83.3%（5/6）。没有达到目标（100%）的：乙镇 66.7%（2/3）。", "甲镇 100.0 3 3|乙镇 66.7 2 3"},
		{"coverage-over-time", "2019年7月示例县网格覆盖率、户覆盖率没有达到目标",
			"工作队覆盖率从2019年5月的 75.0% 升到2019年7月的 100.0%；网格覆盖率从2019年5月的 66.7% 升到2019年7月的 83.3%；户覆盖率从2019年5月的 70.0% 升到2019年7月的 90.0%。",
			"2019-05 75.0 66.7 70.0|2019-06 100.0 83.3 90.0|2019-07 100.0 83.3 90.0"},
		{"score-trend", "示例县月度平均积分从2019年5月的 9.00 分降到2019年7月的 6.23 分",
			"低于8分占比从2019年5月的 33.3% 升到2019年7月的 50.0%。图中 1 个月没有数据，留空。", "2019-05 9.00 33.3|2019-06 — —|2019-07 6.23 50.0"},
		{"commendation-ratio", "示例县“七一”表彰占比从2019年5月的 50.0% 降到2019年7月的 25.0%",
			"2019年7月“七一”表彰占比为 25.0%（1/4），没有达到目标（40%）；图上 3 个月中有 2 个月达到。", "2019-05 50.0 1 2|2019-06 50.0 1 2|2019-07 25.0 1 4"},
		{"promotions-by-year", "2017年以来示例县提拔 2 人次，其中一线提拔 1 人次，占 50.0%",
			"2019年1至7月提拔 1 人次，其中一线提拔 1 人次；一线提拔最多的是2019年，1 人次。", "2017 0 1 1|2018 0 0 0|2019 1 0 1"},
		{"ledger-over-time", "示例县台账上 3 个问题已销号 1 个，还有 2 个没有销号",
			"整改销号率为 33.3%（1/3）。2019年5月末没有销号的有 2 个，此后新发现 1 个、销号 1 个。", "2019-05 0 2 2|2019-06 0 3 3|2019-07 1 2 3"},
		{"overdue-by-place", "示例县超期未销号 2 个，涉及 1 个乡镇（街道）",
			"2019年7月示例县超期未销号 2 个。没有达到目标（0 个）的：甲镇 1 个。另有 1 个没有落到具体乡镇（街道）。", "甲镇 1|乙镇 0"},
	} {
		c, _ := Named(in, want.id)
		var got []string
		for _, r := range c.Table.Rows {
			if len(r) != len(c.Table.Columns) {
				t.Errorf("%s: %d cells under %d headers", want.id, len(r), len(c.Table.Columns))
			}
			got = append(got, strings.Join(r, " "))
		}
		if rows := strings.Join(got, "|"); rows != want.rows || c.Title != want.title || c.Sentence != want.sentence {
			t.Errorf("%s:\n%s\n%s\n%s", want.id, c.Title, c.Sentence, rows)
		}
	}
}

// TestEveryChart draws every chart for every place, and twice.
func TestEveryChart(t *testing.T) {
	in := input(t, county)
	id := regexp.MustCompile(`^[a-z0-9-]+$`)
	drawn := 0
	for p := range in.Values.Places.All {
		in.Place = int32(p)
		for _, name := range IDs() {
			c, ok := Named(in, name)
			if !ok {
				continue
			}
			drawn++
			o := read(t, c)
			if c.ID != name || !id.MatchString(c.ID) || c.Title == "" || c.Sentence == "" || c.Height < 100 || c.Format == "" || len(c.Table.Rows) == 0 {
				t.Errorf("%s at %d: %+v", name, p, c)
			}
			if o.Aria.Label.Description != c.Alt || !strings.Contains(c.Alt, c.Title) {
				t.Errorf("%s: description %q", name, o.Aria.Label.Description)
			}
			if strings.ContainsAny(c.Title+c.Sentence+c.Alt, "{}") || strings.Contains(c.Title+c.Sentence+c.Alt, "chart.") || strings.Contains(c.Options, "http") {
				t.Errorf("%s: %s %s %s", name, c.Title, c.Sentence, c.Alt)
			}
			if again, _ := Named(in, name); again.Options != c.Options {
				t.Errorf("%s differs when drawn again", name)
			}
		}
	}
	if drawn < 100 {
		t.Errorf("only %d charts", drawn)
	}
}

// TestBarsBeginAtZero holds that charts of bars begin at 0.
func TestBarsBeginAtZero(t *testing.T) {
	in := input(t, county)
	for _, name := range IDs() {
		c, ok := Named(in, name)
		if !ok || !strings.Contains(c.Options, `"type":"bar"`) {
			continue
		}
		o := read(t, c)
		if o.XAxis[0].Min != 0 || o.YAxis[0].Min != 0 {
			t.Errorf("%s does not begin at 0", name)
		}
	}
}

// TestNothingToShow holds that a chart whose tables are absent is left out.
func TestNothingToShow(t *testing.T) {
	in := input(t, map[string]string{"villages.csv": county["villages.csv"], "teams.csv": county["teams.csv"]})
	var got []string
	for _, d := range All {
		if _, ok := Named(in, d.ID); ok {
			got = append(got, d.ID)
		}
	}
	if want := []string{"coverage-over-time", "coverage-by-place"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if c, ok := Named(in, "no-such-chart"); ok {
		t.Errorf("%+v", c)
	}
}

// TestHostileNames holds that names stay data, whatever they spell.
func TestHostileNames(t *testing.T) {
	for _, name := range []string{
		`</script><script>alert(1)</script>`, `__f__alert(1)__f__`, `{b}`, `{a|x}`, `"},{"x":"`, `<img src=x onerror=alert(1)>`, `{name}`, "#1b4f72",
	} {
		files := map[string]string{}
		for file, text := range county {
			files[file] = text
		}
		quoted := `"` + strings.ReplaceAll(name, `"`, `""`) + `"`
		files["villages.csv"] = strings.ReplaceAll(files["villages.csv"], "甲镇", quoted)
		in := input(t, files)
		charts := ForHome(in)
		for _, g := range indicator.Groups {
			charts = append(charts, ForGroup(g, in)...)
		}
		for _, c := range charts {
			if strings.ContainsAny(c.Options, "<>&\u2028\n") {
				t.Errorf("%s, %q: %s", c.ID, name, c.Options)
			}
			o := read(t, c)
			if strings.HasSuffix(c.ID, "by-place") && (o.YAxis[0].Data[0] != name || c.Table.Rows[0][0] != name) {
				t.Errorf("%s: %q became %q and %q", c.ID, name, o.YAxis[0].Data[0], c.Table.Rows[0][0])
			}
		}
	}
}

// TestLevels holds that each level compares the one below it, that one place
// alone is compared with nothing, and that a village has no charts.
func TestLevels(t *testing.T) {
	in := inputOf(t, settings.Region{Code: "5227", Name: "示例州"}, county)
	for _, want := range []struct{ code, places string }{
		{"5227", ""}, {"522799", "甲镇 乙镇"}, {"522799102", "丙村 丁村"}, {"522799102001", ""},
	} {
		place, _ := in.Values.Places.Find(want.code)
		got := ""
		for _, c := range ForPlace(place, in) {
			if c.ID == "coverage-by-place" {
				got = strings.Join(read(t, c).YAxis[0].Data, " ")
			}
		}
		if got != want.places {
			t.Errorf("%s compares %q, want %q", want.code, got, want.places)
		}
	}
}

// TestNothingButZeros holds that a chart of nothing but zeros is left out; a
// target above them is something to see.
func TestNothingButZeros(t *testing.T) {
	files := maps.Clone(county)
	files["rectifications.csv"] = strings.Replace(county["rectifications.csv"], "2019-05-31,整改中,", "2019-09-30,整改中,", 1)
	files["rectifications.csv"] = strings.Replace(files["rectifications.csv"], "2019-06-30,已销号", "2019-07-31,已销号", 1)
	files["rectifications.csv"] = strings.Replace(files["rectifications.csv"], "2019-07-15,整改中,", "2019-09-30,整改中,", 1)
	files["grids.csv"] = regexp.MustCompile(`C\d,`).ReplaceAllString(county["grids.csv"], ",")
	in := input(t, files)
	for id, want := range map[string]bool{
		"overdue-by-place": false, "overdue-open-trend": false, "overdue-open-heat": false,
		"grid-coverage-heat": false, "grid-coverage-funnel": false, "grid-coverage-by-place": true, "grid-coverage-trend": true,
	} {
		if c, ok := Named(in, id); ok != want {
			t.Errorf("%s: %v %s", id, ok, c.Title)
		}
	}
}

// TestPlacesWithoutValue holds that a title speaks only for the places with a
// value.
func TestPlacesWithoutValue(t *testing.T) {
	files := maps.Clone(county)
	files["grids.csv"] = files["grids.csv"][:strings.Index(files["grids.csv"], "G4")]
	if c, _ := Named(input(t, files), "grid-coverage-by-place"); c.Title != "示例县有数据的乡镇（街道）网格覆盖率都达到目标（100%）" {
		t.Error(c.Title)
	}
}

// TestTargetsApart holds that where indicators have targets of their own, each
// mark says whose it is, and no two names of marks share a place.
func TestTargetsApart(t *testing.T) {
	in := input(t, county)
	in.Workspace.Settings.Targets = map[string]int64{"grid_coverage": 9850}
	c, _ := Named(in, "coverage-over-time")
	var o struct {
		Series []struct {
			MarkLine struct {
				Data []struct {
					Name  string
					Label struct{ Position string }
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(c.Options), &o); err != nil {
		t.Fatal(err)
	}
	marks := o.Series[0].MarkLine.Data
	if len(marks) != 2 || marks[0].Name != "工作队覆盖率、户覆盖率目标 100%" || marks[1].Name != "网格覆盖率目标 98.5%" || marks[0].Label.Position == marks[1].Label.Position {
		t.Errorf("%+v", marks)
	}
}

// TestLongNames holds that rows are as high as the longest name takes lines.
func TestLongNames(t *testing.T) {
	for lines, name := range map[int]string{1: "甲镇", 2: "一二三四五六七八九十一二三四五六七八", 3: "一二三四五六七八九十一二三四五六七八九十一二"} {
		if got, want := rowOf([]string{"乙镇", name}), max(rowHeight, lines*nameLine+nameGap); got != want {
			t.Errorf("%s: %d, want %d", name, got, want)
		}
	}
}

// A place with very many places below it has no chart with a row for each: the
// tables have. What counts them together stays.
func TestManyPlacesHaveNoRows(t *testing.T) {
	rows := map[int]bool{40: true, 41: false}
	for n, want := range rows {
		many := "行政区划代码,行政村,乡镇,贫困类型,户数,人口\n"
		for i := range n {
			many += fmt.Sprintf("522799%03d001,甲村,第%d镇,贫困村,20,80\n", 100+i, i)
		}
		in := input(t, map[string]string{"villages.csv": many, "teams.csv": "队伍编号,队伍类型,行政区划代码,组建日期,撤销日期\nT1,攻坚工作队,522799100001,2018-03-01,\n"})
		if _, ok := Named(in, "team-coverage-by-place"); ok != want {
			t.Errorf("%d places: a chart with rows is %v", n, ok)
		}
		if _, ok := Named(in, "team-coverage-trend"); !ok {
			t.Errorf("%d places: no trend", n)
		}
	}
}

// The numbers at the right stand in the rows that they are of: a line for each.
func TestRemarksStandInTheirRows(t *testing.T) {
	in := input(t, county)
	for _, id := range []string{"coverage-by-place", "cadres", "cadres-by-place"} {
		c, ok := Named(in, id)
		if !ok {
			t.Fatalf("no %s", id)
		}
		var o struct {
			YAxis   []struct{ Data []string }
			Grid    []struct{ Top, Height string }
			Graphic []struct {
				Top   int
				Style struct {
					Text       string
					LineHeight int
				}
			}
		}
		if err := json.Unmarshal([]byte(c.Options), &o); err != nil {
			t.Fatal(err)
		}
		rows, text := len(o.YAxis[0].Data), o.Graphic[0]
		if got := len(strings.Split(text.Style.Text, "\n")); got != rows {
			t.Errorf("%s: %d lines for %d rows", id, got, rows)
		}
		if strconv.Itoa(text.Top) != o.Grid[0].Top || strconv.Itoa(rows*text.Style.LineHeight) != o.Grid[0].Height {
			t.Errorf("%s: lines of %d from %d on, rows in %+v", id, text.Style.LineHeight, text.Top, o.Grid[0])
		}
	}
}

// TestScale holds the ends of axes.
func TestScale(t *testing.T) {
	for _, tt := range []struct {
		lo, hi      float64
		bars, whole bool
		most        float64
		want        scale
	}{
		{97.3, 100, false, false, 100, scale{90, 100, 5}},
		{0, 100, false, false, 100, scale{0, 100, 25}},
		{66.7, 100, false, false, 100, scale{0, 100, 25}},
		{97.3, 100, true, false, 100, scale{0, 100, 25}},
		{0, 0, true, true, 0, scale{0, 1, 1}},
		{0, 3, true, true, 0, scale{0, 3, 1}},
		{0, 1.4, true, false, 100, scale{0, 1.5, 0.5}},
		{3000, 3019, false, true, 0, scale{2700, 3100, 100}},
		{9.61, 9.74, false, false, 0, scale{8.5, 10, 0.5}},
	} {
		if got := fit(tt.lo, tt.hi, tt.bars, tt.whole, tt.most); got != tt.want {
			t.Errorf("%v to %v: %v, want %v", tt.lo, tt.hi, got, tt.want)
		}
	}
}

// TestGrouped holds how numbers are written.
func TestGrouped(t *testing.T) {
	for s, want := range map[string]string{"": "", "7": "7", "999": "999", "1000": "1,000", "3273300.5": "3,273,300.5", "99.8": "99.8", "1234567": "1,234,567"} {
		if got := indicator.Grouped(s); got != want {
			t.Errorf("%s: %s, want %s", s, got, want)
		}
	}
}

// TestTexts holds the code and the catalogue together: every chart.* key that
// one names the other has.
func TestTexts(t *testing.T) {
	key := regexp.MustCompile(`"(chart\.[a-z0-9.-]+)"`)
	used := map[string]bool{}
	files, _ := os.ReadDir(".")
	for _, f := range files {
		if strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		text, err := os.ReadFile(f.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range key.FindAllStringSubmatch(string(text), -1) {
			used[m[1]] = true
			if templates.Text(m[1]) == m[1] {
				t.Errorf("%s is not in the catalogue", m[1])
			}
		}
	}
	for _, k := range templates.Keys() {
		if strings.HasPrefix(k, "chart.") && !used[k] {
			t.Errorf("%s is in the catalogue for nothing", k)
		}
	}
}

// TestScriptIsPlain holds that the script stays within what the pages' policy and
// an old browser on file:// allow.
func TestScriptIsPlain(t *testing.T) {
	script, err := os.ReadFile("../../templates/assets/app.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, not := range []string{"=>", "`", "let ", "const ", "import ", "fetch(", "eval(", "new Function", "innerHTML", "insertAdjacentHTML", "document.write", ".style", "setAttribute('style'", "http:", "https:"} {
		if strings.Contains(string(script), not) {
			t.Errorf("the script has %s", not)
		}
	}
}

// TestPageColours holds that the styles know what stands for each colour on a
// page, in the light and in the dark.
func TestPageColours(t *testing.T) {
	styles, err := os.ReadFile("../../templates/assets/chart.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range palette {
		name := "--c" + c[1:]
		for _, rule := range []string{
			"\n  " + name + ": " + c + ";", "\n    " + name + ": #",
			`.chart-box [fill="` + c + `"] { fill: var(` + name + "); }", `.chart-box [stroke="` + c + `"] { stroke: var(` + name + "); }",
		} {
			if !strings.Contains(string(styles), rule) {
				t.Errorf("the styles lack %s", rule)
			}
		}
	}
}
