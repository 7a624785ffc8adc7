package indicator_test

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"tongbao/generate/schema"
)

// spelled gives another spelling of a canonical cell of column c.
func (m *mess) spelled(c *schema.Column, s string) string {
	if !m.does("cell spelled otherwise", .6) {
		return s
	}
	kind, _, _ := strings.Cut(c.Type, ":")
	switch {
	case kind == "bool":
		return m.truth(s)
	case s == "":
		return m.pick("", " ", "　")
	}
	switch kind {
	case "int", "score", "money":
		s = m.number(kind, s)
	case "date":
		s = m.day(s)
	case "month":
		s = m.month(s)
	case "half":
		s = m.half(s)
	case "year":
		s = m.pick(s, s+"年", wide(s), wide(s)+" 年")
	case "code12", "place":
		s = m.pick(s, wide(s), s[:6]+" "+s[6:], "'"+s)
	case "enum":
		s = m.listed(c, s)
	}
	return m.pick("", "", " ", "　", "\u00a0") + s + m.pick("", "", " ", "　", "\u200b")
}

func (m *mess) truth(s string) string {
	if s == "是" {
		return m.pick("是", "有", "√", "Y", "y", "true", "TRUE", "1", "１", "Ｙ", " 是 ")
	}
	return m.pick("否", "无", "×", "N", "n", "false", "FALSE", "0", "０", "", " ", "　")
}

func (m *mess) number(kind, s string) string {
	n := hundredths(m.t, s)
	s = plainHundredths(n)
	switch m.IntN(7) {
	case 0:
		s = grouped(s)
	case 1:
		s = wide(s)
	case 2:
		s = wide(grouped(s))
	case 3:
		s += m.pick("", " ", "　") + m.unit(kind)
	case 4:
		s = fmt.Sprintf("%d.%02d", n/100, n%100) // for whole numbers too: 12.00
	case 5:
		s = "'" + s
	case 6:
		if kind == "money" {
			s = strings.TrimRight(fmt.Sprintf("%d.%06d", n/1_000_000, n%1_000_000), "0")
			s = strings.TrimSuffix(s, ".") + "万元"
		}
	}
	return s
}

func (m *mess) unit(kind string) string {
	switch kind {
	case "int":
		return m.pick("户", "人", "个", "次")
	case "score":
		return "分"
	}
	return "元"
}

// day writes a date in one of eight spellings and more.
func (m *mess) day(s string) string {
	d, ok := schema.ParseDate(s)
	if !ok {
		m.t.Fatalf("%q is no date", s)
	}
	year, month, day := d.Split()
	switch m.IntN(10) {
	case 0:
		return fmt.Sprintf("%d/%d/%d", year, month, day)
	case 1:
		return fmt.Sprintf("%d.%d.%d", year, month, day)
	case 2:
		return fmt.Sprintf("%d年%d月%d日", year, month, day)
	case 3:
		return fmt.Sprintf("%d%02d%02d", year, month, day)
	case 4:
		return fmt.Sprint(serial(d))
	case 5:
		return fmt.Sprintf("%d/%02d/%02d 0:00:00", year, month, day)
	case 6:
		return wide(s)
	case 7:
		return wide(fmt.Sprintf("%d年 %02d月 %02d日", year, month, day))
	case 8:
		return "'" + s
	}
	return fmt.Sprintf("%d-%d-%d", year, month, day)
}

// serial is Excel's number for a day.
func serial(d schema.Date) int { return int(d - schema.DateOf(1899, 12, 30)) }

func (m *mess) month(s string) string {
	var year, month int
	if _, err := fmt.Sscanf(s, "%d-%d", &year, &month); err != nil {
		m.t.Fatal(err)
	}
	switch m.IntN(6) {
	case 0:
		return fmt.Sprintf("%d/%d", year, month)
	case 1:
		return fmt.Sprintf("%d年%d月", year, month)
	case 2:
		return fmt.Sprintf("%d%02d", year, month)
	case 3:
		return fmt.Sprintf("%d.%02d", year, month)
	case 4:
		return wide(fmt.Sprintf("%d年%02d月", year, month))
	}
	if year < 2000 {
		return fmt.Sprintf("%d/%d/%d", year, month, 1+m.IntN(28))
	}
	return m.day(schema.DateOf(year, month, 1+m.IntN(28)).String())
}

func (m *mess) half(s string) string {
	for _, end := range []string{"年上半年", "上半年", "-H1", "H1"} {
		if year, ok := strings.CutSuffix(s, end); ok {
			return m.pick(year+"上半年", year+"年上半年", year+"H1", year+"-H1", wide(year+"-h1"))
		}
	}
	year := s[:4]
	return m.pick(year+"下半年", year+"年下半年", year+"H2", year+"-H2", wide(year)+"年 下半年")
}

// listed writes one of an enum's values.
func (m *mess) listed(c *schema.Column, s string) string {
	for synonym, of := range c.Synonyms {
		if of == s && m.IntN(2) == 0 {
			return synonym
		}
	}
	runes := []rune(s)
	at := m.IntN(len(runes))
	return string(runes[:at]) + m.pick("", " ", "　") + string(runes[at:])
}

// wide gives s with full-width forms of ASCII.
func wide(s string) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x7f {
			return r + 0xfee0
		}
		return r
	}, s)
}

// grouped gives a number with thousands separators.
func grouped(s string) string {
	whole, rest, point := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if point {
		whole += "." + rest
	}
	return whole
}

func hundredths(t testing.TB, s string) int64 {
	n, ok := schema.Hundredths(s)
	if !ok {
		t.Fatalf("%q is no number", s)
	}
	return n
}

func plainHundredths(n int64) string {
	s := strings.TrimRight(fmt.Sprintf("%d.%02d", n/100, n%100), "0")
	return strings.TrimSuffix(s, ".")
}

// workbook writes the lines into a workbook, numbers and dates as such.
func (m *mess) workbook() []byte {
	book := excelize.NewFile()
	defer book.Close()
	sheet := "Sheet1"
	if m.does("sheet named after the table", .5) {
		book.SetCellValue(sheet, "A1", "填表说明")
		sheet = m.table.Title
		book.NewSheet(sheet)
	}
	for i, line := range m.lines {
		for j, c := range line {
			at, err := excelize.CoordinatesToCellName(j+1, i+1)
			if err == nil {
				err = m.put(book, sheet, at, m.columns[min(j, len(m.columns)-1)], c)
			}
			if err != nil {
				m.t.Fatal(err)
			}
		}
	}
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		m.t.Fatal(err)
	}
	return b.Bytes()
}

func (m *mess) put(book *excelize.File, sheet, at string, c *schema.Column, value cell) error {
	if value.text == "" {
		return nil
	}
	if c != nil && value.plain != "" && m.IntN(2) == 0 {
		switch c.Type {
		case "int", "score", "money", "code12":
			x, err := strconv.ParseFloat(value.plain, 64)
			if err != nil {
				return err
			}
			m.used["number in a cell"]++
			return book.SetCellValue(sheet, at, m.nearly(x))
		case "date", "month":
			d, err := time.Parse(time.DateOnly, (value.plain + "-15")[:len(time.DateOnly)])
			if err != nil {
				return err
			}
			m.used["date in a cell"]++
			return book.SetCellValue(sheet, at, d)
		}
	}
	return book.SetCellValue(sheet, at, value.text)
}

// nearly gives x, or a number as near to it as sums in binary come.
func (m *mess) nearly(x float64) float64 {
	if x != math.Trunc(x) && m.IntN(3) == 0 {
		return math.Nextafter(x, math.Inf(1))
	}
	return x
}
