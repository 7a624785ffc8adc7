package name

import "strings"

// longestTag bounds how far a tag is looked at.
const longestTag = 300

// markup gives the length of what stands at byte i of a text and looks like
// markup, though it is shown as it was typed: a star, an underscore, a tag. Who
// writes a name so wants it to be read as one. 0 for nothing.
func markup(s string, i int) int {
	switch s[i] {
	case '*', '_', '~', '`', '\\':
		return 1
	case '<':
		return tag(s[i:min(len(s), i+longestTag)])
	}
	return 0
}

// tag gives the length of the tag or comment with which s begins.
func tag(s string) int {
	if len(s) < 2 || s[1] != '/' && s[1] != '!' && (s[1]|0x20 < 'a' || s[1]|0x20 > 'z') {
		return 0
	}
	return strings.IndexByte(s, '>') + 1
}

// MaskFound is Mask of a name as Finder found it, past Gaps.
func MaskFound(found string) string {
	var b strings.Builder
	for i := 0; i < len(found); {
		if n := markup(found, i); n > 0 {
			i += n
			continue
		}
		b.WriteByte(found[i])
		i++
	}
	return Mask(b.String())
}
