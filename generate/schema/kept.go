package schema

// KeptFile is what a File says of a file that is no workbook, to be kept for
// another run.
type KeptFile struct {
	Encoding, Format                   string
	Rows, HeaderRow, FirstRow, LastRow int
	Cells                              []int // by column of the table
	Headers                            []string
	Spare, Unknown                     []int
}

// Keep gives what is kept of f; ok is false for a workbook and for a file of
// which there is more to say: headers that may be meant for others, lost rows.
func (f *File) Keep() (k KeptFile, ok bool) {
	if f.sheet.name != "" || f.columns.near != nil || f.Lost {
		return KeptFile{}, false
	}
	c := &f.columns
	return KeptFile{f.Encoding, f.Format, f.Rows, f.HeaderRow, f.FirstRow, f.LastRow, c.cell, c.headers, c.spare, c.unknown}, true
}

// File gives the file of table t and that name as it was when it was kept.
func (k *KeptFile) File(t *Table, name string) *File {
	return &File{Table: t, Name: name, Encoding: k.Encoding, Format: k.Format,
		Rows: k.Rows, HeaderRow: k.HeaderRow, FirstRow: k.FirstRow, LastRow: k.LastRow,
		columns: columns{cell: k.Cells, headers: k.Headers, spare: k.Spare, unknown: k.Unknown}}
}
