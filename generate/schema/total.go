package schema

import "tongbao/generate/finding"

// totals are the sums of a file's columns of numbers, kept from its first total
// row on, so that files without one pay nothing.
type totals struct {
	all, part []int64 // by column; part since the last 小计
	broken    uint32  // by column, those with a cell that could not be read
}

func (s *totals) add(cells []Cell, faults uint32) {
	s.broken |= faults
	for i, c := range cells {
		n := int64(0)
		switch v := c.(type) {
		case *Int:
			n = int64(*v)
		case *Money:
			n = int64(*v)
		case *Score:
			if *v != NoScore {
				n = int64(*v)
			}
		}
		s.all[i] += n
		s.part[i] += n
	}
}

// compare holds a total row's numbers against the sums above it: those of all
// rows, those since the last 小计, or, where the row says what it is a total of,
// whichever of them fit.
func (b *binder) compare(word, of string) {
	in := b.in
	if in.totals == nil {
		in.totals = b.sumAbove()
	}
	sums, either := in.totals.all, in.totals.all
	if word == "小计" || of != "" {
		sums = in.totals.part
	}
	if of == "" {
		either = sums
	}
	for i, c := range in.Table.Columns {
		j := in.columns.cell[i]
		if j < 0 || c.scale == 0 || in.totals.broken>>i&1 == 1 {
			continue
		}
		n, wrong := parseNumber(numeral(in.cell(j)), c.units, c.decimals())
		if wrong == nil && n != sums[i] && n != either[i] {
			in.out.Add(finding.TotalRow.New(b.at(i), Display(in.cell(j)), "want", trimZeros(sums[i]*(100/c.scale)), "word", of+word))
		}
	}
	if word == "小计" || of != "" {
		clear(in.totals.part)
	}
}

// sumAbove reads the rows above the first total row again.
func (b *binder) sumAbove() *totals {
	in := b.in
	s := &totals{all: make([]int64, len(b.cells)), part: make([]int64, len(b.cells))}
	here := in.rows
	in.rows = in.start
	in.rows.cells = nil
	for in.rows.next() && in.rows.row < here.row {
		faults := uint32(0)
		for i, c := range in.Table.Columns {
			if j := in.columns.cell[i]; j >= 0 && c.scale > 0 && b.cells[i].decode(c, in.cell(j)) != nil {
				faults |= 1 << i
			}
		}
		s.add(b.cells, faults)
	}
	in.rows = here
	for i := range b.found {
		b.found[i].holds = false // the fields have been used
	}
	return s
}
