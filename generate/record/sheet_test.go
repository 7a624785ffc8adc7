package record_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// sheets gives a workbook with a sheet for each of the texts, by name.
func sheets(t *testing.T, names []string, texts map[string]string) string {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	book.SetSheetName("Sheet1", names[0])
	for _, name := range names {
		book.NewSheet(name)
		rows, err := csv.NewReader(strings.NewReader(texts[name])).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			at, _ := excelize.CoordinatesToCellName(1, i+1)
			if err := book.SetSheetRow(name, at, &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Of a workbook's sheets none goes unsaid: those that are read as tables, those
// that look like one that is, and the others.
func TestSheets(t *testing.T) {
	text := func(name string) string { return string(base(t).MapFS[name].Data) }
	all := map[string]string{"行政村表": text("villages.csv"), "工作队表": text("teams.csv"), "旧表": text("villages.csv"), "Sheet1": text("villages.csv"), "说明": "略\n"}
	for _, c := range []struct {
		file  string
		names []string
		want  []string
	}{
		{"villages.xlsx", []string{"Sheet1"}, nil},
		{"villages.xlsx", []string{"Sheet1", "说明", "工作队表"}, []string{"note sheet-unread villages.xlsx 0 - -", "    “说明”“工作队表”"}},
		{"villages.xlsx", []string{"Sheet1", "旧表"}, []string{"error sheet-alike villages.xlsx 0 - -", "    都并到“Sheet1”里"}},
		{"villages.xlsx", []string{"旧表", "行政村表"}, []string{"warning sheet-alike villages.xlsx 0 - -", "    读取的是“行政村表”"}},
		{"7月花名册.xlsx", []string{"行政村表", "工作队表", "说明"},
			[]string{"note file-recognised 7月花名册.xlsx 0 - -", "note file-recognised 7月花名册.xlsx 0 - -", "note sheet-unread 7月花名册.xlsx 0 - -", "    “说明”"}},
		{"村表.xlsx", []string{"说明", "Sheet1"}, []string{"warning file-unknown 村表.xlsx 0 - -", "    工作表“Sheet1”的表头才是行政村表的，请把它移到最前面"}},
	} {
		w := base(t)
		if !strings.HasPrefix(c.file, "村表") {
			delete(w.MapFS, "villages.csv")
		}
		if len(c.want) > 0 && strings.Contains(c.want[0], "recognised") {
			delete(w.MapFS, "teams.csv")
		}
		w.set(c.file, sheets(t, c.names, all))
		got, _ := w.read(t)
		if err := check(c.want, got); err != nil {
			t.Errorf("%s %v: %v\n%s", c.file, c.names, err, full(got))
		}
	}
}
