package county

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tongbao/generate/finding"
	"tongbao/generate/indicator"
	"tongbao/generate/output"
	"tongbao/generate/schema"
)

// sound is the data package of a county of one town and one village.
func sound() map[string]string {
	return map[string]string{
		"places.csv": "place,name,level,parent,poverty_class,households,population\n522701,甲县,县,,,,\n522701101,城关镇,乡镇（街道）,522701,,,\n522701101200,甲村,行政村,522701101,贫困村,100,400\n",
		"indicator-list.csv": "indicator,group,name,english,kind,period_rule,unit,better,target,numerator,denominator,clause\n" +
			"team_coverage,coverage,工作队覆盖率,,ratio,as-of,%,up,100,有队的村,行政村,\n",
		"indicators.csv": "indicator,place,period,numerator,denominator,value\nteam_coverage,522701,2019-06,,,\nteam_coverage,522701,2019-07,1,1,100.0\nteam_coverage,522701101200,2019-08,1,1,100.0\n",
	}
}

// pack writes a data package that is as its datapackage.json says.
func pack(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	var listed []string
	for name, text := range files {
		listed = append(listed, fmt.Sprintf(`{"path":%q,"bytes":%d,"hash":"sha256:%x"}`, name, len(text), sha256.Sum256([]byte(text))))
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(listed)
	about := `{"created":"2019-08-02T00:00:00+08:00","resources":[` + strings.Join(listed, ",") + `]}`
	if err := os.WriteFile(filepath.Join(dir, packageFile), []byte(about), 0o666); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestOpen(t *testing.T) {
	files := sound()
	files["revisions.csv"] = "\uFEFFentry,period,revised_on,reason,values\n2,2019-07,2019-09-02,补报,3\n3,2019-07,2019-10-02,再补报,1\n"
	out := &finding.List{}
	c := Open(pack(t, files), out)
	if c == nil || len(out.Sorted()) > 0 {
		t.Fatalf("%v", out.Sorted())
	}
	if c.Code != "522701" || c.Name != "甲县" || len(c.Names) != 2 || len(c.Villages) != 1 || c.Villages[0].Population != 400 || c.Villages[0].Households != 100 || c.Villages[0].PovertyClass != "贫困村" {
		t.Errorf("places: %+v", c)
	}
	if c.First != schema.MonthOf(2019, 7) || c.Last != schema.MonthOf(2019, 8) || c.Issued != schema.DateOf(2019, 8, 2) {
		t.Errorf("from %v to %v, issued %v", c.First, c.Last, c.Issued)
	}
	want := Listed{"team_coverage", "工作队覆盖率", "有队的村", "行政村", "100"}
	if l, ok := c.Counts("team_coverage"); !ok || l != want {
		t.Errorf("counts %+v", l)
	}
	if _, ok := c.Counts("grid_coverage"); ok {
		t.Error("counts what it does not list")
	}
	if r, ok := c.In(schema.MonthOf(2019, 7)); !ok || r.Why != "再补报" || r.On != schema.DateOf(2019, 10, 2) {
		t.Errorf("revised: %+v", r)
	}
	var rows []indicator.Row
	if err := c.Rows(func(r indicator.Row) error { rows = append(rows, r); return nil }); err != nil || len(rows) != 3 || rows[1].Value != "100.0" {
		t.Errorf("rows: %v, %v", rows, err)
	}
}

// Values that are gone after the county was taken are an error.
func TestRowsGone(t *testing.T) {
	dir := pack(t, sound())
	c := Open(dir, &finding.List{})
	if err := os.Remove(filepath.Join(dir, valuesFile)); err != nil {
		t.Fatal(err)
	}
	if err := c.Rows(func(indicator.Row) error { return nil }); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("gives %v", err)
	}
}

// What cannot be read is said, with the file; nothing of the county is used.
func TestOpenFaults(t *testing.T) {
	for _, c := range []struct {
		name, file, old, now string
		kind                 *finding.Kind
		says                 string
	}{
		{"a column is missing", "places.csv", "name,", "title,", finding.PackageTable, "没有 name 这一列"},
		{"no header", "indicators.csv", sound()["indicators.csv"], "", finding.PackageTable, "没有表头"},
		{"no value at all", "indicators.csv", "1,1,100.0\nteam_coverage,522701101200,2019-08,1,1,100.0", ",,", finding.PackageTable, "一个数也没有"},
		{"a row is short", "indicators.csv", "1,1,100.0\nteam", "1\nteam", finding.PackageTable, "不是完好的 CSV"},
		{"a code is none", "places.csv", "522701101,", "5227011,", finding.PackageTable, "5227011 不是这个地区的区划代码"},
		{"a place lies elsewhere", "places.csv", "522701101,", "522702101,", finding.PackageTable, "522702101 不是这个地区的区划代码"},
		{"a province", "places.csv", "522701,甲县", "52,甲省", finding.PackageTable, "地区不是县或市州"},
		{"a value of an unknown place", "indicators.csv", "522701,2019-07", "522702,2019-07", finding.PackageTable, "1 行认不出来，或不是这个县的"},
		{"a value of no month", "indicators.csv", "2019-07", "七月", finding.PackageTable, "1 行认不出来"},
		{"a value of another county's village", "indicators.csv", "522701101200,", "522702101200,", finding.PackageTable, "1 行认不出来"},
		{"a value that its terms do not give", "indicators.csv", "1,1,100.0", "1,2,100.0", finding.PackageTable, "1 行认不出来"},
	} {
		files := sound()
		files[c.file] = strings.Replace(files[c.file], c.old, c.now, 1)
		out := &finding.List{}
		if got := Open(pack(t, files), out); got != nil {
			t.Errorf("%s: it is taken", c.name)
		}
		all := out.Sorted()
		if !slices.ContainsFunc(all, func(f finding.Finding) bool {
			return f.Kind == c.kind && strings.Contains(f.Message(), c.says) && strings.HasSuffix(f.File, c.file)
		}) {
			t.Errorf("%s: %v", c.name, all)
		}
	}
}

// A package that says nothing of a file has not got it, and one that is no JSON
// is none.
func TestOpenPackageFaults(t *testing.T) {
	for about, says := range map[string]string{"{}": "places.csv 不在数据包里", "[": "读不出来"} {
		dir := pack(t, sound())
		if err := os.WriteFile(filepath.Join(dir, packageFile), []byte(about), 0o666); err != nil {
			t.Fatal(err)
		}
		out := &finding.List{}
		if c := Open(dir, out); c != nil || !strings.Contains(out.Sorted()[0].Message()+out.Sorted()[len(out.Sorted())-1].Message(), says) {
			t.Errorf("%s: %v", about, out.Sorted())
		}
	}
}

// A county that says what its values mean, but is itself the sum of counties, is
// not added up: who is missing in it could not be told.
func TestOpenSumOfCounties(t *testing.T) {
	files := sound()
	files[countiesFile] = "place\n"
	out := &finding.List{}
	if c := Open(pack(t, files), out); c != nil || !strings.Contains(out.Sorted()[0].Message(), "是汇总的站点") {
		t.Errorf("%v, %v", c, out.Sorted())
	}
}

// site writes a built site whose data folder is a data package, with pages of
// those names beside it.
func site(t *testing.T, pages ...string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "site")
	stage, err := output.Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer stage.Abort()
	put := func(name string, data []byte) {
		if err := stage.Write(name, data); err != nil {
			t.Fatal(err)
		}
	}
	data := os.DirFS(pack(t, sound()))
	for _, name := range []string{packageFile, "places.csv", "indicator-list.csv", "indicators.csv"} {
		text, err := fs.ReadFile(data, name)
		if err != nil {
			t.Fatal(err)
		}
		put("data/"+name, text)
	}
	for _, name := range pages {
		put(name, []byte(name))
	}
	if _, err := stage.Commit(); err != nil {
		t.Fatal(err)
	}
	return dir
}

