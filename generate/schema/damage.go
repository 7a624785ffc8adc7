package schema

import (
	"bytes"
	"slices"

	"tongbao/generate/finding"
)

// What Excel does to cells: formulas that failed, an apostrophe that marks a
// text, digits beyond the fifteenth that became zeros.

// excelErrors are the texts of formulas that failed.
var excelErrors = []string{"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA"}

func excelError(cell []byte) bool {
	cell = trim(cell)
	return len(cell) > 0 && cell[0] == '#' && slices.Contains(excelErrors, string(bytes.ToUpper(cell)))
}

// damage says what Excel did to a cell that was read without a fault.
func damage(c *Column, cell []byte) *fault {
	switch {
	case cell[0] == '#' && excelError(cell):
		return faulty(finding.CellExcel)
	case !c.identifies():
	case bytes.IndexByte(cell, '+') > 0 && scientific(string(compact(cell))):
		return faulty(finding.CellCodeSci)
	case len(cell) > 15 && lostDigits(cell):
		return faulty(finding.CellDigits, "count", decimal(len(compact(cell))))
	}
	return nil
}

// identifies says whether the column's texts name things, so that each
// character of them counts.
func (c *Column) identifies() bool { return c.Type == "text" && (c.Key || c.Refers != "") }

// lostDigits says whether a number has more than the fifteen digits that Excel
// keeps, and zeros alone behind them.
func lostDigits(cell []byte) bool {
	s := compact(cell)
	return len(s) > 15 && digits(string(s)) && len(bytes.TrimRight(s[15:], "0")) == 0
}

// unquote reads a cell again without the apostrophe by which Excel marks a text,
// and notes it, where the cell is sound without it.
func (b *binder) unquote(f *bound, cell []byte, fault *fault) ([]byte, *fault) {
	if len(cell) == 0 || marks[cell[0]]&(excelMark|blankMark) == 0 {
		return cell, fault
	}
	t := trim(cell)
	if len(t) < 2 || t[0] != '\'' || f.column.Type == "text" && !digits(string(t[1:])) {
		return cell, fault
	}
	if again := f.decode(f.column, t[1:]); again != nil {
		return cell, again
	}
	b.in.out.Add(finding.CellQuote.New(b.at(f.number), Display(cell)))
	return t[1:], nil
}

// dittos are the texts that stand for the cell above.
var dittos = []string{"同上", "〃", "″"}

// ditto says whether a cell stands for the one above it.
func ditto(cell []byte) bool {
	switch len(cell) {
	case len("〃"), len("同上"):
		return slices.Contains(dittos, string(cell))
	}
	return false
}

// fromAbove gives what a cell that says 同上 stands for, with a note; where
// there is no row above, the cell is blank and a finding says so.
func (b *binder) fromAbove(f *bound) []byte {
	in := b.in
	said := Display(in.rows.cells[f.at])
	if f.at >= len(b.above) || ditto(b.above[f.at]) {
		in.out.Add(finding.CellDittoTop.New(b.at(f.number), said))
		return in.rows.cells[f.at]
	}
	in.rows.cells[f.at] = b.above[f.at]
	in.out.Add(finding.CellDitto.New(b.at(f.number), said, "want", Display(b.above[f.at])))
	return b.above[f.at]
}
