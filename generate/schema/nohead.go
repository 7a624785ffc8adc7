package schema

import (
	"bytes"
	"strings"

	"tongbao/generate/finding"
)

// Files whose first rows have no header of the table that can be read as one.

// headerBelow is how many rows are looked at for a header that stands too low.
const headerBelow = 1000

// headless says, of a file whose header h names fewer than half of the required
// columns, what better explains it than that columns are missing; nil when
// nothing does.
func (t *Table) headless(file string, of sheet, h head, text []byte, names map[string]int) *finding.Finding {
	at := finding.At{File: file, Sheet: of.name, Row: h.row}
	for _, s := range of.others {
		if s.Alike {
			f := finding.SheetOther.New(at, "", "read", of.name, "sheet", s.Name, "table", t.Title)
			return &f
		}
	}
	for rows := (scanner{sep: h.sep, data: text}); rows.row < headerWithin && rows.next(); {
		if cells := trimmed(rows.cells); len(cells) == 1 {
			if separator := t.joined(string(cells[0]), names); separator != "" {
				at.Row, at.Cell = rows.row, 1
				f := finding.HeaderJoined.New(at, Display(cells[0]), "separator", separator)
				return &f
			}
		}
	}
	if row := t.lowHeader(h.sep, text, names); row > 0 {
		at.Row = row
		f := finding.HeaderLow.New(at, "", "row", decimal(row), "within", decimal(headerWithin))
		return &f
	}
	if _, all := t.named(h.cells, names); all == 0 && holdsData(h.cells) {
		f := finding.HeaderAbsent.New(at, Display(firstFilled(h.cells)), "want", strings.Join(t.mustHeaders(), "、"))
		return &f
	}
	return nil
}

// separators are marks that stand between cells by mistake, and their names.
var separators = []struct{ mark, name string }{
	{"，", "全角逗号"}, {"、", "顿号"}, {"；", "全角分号"}, {"|", "竖线"}, {"｜", "竖线"}, {"\t", "制表符"}, {",", "逗号"}, {";", "分号"},
	{"  ", "空格"}, {"　", "空格"}, {" ", "空格"},
}

// joined gives the name of the mark that separates the names of columns in one
// cell; "" when it does not hold such.
func (t *Table) joined(cell string, names map[string]int) string {
	for _, s := range separators {
		var parts [][]byte
		for p := range strings.SplitSeq(cell, s.mark) {
			parts = append(parts, []byte(p))
		}
		if must, all := t.named(parts, names); all > 1 && 2*must >= t.required() {
			return s.name
		}
	}
	return ""
}

// lowHeader gives the row below the first ones that names at least half of the
// required columns; 0 when none does.
func (t *Table) lowHeader(sep byte, text []byte, names map[string]int) int {
	for rows := (scanner{sep: sep, data: text}); rows.row < headerBelow && rows.next(); {
		if must, all := t.named(rows.cells, names); all > 1 && 2*must >= t.required() {
			return rows.row
		}
	}
	return 0
}

// holdsData says whether one of the cells is a number or a day, as no name of a
// column is.
func holdsData(cells [][]byte) bool {
	for _, c := range cells {
		if c = compact(trim(c)); len(c) > 0 && len(bytes.Trim(c, "0123456789-/.:年月日")) == 0 && bytes.ContainsAny(c, "0123456789") {
			return true
		}
	}
	return false
}

// mustHeaders gives the headers of the columns that must be there.
func (t *Table) mustHeaders() (out []string) {
	for _, c := range t.Columns {
		if c.Required {
			out = append(out, c.Header)
		}
	}
	return out
}
