package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

var hostile = Table{Name: "名册", Columns: []Column{{Header: "代码"}, {Header: "名称"}, {Header: "户数", Numeric: true}, {Header: "比率（%）", Numeric: true}},
	Rows: slices.Values([][]string{
		{"522799001201", "甲村", "1,234", "98.40"},
		{"012345678901234567", `=HYPERLINK("http://evil.example","点")`, "-5", "—"},
		{"0012", "＝1+1", "", "100.0"},
		{"1", "-2+3", "约 30", "0.125"},
	})}

func TestWorkbookKeepsTextAndCountsNumbers(t *testing.T) {
	f := workbook(t, hostile)
	for cell, want := range map[string]string{
		"A2": "522799001201", "A3": "012345678901234567", "A4": "0012", "B3": `=HYPERLINK("http://evil.example","点")`, "B4": "＝1+1",
		"C2": "1234", "C3": "-5", "D2": "98.4", "D3": "", "C4": "", "D4": "100", "C5": "约 30", "D5": "0.125",
	} {
		if got, _ := f.GetCellValue("名册", cell, excelize.Options{RawCellValue: true}); got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
		if formula, _ := f.GetCellFormula("名册", cell); formula != "" {
			t.Errorf("%s is the formula %s", cell, formula)
		}
	}
	if shown, _ := f.GetCellValue("名册", "C2"); shown != "1,234" {
		t.Errorf("1,234 shows as %s", shown)
	}
	if shown, _ := f.GetCellValue("名册", "D4"); shown != "100.0" {
		t.Errorf("100.0 shows as %s", shown)
	}
	for cell, want := range map[string]excelize.CellType{"A2": excelize.CellTypeInlineString, "B3": excelize.CellTypeInlineString, "C3": excelize.CellTypeNumber, "C5": excelize.CellTypeInlineString} {
		got, _ := f.GetCellType("名册", cell)
		if want == excelize.CellTypeNumber && got == excelize.CellTypeUnset {
			got = want // a number needs no type
		}
		if got != want {
			t.Errorf("%s is of type %v, want %v", cell, got, want)
		}
	}
	panes, _ := f.GetPanes("名册")
	if !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("the header is not frozen: %+v", panes)
	}
	if wide, _ := f.GetColWidth("名册", "B"); wide <= narrowest {
		t.Errorf("a long column is %v wide", wide)
	}
}

func workbook(t *testing.T, tables ...Table) *excelize.File {
	t.Helper()
	var b bytes.Buffer
	if err := XLSX(&b, "示例县", tables...); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// Nothing in a workbook runs or leads out of it, and nothing in it is of the day
// on which it was written.
func TestWorkbookIsInertAndTheSameEveryTime(t *testing.T) {
	var a, b bytes.Buffer
	XLSX(&a, "示例县", hostile, Table{Name: "空", Columns: []Column{{Header: "一"}}, Rows: slices.Values([][]string(nil))})
	XLSX(&b, "示例县", hostile, Table{Name: "空", Columns: []Column{{Header: "一"}}, Rows: slices.Values([][]string(nil))})
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two workbooks of the same tables differ")
	}
	z, err := zip.NewReader(bytes.NewReader(a.Bytes()), int64(a.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if f.Modified.Year() > 1980 {
			t.Errorf("%s bears the time %v", f.Name, f.Modified)
		}
		for _, bad := range []string{"vba", "externalLink", "comments", "drawing"} {
			if strings.Contains(f.Name, bad) {
				t.Errorf("the workbook holds %s", f.Name)
			}
		}
	}
}

func TestCSVIsForPeopleAndPrograms(t *testing.T) {
	var b bytes.Buffer
	if err := hostile.CSV(&b); err != nil {
		t.Fatal(err)
	}
	text, marked := strings.CutPrefix(b.String(), Mark)
	if !marked {
		t.Error("there is no mark")
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"代码", "名称", "户数", "比率（%）"},
		{"522799001201", "甲村", "1234", "98.40"},
		{"012345678901234567", `'=HYPERLINK("http://evil.example","点")`, "-5", ""},
		{"0012", "'＝1+1", "", "100.0"},
		{"1", "'-2+3", "约 30", "0.125"},
	}
	if !slices.EqualFunc(rows, want, slices.Equal) {
		t.Errorf("the file is %q", rows)
	}
}

func TestInert(t *testing.T) {
	for cell, want := range map[string]string{
		"": "", "甲村": "甲村", "-5": "-5", "-1,234.5": "-1,234.5", "-": "-", "—": "—", "a=b": "a=b", "'": "'",
		"=1": "'=1", "+8": "'+8", "@SUM": "'@SUM", "\t=1": "'\t=1", " =1": "' =1", "\u3000＝1": "'\u3000＝1", "－1": "'－1", "＠a": "'＠a",
		"'=1": "''=1", "-5%": "'-5%",
	} {
		if got := Inert(cell); got != want {
			t.Errorf("Inert(%q) is %q, want %q", cell, got, want)
		}
	}
}
