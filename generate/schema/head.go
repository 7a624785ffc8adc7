package schema

import (
	"bytes"
	"math/bits"
	"slices"
)

// headerWithin is how many rows from the top may be the header's.
const headerWithin = 10

// head is where a file's header stands and what it says.
type head struct {
	sep   byte
	row   int        // its first row; 0 when there is none
	rows  [][][]byte // the cells of its one or two rows
	cells [][]byte   // the names of the columns
}

// separatorLine takes off the line sep=; by which Excel is told the separator,
// and which it does not show as a row; without one any separator may be it.
func separatorLine(text []byte) (rest, seps []byte) {
	line, rest, _ := bytes.Cut(text, []byte("\n"))
	line = bytes.Trim(withoutCR(line), "\"")
	if s, ok := bytes.CutPrefix(bytes.ToLower(line), []byte("sep=")); ok && len(s) == 1 {
		return rest, s
	}
	return text, []byte(",\t;")
}

// findHeader gives the header: the first of the first ten rows that names at
// least half of the required columns, else the one that names most columns, else
// the first that is not blank.
func (t *Table) findHeader(text, seps []byte, names map[string]int) head {
	required := t.required()
	best := head{sep: seps[0]}
	most := 0
	for _, s := range seps {
		rows := scanner{sep: s, data: text}
		for rows.row < headerWithin && rows.next() {
			must, all := t.named(rows.cells, names)
			h := head{sep: s, row: rows.row, cells: slices.Clone(rows.cells)}
			switch {
			case must > 0 && 2*must >= required:
				return t.twoRows(h, text, names)
			case all > most || best.row == 0 && s == seps[0] && says(rows.cells):
				best, most = h, all
			}
		}
	}
	return t.twoRows(best, text, names)
}

// says says whether there is anything but separators, of whatever kind, in cells.
func says(cells [][]byte) bool {
	return slices.ContainsFunc(cells, func(c []byte) bool { return len(trim(bytes.Trim(trim(c), ",;\t 　"))) > 0 })
}

// twoRows looks for a header of two rows, the upper with names of groups over
// the names of their columns: where the row below or above h names columns that
// h has not, and no cell of the two contradicts the other.
func (t *Table) twoRows(h head, text []byte, names map[string]int) head {
	h.rows = [][][]byte{h.cells}
	if h.row == 0 {
		return h
	}
	var before, after [][]byte
	for rows := (scanner{sep: h.sep, data: text}); rows.row <= h.row && rows.next(); {
		switch rows.row {
		case h.row - 1:
			before = slices.Clone(rows.cells)
		case h.row + 1:
			after = slices.Clone(rows.cells)
		}
	}
	if both, ok := t.merge(h.cells, after, names); ok {
		h.rows, h.cells = [][][]byte{h.cells, after}, both
	} else if both, ok := t.merge(before, h.cells, names); ok {
		h.rows, h.cells, h.row = [][][]byte{before, h.cells}, both, h.row-1
	}
	return h
}

// merge gives the names of two header rows: the lower's where it has any. It is
// false when the two do not make a header together: when they name no more
// columns than one of them, or the lower has something under a column's name,
// as rows of data have.
func (t *Table) merge(upper, lower [][]byte, names map[string]int) ([][]byte, bool) {
	if len(upper) == 0 || len(lower) == 0 {
		return nil, false
	}
	both := slices.Concat(upper, make([][]byte, max(0, len(lower)-len(upper))))
	for j, cell := range lower {
		_, over := names[header(string(both[j]))]
		_, known := names[header(string(cell))]
		switch {
		case blankCell(cell):
		case over && !known:
			return nil, false
		default:
			both[j] = cell
		}
	}
	_, all := t.named(both, names)
	_, up := t.named(upper, names)
	_, low := t.named(lower, names)
	return both, low > 0 && all > up && all > low
}

// required gives how many of the columns must be there.
func (t *Table) required() int {
	n := 0
	for _, c := range t.Columns {
		if c.Required {
			n++
		}
	}
	return n
}

// named counts the columns that cells name, the required ones and all.
func (t *Table) named(cells [][]byte, names map[string]int) (required, all int) {
	seen := t.columnsNamed(cells, names)
	for i, c := range t.Columns {
		if seen>>i&1 == 1 && c.Required {
			required++
		}
	}
	return required, bits.OnesCount64(seen)
}

// columnsNamed gives the columns that cells name, a bit for each.
func (t *Table) columnsNamed(cells [][]byte, names map[string]int) uint64 {
	var seen uint64
	for _, cell := range cells {
		if i, ok := names[header(string(cell))]; ok {
			seen |= 1 << i
		}
	}
	return seen
}
