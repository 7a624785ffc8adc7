package page

import (
	"io/fs"
	"path"
	"strings"

	"tongbao/templates"
)

// Licences names the works of others that the site holds, and links to their
// licences.
type Licences struct {
	Frame
	Works []Work
}

// Work is a work of others.
type Work struct {
	Name, About string
	Files       []Link
}

// Missing is the page that a server gives for a path that does not exist.
type Missing struct {
	Frame
	Home Link
}

func (p *plan) licences() {
	add(p, "licences.html", "licenses/index.html", func(a at) Licences {
		out := Licences{Frame: a.frame(templates.Text("site.licences"), templates.Text("licences.lead"))}
		works := []Work{
			{Name: "Apache ECharts 6.1.0", About: templates.Text("licences.echarts")},
			{Name: "ZRender 6.1.0", About: templates.Text("licences.zrender")},
			{Name: "tslib 2.3.0", About: templates.Text("licences.tslib")},
		}
		for i, folder := range []string{"echarts", "zrender", "tslib"} {
			for _, f := range embedded("licenses/" + folder) {
				works[i].Files = append(works[i].Files, a.to(readable(f), path.Base(f)))
			}
		}
		out.Works = works
		return out
	})
}

func (p *plan) missing() {
	add(p, "missing.html", "404.html", func(a at) Missing {
		return Missing{a.frame(templates.Text("missing.title"), templates.Text("missing.lead")),
			a.to("index.html", templates.Text("missing.home"))}
	})
}

// assets plans the files that the site holds besides pages and data, as they
// are embedded.
func (p *plan) assets() {
	for _, name := range embedded("assets") {
		p.embed(name, name)
	}
	for _, name := range embedded("licenses") {
		p.embed(name, readable(name))
	}
}

func (p *plan) embed(name, path string) {
	p.file(path, func() ([]byte, error) { return templates.Files.ReadFile(name) })
}

// embedded lists the embedded files below a folder in order of path.
func embedded(folder string) []string {
	var out []string
	fs.WalkDir(templates.Files, folder, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out = append(out, name)
		}
		return err
	})
	return out
}

// readable gives the path at which a licence stands in the site: with an ending
// by which browsers show it.
func readable(name string) string {
	if strings.HasSuffix(name, ".txt") {
		return name
	}
	return name + ".txt"
}
