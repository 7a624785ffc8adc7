package record

// numbering gives persons their numbers, in the order of their first rows.
type numbering struct {
	index   index
	persons []int32 // of each row; -1 where it names none
	counts  []int32 // of each person: the rows
}

// numberingOf numbers the persons of the rows.
func numberingOf(rows []Cadre) numbering {
	n := numbering{newIndex(len(rows)), make([]int32, len(rows)), make([]int32, 0, len(rows))}
	for i := range rows {
		id := string(rows[i].CadreID)
		if id == "" {
			n.persons[i] = -1
			continue
		}
		p := n.index.add(id)
		if int(p) == len(n.counts) {
			n.counts = append(n.counts, 0)
		}
		n.persons[i] = p
		n.counts[p]++
	}
	return n
}

// begins gives where the rows of each person begin when they stand together,
// and one more at the end.
func (n *numbering) begins() []int32 {
	out := make([]int32, len(n.counts)+1)
	for p, rows := range n.counts {
		out[p+1] = out[p] + rows
	}
	return out
}
