package sheet

import "strings"

// begins are the characters that make a spreadsheet take a cell for a formula,
// in their full-width forms too, as Chinese input writes them.
const begins = "=+-@＝＋－＠\t\r\n"

// blank is what spreadsheets may leave out before a formula.
const blank = " \u00a0\u3000\u200b\ufeff"

// Inert gives a CSV cell that no spreadsheet takes for a formula: one that
// would be gets a ' in front. A number stays a number, and all else stays as it
// is. The way back is to take away one ' that stands before further ' and a
// formula's beginning.
func Inert(cell string) string {
	rest := strings.TrimLeft(strings.TrimLeft(cell, "'"), blank)
	if rest == "" || !strings.ContainsAny(rest[:first(rest)], begins) || len(rest) == first(rest) {
		return cell
	}
	if _, _, number := plain(cell); number {
		return cell
	}
	return "'" + cell
}

// first gives the length of the first character of s.
func first(s string) int {
	for i := range s {
		if i > 0 {
			return i
		}
	}
	return len(s)
}
