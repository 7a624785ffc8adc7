package record

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
