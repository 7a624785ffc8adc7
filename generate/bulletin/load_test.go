package bulletin

import (
	"fmt"
	"html/template"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tongbao/generate/finding"
	"tongbao/generate/notice"
	"tongbao/generate/schema"
)

var testNames = Names{
	Indicators: []Name{{"grid_coverage", "网格覆盖率", false}, {"visit_coverage", "遍访率", false}, {"bulletins_issued", "下发通报", true}},
	Charts:     []string{"coverage-by-place", "score-trend"},
	Places:     func(code string) bool { return slices.Contains([]string{"522799", "522799101"}, code) },
	PlaceCodes: func() []string { return []string{"522799", "522799101"} },
	First:      schema.MonthOf(2017, 8), Last: schema.MonthOf(2019, 7), Shown: schema.MonthOf(2018, 8),
}

// load reads files below bulletins and gives their findings as lines such as
// "2019-07.md:3 bulletin-word".
func load(t *testing.T, files map[string]string) (map[schema.Month]*Bulletin, []string) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys["bulletins/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	list := &finding.List{}
	all := Load(fsys, notice.Rules{}, &notice.Archive{}, testNames, list)
	var out []string
	for _, f := range list.Sorted() {
		if strings.Contains(f.Message()+f.Mend(), "{value}") {
			t.Errorf("%s: a gap is not filled: %s %s", f.Kind.Code, f.Message(), f.Mend())
		}
		out = append(out, fmt.Sprintf("%s:%d %s", strings.TrimPrefix(f.File, "bulletins/"), f.Row, f.Kind.Code))
	}
	return all, out
}

func july(t *testing.T, text string) (*Bulletin, []string) {
	all, found := load(t, map[string]string{"2019-07.md": text})
	return all[schema.MonthOf(2019, 7)], found
}

func TestCodesAreRead(t *testing.T) {
	month := schema.MonthOf(2019, 6)
	for written, want := range map[string]Code{
		`{{ 值 "grid_coverage" }}`:                        {Value, []string{"grid_coverage"}, "", 0},
		`{{值 “遍访率”}}`:                                    {Value, []string{"visit_coverage"}, "", 0},
		`{{ 变化 grid_coverage 522799101 2019-06 }}`:       {OnMonth, []string{"grid_coverage"}, "522799101", month},
		`{{ 值 "bulletins_issued" }}`:                     {Value, []string{"bulletins_issued"}, "", 0},
		`{{ 图 "coverage-by-place" "522799101" }}`:        {Chart, []string{"coverage-by-place"}, "522799101", 0},
		`{{ 表 "grid_coverage" "visit_coverage" }}`:       {Table, []string{"grid_coverage", "visit_coverage"}, "", 0},
		`{{ 指标表 }}`:                                      {Word: Indicators},
		`{{ 达标数 "2019-06" }}`:                            {Word: MetCount, Month: month},
		"{{\u3000值\u3000'grid_coverage'\u30002019-06 }}": {Value, []string{"grid_coverage"}, "", month},
	} {
		b, found := july(t, written+"\n")
		if len(found) > 0 || len(b.Codes) != 1 || fmt.Sprint(b.Codes[0]) != fmt.Sprint(want) {
			t.Errorf("%s gives %v with %v, want %v", written, b.Codes, found, want)
		}
	}
}

func TestWrongCodesAreFindings(t *testing.T) {
	for written, want := range map[string]string{
		`覆盖率{{ 直 "grid_coverage" }}。`:         "bulletin-word",
		`覆盖率{{ }}。`:                           "bulletin-word",
		`覆盖率{{ 值 "grid_coverge" }}。`:          "bulletin-indicator",
		`覆盖率{{ 值 }}。`:                         "bulletin-names",
		`{{ 值 "grid_coverage" "遍访率" }}`:       "bulletin-names",
		`{{ 图 "coverage-by-town" }}`:          "bulletin-chart",
		`{{ 值 "grid_coverage" "522799102" }}`: "bulletin-place",
		`{{ 值 "grid_coverage" "2016-01" }}`:   "bulletin-period",
		`{{ 值 "下发通报" "522799101" }}`:          "bulletin-top-only",
		`{{ 表 "下发通报" }}`:                      "bulletin-top-only",
		`见{{ 图 "coverage-by-place" }}。`:       "bulletin-inline",
		`覆盖率{{ 值 "grid_coverage" 。`:           "bulletin-braces",
		`<b>重要</b>`:                           "notice-html",
		`机密★1年`:                               "notice-secrecy",
	} {
		_, found := july(t, "---\ntitle: 七月通报\n---\n\n"+written+"\n")
		if len(found) == 0 || found[0] != "2019-07.md:5 "+want {
			t.Errorf("%s gives %v, want %s in line 5", written, found, want)
		}
	}
}

