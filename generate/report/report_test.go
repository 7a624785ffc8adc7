package report_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/csv"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/xuri/excelize/v2"
	"golang.org/x/net/html"

	"tongbao/generate"
	"tongbao/generate/finding"
	"tongbao/generate/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

// county gives the workspace of testdata/county.txtar.
func county(t testing.TB) fstest.MapFS {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/county.txtar")
	if err != nil {
		t.Fatal(err)
	}
	out := fstest.MapFS{}
	for _, f := range archive.Files {
		out[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return out
}

func read(t testing.TB, fsys fs.FS) *report.Report {
	t.Helper()
	r, err := generate.ReadWorkspace(fsys, generate.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return report.New(fsys, r.Workspace, r.Findings)
}

func page(t testing.TB, r *report.Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := r.HTML(&b, ""); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	r := read(t, county(t))
	var table bytes.Buffer
	if err := r.CSV(&table); err != nil {
		t.Fatal(err)
	}
	for name, got := range map[string]string{"county.html": page(t, r), "county.csv": table.String()} {
		golden := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("the report differs from %s; run go test -update and look at the difference", golden)
		}
	}
}

// The page is one file: nothing in it loads or runs but its own style and
// script, which its policy names by their hashes.
func TestPageStandsAlone(t *testing.T) {
	text := page(t, read(t, county(t)))
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	policy := ""
	var hashes []string
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		for _, a := range n.Attr {
			if a.Key == "style" || a.Key == "src" || a.Key == "href" || strings.HasPrefix(a.Key, "on") {
				t.Errorf("<%s> has %s=%q", n.Data, a.Key, a.Val)
			}
			if a.Key == "content" && strings.HasPrefix(a.Val, "default-src") {
				policy = a.Val
			}
		}
		if n.Data == "style" || n.Data == "script" {
			sum := sha256.Sum256([]byte(n.FirstChild.Data))
			hashes = append(hashes, n.Data+"-src 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")
		}
	}
	if len(hashes) != 2 || !strings.HasPrefix(policy, "default-src 'none'; "+hashes[0]+"; "+hashes[1]+";") {
		t.Errorf("the policy is %s, the page has %v", policy, hashes)
	}
	for _, bad := range []string{"http:", "https:", "@import", "url(", "13812345678"} {
		if strings.Contains(text, bad) {
			t.Errorf("the page holds %s", bad)
		}
	}
}

func TestTowns(t *testing.T) {
	r := read(t, county(t))
	var got []string
	for _, town := range r.Towns {
		got = append(got, fmt.Sprint(town.Code, town.Name, town.Counts))
	}
	want := []string{"522799101甲镇[0 1 2]", "522799102乙镇[0 0 6]", "全县[3 0 4]"}
	if !slices.Equal(got, want) {
		t.Errorf("the towns are %q, want %q", got, want)
		for _, f := range r.All {
			t.Log(f.Severity, f.Kind.Code, f.File, f.Ref(), f.Row)
		}
	}
}

// mended gives the county with all but the warnings mended.
func mended(t testing.TB) fstest.MapFS {
	fsys := county(t)
	for name, pairs := range map[string][]string{
		"tongbao.yaml":       {"histroy", "history"},
		"villages.csv":       {"五十", "50", "52279910220,", "522799102202,"},
		"teams.csv":          {"02-30", "02-28"},
		"cadres.csv":         {"科长", "科级"},
		"grids.csv":          {"网格类别", "网格类型", "户数量", "户数"},
		"scores/2019-07.csv": {"9.9", "9.5", "=1+2", "9", ",多", "", "\"乙\n丙\"", "乙", "2019-07,C9,9,0,0,否,9,乙,是,是\n", ""},
	} {
		fsys[name].Data = []byte(strings.NewReplacer(pairs...).Replace(string(fsys[name].Data)))
	}
	return fsys
}

// A town that has not reported is told so, though no row is about it.
func TestGapsBelongToTheirTowns(t *testing.T) {
	fsys := mended(t)
	scores := string(fsys["scores/2019-07.csv"].Data)
	fsys["scores/2019-07.csv"].Data = []byte(scores[:strings.Index(scores, "2019-07,C3")])
	var table bytes.Buffer
	if err := read(t, fsys).CSV(&table); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(table.String(), "place-missing,乙镇,") {
		t.Errorf("the findings are\n%s", table.String())
	}
}

// The settings by which unknown headers would be read stand in one piece, with
// those that there are.
func TestHeaders(t *testing.T) {
	r := read(t, county(t))
	want := "headers:\n  grids:\n    grid_name: [寨名]\n    grid_type: [网格类别]\n    households: [户数量]\n"
	if got := r.Headers(); got != want || !r.HeadersSet() {
		t.Errorf("the settings are %q, want %q", got, want)
	}
	fsys := county(t)
	text := string(fsys["tongbao.yaml"].Data)
	text, _, _ = strings.Cut(text, "headers:")
	fsys["tongbao.yaml"].Data = []byte(text + want)
	for _, f := range read(t, fsys).All {
		if f.Kind == finding.HeaderMissing {
			t.Errorf("with them: %s", f.Message())
		}
	}
}

func books(t testing.TB, r *report.Report) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for b := range r.Books() {
		var data bytes.Buffer
		if err := b.Write(&data); err != nil {
			t.Fatal(err)
		}
		out[b.Name] = data.Bytes()
	}
	return out
}

