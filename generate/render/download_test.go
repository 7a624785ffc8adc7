package render_test

import (
	"bytes"
	"encoding/csv"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/net/html"

	"tongbao/generate/sheet"
)

// Every chart's files hold the table that stands under it, in CSV and in XLSX.
func TestChartsDownloadsAreTheirTables(t *testing.T) {
	site, charts := files(t, plan(t)), 0
	for name, data := range site {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		root, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			id, isChart := strings.CutPrefix(attribute(n, "id"), "chart-")
			if !isChart || n.Data != "figure" {
				continue
			}
			charts++
			want := shown(n)
			for _, link := range links(n) {
				file := path.Join(path.Dir(name), link)
				switch path.Ext(link) {
				case ".csv":
					same(t, file, fromCSV(t, site[file]), want)
				case ".xlsx":
					same(t, file, fromXLSX(t, site[file]), want)
				}
			}
			if !slices.ContainsFunc(links(n), func(l string) bool { return strings.HasSuffix(l, id+".xlsx") }) {
				t.Errorf("%s: %s has no workbook", name, id)
			}
		}
	}
	if charts == 0 {
		t.Error("there is no chart")
	}
}

// shown gives the cells of the table in n, numbers without separators and
// dashes as nothing.
func shown(n *html.Node) [][]string {
	var rows [][]string
	for r := range n.Descendants() {
		if r.Data != "tr" {
			continue
		}
		var row []string
		for c := range r.ChildNodes() {
			if c.Data == "th" || c.Data == "td" {
				cell := content(c)
				if strings.Contains(attribute(c, "class"), "num") && c.Data == "td" {
					cell = strings.ReplaceAll(strings.TrimSuffix(cell, "—"), ",", "")
				}
				row = append(row, cell)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func content(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return strings.TrimSpace(b.String())
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func links(n *html.Node) []string {
	var out []string
	for a := range n.Descendants() {
		if a.Data == "a" {
			out = append(out, attribute(a, "href"))
		}
	}
	return out
}

func fromCSV(t *testing.T, data []byte) [][]string {
	t.Helper()
	text, marked := strings.CutPrefix(string(data), sheet.Mark)
	if !marked {
		t.Error("a CSV has no byte-order mark")
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for i, cell := range row { // the way back, as package sheet says it
			if rest, quoted := strings.CutPrefix(cell, "'"); quoted {
				row[i] = rest
			}
		}
	}
	return rows
}

// fromXLSX gives the first sheet's cells as they are shown, without separators.
func fromXLSX(t *testing.T, data []byte) [][]string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for i, cell := range row {
			if strings.Trim(cell, "-0123456789.,") == "" {
				row[i] = strings.ReplaceAll(cell, ",", "")
			}
		}
	}
	return rows
}

func same(t *testing.T, name string, got, want [][]string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s has %d rows, the page %d", name, len(got), len(want))
		return
	}
	for i := range want {
		row := append(slices.Clone(got[i]), make([]string, max(0, len(want[i])-len(got[i])))...) // excelize cuts what is empty
		if !slices.Equal(row, want[i]) {
			t.Errorf("%s: row %d is %q, on the page %q", name, i+1, row, want[i])
		}
	}
}

// A hostile name is text in every file, whatever opens it.
func TestDownloadsRunNothing(t *testing.T) {
	for name, data := range files(t, plan(t)) {
		switch path.Ext(name) {
		case ".csv":
			checkCSV(t, name, data)
		case ".xlsx":
			checkXLSX(t, name, data)
		}
	}
}

func checkCSV(t *testing.T, name string, data []byte) {
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte(sheet.Mark)))).ReadAll()
	if err != nil {
		t.Errorf("%s: %v", name, err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if strings.HasPrefix(cell, "=") || strings.HasPrefix(cell, "+") || strings.HasPrefix(cell, "@") {
				t.Errorf("%s holds the formula %s", name, cell)
			}
		}
	}
}

func checkXLSX(t *testing.T, name string, data []byte) {
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	defer f.Close()
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil || len(rows) == 0 {
			t.Errorf("%s: %s is empty: %v", name, sheet, err)
		}
		if panes, err := f.GetPanes(sheet); err != nil || !panes.Freeze {
			t.Errorf("%s: the header of %s is not frozen", name, sheet)
		}
		for r, row := range rows {
			for c := range row {
				at, _ := excelize.CoordinatesToCellName(c+1, r+1)
				if formula, _ := f.GetCellFormula(sheet, at); formula != "" {
					t.Errorf("%s: %s is the formula %s", name, at, formula)
				}
			}
		}
	}
}
