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
// one that has come are one cell when only their numbers differ; the others take
// turns, so that the first few show both.
func Text(old, now []string) []Cell {
	gone, come := Lines(old, now)
	with, alone := paired(gone, come)
	var out []Cell
	for i, line := range gone {
		out = append(out, Cell{Column: textColumn, Before: line, After: with[i]})
		if with[i] == "" && len(alone) > 0 {
			out = append(out, Cell{Column: textColumn, After: alone[0]})
			alone = alone[1:]
		}
	}
	for _, line := range alone {
		out = append(out, Cell{Column: textColumn, After: line})
	}
	return out
}

// paired gives each line of gone the first one of come that only has other
// numbers, "" where there is none, and the lines of come that are left.
func paired(gone, come []string) (with, alone []string) {
	like := map[string][]int{}
	for i, line := range come {
		like[unnumbered(line)] = append(like[unnumbered(line)], i)
	}
	with, taken := make([]string, len(gone)), make([]bool, len(come))
	for i, line := range gone {
		bare := unnumbered(line)
		if same := like[bare]; len(same) > 0 {
			with[i], taken[same[0]], like[bare] = come[same[0]], true, same[1:]
		}
	}
	for i, line := range come {
		if !taken[i] {
			alone = append(alone, line)
		}
	}
	return with, alone
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
