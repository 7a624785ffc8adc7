package generate_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tongbao/generate"
	"tongbao/generate/edition"
	"tongbao/generate/scan"
	"tongbao/generate/schema"
)

// built builds editions of a workspace on a day and gives the files of each, by
// path, those packed in workbooks too.
func built(t *testing.T, fsys fs.FS, day schema.Date, audiences ...edition.Audience) []map[string]string {
	t.Helper()
	dir := t.TempDir()
	var targets []generate.Target
	for _, a := range audiences {
		targets = append(targets, generate.Target{Audience: a, Dir: filepath.Join(dir, string(a))})
	}
	r, err := generate.BuildAll(context.Background(), fsys, targets, generate.Options{Date: day, Version: "0.0.0", Cache: filepath.Join(os.TempDir(), "tongbao-test-cache")})
	if err != nil {
		for _, f := range r.Findings.Sorted() {
			t.Log(f.Severity, f.File, f.Row, f.Message())
		}
		t.Fatal(err)
	}
	var out []map[string]string
	for _, target := range targets {
		out = append(out, unpacked(t, target.Dir))
	}
	return out
}

func unpacked(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		out[filepath.ToSlash(rel)] = string(data)
		if err == nil && strings.HasSuffix(path, ".xlsx") {
			err = unzip(data, func(name, text string) { out[filepath.ToSlash(rel)+"!"+name] = text })
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func unzip(data []byte, emit func(name, text string)) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return err
		}
		text, err := io.ReadAll(r)
		if err != nil {
			return err
		}
		emit(f.Name, string(text))
	}
	return nil
}

// holding gives the files in which a text stands, be it parted by tags.
func holding(site map[string]string, text string) []string {
	var out []string
	for path, content := range site {
		if strings.Contains(content, text) || strings.HasSuffix(path, ".html") && strings.Contains(untagged(content), text) {
			out = append(out, path)
		}
	}
	slices.Sort(out)
	return out
}

func untagged(html string) string {
	var b strings.Builder
	in := false
	for _, r := range html {
		switch {
		case r == '<':
			in = true
		case r == '>':
			in = false
		case !in && r != '\n' && r != ' ' && r != '　':
			b.WriteRune(r)
		}
	}
	return b.String()
}

// canaries stand in one criticism alone; kept stands in the roster as well.
var canaries = []string{"冼栩", "郗梓涵", "澹台翎", "阿依努尔·买合木提", "庹叁肆", "邝伍"}

const kept = "瞿念慈"

