package render_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"tongbao/generate/record"
)

// numbered puts a mobile number behind every text of every table and into the
// settings: behind the names of villages, towns, units, teams and grids, behind
// codes and reasons. Those of circulars' numbers stay as they are.
func numbered(t *testing.T) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	if err := fs.WalkDir(os.DirFS(workspace), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path.Join(workspace, name))
		out[name] = &fstest.MapFile{Data: data}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	for name, text := range more {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for _, table := range record.Tables {
		f := out[table.File()]
		if f == nil {
			continue
		}
		rows, err := csv.NewReader(bytes.NewReader(f.Data)).ReadAll()
		if err != nil {
			t.Fatal(table.File(), err)
		}
		for _, row := range rows[1:] {
			for j := range row {
				if c := table.Column(columnNamed(rows[0][j], table.Name)); c != nil && c.Type == "text" && c.Refers != "notices.number" && c.Name != "region_code" && row[j] != "" {
					row[j] += " " + mobile
				}
			}
		}
		var b bytes.Buffer
		csv.NewWriter(&b).WriteAll(rows)
		f.Data = b.Bytes()
	}
	return out
}

const mobile = "13912340007"

// more are tables that the workspace does without.
var more = map[string]string{
	"regions.csv":       "区划代码,区划名称\n522799,示例县\n",
	"inspections.csv":   "督查日期,督查组,行政区划代码,发现问题数\n2019-07-01,一组,522799001201,2\n",
	"trainings.csv":     "培训日期,培训班次,干部编号\n2019-07-02,轮训第一期,C1\n",
	"adjustments.csv":   "调整日期,干部编号,调整类别,调整原因,接替干部编号\n2019-07-03,C1,研判调整,连续两个月积分靠后,C2\n",
	"commendations.csv": "表彰日期,表彰名目,表彰级别,姓名,干部编号,单位\n2019-07-01,七一表彰,县级,张三丰,C1,县委组织部\n",
	"promotions.csv":    "任职日期,姓名,干部编号,原任职务,现任职务\n2019-07-04,张三丰,C1,科员,副科长\n",
	"evaluations.csv":   "评估期,干部编号,评估等次\n2019上半年,C1,优秀\n",
	"visits.csv":        "月份,网格编号,遍访户数\n2019-07,W1,10\n",
	"subsidies.csv":     "月份,干部编号,应发补贴,扣减补贴,实发补贴\n2019-07,C1,100,0,100\n",
}

// columnNamed gives the English name of the column of a table with that header.
func columnNamed(header, table string) string {
	for _, t := range record.Tables {
		for _, c := range t.Columns {
			if t.Name == table && c.Header == header {
				return c.Name
			}
		}
	}
	return ""
}

// No mobile number stands in any byte of a site, whatever name it is put in.
func TestNoMobileNumberInAnyByte(t *testing.T) {
	for name, data := range files(t, planOf(t, numbered(t))) {
		if strings.Contains(name, "1391234") {
			t.Errorf("a file is called %s", name)
		}
		for part, text := range unpacked(t, name, data) {
			if i := bytes.Index(text, []byte(mobile)); i >= 0 {
				t.Errorf("%s: …%s…", part, text[max(0, i-60):min(len(text), i+20)])
			}
		}
	}
}

// unpacked gives a file and, of a workbook, the parts in it.
func unpacked(t *testing.T, name string, data []byte) map[string][]byte {
	out := map[string][]byte{name: data}
	if path.Ext(name) != ".xlsx" {
		return out
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(name, err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(name, err)
		}
		if out[name+" "+f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(name, err)
		}
	}
	return out
}
