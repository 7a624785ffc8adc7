package schema

import (
	"tongbao/generate/finding"
)

// File is one file of a table, as it was read.
type File struct {
	Table     *Table
	Name      string // slash-separated, below the workspace
	Encoding  string // XLSX for a workbook
	Format    string // a workbook's sheet, or the separator; empty for commas
	Rows      int    // rows of data, blank ones not counted
	HeaderRow int
	FirstRow  int  // the first row of data, as a spreadsheet shows it; 0 when there is none
	LastRow   int  // the last row of data
	Lost      bool // a row of data may have been taken for something else
	sheet     sheet
	columns   columns
}

// at gives the place of a row.
func (f *File) at(row int) finding.At { return finding.At{File: f.Name, Sheet: f.sheet.name, Row: row} }

// Form says how the file is written: GB18030，制表符分隔.
func (f *File) Form() string {
	if f.Format == "" {
		return f.Encoding
	}
	return f.Encoding + "，" + f.Format
}

// fileFormat says which sheet the file's text comes from, else by what its cells
// are separated, when not by commas.
func fileFormat(sheet string, sep byte) string {
	switch {
	case sheet != "":
		return "工作表“" + sheet + "”"
	case sep == '\t':
		return "制表符分隔"
	case sep == ';':
		return "分号分隔"
	case sep != ',':
		return "“" + Display([]byte{sep}) + "”分隔"
	}
	return ""
}

// Sheet names the workbook's sheet that the file was read from; empty for other
// files. named says that it bears the table's name, so that no other was meant.
func (f *File) Sheet() (name string, named bool) { return f.sheet.name, f.sheet.named }

// OtherSheets gives the workbook's sheets that were not read as the table, but
// for those that are hidden or empty.
func (f *File) OtherSheets() []OtherSheet { return f.sheet.others }

// Mistaken gives the place and the text of a header that no column takes but
// that may be meant for the named one, which the file lacks.
func (f *File) Mistaken(name string) (at finding.At, header string, ok bool) {
	for _, n := range f.columns.near {
		if i, known := f.Table.byName[name]; known && i == n.column {
			at = f.at(f.HeaderRow)
			at.Column, at.Cell = f.columns.headers[n.cell], n.cell+1
			return at, at.Column, true
		}
	}
	return finding.At{}, "", false
}
