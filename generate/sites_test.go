package generate

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tongbao/generate/diff"
	"tongbao/generate/output"
)

// siteOf writes a site of these files.
func siteOf(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "site")
	stage, err := output.Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer stage.Abort()
	for name, text := range files {
		if err := stage.Write(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := stage.Commit(); err != nil {
		t.Fatal(err)
	}
	return dir
}

const (
	declaredPackage = `{"resources":[
{"name":"indicators","path":"indicators.csv","title":"指标","schema":{"fields":[],"primaryKey":["indicator","place","period"]}},
{"name":"places","path":"places.csv","title":"地方","schema":{"fields":[{"name":"place","title":"代码"},{"name":"name","title":"名称"}],"primaryKey":["place"]}}]}`
	oldValues = "\ufeffindicator,place,period,numerator,denominator,value\ngrid_coverage,522799,2019-07,1,2,50.0\nnew_one,522799,2019-07,,,7\n"
	newValues = "\ufeffindicator,place,period,numerator,denominator,value\ngrid_coverage,522799,2019-07,2,2,100.0\nnew_one,522799,2019-07,,,8\n"
)

func oldSite() map[string]string {
	return map[string]string{"index.html": "<title>概览</title><body><main><p>覆盖率 50.0%</p><p>不变</p></main>", "gone/index.html": "<h1>没有了的</h1>",
		"data/datapackage.json": declaredPackage, "data/indicators.csv": oldValues, "data/places.csv": "place,name\n522799,旧县\n",
		"gone/a.csv": "月份,数\n2019-06,1\n", "assets/style.css": "a{}"}
}

func newSite() map[string]string {
	return map[string]string{"index.html": "<title>概览</title><body><main><p>覆盖率 100.0%</p><p>不变</p></main>", "come/index.html": "<h1>新来的</h1>",
		"data/datapackage.json": declaredPackage, "data/indicators.csv": newValues, "data/places.csv": "place,name\n522799,新县\n522799001,=镇\n",
		"assets/style.css": "b{}"}
}

// entriesOf gives a difference in lines: group, kind, name, and what is said.
func entriesOf(d *diff.Difference) []string {
	var out []string
	for _, s := range d.Sections {
		for _, g := range s.Groups {
			for _, e := range g.Entries {
				line := g.Name + " " + e.Kind.String() + " " + e.Name
				lines, _ := e.Lines(99)
				for _, l := range lines {
					line += "; " + strings.Join([]string{l.Column, l.Before, l.After, l.Change}, "|")
				}
				out = append(out, line)
			}
		}
	}
	return out
}

func TestSites(t *testing.T) {
	d, err := Sites(siteOf(t, oldSite()), siteOf(t, newSite()))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"grid_coverage changed 522799 新县，2019-07; |50.0%（1/2）|100.0%（2/2）|上升 50.0 个百分点",
		"new_one changed 522799 新县，2019-07; |7|8|",
		"data/places.csv changed 522799 新县; 名称|旧县|新县|",
		"data/places.csv added 522799001 =镇; ||名称 =镇|",
		"gone/a.csv removed 2019-06; |数 1||",
		"html changed index.html 概览; |||文字有 1 处不同; |覆盖率 50.0%|覆盖率 100.0%|",
		"html added come/index.html 新来的",
		"html removed gone/index.html 没有了的",
		"download changed data/indicators.csv; |0.1 KB|0.1 KB|",
		"download changed data/places.csv; |0.0 KB|0.0 KB|",
		"download removed gone/a.csv; |0.0 KB||",
		"other changed assets/style.css; |0.0 KB|0.0 KB|",
	}
	if got := entriesOf(d); !slices.Equal(got, want) {
		t.Errorf("%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if len(d.Faults) > 0 || d.Title != "概览" {
		t.Errorf("%q %q", d.Title, d.Faults)
	}
}

// A site does not differ from itself, nor from one of the same files.
func TestSitesSame(t *testing.T) {
	a, b := siteOf(t, oldSite()), siteOf(t, oldSite())
	for _, other := range []string{a, b} {
		if d, err := Sites(a, other); err != nil || !d.Same() {
			t.Errorf("%v %+v", err, d)
		}
	}
}

// The other way round all is told the other way round.
func TestSitesMirror(t *testing.T) {
	a, b := siteOf(t, oldSite()), siteOf(t, newSite())
	there, err1 := Sites(a, b)
	back, err2 := Sites(b, a)
	if err1 != nil || err2 != nil {
		t.Fatal(err1, err2)
	}
	cells := func(d *diff.Difference, turned bool) []string {
		var out []string
		for _, s := range d.Sections {
			for _, g := range s.Groups {
				for _, e := range g.Entries {
					for _, c := range e.Cells {
						if turned {
							c.Before, c.After = c.After, c.Before
						}
						out = append(out, strings.Join([]string{g.Name, strings.Join(e.Key, "|"), c.Column.Name, c.Before, c.After}, " "))
					}
				}
			}
		}
		slices.Sort(out)
		return out
	}
	if x, y := cells(there, false), cells(back, true); !slices.Equal(x, y) || len(x) == 0 {
		t.Errorf("there\n%s\nback\n%s", strings.Join(x, "\n"), strings.Join(y, "\n"))
	}
}

// What cannot be relied on is said, and the rest is compared all the same.
func TestSitesFaults(t *testing.T) {
	for name, c := range map[string]struct {
		change func(map[string]string)
		spoil  func(dir string) error
		says   string
	}{
		"no data package":    {change: func(f map[string]string) { delete(f, "data/datapackage.json") }},
		"package unreadable": {change: func(f map[string]string) { f["data/datapackage.json"] = "{" }, says: "datapackage.json 读不出来"},
		"no CSV":             {change: func(f map[string]string) { f["data/places.csv"] = "place,name\n\"522799,a\n" }, says: "places.csv 不是完好的 CSV"},
		"empty CSV":          {change: func(f map[string]string) { f["data/places.csv"] = "" }, says: "places.csv 不是完好的 CSV"},
		"changed":            {spoil: func(dir string) error { return os.WriteFile(filepath.Join(dir, "index.html"), nil, 0o644) }, says: "index.html 内容已被改动"},
		"missing":            {spoil: func(dir string) error { return os.Remove(filepath.Join(dir, "data/indicators.csv")) }, says: "data/indicators.csv 缺失"},
		"foreign":            {spoil: func(dir string) error { return os.WriteFile(filepath.Join(dir, "x.doc"), nil, 0o644) }, says: "x.doc 不是 tongbao 写的"},
	} {
		files := newSite()
		if c.change != nil {
			c.change(files)
		}
		dir := siteOf(t, files)
		if c.spoil != nil {
			if err := c.spoil(dir); err != nil {
				t.Fatal(err)
			}
		}
		d, err := Sites(siteOf(t, oldSite()), dir)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if said := strings.Join(d.Faults, ""); !strings.Contains(said, c.says) || (c.says == "") != (said == "") {
			t.Errorf("%s: %q", name, said)
		}
		if got := rowsOf(d, "html"); !slices.Contains(got, "新增 come/index.html") {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// Columns that are headed alike are told apart.
func TestSitesColumns(t *testing.T) {
	old, now := newSite(), newSite()
	old["a/b.csv"], now["a/b.csv"] = "镇,分子,分子\n甲,1,2\n", "镇,分子,分子\n甲,1,3\n"
	d, err := Sites(siteOf(t, old), siteOf(t, now))
	if err != nil {
		t.Fatal(err)
	}
	if got := rowsOf(d, "a/b.csv"); !slices.Equal(got, []string{"变动 甲 分子#2:2>3"}) {
		t.Errorf("%q", got)
	}
}

func TestSitesNone(t *testing.T) {
	var folder *output.FolderError
	if _, err := Sites(siteOf(t, oldSite()), t.TempDir()); !errors.As(err, &folder) {
		t.Error(err)
	}
}
