package schema

// KeptFile is what a File says of a file, to be kept for another run.
type KeptFile struct {
	Encoding, Format                   string
	Rows, HeaderRow, FirstRow, LastRow int
	Cells                              []int // by column of the table
	Headers                            []string
	Spare, Unknown                     []int
	Sheet                              string // a workbook's
	Named                              bool   // the sheet is named after the table
	Others                             []OtherSheet
}

// Keep gives what is kept of f; ok is false for a file of which there is more to
// say: headers that may be meant for others, lost rows.
func (f *File) Keep() (k KeptFile, ok bool) {
	if f.columns.near != nil || f.Lost {
		return KeptFile{}, false
	}
	c := &f.columns
	return KeptFile{f.Encoding, f.Format, f.Rows, f.HeaderRow, f.FirstRow, f.LastRow, c.cell, c.headers, c.spare, c.unknown,
		f.sheet.name, f.sheet.named, f.sheet.others}, true
}

// File gives the file of table t and that name as it was when it was kept.
func (k *KeptFile) File(t *Table, name string) *File {
	return &File{Table: t, Name: name, Encoding: k.Encoding, Format: k.Format,
		Rows: k.Rows, HeaderRow: k.HeaderRow, FirstRow: k.FirstRow, LastRow: k.LastRow,
		sheet:   sheet{name: k.Sheet, named: k.Named, others: k.Others},
		columns: columns{cell: k.Cells, headers: k.Headers, spare: k.Spare, unknown: k.Unknown}}
}
