package record

// numbering gives persons their numbers, in the order of their first rows.
type numbering struct {
	index   index
	persons []int32 // of each row; -1 where it names none
	counts  []int32 // of each person: the rows
}

func (n *numbering) add(rows []Cadre) {
	if n.index.texts == nil {
		n.index = newIndex(len(rows))
	}
	for i := range rows {
		id := string(rows[i].CadreID)
		if id == "" {
			n.persons = append(n.persons, -1)
			continue
		}
		p := n.index.add(id)
		if int(p) == len(n.counts) {
			n.counts = append(n.counts, 0)
		}
		n.persons = append(n.persons, p)
		n.counts[p]++
	}
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
