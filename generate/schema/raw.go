package schema

import (
	"iter"

	"tongbao/generate/finding"
	"tongbao/generate/private"
)

// Raw is a table's file as a spreadsheet shows it, for those who are to see what
// stands around a finding. Its cells are told apart as Open tells them; no rule
// is applied to what is in them.
type Raw struct {
	Table     *Table
	Sheet     string   // a workbook's; empty for other files
	HeaderRow int      // the first of the header's rows; 0 when there is none
	Headers   []string // of the columns, private numbers masked
	headRows  int
	columns   columns
	rows      scanner
}

// Raw opens a table's file; nil when its text cannot be read.
func (t *Table) Raw(name string, data []byte, extra map[string][]string) *Raw {
	text, _, sheet, wrong := t.text(name, data)
	if wrong != nil {
		return nil
	}
	known := t.known(extra)
	text, seps := separatorLine(text)
	h := t.findHeader(text, seps, known)
	r := &Raw{Table: t, Sheet: sheet.name, HeaderRow: h.row, headRows: len(h.rows), rows: scanner{sep: h.sep, data: text}}
	r.columns, _ = t.match(finding.At{}, h.cells, known, &finding.List{})
	r.Headers = r.columns.headers
	return r
}

// InHeader says whether row n is one of the header's, or above it.
func (r *Raw) InHeader(n int) bool { return n < r.HeaderRow+r.headRows }

// RawRow is a row of a file. It is used again for the next one.
type RawRow struct {
	N     int // as a spreadsheet shows it
	cells [][]byte
	above [][]byte // by cell: the nearest above that does not say 同上
	raw   *Raw
}

// Rows gives the rows of the file in order.
func (r *Raw) Rows() iter.Seq[*RawRow] {
	return func(yield func(*RawRow) bool) {
		row := &RawRow{raw: r}
		rows := r.rows
		for rows.next() {
			row.N, row.cells = rows.row, rows.cells
			for j, cell := range rows.cells {
				if j == len(row.above) {
					row.above = append(row.above, nil)
				}
				if !ditto(cell) {
					row.above[j] = cell
				}
			}
			if !yield(row) {
				return
			}
		}
	}
}

// Cells gives the row's cells as they stand, trimmed, private numbers masked.
func (r *RawRow) Cells() []string {
	out := make([]string, len(r.cells))
	for j, cell := range r.cells {
		out[j] = private.Mask(string(trim(cell)))
	}
	return out
}

// Value gives what the named column says in the row, without white space and
// with full-width forms folded; empty when the file has no such column.
func (r *RawRow) Value(name string) string {
	i, ok := r.raw.Table.byName[name]
	if !ok || r.raw.columns.cell[i] < 0 || r.raw.columns.cell[i] >= len(r.cells) {
		return ""
	}
	return string(compact(r.above[r.raw.columns.cell[i]]))
}
