package indicator

import (
	"encoding/binary"
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

// Sum makes the gatherer a record.Adder.
func (g *gatherer) Sum() []byte {
	var b []byte
	b = appendSums(b, g.scores)
	b = appendSums(b, g.subsidies)
	b = appendSums(b, g.visits)
	b = appendSums(b, g.spread)
	g.before.merge(&g.Monthly)
	marks := g.marks
	g.Monthly, g.table = newMonthly(0), nil
	g.marks = marks
	return b
}

// Add makes the gatherer a record.Adder.
func (g *gatherer) Add(sum []byte) {
	sum = addSums(g.before.scores, sum)
	sum = addSums(g.before.subsidies, sum)
	sum = addSums(g.before.visits, sum)
	addSums(g.before.spread, sum)
}

// appendSums writes sums as varints: how many months there are; for each the
// month, how many sums it has, and of those that are not 0 how many were passed
// over and the sum; and the number that leads to the end.
func appendSums[S ~[]N, N int32 | int64](b []byte, sums map[schema.Month]S) []byte {
	b = binary.AppendUvarint(b, uint64(len(sums)))
	for _, m := range slices.Sorted(maps.Keys(sums)) {
		b = binary.AppendUvarint(b, uint64(m))
		b = binary.AppendUvarint(b, uint64(len(sums[m])))
		last := -1
		for i, n := range sums[m] {
			if n != 0 {
				b = binary.AppendUvarint(b, uint64(i-last-1))
				b = binary.AppendVarint(b, int64(n))
				last = i
			}
		}
		b = binary.AppendUvarint(b, uint64(len(sums[m])-last-1))
	}
	return b
}

// addSums adds what appendSums wrote, and gives what stands behind it.
func addSums[S ~[]N, N int32 | int64](into map[schema.Month]S, b []byte) []byte {
	next := func() uint64 {
		n, size := binary.Uvarint(b)
		b = b[size:]
		return n
	}
	for range next() {
		m, n := schema.Month(next()), int(next())
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
