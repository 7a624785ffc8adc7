package page

import (
	"encoding/json"
	"io"

	"tongbao/generate/record"
	"tongbao/generate/schema"
	"tongbao/templates"
)

// Data is the page of downloads and of the data dictionary.
type Data struct {
	Frame
	Downloads []Download
	Month     Link // to the workbook of the reporting month
	Towns     bool // it holds no villages, which are too many
	Package   Link
	Tables    []*schema.Table
}

// Download is a file that the site offers.
type Download struct {
	Link     Link // with its file name
	Workbook Link // the same for people; Href is empty when there is none
	Title    string
	About    string
	Bytes    int
	SHA      string // SHA-256 in hexadecimal
}

const packagePath = "data/datapackage.json"

func (p *plan) data() {
	downloads := p.downloads()
	for _, d := range downloads {
		p.file(d.path(), d.csv)
		if d.workbook() != "" {
			p.file(d.workbook(), d.xlsx)
		}
	}
	p.file(monthPath, p.monthBook)
	p.file(packagePath, func(w io.Writer) error { return p.dataPackage(w, downloads) })
	add(p, "data.html", "data/index.html", func(a at) Data {
		out := Data{Frame: a.frame(templates.Text("site.data"), templates.Text("data.lead")),
			Month: a.to(monthPath, templates.Text("data.month", "month", a.Period.Chinese())), Towns: a.townsOnly(),
			Package: a.to(packagePath, "datapackage.json"), Tables: a.tables()}
		for _, d := range downloads {
			known := d.digest()
			row := Download{Link: a.to(d.path(), d.name+".csv"), Title: d.title, About: d.about, Bytes: known.bytes, SHA: known.sum}
			if d.workbook() != "" {
				row.Workbook = a.to(d.workbook(), d.name+".xlsx")
			}
			out.Downloads = append(out.Downloads, row)
		}
		return out
	})
}

// tables are those that the site is built from records of.
func (p *plan) tables() []*schema.Table {
	if p.Rollup != nil {
		return nil
	}
	return record.Tables
}

// The Frictionless Data Package, version 1, that describes the downloads.
type (
	dataPackage struct {
		Profile     string     `json:"profile"`
		Name        string     `json:"name"`
		Title       string     `json:"title"`
		Description string     `json:"description"`
		Created     string     `json:"created"`
		Resources   []resource `json:"resources"`
	}
	resource struct {
		Profile     string      `json:"profile"`
		Name        string      `json:"name"`
		Path        string      `json:"path"`
		Title       string      `json:"title"`
		Description string      `json:"description"`
		Format      string      `json:"format"`
		MediaType   string      `json:"mediatype"`
		Encoding    string      `json:"encoding"`
		Bytes       int         `json:"bytes"`
		Hash        string      `json:"hash"`
		Schema      tableSchema `json:"schema"`
	}
	tableSchema struct {
		Fields        []field      `json:"fields"`
		MissingValues []string     `json:"missingValues"`
		PrimaryKey    []string     `json:"primaryKey,omitempty"`
		ForeignKeys   []foreignKey `json:"foreignKeys,omitempty"`
	}
	foreignKey struct {
		Fields    string `json:"fields"`
		Reference struct {
			Resource string `json:"resource"`
			Fields   string `json:"fields"`
		} `json:"reference"`
	}
)

func (p *plan) dataPackage(w io.Writer, downloads []*download) error {
	out := dataPackage{Profile: "tabular-data-package", Name: "tongbao-" + p.place(0).Code,
		Title:       p.view.Mask(p.Workspace.Settings.Title),
		Description: templates.Text("data.package-about", "region", p.region(), "month", p.Period.Chinese(), "date", p.Date.Chinese()) + p.edition() + text("data.inert"),
		Created:     p.Date.String() + "T00:00:00+08:00"}
	for _, d := range downloads {
		known := d.digest()
		out.Resources = append(out.Resources, resource{Profile: "tabular-data-resource", Name: d.name, Path: d.name + ".csv", Title: d.title,
			Description: d.about, Format: "csv", MediaType: "text/csv", Encoding: "utf-8", Bytes: known.bytes, Hash: "sha256:" + known.sum,
			Schema: tableSchema{Fields: d.fields, MissingValues: []string{""}, PrimaryKey: d.key, ForeignKeys: d.refers}})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

// refersTo declares that a column takes the values of a column of another
// file; of its own when resource is empty.
func refersTo(column, resource, other string) foreignKey {
	k := foreignKey{Fields: column}
	k.Reference.Resource, k.Reference.Fields = resource, other
	return k
}
