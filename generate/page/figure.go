package page

import (
	"io"
	"path"
	"slices"

	"tongbao/generate/chart"
	"tongbao/generate/drawing"
	"tongbao/generate/sheet"
)

// Figure is a chart with its picture, and the downloads of its table and picture.
type Figure struct {
	chart.Chart
	Picture   []byte // an svg element; nil when there is none
	Narrow    []byte // the same for telephones; nil where the picture has to do
	Downloads []Link // of the table, as CSV and XLSX
	Drawing   Link   // the picture as a file; empty when there is none
	Official  bool   // it stands in a bulletin, whose words have no blanks beside numbers
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
		f := Figure{Chart: c, Downloads: a.offer(c.ID, c.Title, t)}
		a.illustrate(&f)
		out = append(out, f)
	}
	return out
}

// fitted gives charts as figures does, and narrow pictures with them. Drawing
// costs a chart's time twice, so only the first page has them.
func (a at) fitted(charts []chart.Chart) []Figure {
	out := a.figures(charts)
	for i := range out {
		if f := &out[i]; f.Picture != nil {
			f.Narrow, _ = a.Draw(f.Options, chart.Narrow, f.Height)
		}
	}
	return out
}

// illustrate gives a figure its picture, which stands beside the page as a file
// too. A chart that cannot be drawn still has its table, and the live chart.
func (a at) illustrate(f *Figure) {
	if a.Draw == nil {
		return
	}
	svg, err := a.Draw(f.Options, chart.Wide, f.Height)
	if err != nil {
		return
	}
	name := a.folder() + f.ID + ".svg"
	a.put(name, func(w io.Writer) error { return drawing.WriteFile(w, svg) })
	f.Picture = svg
	if a.beside != nil {
		f.Drawing = a.to(name, text("download.svg"))
	}
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
