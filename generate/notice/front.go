package notice

import (
	"strings"
	"unicode"

	"tongbao/generate/finding"
)

// fence is the line above and below the front matter.
const fence = "---"

// head is the front matter of a file, not yet read.
type head struct {
	row     int      // the line of the fence above it, or where there should be one
	lines   []string // between the fences
	body    string
	bodyRow int // the line at which body begins
}

// split parts a text into front matter and body. Where it gives a kind of
// finding, the front matter lacks the fence above or below it.
func split(text string) (head, *finding.Kind) {
	lines := strings.Split(text, "\n")
	h := head{row: 1}
	for h.row < len(lines) && strings.TrimSpace(lines[h.row-1]) == "" {
		h.row++
	}
	if !isFence(lines[h.row-1]) {
		return head{row: 1}, finding.NoticeHead
	}
	for i, line := range lines[h.row:] {
		if isFence(line) {
			h.lines = lines[h.row : h.row+i]
			h.bodyRow = h.row + i + 2
			h.body = strings.Join(lines[h.bodyRow-1:], "\n")
			return h, nil
		}
	}
	h.lines = lines[h.row:]
	return h, finding.NoticeHeadEnd
}

func isFence(line string) bool { return strings.TrimRightFunc(line, unicode.IsSpace) == fence }

// entry is a key of the front matter with the lines that belong to it, as YAML.
// The entries are read one by one, so that a fault in one hides no other.
type entry struct {
	row  int // of its first line
	text string
}

// entries parts the front matter at the lines that begin a key.
func (h head) entries() []entry {
	var out []entry
	for i, line := range h.lines {
		switch {
		case begins(line) || len(out) == 0 && !blank(line):
			out = append(out, entry{h.row + 1 + i, line + "\n"})
		case len(out) > 0:
			out[len(out)-1].text += line + "\n"
		}
	}
	return out
}

// begins says whether a line of the front matter begins a key: it is neither
// indented nor empty, no comment, no item of a list and no closing bracket.
func begins(line string) bool {
	return !blank(line) && !strings.ContainsRune(" \t-]}", rune(line[0]))
}

func blank(line string) bool {
	line = strings.TrimSpace(line)
	return line == "" || line[0] == '#'
}

// keyAt gives the key of the front matter to which a line of the file belongs;
// "" outside the front matter.
func (h head) keyAt(row int) string {
	if row <= h.row || row > h.row+len(h.lines) {
		return ""
	}
	for i := row - h.row - 1; i >= 0; i-- {
		if begins(h.lines[i]) {
			key, _ := entry{text: h.lines[i]}.key()
			return key
		}
	}
	return ""
}

// key gives the text before the entry's first colon, and whether that colon is
// a full-width one; "" when the first line has none.
func (e entry) key() (key string, wide bool) {
	line, _, _ := strings.Cut(e.text, "\n")
	i := strings.IndexAny(line, ":：")
	if i < 0 {
		return "", false
	}
	return strings.Trim(line[:i], "{\"' \t"), line[i] != ':'
}
