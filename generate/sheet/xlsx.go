package sheet

import (
	"io"
	"strconv"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// XLSX writes tables as one workbook, a sheet each: the header stays in sight,
// columns are as wide as what is in them, paper takes their whole width. There
// are no formulas, links or macros in it. title is the workbook's.
func XLSX(w io.Writer, title string, tables ...Table) error {
	f := excelize.NewFile()
	defer f.Close()
	look, err := newStyles(f)
	if err != nil {
		return err
	}
	if err := f.SetDocProps(&excelize.DocProperties{Title: title, Creator: "tongbao", LastModifiedBy: "tongbao"}); err != nil {
		return err
	}
	if len(tables) > 1 {
		f.SetZipWriter(newOrdered)
	}
	for i, t := range tables {
		if err := t.sheet(f, i, look); err != nil {
			return err
		}
	}
	return f.Write(w)
}

// styles are the looks of a workbook's cells.
type styles struct {
	header, text int
	number       [decimalsMost + 1]int // by decimals
}

// decimalsMost is the most decimals that a number shows in a workbook; further
// ones are in the cell all the same.
const decimalsMost = 4

func newStyles(f *excelize.File) (*styles, error) {
	s := &styles{}
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	define := func(id *int, style excelize.Style) error {
		var err error
		*id, err = f.NewStyle(&style)
		return err
	}
	err := define(&s.header, excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: top,
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E8ECF1"}}})
	if err == nil {
		err = define(&s.text, excelize.Style{NumFmt: 49, Alignment: top})
	}
	for i := range s.number {
		format := "#,##0.0000"[:6+i]
		if i == 0 {
			format = "#,##0"
		}
		if err == nil {
			err = define(&s.number[i], excelize.Style{CustomNumFmt: &format, Alignment: &excelize.Alignment{Vertical: "top"}})
		}
	}
	return s, err
}

func (t Table) sheet(f *excelize.File, i int, look *styles) error {
	name := t.Name
	if i == 0 {
		if err := f.SetSheetName("Sheet1", name); err != nil {
			return err
		}
	} else if _, err := f.NewSheet(name); err != nil {
		return err
	}
	out, err := f.NewStreamWriter(name)
	if err != nil {
		return err
	}
	for i, n := range t.widths() {
		if err := out.SetColWidth(i+1, i+1, n); err != nil {
			return err
		}
	}
	err = out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
	if err != nil {
		return err
	}
	if err := t.rows(out, look); err != nil {
		return err
	}
	return out.Flush()
}

func (t Table) rows(out *excelize.StreamWriter, look *styles) error {
	row := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		row[i] = excelize.Cell{StyleID: look.header, Value: c.Header}
	}
	if err := out.SetRow("A1", row); err != nil {
		return err
	}
	at := 1
	for cells := range t.Rows {
		for i, c := range t.Columns {
			row[i] = c.cell(cells[i], look)
		}
		at++
		if err := out.SetRow("A"+strconv.Itoa(at), row); err != nil {
			return err
		}
	}
	return nil
}

func (c Column) cell(cell string, look *styles) any {
	if cell == "" || c.Numeric && cell == dash {
		return nil
	}
	if number, decimals, ok := plain(cell); c.Numeric && ok {
		x, err := strconv.ParseFloat(number, 64)
		if err == nil {
			return excelize.Cell{StyleID: look.number[min(decimals, decimalsMost)], Value: x}
		}
	}
	return excelize.Cell{StyleID: look.text, Value: cell}
}

// A column is from narrowest to widest characters wide.
const (
	narrowest = 8
	widest    = 60
	measured  = 200 // rows
)

// widths gives how wide the columns are, in digits, by their headers and first
// rows.
func (t Table) widths() []float64 {
	out := make([]float64, len(t.Columns))
	widen := func(i int, cell string) { out[i] = min(widest, max(out[i], narrowest, width(cell)+2)) }
	for i, c := range t.Columns {
		widen(i, c.Header)
	}
	n := 0
	for cells := range t.Rows {
		for i := range out {
			widen(i, cells[i])
		}
		if n++; n == measured {
			break
		}
	}
	return out
}

// width gives how wide a text is, in digits: a Chinese character takes two.
func width(s string) float64 {
	n := utf8.RuneCountInString(s)
	for _, r := range s {
		if r >= 0x1100 {
			n++
		}
	}
	return float64(n)
}