// archive is a county whose circular criticises the canaries in every way that
// Markdown has of writing a name.
func archive() fstest.MapFS {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(strings.TrimPrefix(s, "\n"))} }
	return fstest.MapFS{
		"tongbao.yaml": file("title: 试点县通报\nregion: {code: \"522799\", name: 试点县}\nissuer: 试点县委组织部\nperiod: 2019-07\n"),
		"villages.csv": file(`
行政区划代码,行政村,乡镇,贫困类型,户数,人口
522799001201,甲村,一镇,贫困村,120,480
522799002201,乙村,二镇,非贫困村,60,200
`),
		"teams.csv": file(`
队伍编号,队伍类型,行政区划代码,组建日期,撤销日期
T1,攻坚工作队,522799001201,2018-03-01,
`),
		"cadres.csv": file(`
干部编号,姓名,性别,出生年月,派出单位,身份类别,职级,党员干部,领导干部,后备干部,年轻干部,单位骨干,队伍编号,队内职务,到任日期,离任日期
C1,` + kept + `,男,1980-05,县委办,机关干部,科员,是,否,否,否,否,T1,队长,2018-03-01,
C2,蔺 翊,男,1980-05,县委办,机关干部,科员,是,否,否,否,否,T1,队员,2018-03-01,
`),
		"pairings.csv": file(`
包保类型,包保主体,行政区划代码,起始日期,结束日期
县级领导,阚仲谋,522799001201,2018-04-17,
挂帮部门,县水务局,522799001201,2018-04-17,
`),
		"rectifications.csv": file(`
问题编号,问题来源,发现日期,问题类别,存在问题,行政区划代码,整改措施,责任单位,责任人,整改时限,整改状态,销号日期
Z1,阚仲谋调研,2018-11-01,作风,蔺翊不在岗，仉督亢反映,522799001201,改,一镇,逄修远、靳北（副镇长）,2018-12-31,整改中,
`),
		"scores/2019-07.csv": file(`
月份,干部编号,考核得分,突出成效加分,发生问题减分,一票否决,月度积分,评分人,镇级审核,县级审核
2019-07,C1,9,0,0,否,9,仉督亢,是,是
`),
		"commendations.csv": file(`
表彰日期,表彰名目,表彰级别,姓名,干部编号,单位
2019-06-30,七一表彰,县级,郦清和,,县委办
`),
		"criticisms.csv": file(`
文号,姓名,干部编号,单位,行政区划代码,问题类别,影响期至
试组通〔2019〕1号,冼栩,,县委办,522799001201,作风,2019-07-31
试组通〔2019〕1号,郗梓涵,,县委办,522799001201,作风,2019-07-31
试组通〔2019〕1号,澹台翎,,县委办,522799001201,作风,2019-07-31
试组通〔2019〕1号,阿依努尔·买合木提,,县委办,522799001201,作风,2019-07-31
试组通〔2019〕1号,庹叁肆,,县委办,522799001201,作风,2019-07-31
试组通〔2019〕1号,邝　伍,,县委办,522799001201,作风,2019-07-31
试组通〔2019〕1号,` + kept + `,C1,县委办,,作风,2019-07-31
试组通〔2019〕2号,谌维祯,,县委办,522799001201,作风,2019-07-31
试组通〔2019〕3号,谌维祯,,县委办,522799001201,作风,2020-07-31
`),
		"notices/1郗梓涵.md": file(`
---
number: 试组通〔2019〕1号
title: 关于冼栩、瞿念慈等人的通报
kind: 通报批评
issued_on: 2019-05-05
issuer: 试点县委组织部
audience: public
---

## 郗梓涵的问题

冼**栩**、郗*梓*涵、**澹台**翎、阿依努尔•买合木提，庹叁  
肆，邝 伍，邝伍，瞿念慈。身份证 &#20924;&#26665;。

| 姓名 | 单位 |
|---|---|
| 郗梓涵 | 县委办 |
| 澹**台翎** | 县委办 |

| 姓 | 名 |
|---|---|
| 冼 | 栩 |
| 澹台 | 翎 |

![冼栩在岗照片](a.png "澹台翎")

见[第二份](2.md "庹叁肆")，` + "`郗梓涵`" + `[^1]。

[^1]: 脚注说阿依努尔·买合木提。
`),
		"notices/2.md": file(`
---
number: 试组通〔2019〕2号
title: 关于谌维祯的通报
kind: 通报批评
issued_on: 2019-05-06
issuer: 试点县委组织部
---

谌维祯不在岗，与试组通（2019）1号所说的瞿念慈一同。
`),
		"notices/3.md": file(`
---
number: 试组通〔2019〕3号
title: 再次通报谌维祯
kind: 通报批评
issued_on: 2019-05-07
issuer: 试点县委组织部
audience: public
---

谌维祯又不在岗。见试组通〔2019〕2号。
`),
		"notices/4.md": file(`
---
number: 试组通〔2019〕4号
title: 更正关于冼栩的通报
kind: 更正
amends: 试组通〔2019〕1号
issued_on: 2019-05-08
issuer: 试点县委组织部
---

郗梓涵的单位有误，瞿念慈的无误。
`),
		"notices/a.png": {Data: []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR")},
		"bulletins/2019-07.md": file(`
---
title: 七月月报
---

本月继续落实试组通〔2019〕1号，冼栩、瞿念慈已整改。覆盖率 {{ 值 "team_coverage" }}。
`),
	}
}

func TestNamesOnTheLastDayOfEffect(t *testing.T) {
	site := built(t, archive(), schema.DateOf(2019, 7, 31), edition.Internal)[0]
	for _, c := range append(slices.Clone(canaries), kept, "谌维祯") {
		if len(holding(site, c)) == 0 && !strings.Contains(c, "邝") {
			t.Errorf("%s does not stand in the site while the criticism is in effect", c)
		}
	}
	if !strings.Contains(site["notices/2019/1/index.html"], "冼栩在岗照片") {
		t.Error("the alternative text does not show the name while the criticism is in effect")
	}
}

func TestNamesAfterTheEffect(t *testing.T) {
	site := built(t, archive(), schema.DateOf(2019, 8, 1), edition.Internal)[0]
	for _, c := range canaries {
		for _, spelled := range []string{c, strings.ReplaceAll(c, "·", "•"), strings.ReplaceAll(c, "·", "")} {
			if in := holding(site, spelled); len(in) > 0 {
				t.Errorf("%s still stands in %s", spelled, in)
			}
		}
	}
	page := site["notices/2019/1/index.html"]
	for _, want := range []string{"冼某", "郗某某", "澹台某", "阿某某", "庹某某", "邝某", "瞿某某"} {
		if !strings.Contains(untagged(page), want) {
			t.Errorf("the circular does not show %s", want)
		}
	}
	for _, path := range []string{"notices/2019/1/index.html", "notices/2019/2/index.html", "notices/2019/4/index.html", "bulletins/2019-07/index.html", "notices/index.html"} {
		if strings.Contains(untagged(site[path]), kept) {
			t.Errorf("%s shows who is on the roster in what stems from the criticism", path)
		}
	}
	if !strings.Contains(site["places/522799001201/index.html"], kept) {
		t.Error("the roster does not keep a name")
	}
	if strings.Contains(site["notices/2019/2/index.html"], "谌维祯") || !strings.Contains(site["notices/2019/3/index.html"], "谌维祯") {
		t.Error("a name is not masked in the expired criticism alone")
	}
	if !strings.Contains(page, "<td>冼某</td>\n<td></td>") {
		t.Error("a name written into two cells is not masked as one")
	}
}

