package search

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold gives what a character counts as when texts are compared: full width and
// half width alike (but for commas), small and capital alike. Each character is folded by itself,
// so that a part of a text folds to a part of the folded text.
func fold(r rune) string {
	if r == '，' { // 8，2 is two things, 8,2 would be a number
		return "，"
	}
	f := strings.Map(unicode.ToLower, norm.NFKC.String(string(r)))
	if strings.ContainsFunc(f, unicode.IsSpace) { // ´ would become a blank and an accent
		return string(unicode.ToLower(r))
	}
	return f
}

// plain says quickly of most characters that folding leaves them.
func plain(r rune) bool {
	return r >= ' ' && r < 'A' || r > 'Z' && r < 0x80 || r >= 0x4e00 && r <= 0x9fff
}

// nothing says whether r takes no room: soft hyphens, joiners, byte order marks.
func nothing(r rune) bool {
	return r == 0xad || r >= 0x200b && r <= 0x200d || r == 0x2060 || r == 0xfeff
}
