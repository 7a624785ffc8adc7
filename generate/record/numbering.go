package record

import "sync"

// numbering gives persons their numbers, in the order of their first rows, while
// the rows are still being read: it takes half as long as reading them.
type numbering struct {
	index   index
	persons []int32 // of each row; -1 where it names none
	counts  []int32 // of each person: the rows
}

// numberedAtOnce is how many rows are handed on together.
const numberedAtOnce = 4096

func (n *numbering) add(rows []Cadre) {
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

// behind gives a function that takes rows, in their order, to be numbered by
// another goroutine, and one that waits until all are. Rows that were handed on
// must not change any more.
func (n *numbering) behind(rows int) (hand func([]Cadre), wait func()) {
	if n.index.texts == nil {
		n.index = newIndex(rows)
	}
	parts := make(chan []Cadre, 64)
	var work sync.WaitGroup
	work.Go(func() {
		for part := range parts {
			n.add(part)
		}
	})
	return func(part []Cadre) { parts <- part }, func() { close(parts); work.Wait() }
}
