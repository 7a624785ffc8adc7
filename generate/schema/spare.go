package schema

import (
	"slices"

	"tongbao/generate/finding"
	"tongbao/generate/private"
)

// spare looks at the cells that no column takes: an identity number is an
// error there too, and so is a cell beyond the header.
func (b *binder) spare() {
	in := b.in
	for _, j := range in.columns.spare {
		if !in.strange(j) && in.columns.headers[j] == "" {
			in.nameless(j)
		}
	}
	width := len(in.columns.headers)
	if len(in.rows.cells) <= width {
		return
	}
	for j, cell := range in.rows.cells[width:] {
		if !in.strange(width+j) && !blankCell(cell) {
			in.out.Add(finding.RowLong.New(in.at(width+j), Display(cell),
				"count", decimal(len(in.rows.cells)), "want", decimal(width)))
			return
		}
	}
}

// strange says whether cell j, which no column takes, holds an identity number.
func (in *Input) strange(j int) bool {
	cell := in.cell(j)
	if len(cell) < 18 || !private.Digits(cell) {
		return false
	}
	_, _, found := private.FindIdentity(string(cell))
	if found {
		in.out.Add(finding.CellIdentity.New(in.at(j), Display(cell)))
	}
	return found
}

// nameless warns, once for each column, of content under no header.
func (in *Input) nameless(j int) {
	if cell := in.cell(j); !blankCell(cell) && !slices.Contains(in.told, j) {
		in.told = append(in.told, j)
		in.out.Add(finding.HeaderEmpty.New(in.at(j), Display(cell), "number", decimal(j+1)))
	}
}

// at gives the place of cell j of the row.
func (in *Input) at(j int) finding.At {
	at := in.File.at(in.rows.row)
	at.Cell = j + 1
	if j < len(in.columns.headers) {
		at.Column = in.columns.headers[j]
	}
	return at
}
