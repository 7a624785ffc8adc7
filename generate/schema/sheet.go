package schema

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"slices"
	"strings"

	"tongbao/generate/finding"
)

// sheet is a workbook's sheet that a table is read from.
type sheet struct {
	name   string // as it is shown
	named  bool   // it is named after the table
	others []OtherSheet
	merged []merged
}

// merged are cells of one column, from 0, that are merged into one.
type merged struct{ column, top, bottom int }

// holds says whether the cell is one of s's that are merged with one above.
func (s *sheet) holds(row, column int) bool {
	i, _ := slices.BinarySearchFunc(s.merged, merged{column: column, top: row}, inOrder)
	return i > 0 && s.merged[i-1].column == column && row <= s.merged[i-1].bottom
}

func inOrder(a, b merged) int {
	return cmp.Or(cmp.Compare(a.column, b.column), cmp.Compare(a.top, b.top))
}

// OtherSheet is a sheet of a workbook that is not read as the table.
type OtherSheet struct {
	Name  string
	Alike bool // its header is one of the table's
}

// sheet gives the sheet of a workbook that is named after the table, else the
// first, as separated text with a line for each of its rows. Dates and numbers
// come from the cells' values, not from how they are shown.
func (t *Table) sheet(name string, data []byte) (text []byte, of sheet, wrong []finding.Finding) {
	b, err := openBook(data)
	if err == nil {
		from, named := t.sheetOf(b)
		of = sheet{name: Display(from.name), named: named, others: t.otherSheets(b, from)}
		text, of.merged, err = b.text(from, mostRows)
	}
	if err != nil {
		return nil, sheet{}, []finding.Finding{finding.FileWorkbook.New(finding.At{File: name}, "", "reason", workbookReason(data, err))}
	}
	return text, of, nil
}

// otherSheets gives the sheets that are not read as the table, those that are
// hidden or empty left out.
func (t *Table) otherSheets(b *book, read bookSheet) (others []OtherSheet) {
	for _, s := range b.sheets {
		if s.part == read.part || s.hidden {
			continue
		}
		text, _, err := b.text(s, headerWithin+1)
		if err == nil && says([][]byte{text}) {
			others = append(others, OtherSheet{Display(s.name), t.fit(text, nil).Whole()})
		}
	}
	return others
}

func workbookReason(data []byte, err error) string {
	switch {
	case errors.Is(err, errTooLarge):
		return "内容太多，解压后超过 1 GB 或单元格里的文字太长"
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return "它加了密码，或是旧式工作簿（xls、et）"
	case len(data) == 0:
		return "它是空的"
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return packageReason(data)
	}
	if kind := cmp.Or(format(data), markupOf(data)); kind != "" {
		return "它其实是：" + kind
	}
	if _, encoding, wrong := Decode("", data); wrong == nil {
		return "它其实是文本（" + encoding + "）；如果是 CSV，把文件名的后缀改成 .csv"
	}
	return "它不是 Excel 工作簿，或已损坏"
}

// packageReason says what a package is that is no workbook that can be read.
func packageReason(data []byte) string {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "文件不完整：多半是没有下载完或没有复制完"
	}
	for _, f := range archive.File {
		switch name := partName(f.Name); {
		case name == "content.xml":
			return "它其实是 OpenDocument 文件（ods）"
		case name == "word/document.xml":
			return "它其实是 Word 文档"
		case name == "xl/workbook.bin":
			return "它其实是二进制工作簿（xlsb）"
		case name == "xl/workbook.xml":
			return "文件已损坏"
		}
	}
	return "它其实是压缩包，里面没有工作簿"
}

// sheetOf gives the sheet that holds the table: the one named after it, else
// the first that is not hidden.
func (t *Table) sheetOf(b *book) (s bookSheet, named bool) {
	first := -1
	for i, s := range b.sheets {
		switch n := header(s.name); n {
		case header(t.Name), header(t.Title), header(strings.TrimSuffix(t.Title, "表")):
			return s, true
		}
		if first < 0 && !s.hidden {
			first = i
		}
	}
	return b.sheets[max(0, first)], false
}