func TestBooks(t *testing.T) {
	all := books(t, read(t, county(t)))
	f, err := excelize.OpenReader(bytes.NewReader(all["乙镇.xlsx"]))
	if err != nil || len(all) != 3 {
		t.Fatal(len(all), err)
	}
	defer f.Close()
	if got := strings.Join(f.GetSheetList(), " "); got != "问题 驻村干部表 月度积分表 工作队表 行政村表" {
		t.Errorf("the sheets are %s", got)
	}
	if rows, _ := f.GetRows("问题"); len(rows) != 7 || rows[0][7] != "单元格" {
		t.Errorf("the list is %q", rows)
	}
	rows, _ := f.GetRows("月度积分表")
	if len(rows) != 2 || rows[0][2] != "考核得分" || rows[1][2] != "=1+2" || rows[1][7] != "乙\n丙" || rows[1][10] != "多" || rows[1][11] != "scores/2019-07.csv" || rows[1][12] != "5" {
		t.Errorf("the scores are %q", rows)
	}
	comments, _ := f.GetComments("月度积分表")
	var said []string
	for _, c := range comments {
		said = append(said, c.Cell+" "+c.Paragraph[0].Text)
	}
	if len(said) != 3 || !strings.HasPrefix(said[0], "C2 错误：“=1+2”是公式，里面没有算出来的结果。\n改法：") || !strings.HasPrefix(said[2], "K2 错误：这一行有 11 个单元格") {
		t.Errorf("the comments are %q", said)
	}
	id, _ := f.GetCellStyle("月度积分表", "C2")
	if style, _ := f.GetStyle(id); len(style.Fill.Color) == 0 || style.Fill.Color[0] != "FFC7CE" {
		t.Error("the wrong cell is not coloured")
	}
	if id, _ = f.GetCellStyle("月度积分表", "B2"); id != 0 {
		if style, _ := f.GetStyle(id); len(style.Fill.Color) > 0 {
			t.Error("a sound cell is coloured")
		}
	}
	if formula, _ := f.GetCellFormula("月度积分表", "C2"); formula != "" {
		t.Errorf("a cell became the formula %s", formula)
	}
}

// A town without findings has a workbook that says so.
func TestSoundTown(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(books(t, read(t, mended(t)))["乙镇.xlsx"]))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if said, _ := f.GetCellValue("问题", "A2"); said != "没有发现问题" || len(f.GetSheetList()) != 1 {
		t.Errorf("the workbook says %q in %v", said, f.GetSheetList())
	}
}

func TestSameBytes(t *testing.T) {
	a, b := books(t, read(t, county(t))), books(t, read(t, county(t)))
	for name := range a {
		if !bytes.Equal(a[name], b[name]) {
			t.Errorf("two workbooks %s differ", name)
		}
	}
	if page(t, read(t, county(t))) != page(t, read(t, county(t))) {
		t.Error("two pages differ")
	}
}

// Names of towns become names of files that every file system takes.
func TestFileNames(t *testing.T) {
	fsys := county(t)
	text := string(fsys["villages.csv"].Data)
	text = strings.ReplaceAll(strings.ReplaceAll(text, "甲镇", `../a:b?13812345678.`), "乙镇", "全县")
	fsys["villages.csv"].Data = []byte(text)
	var names []string
	for b := range read(t, fsys).Books() {
		names = append(names, b.Name)
	}
	if want := []string{"_a_b_138____5678.xlsx", "全县.xlsx", "全县 不属于哪个镇.xlsx"}; !slices.Equal(names, want) {
		t.Errorf("the files are %q, want %q", names, want)
	}
}

// In a prefecture towns are named with their counties.
func TestPrefecture(t *testing.T) {
	fsys := mended(t)
	fsys["tongbao.yaml"].Data = []byte("title: 示例州通报\nregion: {code: \"5227\", name: 示例州}\nheaders: {grids: {grid_name: [寨名]}}\n")
	fsys["regions.csv"] = &fstest.MapFile{Data: []byte("区划代码,区划名称\n522799,东县\n522798,西县\n")}
	fsys["villages.csv"].Data = append(fsys["villages.csv"].Data, "522798101201,戊村,甲镇,非贫困村,10,40\n"...)
	var names []string
	for b := range read(t, fsys).Books() {
		names = append(names, b.Name)
	}
	if want := []string{"西县甲镇.xlsx", "东县甲镇.xlsx", "东县乙镇.xlsx", "整个地区.xlsx"}; !slices.Equal(names, want) {
		t.Errorf("the files are %q, want %q", names, want)
	}
}

