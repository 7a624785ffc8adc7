package record

import "encoding/binary"

// packed are the rows of one month by subject, in a byte or three each: a
// province's months would fill the memory otherwise. For each subject that has a
// row, in order, it has how many were passed over, and how far down the file the
// row stands from the one before.
type packed []byte

func pack(rows []int32) packed {
	var out packed
	last, above := -1, int32(0)
	for n, row := range rows {
		if row != 0 {
			out = binary.AppendUvarint(out, uint64(n-last-1))
			out = binary.AppendVarint(out, int64(row-above))
			last, above = n, row
		}
	}
	return out
}

// each gives the subjects and their rows.
func (p packed) each(yield func(subject, row int32) bool) {
	n, row := int32(-1), int32(0)
	for len(p) > 0 {
		passed, size := binary.Uvarint(p)
		down, more := binary.Varint(p[size:])
		p = p[size+more:]
		n, row = n+1+int32(passed), row+int32(down)
		if !yield(n, row) {
			return
		}
	}
}

// desk is the memory that files are read in, one after another.
type desk struct {
	text  []byte
	spare [][]int32 // all zeros
}

// rows gives memory for the rows of n subjects.
func (d *desk) rows(n int) []int32 {
	for i := len(d.spare) - 1; i >= 0; i-- {
		if rows := d.spare[i]; len(rows) == n {
			d.spare = append(d.spare[:i], d.spare[i+1:]...)
			return rows
		}
	}
	return make([]int32, n)
}

// take takes back what rows gave.
func (d *desk) take(rows []int32) {
	if rows != nil {
		clear(rows)
		d.spare = append(d.spare, rows)
	}
}
