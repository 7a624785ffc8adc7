// Package sheet writes tables for people who open them in Excel or WPS: CSV in
// UTF-8 with a byte-order mark, and XLSX.
//
// In both a column's declaration decides what a cell is. Codes are text and
// stay whole in XLSX; a CSV has no types, so that a spreadsheet which opens one
// makes numbers of them, while a program reads them as they are. A number has no
// separators in a CSV and is a number in XLSX. What a spreadsheet would take
// for a formula is text in both.
package sheet

import (
	"iter"
	"strings"
)

// Table is one table.
type Table struct {
	Name    string // of its sheet in a workbook; not longer than 31 characters
	Columns []Column
	// Rows gives as many cells as columns, the same ones each time that it is
	// asked; what it gives is used at once.
	Rows iter.Seq[[]string]
	// Remarks are on the cells that a workbook colours and comments on, in order of
	// row and column, one for each cell. A CSV does without.
	Remarks []Remark
}

// Remark colours a cell and comments on it.
type Remark struct {
	Row, Column int // from 1; the header is no row
	Grave       bool
	Note        string
}

// Column is one column of a table.
type Column struct {
	Header string
	// Numeric says that the cells are numbers as people write them, 1,234.50; a
	// dash or nothing for none. What is neither is text.
	Numeric bool
}

// dash is a numeric cell without a value.
const dash = "—"

// plain gives a cell of a numeric column as a number without separators, and
// how many decimals it has; ok is false when it is none, or longer than
// spreadsheets count.
func plain(cell string) (number string, decimals int, ok bool) {
	number = strings.ReplaceAll(cell, ",", "")
	whole, fraction, point := strings.Cut(strings.TrimPrefix(number, "-"), ".")
	if !digits(whole) || point && !digits(fraction) || len(whole)+len(fraction) > 15 {
		return "", 0, false
	}
	return number, len(fraction), true
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
