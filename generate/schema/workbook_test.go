package schema

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"tongbao/generate/finding"
)

// workbook gives a workbook with one sheet of the cells, made by fill.
func workbook(t *testing.T, fill func(book *excelize.File, sheet string)) []byte {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	fill(book, "Sheet1")
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func put(t *testing.T, book *excelize.File, sheet, at string, values ...any) {
	t.Helper()
	if err := book.SetSheetRow(sheet, at, &values); err != nil {
		t.Fatal(err)
	}
}

func look(t *testing.T, book *excelize.File, sheet, at string, style excelize.Style) {
	t.Helper()
	id, err := book.NewStyle(&style)
	if err == nil {
		err = book.SetCellStyle(sheet, at, at, id)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func read(table *Table, data []byte) (in *Input, rows []damaged, found []finding.Finding) {
	var out finding.List
	if in = table.Open("damaged.xlsx", data, nil, &out); in != nil {
		Each(in, func(r *damaged) { rows = append(rows, *r) })
	}
	return in, rows, out.Sorted()
}

func TestWorkbook(t *testing.T) {
	custom := "yyyy\"年\"m\"月\""
	data := workbook(t, func(book *excelize.File, sheet string) {
		put(t, book, sheet, "A1", "花名册")
		put(t, book, sheet, "A3", "编号", "姓名", "数", "日期", "月份")
		put(t, book, sheet, "A4", "00123", "甲\n乙", 7, time.Date(2019, 7, 5, 0, 0, 0, 0, time.UTC), 43651)
		put(t, book, sheet, "A5", 522799101001, "丙", 0.1+0.2, "2019年7月5日", "2019-07")
		put(t, book, sheet, "A6", "A6", "丁", 0.95, 43651)
		put(t, book, sheet, "A7", "A7", "戊", nil, 43651)
		if err := book.SetCellFormula(sheet, "C7", "C5+C6"); err != nil {
			t.Fatal(err)
		}
		put(t, book, sheet, "A90", "合计", "", 7)
		put(t, book, sheet, "A500", "", "")
		look(t, book, sheet, "E4", excelize.Style{CustomNumFmt: &custom})
		look(t, book, sheet, "C6", excelize.Style{NumFmt: 9})
		look(t, book, sheet, "D6", excelize.Style{NumFmt: 14})
	})
	in, rows, found := read(Declare[damaged]("damaged", "样表"), data)
	if in == nil || in.Form() != "xlsx，工作表“Sheet1”" || len(rows) != 4 {
		t.Fatalf("%v %v %v", in, rows, found)
	}
	july := DateOf(2019, 7, 5)
	for i, want := range []damaged{
		{ID: "00123", Name: "甲\n乙", N: 7, Day: july, Month: MonthOf(2019, 7)},
		{ID: "522799101001", Name: "丙", Day: july, Month: MonthOf(2019, 7)},
		{ID: "A6", Name: "丁", Day: july},
	} {
		got := rows[i]
		if row := int(got.Row); row != i+4 {
			t.Errorf("row %d stands at %d", i+4, row)
		}
		if got.Pos = (Pos{}); got != want {
			t.Errorf("row %d is %+v, want %+v", i+4, got, want)
		}
	}
	var codes []string
	for _, f := range found {
		codes = append(codes, f.Kind.Code+" "+f.Column+" "+f.Value)
	}
	want := "title-row  花名册|blank-row  |cell-number 数 0.3|cell-percent 数 95%|cell-formula 数 #未计算 =C5+C6|blank-row  "
	if got := strings.Join(codes, "|"); got != want {
		t.Errorf("finds %q, want %q", got, want)
	}
}

func TestWorkbookSheets(t *testing.T) {
	for _, name := range []string{"damaged", "Damaged", "样表", "样"} {
		data := workbook(t, func(book *excelize.File, sheet string) {
			put(t, book, sheet, "A1", "说明")
			book.NewSheet(name)
			put(t, book, name, "A1", "编号", "姓名", "数")
			put(t, book, name, "A2", "A1", "甲", 1)
		})
		if _, rows, found := read(Declare[damaged]("damaged", "样表"), data); len(rows) != 1 || len(found) != 0 {
			t.Errorf("sheet %s: %v %v", name, rows, found)
		}
	}
}

// Sheets that are not read are known, but for those that are empty or hidden,
// and whether they look like the table.
func TestOtherSheets(t *testing.T) {
	fill := func(first string) []byte {
		return workbook(t, func(book *excelize.File, sheet string) {
			book.SetSheetName(sheet, first)
			for _, s := range []string{first, "二", "藏", "空", "说明"} {
				book.NewSheet(s)
				put(t, book, s, "A1", "编号", "姓名", "数")
				put(t, book, s, "A2", "A1", "甲", 1)
			}
			for at, value := range map[string]string{"A1": "", "B1": "", "C1": "", "A2": "", "B2": "", "C2": ""} {
				book.SetCellValue("空", at, value)
				book.SetCellValue("说明", at, "略")
			}
			book.SetSheetVisible("藏", false)
		})
	}
	for first, named := range map[string]bool{"Sheet1": false, "样表": true} {
		in, rows, found := read(Declare[damaged]("damaged", "样表"), fill(first))
		if in == nil || len(rows) != 1 || len(found) > 0 {
			t.Fatal(in, rows, found)
		}
		name, as := in.Sheet()
		if got := fmt.Sprint(name, as, in.OtherSheets()); got != fmt.Sprint(first, named, []OtherSheet{{"二", true}, {"说明", false}}) {
			t.Errorf("reads %s", got)
		}
	}
	in, _, found := read(Declare[damaged]("damaged", "样表"), workbook(t, func(book *excelize.File, sheet string) {
		put(t, book, sheet, "A1", "填表说明")
		book.NewSheet("二")
		put(t, book, "二", "A1", "编号", "姓名", "数")
	}))
	if in != nil || len(found) != 1 || found[0].Kind != finding.SheetOther || found[0].Sheet != "Sheet1" {
		t.Errorf("a first sheet that is another gives %v", found)
	}
}

// A text that is merged over several rows is that of each of them; a number is
// nobody's but the first's.
func TestMergedCells(t *testing.T) {
	data := workbook(t, func(book *excelize.File, sheet string) {
		put(t, book, sheet, "A1", "花名册")
		put(t, book, sheet, "A2", "编号", "姓名", "数", "日期", "月份")
		put(t, book, sheet, "A3", "A1", "甲", 1, nil, "2019-07")
		put(t, book, sheet, "A4", "A2", nil, nil, nil, nil)
		put(t, book, sheet, "A5", "A3", nil, 3, nil, nil)
		put(t, book, sheet, "A6", "A4", nil, 4, nil, nil)
		for from, to := range map[string]string{"A1": "E1", "B3": "B5", "C3": "C4", "E3": "E6"} {
			if err := book.MergeCell(sheet, from, to); err != nil {
				t.Fatal(err)
			}
		}
	})
	_, rows, found := read(Declare[damaged]("damaged", "样表"), data)
	var got []string
	for _, r := range rows {
		got = append(got, fmt.Sprintf("%s%s%d %s", r.ID, r.Name, r.N, r.Month))
	}
	if text := strings.Join(got, " "); text != "A1甲1 2019-07 A2甲0 2019-07 A3甲3 2019-07 A44 2019-07" {
		t.Errorf("reads %s", text)
	}
	var where []string
	for _, f := range found {
		where = append(where, f.Kind.Code+"@"+f.Ref())
	}
	want := "title-row@ cell-merged@B4 cell-required@C4 cell-merged@E4 cell-merged@B5 cell-merged@E5 cell-required@B6 cell-merged@E6"
	slices.Sort(where)
	wanted := strings.Fields(want)
	slices.Sort(wanted)
	if !slices.Equal(where, wanted) {
		t.Errorf("finds %v, want %v", where, wanted)
	}
}

func TestWorkbookThatIsNone(t *testing.T) {
	whole := workbook(t, func(book *excelize.File, sheet string) { put(t, book, sheet, "A1", "编号", "姓名", "数") })
	for _, data := range [][]byte{nil, []byte("编号,姓名,数\n"), []byte("PK\x03\x04"), whole[:len(whole)/2], []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")} {
		in, _, found := read(Declare[damaged]("damaged", "样表"), data)
		if in != nil || len(found) != 1 || found[0].Kind != finding.FileWorkbook {
			t.Errorf("%.20q gives %v", data, found)
		}
	}
}

// A file that was read from a sheet of a workbook with others beside it is after
// it was kept what it was before.
func TestWorkbookIsKept(t *testing.T) {
	data := workbook(t, func(book *excelize.File, sheet string) {
		put(t, book, sheet, "A1", "编号", "姓名", "数", "日期", "月份")
		put(t, book, sheet, "A2", "00123", "甲", 7, "2019-07-05", "2019-07")
		book.NewSheet("说明")
		put(t, book, "说明", "A1", "另一张表")
	})
	table := Declare[damaged]("damaged", "样表")
	in, rows, found := read(table, data)
	if in == nil || len(rows) != 1 {
		t.Fatal(found)
	}
	kept, ok := in.File.Keep()
	if got := kept.File(table, "damaged.xlsx"); !ok || !reflect.DeepEqual(got, in.File) || len(got.OtherSheets()) != 1 {
		t.Errorf("%v: %+v, want %+v", ok, got, in.File)
	}
}
