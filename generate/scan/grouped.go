package scan

import "strings"

// shortestGroup is how many digits at least one group has of every number that
// is looked for in groups.
const shortestGroup = 4

// longestDrawing bounds how far back the tag is looked for that digits stand in.
const longestDrawing = 8 << 10

// farthest bounds how far on each side of a digit the groups of its number are
// looked for, in bytes.
const farthest = 40

// grouped finds the private numbers that are written in groups, parted by single
// hyphens, or by single blanks where a check digit tells them from figures that
// stand side by side.
func (s *Scan) grouped(t *text) {
	if strings.HasPrefix(t.path, "search/grams-") {
		return
	}
	for i := shortestGroup - 1; i < len(t.s); i += shortestGroup {
		if t.s[i]-'0' > 9 {
			continue
		}
		start, stop, digits := chain(t.s, i)
		if digits >= shortest && stop-start > digits && !figure(t.s, start, stop) {
			s.group(t, start, stop)
		}
		i = max(i, stop-1)
	}
}

// chain gives the groups of digits that byte i stands in, and how many digits
// they have.
func chain(s string, i int) (start, stop, digits int) {
	start, stop = i, i+1
	for start > max(0, i-farthest) && link(s, start-1) {
		start--
	}
	for stop < min(len(s), i+farthest) && link(s, stop) {
		stop++
	}
	for _, c := range []byte(s[start:stop]) {
		if c-'0' <= 9 {
			digits++
		}
	}
	return start, stop, digits
}

// link says whether byte i is a digit, or one hyphen or blank between two.
func link(s string, i int) bool {
	c := s[i]
	return c-'0' <= 9 || (c == '-' || c == ' ') && i > 0 && i+1 < len(s) && s[i-1]-'0' <= 9 && s[i+1]-'0' <= 9
}

// figure says whether digits are a part of a code or of a decimal, or stand in
// an attribute that holds no text, such as the path of a drawing.
func figure(all string, start, stop int) bool {
	if start > 0 && (wordy(all[start-1]) || all[start-1] == '.' || all[start-1] == '-') || stop < len(all) && wordy(all[stop]) && all[stop]|0x20 != 'x' || fraction(all, start, stop) {
		return true
	}
	before := all[max(0, start-longestDrawing):start]
	tag := strings.LastIndexAny(before, "<>")
	return tag >= 0 && before[tag] == '<' && !spoken(before[tag:])
}

// spoken says whether the attribute that a tag ends in holds a text.
func spoken(tag string) bool {
	name := tag[:max(0, strings.LastIndex(tag, `="`))]
	name = name[strings.LastIndexByte(name, ' ')+1:]
	switch name {
	case "title", "alt", "content", "aria-label", "href", "value":
		return true
	}
	return false
}

// group looks at one chain of groups.
func (s *Scan) group(t *text, start, stop int) {
	all := t.s[start:min(len(t.s), stop+1)]
	for _, k := range kinds {
		text := all
		if k.name == "手机号" { // has no check digit
			text = strings.ReplaceAll(all, " ", "|")
		}
		if match, at, ok := k.find(text); ok && strings.ContainsAny(match, "- ") {
			s.found(t, start+at, k.name, k.mask(match))
			return
		}
	}
}
