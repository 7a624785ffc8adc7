package search

import "strings"

// Lines gives the title of a page and what a reader sees of its own text, line
// by line: paragraphs, headings, list items, rows of tables. What stands around
// it on every page and what its drawings say, which their tables say too, is
// left out.
func Lines(page []byte) (title string, lines []string) {
	v := (&visible{skips: "svg"}).read(page)
	text, from := string(v.parts[1].text), 0
	for _, to := range append(v.breaks[1], len(text)) {
		if line := strings.TrimSpace(text[from:to]); line != "" {
			lines = append(lines, line)
		}
		from = to
	}
	return v.title(), lines
}
