package finding

import (
	"path"
	"strconv"

	"tongbao/generate/private"
)

// At is a place in a workspace's files. What a rollup finds about a county or an
// indicator, and not in a file, has its code for the file.
type At struct {
	File   string // slash-separated, below the workspace
	Sheet  string // the sheet of a workbook; empty for other files
	Row    int    // as a spreadsheet shows it, from 1; 0 when the whole file is meant
	Column string // header as it stands in the file; empty when the whole row is meant
	Cell   int    // the cell's position in its row, from 1; 0 when it is not known or the whole row is meant
}

// Ref names the cell as a spreadsheet does, D17; empty when no one cell is meant.
func (at At) Ref() string {
	if at.Row == 0 || at.Cell == 0 {
		return ""
	}
	return Letters(at.Cell) + strconv.Itoa(at.Row)
}

// Path gives the file's name as it may be shown: private numbers in it are masked.
func (at At) Path() string { return private.Mask(at.File) }

// Letters names a spreadsheet's column by its position from 1: A, Z, AA.
func Letters(column int) string {
	var out []byte
	for ; column > 0; column = (column - 1) / 26 {
		out = append([]byte{'A' + byte((column-1)%26)}, out...)
	}
	return string(out)
}

// Keyed says whether Column is a key: of the settings, or of the front matter
// of a circular or bulletin. Tables have columns.
func (at At) Keyed() bool {
	switch path.Ext(at.File) {
	case ".yaml", ".md":
		return true
	}
	return false
}
