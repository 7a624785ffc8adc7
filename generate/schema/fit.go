package schema

import (
	"bytes"
	"path"
	"slices"
	"strings"
)

// Beginning is how many bytes of a file, at most, are looked at to tell by its
// header which table it is; a workbook has to be looked at whole.
const Beginning = 64 << 10

// Fit is how the header of a file goes with a table.
type Fit struct {
	Table *Table
	Sheet string   // of a workbook, the one that would be read; "" for other files
	Named int      // the table's columns that the header names
	Lacks []string // the headers of the required ones that it does not
	Aside bool     // it is that of another sheet than the one that would be read
}

// Whole says whether the header names every required column.
func (f Fit) Whole() bool { return len(f.Lacks) == 0 }

// Near says whether the header names two columns, and at least half of the
// required ones, as a row must to be taken for the table's header.
func (f Fit) Near() bool {
	required := f.Table.required()
	return f.Named > 1 && 2*(required-len(f.Lacks)) >= required
}

// IsWorkbook says whether a file is read as a workbook: by its name, or by its
// first bytes whatever its name.
func IsWorkbook(name string, data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) || strings.EqualFold(path.Ext(name), ".xlsx")
}

// Fits holds a file's header against each of the tables, in their order. extra
// are the further header names that the settings allow, by table and column. It
// gives none for a file that no table can be read from.
func Fits(name string, data []byte, tables []*Table, extra map[string]map[string][]string) []Fit {
	if IsWorkbook(name, data) {
		return fitsOfWorkbook(data, tables, extra)
	}
	text, _, wrong := Decode(name, beginning(data))
	if wrong != nil {
		return nil
	}
	text = unifyBreaks(text)
	var out []Fit
	for _, t := range tables {
		out = append(out, t.fit(text, extra[t.Name]))
	}
	return out
}

func fitsOfWorkbook(data []byte, tables []*Table, extra map[string]map[string][]string) []Fit {
	b, err := openBook(data)
	if err != nil {
		return nil
	}
	texts := map[bookSheet][]byte{}
	var out []Fit
	for _, t := range tables {
		sheet, _ := t.sheetOf(b)
		text, read := texts[sheet]
		if !read {
			text, _, _ = b.text(sheet, headerWithin+1) // none when the sheet cannot be read
			texts[sheet] = text
		}
		f := t.fit(text, extra[t.Name])
		f.Sheet = sheet.name
		out = append(out, f)
	}
	if slices.ContainsFunc(out, Fit.Near) {
		return out
	}
	for _, t := range tables {
		sheet, _ := t.sheetOf(b)
		for _, other := range t.otherSheets(b, sheet) {
			if other.Alike {
				out = append(out, Fit{Table: t, Sheet: other.Name, Named: t.required(), Aside: true})
			}
		}
	}
	return out
}

// fit holds the header of a file's text against t.
func (t *Table) fit(text []byte, extra map[string][]string) Fit {
	known := t.known(extra)
	text, seps := separatorLine(text)
	f := Fit{Table: t}
	named := t.columnsNamed(t.findHeader(text, seps, known).cells, known)
	for i, c := range t.Columns {
		switch {
		case named>>i&1 == 1:
			f.Named++
		case c.Required:
			f.Lacks = append(f.Lacks, c.Header)
		}
	}
	return f
}

// beginning gives the first whole lines of a long file.
func beginning(data []byte) []byte {
	if len(data) < Beginning {
		return data
	}
	data = data[:Beginning]
	for _, end := range [][]byte{[]byte("\n\x00"), []byte("\x00\n"), []byte("\n"), []byte("\r")} {
		if i := bytes.LastIndex(data, end); i >= 0 {
			return data[:i+len(end)]
		}
	}
	return nil
}
