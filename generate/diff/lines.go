package diff

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

// Text gives the lines that differ as cells of an entry.
func Text(old, now []string) []Cell {
	column := Column{"text", "文字"}
	var out []Cell
	gone, come := Lines(old, now)
	for _, line := range gone {
		out = append(out, Cell{Column: column, Before: line})
	}
	for _, line := range come {
		out = append(out, Cell{Column: column, After: line})
	}
	return out
}
