package indicator

import (
	"encoding/binary"
	"iter"
	"maps"
	"slices"

	"tongbao/generate/schema"
)

func merge[S ~[]N, N int32 | int64](into, from map[schema.Month]S) {
	for m, sums := range from {
		if into[m] == nil {
			into[m] = sums
			continue
		}
		for i, n := range sums {
			into[m][i] += n
		}
	}
}

// Close makes the gatherer a record.Adder.
func (g *gatherer) Close(keep bool) (sum []byte) {
	if keep {
		sum = appendSums(sum, g.scores)
		sum = appendSums(sum, g.subsidies)
		sum = appendSums(sum, g.visits)
		sum = appendSums(sum, g.spread)
	}
	g.before.merge(&g.Monthly)
	marks := g.marks
	g.Monthly, g.table = newMonthly(0), nil
	g.marks = marks
	g.forget()
	return sum
}

// Add makes the gatherer a record.Adder.
func (g *gatherer) Add(sum []byte) {
	first := g.first()
	sum = addSums(g.before.scores, sum, first)
	sum = addSums(g.before.subsidies, sum, first)
	sum = addSums(g.before.visits, sum, first)
	addSums(g.before.spread, sum, first)
	g.forget()
}

// forget lets go of months that are not wanted. An indicator of a month may count
// from the beginning of its year on.
func (g *gatherer) forget() {
	if g.wanted == 0 {
		return
	}
	if !g.marks.fixed {
		for _, months := range []iter.Seq[schema.Month]{maps.Keys(g.before.scores), maps.Keys(g.before.subsidies), maps.Keys(g.before.visits)} {
			for m := range months {
				g.newest = max(g.newest, m)
			}
		}
	}
	first := g.first()
	old := func(m schema.Month) bool { return m < first }
	maps.DeleteFunc(g.before.scores, func(m schema.Month, _ []int64) bool { return old(m) })
	maps.DeleteFunc(g.before.subsidies, func(m schema.Month, _ []int64) bool { return old(m) })
	maps.DeleteFunc(g.before.visits, func(m schema.Month, _ []int32) bool { return old(m) })
	maps.DeleteFunc(g.before.spread, func(m schema.Month, _ Spread) bool { return old(m) })
}

// first gives the first month that is wanted, as far as is known by now.
func (g *gatherer) first() schema.Month {
	if g.wanted == 0 || g.newest == 0 {
		return 0
	}
	return (g.newest - schema.Month(g.wanted) + 1).Year().First().Month()
}

// appendSums writes sums as varints: how many months there are; for each the
// month, how many sums it has, how many bytes they take, and of those that are
// not 0 how many were passed over and the sum; and the number that leads to the end.
func appendSums[S ~[]N, N int32 | int64](b []byte, sums map[schema.Month]S) []byte {
	var one []byte
	b = binary.AppendUvarint(b, uint64(len(sums)))
	for _, m := range slices.Sorted(maps.Keys(sums)) {
		one = one[:0]
		last := -1
		for i, n := range sums[m] {
			if n != 0 {
				one = binary.AppendUvarint(one, uint64(i-last-1))
				one = binary.AppendVarint(one, int64(n))
				last = i
			}
		}
		one = binary.AppendUvarint(one, uint64(len(sums[m])-last-1))
		b = binary.AppendUvarint(b, uint64(m))
		b = binary.AppendUvarint(b, uint64(len(sums[m])))
		b = binary.AppendUvarint(b, uint64(len(one)))
		b = append(b, one...)
	}
	return b
}

// addSums adds what appendSums wrote of the months from first on, and gives what
// stands behind it.
func addSums[S ~[]N, N int32 | int64](into map[schema.Month]S, b []byte, first schema.Month) []byte {
	next := func() uint64 {
		n, size := binary.Uvarint(b)
		b = b[size:]
		return n
	}
	for range next() {
		m, n, size := schema.Month(next()), int(next()), int(next())
		if m < first {
			b = b[size:]
			continue
		}
		if into[m] == nil {
			into[m] = make(S, n)
		}
		for i := int(next()); i < n; i += 1 + int(next()) {
			add, size := binary.Varint(b)
			b = b[size:]
			into[m][i] += N(add)
		}
	}
	return b
}
