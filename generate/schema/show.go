package schema

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tongbao/generate/private"
)

const displayed = 120 // runes of a cell that a finding shows

// Display gives a cell's text for a finding: trimmed, on one line, private
// numbers masked, of bounded length.
func Display[S ~string | ~[]byte](cell S) string {
	s := private.Mask(string(trim([]byte(cell))))
	if r := []rune(s); len(r) > displayed {
		s = string(r[:displayed]) + "…"
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case Unseen(r):
			return utf8.RuneError
		}
		return r
	}, s)
}
