package page

import (
	"bytes"
	"encoding/json"

	"tongbao/generate/record"
	"tongbao/generate/schema"
	"tongbao/templates"
)

// Data is the page of downloads and of the data dictionary.
type Data struct {
	Frame
	Downloads []Download
	Package   Link
	Tables    []*schema.Table
}

// Download is a file that the site offers.
type Download struct {
	Link  Link // with its file name
	Title string
	About string
	Bytes int
	SHA   string // SHA-256 in hexadecimal
}

const packagePath = "data/datapackage.json"

func (p *plan) data() {
	downloads := p.downloads()
	for _, d := range downloads {
		p.file(d.path(), d.compose)
	}
	p.file(packagePath, func() ([]byte, error) { return p.dataPackage(downloads) })
	add(p, "data.html", "data/index.html", func(a at) Data {
		out := Data{Frame: a.frame(templates.Text("site.data"), templates.Text("data.lead")),
			Package: a.to(packagePath, "datapackage.json"), Tables: record.Tables}
		for _, d := range downloads {
			known := d.digest()
			out.Downloads = append(out.Downloads, Download{a.to(d.path(), d.name+".csv"), d.title, d.about, known.bytes, known.sum})
		}
		return out
	})
}

// The Frictionless Data Package, version 1, that describes the downloads.
type (
	dataPackage struct {
		Profile     string     `json:"profile"`
		Name        string     `json:"name"`
		Title       string     `json:"title"`
		Description string     `json:"description"`
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

func (p *plan) dataPackage(downloads []*download) ([]byte, error) {
	out := dataPackage{Profile: "tabular-data-package", Name: "tongbao-" + p.place(0).Code,
		Title:       p.view.Mask(p.Workspace.Settings.Title),
		Description: templates.Text("data.package-about", "region", p.region(), "month", p.Period.Chinese(), "date", p.Date.Chinese())}
	for _, d := range downloads {
		known := d.digest()
		r := resource{Profile: "tabular-data-resource", Name: d.name, Path: d.name + ".csv", Title: d.title, Description: d.about,
			Format: "csv", MediaType: "text/csv", Encoding: "utf-8", Bytes: known.bytes, Hash: "sha256:" + known.sum,
			Schema: tableSchema{Fields: d.fields, MissingValues: []string{""}, PrimaryKey: d.key}}
		if d.name == "indicators" {
			r.Schema.ForeignKeys = []foreignKey{refersTo("indicator", "indicator-list"), refersTo("place", "places")}
		}
		out.Resources = append(out.Resources, r)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(out)
	return b.Bytes(), err
}

// refersTo declares that a column takes the values of the column of the same
// name in another file.
func refersTo(column, resource string) foreignKey {
	k := foreignKey{Fields: column}
	k.Reference.Resource, k.Reference.Fields = resource, column
	return k
}
