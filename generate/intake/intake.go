// Package intake brings files into a workspace as they came from Excel and WPS:
// under their tables' names, in UTF-8 with the declared headers, one file for
// each month of a monthly table.
//
//	New reads the files and the workspace -> Plan says what would be done -> Apply does it
package intake

import (
	"bytes"
	"io/fs"
	"path"
	"slices"

	"tongbao/generate/finding"
	"tongbao/generate/record"
	"tongbao/generate/schema"
	"tongbao/generate/settings"
)

// Source is a file to bring in.
type Source struct {
	Name   string // as findings are to call it
	Within string // its path in the workspace; empty when it lies elsewhere
	Data   []byte
}

// Plan is what bringing files in comes to. With findings of severity error, or
// obstacles, nothing is to be brought in.
type Plan struct {
	Findings  finding.List // about the sources
	Files     []File       // to write, in order of table and month
	Obstacles []Obstacle
	Originals []string // files of the workspace that make room; Apply keeps them in the folder Originals
	Empty     []string // files without rows that make room
}

// File is a file that is written.
type File struct {
	Path  string
	Table *schema.Table
	Month schema.Month // 0 but for the monthly tables
	From  []string     // the sources' names
	rows  [][]string
}

// Rows gives how many rows the file has.
func (f *File) Rows() int { return len(f.rows) }

// Obstacle is a file of the workspace that holds rows of a file to write.
type Obstacle struct {
	Path    string
	Rows    int   // -1 when it cannot be read
	File    *File // that would take its place
	Further bool  // it has rows of other months too, and so has to be divided first
}

// Originals is the folder of a workspace in which files are kept that have
// been brought in or have been replaced. Nothing reads it.
const Originals = "原件"

// New plans to bring sources into the workspace in fsys. With replace the files
// that stand in their way make room. An error means that the workspace cannot
// be read.
func New(fsys fs.FS, s settings.Settings, sources []Source, replace bool) (*Plan, error) {
	p := &Plan{}
	in, tables := p.read(s, sources)
	present, err := presentIn(fsys, s, in, sources)
	if err != nil {
		return nil, err
	}
	p.divide(in)
	p.makeRoom(present, replace)
	for _, src := range sources {
		if src.Within != "" && !slices.Contains(p.Originals, src.Within) {
			p.Originals = append(p.Originals, src.Within)
		}
	}
	return p, p.check(fsys, s, tables)
}

// contents is the rows of one table in one file.
type contents struct {
	table  *schema.Table
	name   string
	rows   [][]string // in canonical form
	unread bool
}

// read reads the sources that are tables, and tells of those that are not.
func (p *Plan) read(s settings.Settings, sources []Source) (in []contents, read []Source) {
	for _, src := range sources {
		var tables []*schema.Table
		var near []schema.Fit
		if record.Reads(src.Name) {
			tables, near = record.TablesOf(path.Base(src.Name), src.Data, s.Headers)
		}
		if tables == nil {
			p.Findings.Add(record.Unreadable(src.Name, near).As(finding.Error))
			continue
		}
		read = append(read, src)
		for _, t := range tables {
			in = append(in, contentsOf(t, src.Name, src.Data, s))
		}
	}
	return in, read
}

// contentsOf reads a table's file; what is wrong with it is found by check.
func contentsOf(t *schema.Table, name string, data []byte, s settings.Settings) contents {
	c := contents{table: t, name: name}
	var ignored finding.List
	in := t.Open(path.Base(name), data, s.Headers[t.Name], &ignored)
	if in == nil {
		c.unread = true
		return c
	}
	schema.Canonical(in, func(cells []string) { c.rows = append(c.rows, cells) })
	return c
}

// months gives the months of a monthly table's rows, each once and in order.
func (c *contents) months() (months []schema.Month) {
	for _, row := range c.rows {
		if m := c.month(row); !slices.Contains(months, m) {
			months = append(months, m)
		}
	}
	slices.Sort(months)
	return months
}

// month gives a row's month; 0 where the table has none, and where a cell is
// faulty.
func (c *contents) month(row []string) schema.Month {
	if !c.table.Monthly {
		return 0
	}
	i := slices.Index(c.table.Columns, c.table.Column("month"))
	m, _ := schema.ParseMonth(row[i])
	return m
}

// divide lays out the sources' rows as the files to write.
func (p *Plan) divide(in []contents) {
	for _, t := range record.Tables {
		of := slices.DeleteFunc(slices.Clone(in), func(c contents) bool { return c.table != t })
		files := map[schema.Month]*File{}
		var months []schema.Month
		for _, c := range of {
			if len(c.rows) == 0 && !t.Monthly {
				months = append(months, 0)
				files[0] = file(t, 0, files[0], c.name)
			}
			for _, row := range c.rows {
				m := c.month(row)
				if files[m] == nil {
					months = append(months, m)
				}
				files[m] = file(t, m, files[m], c.name)
				files[m].rows = append(files[m].rows, row)
			}
		}
		slices.Sort(months)
		for _, m := range slices.Compact(months) {
			p.Files = append(p.Files, *files[m])
		}
	}
}

// file gives f, or a new file of the table's month, as one that has rows from a source.
func file(t *schema.Table, m schema.Month, f *File, source string) *File {
	if f == nil {
		f = &File{Path: t.File(), Table: t, Month: m}
		if t.Monthly {
			f.Path = t.Name + "/" + m.String() + ".csv"
		}
	}
	if !slices.Contains(f.From, source) {
		f.From = append(f.From, source)
	}
	return f
}

// text gives the file's bytes.
func (f *File) text() ([]byte, error) {
	var b bytes.Buffer
	err := schema.WriteCells(&b, f.Table, f.rows)
	return b.Bytes(), err
}

// LeftOut names the columns of the sources that no table has.
func (p *Plan) LeftOut() (columns []string) {
	for _, f := range p.Findings.Sorted() {
		column := ""
		switch f.Kind {
		case finding.HeaderUnknown:
			column = f.File + " 的“" + f.Column + "”"
		case finding.HeaderEmpty:
			column = f.File + " 里没有列名的列"
		}
		if column != "" && !slices.Contains(columns, column) {
			columns = append(columns, column)
		}
	}
	return columns
}