func TestNearestNamesAreGiven(t *testing.T) {
	list := &finding.List{}
	fsys := fstest.MapFS{"bulletins/2019-07.md": {Data: []byte("{{ 值 \"网格复盖率\" }}\n")}}
	Load(fsys, notice.Rules{}, &notice.Archive{}, testNames, list)
	if m := list.Sorted()[0].Message(); m != "没有“网格复盖率”这项指标，最接近的是“grid_coverage”" {
		t.Error(m)
	}
}

func TestFrontMatter(t *testing.T) {
	b, found := july(t, "---\ntitle: 关于七月工作的通报\nnumber: 示组通〔2019〕12号\nto: 各乡镇\ncc: 县委办公室\nissued_on: 2019-08-02\n---\n正文。\n")
	if len(found) > 0 {
		t.Fatal(found)
	}
	if b.Title != "关于七月工作的通报" || b.Number != "示组通〔2019〕12号" || b.To != "各乡镇" || b.CC != "县委办公室" || b.IssuedOn != schema.DateOf(2019, 8, 2) {
		t.Errorf("%+v", b)
	}
	_, found = july(t, "---\ntitel: 通报\nnumber: 示组通[2019]012号\nissued_on: 八月\ntitle: a\ntitle: b\n---\n正文。\n")
	want := []string{"2019-07.md:2 notice-key", "2019-07.md:3 notice-number", "2019-07.md:4 notice-date", "2019-07.md:6 notice-key-twice"}
	if !slices.Equal(found, want) {
		t.Errorf("%v, want %v", found, want)
	}
}

func TestFilesInTheFolder(t *testing.T) {
	all, found := load(t, map[string]string{
		"2019-07.md": "正文。\n", "2016-07.md": "正文。\n", "七月.md": "正文。\n", "2019-06.docx": "x", "图.png": "x", "~$2019-07.md": "x", ".keep": "",
	})
	want := []string{"2016-07.md:0 bulletin-month", "2019-06.docx:0 bulletin-file", "七月.md:0 bulletin-file"}
	if !slices.Equal(found, want) || len(all) != 2 {
		t.Errorf("%v in %d months, want %v", found, len(all), want)
	}
}

func TestSlotsAreFilledWhereTheyStand(t *testing.T) {
	b, found := july(t, "覆盖率{{ 值 \"遍访率\" }}，`{{ 值 }}`是代码。\n\n- 一：{{ 变化 \"遍访率\" }}\n\n{{ 指标表 }}\n")
	if len(found) > 0 {
		t.Fatal(found)
	}
	got := string(b.Text.HTML(notice.View{}, func(i int) template.HTML { return template.HTML(fmt.Sprintf("<i>%d</i>", i)) }))
	want := "<p>覆盖率<i>0</i>，<code>{{ 值 }}</code>是代码。</p>\n<ul><li>一：<i>1</i></li>\n</ul>\n<i>2</i>"
	if got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if b.Text.Slots[0].Alone || !b.Text.Slots[2].Alone {
		t.Error("which slots stand alone is wrong")
	}
}

func FuzzLoad(f *testing.F) {
	f.Add("---\ntitle: a\n---\n{{ 值 \"grid_coverage\" }}")
	f.Add("{{{{ }} | {{ 图")
	f.Add("|a|\n|-|\n|{{ 表 \"遍访率\" }}|\n\n![{{ 值 遍访率 }}](x.png)")
	f.Fuzz(func(t *testing.T, text string) {
		b, _ := july(t, text)
		if b == nil {
			return
		}
		if len(b.Codes) != len(b.Text.Slots) {
			t.Error("not every slot has a code")
		}
		b.Text.HTML(notice.View{}, func(i int) template.HTML { return template.HTML(b.Text.Slots[i].Written[:0]) })
	})
}
