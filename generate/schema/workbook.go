package schema

import (
	"bytes"
	"encoding/csv"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"tongbao/generate/finding"
)

const (
	largestWorkbook = 1 << 30 // bytes of what a workbook unpacks to
	mostRows        = 1 << 20 // of a sheet, as Excel has them
)

// sheet gives the sheet of a workbook that is named after the table, else the
// first, as separated text with a line for each of its rows. Dates and numbers
// come from the cells' values, not from how they are numberLook.
func (t *Table) sheet(name string, data []byte) (text []byte, sheet string, wrong []finding.Finding) {
	refuse := func(reason string) ([]byte, string, []finding.Finding) {
		return nil, "", []finding.Finding{finding.FileWorkbook.New(finding.At{File: name}, "", "reason", reason)}
	}
	book, err := openWorkbook(data)
	if err != nil {
		return refuse(workbookReason(err))
	}
	defer book.Close()
	sheet = t.sheetOf(book)
	text, err = sheetText(book, sheet, mostRows)
	if err != nil {
		return refuse(workbookReason(err))
	}
	return text, Display(sheet), nil
}

func openWorkbook(data []byte) (*excelize.File, error) {
	return excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: largestWorkbook, UnzipXMLSizeLimit: 64 << 20, RawCellValue: true})
}

func workbookReason(err error) string {
	switch {
	case strings.Contains(err.Error(), "size limit"):
		return "解压后超过 1 GB"
	case strings.Contains(err.Error(), "unsupported workbook file format"), strings.Contains(err.Error(), "not a valid zip"):
		return "它不是 Excel 工作簿，或已损坏"
	}
	return "文件已损坏或加了密码"
}

// sheetOf gives the name of the sheet that holds the table.
func (t *Table) sheetOf(book *excelize.File) string {
	sheets := book.GetSheetList()
	for _, s := range sheets {
		switch n := header(s); n {
		case header(t.Name), header(t.Title), header(strings.TrimSuffix(t.Title, "表")):
			return s
		}
	}
	return sheets[0]
}

// sheetText gives the first rows of a sheet, as many as most, as separated text.
func sheetText(book *excelize.File, sheet string, most int) ([]byte, error) {
	rows, err := book.Rows(sheet)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	cellsOf := showing{book: book, sheet: sheet, styles: map[int]numberLook{}}
	if props, err := book.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		cellsOf.from1904 = *props.Date1904
	}
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	filledTo := 0 // where the last row that is not blank ends
	for n := 1; rows.Next() && n <= most; n++ {
		cells, err := rows.Columns()
		if err != nil {
			return nil, err
		}
		for j, raw := range cells {
			cells[j] = cellsOf.text(j+1, n, raw)
		}
		if strings.Join(cells, "") == "" {
			cells = []string{""}
		}
		if err := w.Write(cells); err != nil {
			return nil, err
		}
		if w.Flush(); len(cells) > 1 || cells[0] != "" {
			filledTo = out.Len()
		}
	}
	return out.Bytes()[:filledTo], rows.Error()
}

// numberLook is how cells of a style show their numbers.
type numberLook uint8

const (
	general numberLook = iota
	dates
	percents
)

// showing turns the raw values of a sheet's cells into text.
type showing struct {
	book     *excelize.File
	sheet    string
	from1904 bool
	styles   map[int]numberLook
}

// text gives a cell's value: a date as 2019-07-05, a number without the traces
// of its binary form, a share with its percent sign, which the reader refuses.
func (s *showing) text(column, row int, raw string) string {
	x, err := strconv.ParseFloat(raw, 64)
	if err != nil || strings.ContainsAny(raw, "xXpP_") || math.IsInf(x, 0) || math.IsNaN(x) {
		return raw
	}
	at, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return raw
	}
	if kind, err := s.book.GetCellType(s.sheet, at); err != nil || kind == excelize.CellTypeSharedString || kind == excelize.CellTypeInlineString {
		return raw
	}
	switch s.format(at) {
	case dates:
		return s.date(x)
	case percents:
		return plainNumber(x*100) + "%"
	}
	return plainNumber(x)
}

func (s *showing) format(at string) numberLook {
	style, err := s.book.GetCellStyle(s.sheet, at)
	if err != nil {
		return general
	}
	f, known := s.styles[style]
	if !known {
		if st, err := s.book.GetStyle(style); err == nil {
			f = formatOf(st)
		}
		s.styles[style] = f
	}
	return f
}

// formatOf tells a style's kind from its number format: the built-in formats
// of dates, or a format of one's own with years, months or days in it.
func formatOf(st *excelize.Style) numberLook {
	if st.CustomNumFmt == nil {
		switch n := st.NumFmt; {
		case n >= 14 && n <= 22, n >= 27 && n <= 36, n >= 45 && n <= 47, n >= 50 && n <= 58:
			return dates
		case n == 9, n == 10:
			return percents
		}
		return general
	}
	code := strings.ToLower(literals.ReplaceAllString(*st.CustomNumFmt, ""))
	switch {
	case strings.Contains(code, "%"):
		return percents
	case strings.ContainsAny(code, "ymd年月日"):
		return dates
	}
	return general
}

// literals are the parts of a number format that stand as they are: quoted
// texts, escaped characters, and what stands in brackets.
var literals = regexp.MustCompile(`"[^"]*"|\\.|\[[^\]]*\]|_.|\*.`)

func (s *showing) date(x float64) string {
	t, err := excelize.ExcelDateToTime(x, s.from1904)
	if err != nil {
		return plainNumber(x)
	}
	if t = t.Round(time.Second); t.Equal(t.Truncate(24 * time.Hour)) {
		return t.Format(time.DateOnly)
	}
	return t.Format(time.DateTime)
}

// plainNumber gives x with the fifteen digits that Excel shows at most, without an exponent.
func plainNumber(x float64) string {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 15, 64), 64)
	if err != nil {
		rounded = x
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}
