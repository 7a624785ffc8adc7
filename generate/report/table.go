package report

import (
	"io"
	"strconv"

	"tongbao/generate/sheet"
)

// header are the columns of the tables of findings.
var header = []sheet.Column{
	{Header: "严重程度"}, {Header: "问题"}, {Header: "代码"}, {Header: "乡镇"}, {Header: "文件"}, {Header: "工作表"}, {Header: "行", Numeric: true}, {Header: "单元格"},
	{Header: "列"}, {Header: "值"}, {Header: "错在哪里"}, {Header: "怎么改"},
}

// mostRows is how many findings a sheet holds at most: a spreadsheet has no more rows.
const mostRows = 1_000_000

// table gives the findings at those positions, or all where at is nil; at most
// so many, and then a row that says how many are left out.
func (r *Report) table(at []int32, most int) sheet.Table {
	n := len(at)
	if at == nil {
		n = len(r.All)
	}
	return sheet.Table{Name: "问题", Columns: header, Rows: func(yield func([]string) bool) {
		for i := range min(n, most) {
			j := int32(i)
			if at != nil {
				j = at[i]
			}
			if !yield(r.cells(j)) {
				return
			}
		}
		if n > most {
			last := make([]string, len(header))
			last[0] = "还有 " + Counted(n-most) + " 处，这里放不下"
			yield(last)
		}
	}}
}

func (r *Report) cells(i int32) []string {
	f := &r.All[i]
	line := ""
	if f.Row > 0 {
		line = strconv.Itoa(f.Row)
	}
	return []string{f.Severity.Label(), f.Kind.Title, f.Kind.Code, r.Towns[r.townOf[i]].Name, f.Path(), f.Sheet, line, f.Ref(),
		f.Column, f.Value, f.Message(), f.Mend()}
}

// CSV writes all findings as a table that Excel and WPS open.
func (r *Report) CSV(w io.Writer) error { return r.table(nil, len(r.All)).CSV(w) }

// XLSX writes all findings, as many as a sheet holds, as a workbook.
func (r *Report) XLSX(w io.Writer) error {
	return sheet.XLSX(w, "检查结果", r.table(nil, mostRows))
}
