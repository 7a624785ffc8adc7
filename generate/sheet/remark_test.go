package sheet

import (
	"bytes"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

func TestRemarksColourAndComment(t *testing.T) {
	marked := hostile
	marked.Remarks = []Remark{{1, 3, true, "不是整数。\n改法：改正。"}, {4, 1, false, "核对"}}
	f := workbook(t, marked, Table{Name: "空", Columns: []Column{{Header: "一"}}, Rows: slices.Values([][]string{{""}}), Remarks: []Remark{{1, 1, true, "没有填"}}})
	comments, err := f.GetComments("名册")
	if err != nil || len(comments) != 2 || comments[0].Cell != "C2" || comments[0].Paragraph[0].Text != "不是整数。\n改法：改正。" || comments[1].Cell != "A5" {
		t.Errorf("the comments are %+v, %v", comments, err)
	}
	for cell, want := range map[string]string{"C2": "FFC7CE", "A5": "FFEB9C", "B2": ""} {
		id, _ := f.GetCellStyle("名册", cell)
		style, _ := f.GetStyle(id)
		if got := fmt.Sprint(style.Fill.Color); want != "" && got != "["+want+"]" || want == "" && len(style.Fill.Color) > 0 {
			t.Errorf("%s is filled with %s, want %s", cell, got, want)
		}
	}
	if got, _ := f.GetCellValue("名册", "C2"); got != "1,234" {
		t.Errorf("a marked cell says %q", got)
	}
	if comments, _ := f.GetComments("空"); len(comments) != 1 {
		t.Errorf("the second sheet has %d comments", len(comments))
	}
	var a, b bytes.Buffer
	XLSX(&a, "示例县", marked, hostileTwin)
	XLSX(&b, "示例县", marked, hostileTwin)
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two workbooks of the same marks differ")
	}
}

var hostileTwin = Table{Name: "又", Columns: hostile.Columns, Rows: hostile.Rows, Remarks: []Remark{{2, 2, true, "甲"}}}

func TestManyRemarks(t *testing.T) {
	many := Table{Name: "多", Columns: []Column{{Header: "一"}}, Rows: func(yield func([]string) bool) {
		for range 2000 {
			if !yield([]string{"甲"}) {
				return
			}
		}
	}}
	for i := range 2000 {
		many.Remarks = append(many.Remarks, Remark{i + 1, 1, true, "不是整数。改法：改正。"})
	}
	start := time.Now()
	var b bytes.Buffer
	if err := XLSX(&b, "多", many); err != nil {
		t.Fatal(err)
	}
	t.Log(time.Since(start), b.Len())
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if c, _ := f.GetComments("多"); len(c) != 2000 {
		t.Errorf("%d comments", len(c))
	}
}