// zipped puts folders into a zip, each under the name that it has there; "" for
// the top.
func zipped(t *testing.T, folders map[string]string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "county.zip")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	for under, dir := range folders {
		files := os.DirFS(dir)
		fs.WalkDir(files, ".", func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, _ := fs.ReadFile(files, p)
			w, _ := z.Create(path.Join(under, p))
			w.Write(data)
			return nil
		})
	}
	if err := errors.Join(z.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
	return name
}

// A site and its data are taken as folders and as zips, packed from above or from
// inside.
func TestOpenEachForm(t *testing.T) {
	whole := site(t, "index.html")
	data := filepath.Join(site(t), dataFolder)
	marks := t.TempDir() // what a Mac puts beside each file
	if err := os.WriteFile(filepath.Join(marks, "._"+packageFile), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	for name, source := range map[string]string{
		"site": whole, "data": data, "zip of the site": zipped(t, map[string]string{"": whole}), "zip of its folder": zipped(t, map[string]string{"甲县": whole}),
		"zip of the data": zipped(t, map[string]string{"": data}), "zip of the data folder": zipped(t, map[string]string{dataFolder: data}),
		"zip of a bag":   zipped(t, map[string]string{"data/site": whole, "data/workspace": t.TempDir()}),
		"zip of Windows": zipped(t, map[string]string{"\xbc\xd7\xcf\xd8\\site": whole}), // 甲县\site in GBK
		"zip of a Mac":   zipped(t, map[string]string{"甲县": whole, "__MACOSX/甲县/data": marks}),
	} {
		out := &finding.List{}
		c := Open(source, out)
		if c == nil || out.Count(finding.Error) > 0 {
			t.Errorf("%s: %v", name, out.Sorted())
			continue
		}
		n := 0
		if err := c.Rows(func(indicator.Row) error { n++; return nil }); err != nil || n != 3 {
			t.Errorf("%s: %d rows, %v", name, n, err)
		}
		os.RemoveAll(source)
		if err := c.Rows(func(indicator.Row) error { return nil }); err == nil {
			t.Errorf("%s: rows of what is gone", name)
		}
	}
}

// Of a folder in which there is no data package it is said what to give instead.
func TestOpenNearMiss(t *testing.T) {
	above := filepath.Dir(site(t))
	empty := t.TempDir()
	for source, says := range map[string]string{above: "它里面的 site 才是：写 " + filepath.Join(above, "site"), empty: "里没有 datapackage.json", zipped(t, map[string]string{"a": site(t), "b": site(t)}): "里面有 2 个站点或数据包"} {
		out := &finding.List{}
		if c := Open(source, out); c != nil || len(out.Sorted()) != 1 || !strings.Contains(out.Sorted()[0].Message(), says) {
			t.Errorf("%s: %v", source, out.Sorted())
		}
	}
}

// Of a zip that cannot be read it is said in words why.
func TestOpenBrokenZip(t *testing.T) {
	whole, err := os.ReadFile(zipped(t, map[string]string{dataFolder: filepath.Join(site(t), dataFolder)}))
	if err != nil {
		t.Fatal(err)
	}
	locked := bytes.ReplaceAll(whole, []byte("PK\x01\x02\x14\x00\x14\x00\x08"), []byte("PK\x01\x02\x14\x00\x14\x00\x09"))
	damaged := bytes.Clone(whole)
	damaged[bytes.Index(whole, []byte(packageFile))+len(packageFile)+9] ^= 0xff
	for _, c := range []struct {
		name, says string
		data       []byte
	}{
		{"cut off", "不是完整的 zip 文件", whole[:len(whole)/2]},
		{"with a password", "有密码", locked},
		{"damaged", "它在 zip 里已经损坏", damaged},
	} {
		name, out := filepath.Join(t.TempDir(), "county.zip"), &finding.List{}
		if err := os.WriteFile(name, c.data, 0o666); err != nil {
			t.Fatal(err)
		}
		if county := Open(name, out); county != nil || len(out.Sorted()) == 0 || !strings.Contains(out.Sorted()[0].Message(), c.says) {
			t.Errorf("%s: %v", c.name, out.Sorted())
		}
	}
}

// Every file of the site is held against its manifest: the first that differ are
// named, the others counted.
func TestOpenChangedSite(t *testing.T) {
	pages := []string{"1.html", "2.html", "3.html", "4.html", "5.html", "6.html"}
	for n := 1; n <= len(pages); n++ {
		dir := site(t, pages...)
		for _, page := range pages[:n] {
			if err := os.WriteFile(filepath.Join(dir, page), nil, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		out := &finding.List{}
		if c := Open(dir, out); c != nil || out.Count(finding.Error) != n {
			t.Errorf("%d pages changed: %v", n, out.Sorted())
		}
		told := fmt.Sprint(out.Sorted()[len(out.Sorted())-1].Message())
		if counted := strings.Contains(told, "共有 6 个不对"); counted != (n > mostNamed) {
			t.Errorf("%d pages changed: %s", n, told)
		}
	}
	dir := site(t, pages...)
	if err := os.WriteFile(filepath.Join(dir, "备注.txt"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	out := &finding.List{}
	if c := Open(dir, out); c == nil {
		t.Errorf("a file beside the site's: %v", out.Sorted())
	}
}

// What is wrong with a county's register stands under the county's name.
func TestOpenBrokenRegister(t *testing.T) {
	dir := site(t, "register/log.jsonl")
	out := &finding.List{}
	if c := Open(dir, out); c != nil || !strings.HasPrefix(out.Sorted()[0].File, filepath.ToSlash(dir)+"/register/") {
		t.Errorf("%v", out.Sorted())
	}
}

// A county may have a site of its own, at an address or at a path from here.
func TestListedSites(t *testing.T) {
	for address, sound := range map[string]bool{"": true, "http://a.example.gov.cn/": true, "https://a.example.gov.cn/": true,
		"../甲/index.html": true, "javascript:alert(1)": false, "file:///etc": false, "C:\\甲": false} {
		var found finding.List
		ReadList("list.csv", []byte("区划代码,区划名称,站点\n522799,甲县,"+address+"\n"), &found)
		if got := found.Count(finding.Error) == 0; got != sound {
			t.Errorf("%s: %v", address, found.Sorted())
		}
	}
}

// Whatever a county sends, it is read or refused: its values can be gone through
// when it was taken.
func FuzzOpen(f *testing.F) {
	for name, text := range sound() {
		f.Add(name, text)
	}
	f.Fuzz(func(t *testing.T, name, text string) {
		files := sound()
		if _, known := files[name]; !known {
			name = valuesFile
		}
		files[name] = text
		out := &finding.List{}
		c := Open(pack(t, files), out)
		if (c == nil) != (out.Count(finding.Error) > 0) {
			t.Fatalf("taken: %v, errors: %v", c != nil, out.Sorted())
		}
		if c == nil {
			return
		}
		if err := c.Rows(func(indicator.Row) error { return nil }); err != nil {
			t.Fatal(err)
		}
	})
}

// A county that stands in the list twice is a finding: which line's key counts
// would be anybody's guess.
func TestListNamesEachOnce(t *testing.T) {
	var found finding.List
	all := ReadList("list.csv", []byte("区划代码,区划名称\n522799,甲县\n522798,乙县\n522799,丙县\n"), &found)
	if len(all) != 2 || string(all[0].Name) != "甲县" {
		t.Errorf("the list is %v", all)
	}
	list := found.Sorted()
	if len(list) != 1 || list[0].Kind != finding.KeyTwice || list[0].Row != 4 {
		t.Errorf("found %v", list)
	}
}
