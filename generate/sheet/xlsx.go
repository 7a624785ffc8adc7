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
	f.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return newZip(w) })
	if len(tables) > 1 || len(tables[0].Remarks) > 0 {
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
	mark, grave  int                   // of cells that are marked
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
	if err == nil {
		err = define(&s.mark, marked(top, "FFEB9C"))
	}
	if err == nil {
		err = define(&s.grave, marked(top, "FFC7CE"))
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

func marked(a *excelize.Alignment, colour string) excelize.Style {
	line := func(side string) excelize.Border { return excelize.Border{Type: side, Color: "9C0006", Style: 1} }
	return excelize.Style{NumFmt: 49, Alignment: a, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}},
		Border: []excelize.Border{line("left"), line("right"), line("top"), line("bottom")}}
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
	if err := t.comment(f); err != nil {
		return err
	}
	return out.Flush()
}

// comment adds the remarks.
func (t Table) comment(f *excelize.File) error {
	for _, m := range t.Remarks {
		cell, err := excelize.CoordinatesToCellName(m.Column, m.Row+1)
		if err != nil {
			return err
		}
		lines := uint(2 + width(m.Note)/40)
		c := excelize.Comment{Cell: cell, Author: "tongbao", Paragraph: []excelize.RichTextRun{{Text: m.Note}}, Width: 320, Height: 20 * lines}
		if err := f.AddComment(t.Name, c); err != nil {
			return err
		}
	}
	return nil
}

func (t Table) rows(out *excelize.StreamWriter, look *styles) error {
	row := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		row[i] = excelize.Cell{StyleID: look.header, Value: c.Header}
	}
	if err := out.SetRow("A1", row); err != nil {
		return err
	}
	at, remarks := 1, t.Remarks
	for cells := range t.Rows {
		for i, c := range t.Columns {
			row[i] = c.cell(cells[i], look)
		}
		for ; len(remarks) > 0 && remarks[0].Row <= at; remarks = remarks[1:] {
			row[remarks[0].Column-1] = excelize.Cell{StyleID: look.marked(remarks[0]), Value: cells[remarks[0].Column-1]}
		}
		at++
		if err := out.SetRow("A"+strconv.Itoa(at), row); err != nil {
			return err
		}
	}
	return nil
}

func (s *styles) marked(m Remark) int {
	if m.Grave {
		return s.grave
	}
	return s.mark
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
