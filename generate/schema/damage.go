package schema

import (
	"bytes"
	"slices"

	"tongbao/generate/finding"
)

// What Excel does to cells: formulas that failed or were never computed, marks
// of a text, digits beyond the fifteenth that became zeros.

// excelErrors are the texts of formulas that failed.
var excelErrors = []string{"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA"}

func excelError(cell []byte) bool {
	return slices.Contains(excelErrors, string(bytes.ToUpper(cell)))
}

// uncomputed begins the text of a workbook's cell that holds a formula and no
// result: the formula follows.
const uncomputed = "#未计算"

// tooNarrow says whether a cell is what Excel shows, and exports, of one in a
// column that is too narrow for it.
func tooNarrow(cell []byte) bool {
	return len(cell) > 2 && len(bytes.Trim(cell, "#")) == 0
}

// damage says what Excel did to a cell; nil when nothing can be seen.
func damage(c *Column, cell []byte) *fault {
	cell = trim(cell)
	switch {
	case len(cell) == 0:
	case cell[0] == '#' && excelError(cell):
		return faulty(finding.CellExcel)
	case cell[0] == '#' && tooNarrow(cell):
		return faulty(finding.CellNarrow)
	case bytes.HasPrefix(cell, []byte(uncomputed)), cell[0] == '=' && len(cell) > 1 && c.Type != "text":
		return faulty(finding.CellFormula)
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

// unmarked gives a cell without the marks by which programs keep Excel from
// taking a text for a number: an apostrophe before it, or ="…" around it.
func unmarked(cell []byte) ([]byte, bool) {
	t := trim(cell)
	if inner, ok := bytes.CutPrefix(t, []byte(`="`)); ok && len(inner) > 1 {
		inner, ok = bytes.CutSuffix(inner, []byte(`"`))
		return inner, ok && bytes.IndexByte(inner, '"') < 0
	}
	return bytes.CutPrefix(t, []byte("'"))
}

// unquote reads a cell again without the marks of a text, and notes it, where
// the cell is sound without them.
func (b *binder) unquote(f *bound, cell []byte, fault *fault) ([]byte, *fault) {
	if len(cell) == 0 || marks[cell[0]]&(excelMark|blankMark) == 0 {
		return cell, fault
	}
	t, ok := unmarked(cell)
	if !ok || len(t) == 0 || f.column.Type == "text" && trim(cell)[0] == '\'' && !digits(string(t)) {
		return cell, fault
	}
	if again := f.decode(f.column, t); again != nil {
		return cell, again
	}
	b.in.out.Add(finding.CellQuote.New(b.at(f.number), Display(cell)))
	return t, nil
}

// dittos are the texts that stand for the cell above, white space left out.
var dittos = []string{"同上", "〃", "″", "”"}

// ditto says whether a cell stands for the one above it.
func ditto(cell []byte) bool {
	const spaces = 12 // bytes of white space around it, and within 同 上
	switch {
	case len(cell) < 3 || len(cell) > len("同上")+spaces:
		return false
	case cell[0] == "同"[0] && (cell[1] != "同"[1] || cell[2] != "同"[2]): // as 否, which is in every other cell
		return false
	}
	return slices.Contains(dittos, string(compact(cell)))
}

// fromMerged gives the text of the cells that a blank one is merged with, with a
// note; none where the rows above it are no data.
func (b *binder) fromMerged(f *bound) []byte {
	in := b.in
	if f.at >= len(b.above) || len(b.above[f.at]) == 0 {
		return nil
	}
	for len(in.rows.cells) <= f.at {
		in.rows.cells = append(in.rows.cells, nil)
	}
	in.rows.cells[f.at] = b.above[f.at]
	in.out.Add(finding.CellMerged.New(b.at(f.number), "", "want", Display(b.above[f.at])))
	return b.above[f.at]
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
