package diff

import (
	"strings"
	"unicode"
)

// Lines compares two texts line by line: gone are the lines that the old one
// has more often, come those that the new one has more often, each in its own
// order. Lines that only moved are neither.
func Lines(old, now []string) (gone, come []string) {
	return without(old, now), without(now, old)
}

// without gives the lines of a that are left when each line of b takes away one
// like it, from the first on.
func without(a, b []string) []string {
	left := map[string]int{}
	for _, line := range b {
		left[line]++
	}
	var out []string
	for _, line := range a {
		if left[line] > 0 {
			left[line]--
			continue
		}
		out = append(out, line)
	}
	return out
}

// textColumn is that of a line of a text.
var textColumn = Column{"text", "文字"}

// IsText says whether a cell is a line of a text.
func IsText(c Cell) bool { return c.Column == textColumn }

// Text gives the lines that differ as cells of an entry. A line that is gone and
// one that has come are one cell when only their numbers differ.
func Text(old, now []string) []Cell {
	gone, come := Lines(old, now)
	like := map[string][]int{}
	for i, line := range come {
		like[unnumbered(line)] = append(like[unnumbered(line)], i)
	}
	var out []Cell
	paired := make([]bool, len(come))
	for _, line := range gone {
		c := Cell{Column: textColumn, Before: line}
		if same := like[unnumbered(line)]; len(same) > 0 {
			c.After, paired[same[0]] = come[same[0]], true
			like[unnumbered(line)] = same[1:]
		}
		out = append(out, c)
	}
	for i, line := range come {
		if !paired[i] {
			out = append(out, Cell{Column: textColumn, After: line})
		}
	}
	return out
}

// unnumbered gives a line without what numbers are written with.
func unnumbered(line string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || strings.ContainsRune(".,-", r) {
			return -1
		}
		return r
	}, line)
}

// fewPages is how many texts must differ before any line is told to differ on
// most of them.
const fewPages = 4

// Everywhere finds the lines that differ in the same way in most of the texts,
// such as the date of publishing, makes them quiet in each, and gives them.
func Everywhere(entries []Entry) []Cell {
	times, texts := map[Cell]int{}, 0
	for _, e := range entries {
		seen := map[Cell]bool{}
		for _, c := range e.Cells {
			if IsText(c) && !seen[c] {
				seen[c] = true
				times[c]++
			}
		}
		if e.Kind == Changed {
			texts++
		}
	}
	var out []Cell
	told := map[Cell]bool{}
	for _, e := range entries {
		for i, c := range e.Cells {
			if texts < fewPages || 2*times[c] <= texts {
				continue
			}
			e.Cells[i].Quiet = true
			if !told[c] {
				told[c] = true
				out = append(out, c)
			}
		}
	}
	return out
}