// Of a workbook with several tables each finding names the sheet that it is
// about, and its rows are those of that sheet.
func TestSheets(t *testing.T) {
	fsys := mended(t)
	book := excelize.NewFile()
	defer book.Close()
	book.SetSheetName("Sheet1", "网格")
	book.NewSheet("督查")
	for sheet, rows := range map[string][][]any{
		"网格": {{"网格编号", "行政区划代码", "网格名称", "网格类型", "户数"}, {"G1", "522799101201", "上寨", "自然寨", 60}, {"G2", "522799102201", "下寨", "自然村", 40}},
		"督查": {{"督查日期", "督查组", "行政区划代码", "发现问题数"}, {"2019-07-01", "一组", "522799101201", "三个"}},
	} {
		for i, row := range rows {
			book.SetSheetRow(sheet, fmt.Sprintf("A%d", i+1), &row)
		}
	}
	var data bytes.Buffer
	if err := book.Write(&data); err != nil {
		t.Fatal(err)
	}
	delete(fsys, "grids.csv")
	fsys["报表.xlsx"] = &fstest.MapFile{Data: data.Bytes()}
	r := read(t, fsys)
	var got []string
	for _, f := range r.All {
		if f.Severity == finding.Error {
			got = append(got, f.Kind.Code+" "+f.Sheet+" "+f.Ref())
		}
	}
	if want := []string{"cell-number 督查 D2", "cell-enum 网格 D3"}; !slices.Equal(got, want) {
		t.Errorf("finds %q, want %q", got, want)
	}
	text := page(t, r)
	for _, want := range []string{"报表.xlsx，工作表“督查”，“发现问题数”列（D 列）", "<mark>三个</mark>", "<mark>自然村</mark>"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %s", want)
		}
	}
	if r.Towns[0].Counts[finding.Error] != 1 || r.Towns[1].Counts[finding.Error] != 1 {
		t.Errorf("the towns are %+v", r.Towns)
	}
}

// A workspace that cannot be read has a report all the same.
func TestWithoutWorkspace(t *testing.T) {
	fsys := fstest.MapFS{"tongbao.yaml": {Data: []byte("title: 甲\nregion: {code: \"5227\n")}}
	text := page(t, read(t, fsys))
	if !strings.Contains(text, "settings-syntax") || !strings.Contains(text, "region: {code:") {
		t.Errorf("the page says %s", text)
	}
	if len(books(t, read(t, fsys))) != 1 {
		t.Error("there are workbooks for towns")
	}
	clean := page(t, read(t, fstest.MapFS{}))
	if !strings.Contains(clean, "settings-missing") {
		t.Error("a missing settings file goes unsaid")
	}
}

// Many findings stay one page of bounded size, and what is not on it is counted.
func TestManyFindings(t *testing.T) {
	const n = 100_000
	fsys := county(t)
	var b strings.Builder
	b.WriteString("督查日期,督查组,行政区划代码,发现问题数\n")
	for i := range n {
		fmt.Fprintf(&b, "2019-07-01,第%d组,52279910%d201,无\n", i, 1+i%2)
	}
	fsys["inspections.csv"] = &fstest.MapFile{Data: []byte(b.String())}
	b.Reset()
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	r := read(t, fsys)
	text := page(t, r)
	all := books(t, r)
	runtime.ReadMemStats(&after)
	if held := after.Sys - before.Sys; held > 1<<30 {
		t.Errorf("the report takes %d MiB", held>>20)
	}
	if len(text) > 1<<20 {
		t.Errorf("the page has %d bytes", len(text))
	}
	for _, want := range []string{"100,000 处", "D2、D4、D6、D8、", "…共 5,000 处", "还有 4,997 处同样的问题", "另有 90,000 处"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %s", want)
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(all["乙镇.xlsx"]))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, _ := f.GetRows("督查表")
	if len(rows) != 2002 || rows[2001][0] != "还有 3,000 行没有列出，先改上面的" {
		t.Errorf("%d rows, the last %q", len(rows), rows[len(rows)-1])
	}
	var table bytes.Buffer
	if err := r.CSV(&table); err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(&table).ReadAll()
	if err != nil || len(records) < n/10 {
		t.Errorf("the table has %d rows, %v", len(records), err)
	}
}

// That there is no error is said aloud.
func TestSoundIsSaidAloud(t *testing.T) {
	text := page(t, read(t, mended(t)))
	for _, want := range []string{"<b>0</b> 错误", "没有发现错误，可以生成站点。"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %s", want)
		}
	}
}

// Every group of findings that the page shows marks a cell or a row.
func TestEveryTableIsMarked(t *testing.T) {
	text := page(t, read(t, county(t)))
	for _, table := range regexp.MustCompile(`(?s)<table class="around.*?</table>`).FindAllString(text, -1) {
		if !strings.Contains(table, "<mark>") {
			t.Errorf("nothing is marked in %s", table)
		}
	}
}
