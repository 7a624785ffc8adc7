package page

import (
	"path"

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