func TestPublicEdition(t *testing.T) {
	sites := built(t, archive(), schema.DateOf(2019, 7, 31), edition.Public, edition.Internal)
	public, internal := sites[0], sites[1]
	persons := append(slices.Clone(canaries), kept, "谌维祯", "蔺翊", "蔺 翊", "阚仲谋", "仉督亢", "逄修远", "靳北", "郦清和")
	for _, p := range persons {
		if in := holding(public, p); len(in) > 0 {
			t.Errorf("the public edition shows %s in %s", p, in)
		}
	}
	for _, hidden := range []string{"试组通〔2019〕2号", "关于谌维祯的通报", "更正关于", "〔2019〕4号", "不在岗，与"} {
		if in := holding(public, hidden); len(in) > 0 {
			t.Errorf("the public edition tells of an internal circular (%s) in %s", hidden, in)
		}
	}
	for path := range public {
		if strings.HasPrefix(path, "notices/2019/2/") || strings.HasPrefix(path, "notices/2019/4/") {
			t.Errorf("the public edition has %s", path)
		}
	}
	if internal["data/indicators.csv"] == "" || internal["data/indicators.csv"] != public["data/indicators.csv"] {
		t.Error("the editions count differently")
	}
	if !strings.Contains(public["index.html"], "公开版") || strings.Contains(internal["index.html"], "公开版") {
		t.Error("an edition does not say what it is")
	}
	if !strings.Contains(public["places/522799001201/index.html"], "县水务局") || !strings.Contains(public["places/522799001201/index.html"], "瞿某某") {
		t.Error("the public edition hides what is no name, or the places of cadres")
	}
}

func TestSamplePublic(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the sample county")
	}
	sites := built(t, os.DirFS("../data"), schema.DateOf(2019, 8, 2), edition.Public)
	roster := rosterNames(t)
	for path, content := range sites[0] {
		for found := range spotted(content, roster) {
			t.Errorf("%s shows %s", path, found)
		}
	}
}

// rosterNames reads the names of the sample's roster as a stranger would.
func rosterNames(t *testing.T) map[string]bool {
	t.Helper()
	data, err := os.ReadFile("../data/cadres.csv")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for i, line := range strings.Split(string(data), "\n") {
		if cells := strings.Split(line, ","); i > 0 && len(cells) > 1 {
			out[cells[1]] = true
		}
	}
	return out
}

// spotted gives the names that stand in a text.
func spotted(text string, names map[string]bool) map[string]bool {
	out := map[string]bool{}
	runes := []rune(text)
	for i, r := range runes {
		for n := 2; r > 0x3000 && n <= 5 && i+n <= len(runes); n++ {
			if s := string(runes[i : i+n]); names[s] {
				out[s] = true
			}
		}
	}
	return out
}

// TestLeak puts into a workspace what no mask knows, and sees it stopped.
func TestLeak(t *testing.T) {
	fsys := archive()
	picture := *fsys["notices/a.png"]
	picture.Data = append(slices.Clone(picture.Data), "拍摄者：冼栩，手机13912345678"...)
	fsys["notices/a.png"] = &picture
	site := filepath.Join(t.TempDir(), "site")
	day := schema.DateOf(2019, 8, 1)
	if _, err := generate.Build(context.Background(), archive(), site, generate.Options{Date: day, Version: "0"}); err != nil {
		t.Fatal(err)
	}
	before := unpacked(t, site)
	_, err := generate.Build(context.Background(), fsys, site, generate.Options{Date: day, Version: "0"})
	var leak *scan.LeakError
	if !errors.As(err, &leak) || len(leak.Hits) != 2 {
		t.Fatalf("a build with a leak gives %v", err)
	}
	for i, kind := range []string{"姓名 冼某", "手机号 139****5678"} {
		if got := leak.Hits[i].String(); !strings.HasPrefix(got, "notices/2019/1/fig-1.png 第 ") || !strings.HasSuffix(got, kind) {
			t.Errorf("hit %d is %s", i, got)
		}
	}
	if strings.Contains(err.Error(), "冼栩") || strings.Contains(err.Error(), "12345678") {
		t.Error("the error tells what must not be told")
	}
	if !maps.Equal(before, unpacked(t, site)) {
		t.Error("a leak changed the site")
	}
}
