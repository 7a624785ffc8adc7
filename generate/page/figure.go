package page

import (
	"io"
	"path"
	"slices"

	"tongbao/generate/chart"
	"tongbao/generate/sheet"
)

// Figure is a chart with the downloads of its table.
type Figure struct {
	chart.Chart
	Downloads []Link // CSV and XLSX
}

// figures gives charts with the files of their tables, which stand beside the
// page.
func (a at) figures(charts []chart.Chart) []Figure {
	var out []Figure
	for _, c := range charts {
		t := sheet.Table{Name: text("site.table"), Rows: slices.Values(c.Table.Rows)}
		for _, col := range c.Table.Columns {
			t.Columns = append(t.Columns, sheet.Column{Header: col.Header, Numeric: col.Numeric})
		}
		out = append(out, Figure{c, a.offer(c.ID, c.Title, t)})
	}
	return out
}

// offer puts a table beside the page as name.csv and name.xlsx, and links to
// both; nothing where the page has no files.
func (a at) offer(name, title string, t sheet.Table) []Link {
	if a.beside == nil {
		return nil
	}
	name = a.folder() + name
	a.put(name+".csv", t.CSV)
	a.put(name+".xlsx", func(w io.Writer) error { return sheet.XLSX(w, title, t) })
	return []Link{a.to(name+".csv", text("download.csv")), a.to(name+".xlsx", text("download.xlsx"))}
}

// put puts a file beside the page.
func (a at) put(path string, write func(io.Writer) error) {
	if a.beside != nil {
		*a.beside = append(*a.beside, File{path, write})
	}
}

// folder gives where the page's files stand: beside it, but the first page's in
// a folder of their own, so that whoever opens the site sees what to open.
func (a at) folder() string {
	if dir := path.Dir(a.path); dir != "." {
		return dir + "/"
	}
	return "home/"
}
