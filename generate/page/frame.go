package page

import (
	"strings"

	"tongbao/generate/indicator"
	"tongbao/generate/schema"
	"tongbao/templates"
)

// Frame is what every page says around its content: what it is, as of when,
// and where to go from it.
type Frame struct {
	Title   string // of the page
	Lead    string // what the page is, in a sentence
	Site    string // the site's title
	Region  string
	Issuer  string
	Root    string // the way from the page to the site's root: ../../
	Trail   []Link // from the home page down to the page above
	Nav     []Tab
	AsOf    schema.Date // the last day of the month that the page is about
	Date    schema.Date // of publishing
	Version string
	Live    bool // there are charts, so their scripts are loaded

	Methodology, Quality, Licences Link // for the foot of the page
}

// Link leads to another page. Href is relative to the page that it stands on.
type Link struct{ Href, Text string }

// Tab is an entry of the navigation.
type Tab struct {
	Link
	Current bool // the page lies below it
}

// at is a page that is being composed: where it lies tells how links lead away
// from it.
type at struct {
	*plan
	path string
}

func (a at) root() string { return strings.Repeat("../", strings.Count(a.path, "/")) }

// to links to a page by its path below the site.
func (a at) to(path, text string) Link { return Link{a.root() + path, text} }

// tabs are the parts of the site in the order of its navigation.
var tabs = []struct{ path, text string }{
	{"index.html", "site.home"},
	{"indicators/index.html", "site.indicators"},
	{"places/index.html", "site.places"},
	{"bulletins/index.html", "site.bulletins"},
	{"notices/index.html", "site.notices"},
	{"data/index.html", "site.data"},
	{"methodology/index.html", "site.methodology"},
	{"quality/index.html", "site.quality"},
}

// frame gives the frame of a page of that title, below the pages of trail.
func (a at) frame(title, lead string, trail ...Link) Frame {
	f := Frame{
		Title: title, Lead: lead, Site: a.view.Mask(a.Workspace.Settings.Title), Region: a.region(),
		Issuer: a.view.Mask(a.Workspace.Settings.Issuer), Root: a.root(),
		AsOf: a.asOf, Date: a.Date, Version: a.Version,
		Methodology: a.to("methodology/index.html", templates.Text("site.methodology")),
		Quality:     a.to("quality/index.html", templates.Text("site.quality")),
		Licences:    a.to("licenses/index.html", templates.Text("site.licences")),
	}
	for _, t := range tabs {
		link := a.to(t.path, templates.Text(t.text))
		f.Nav = append(f.Nav, Tab{link, a.below(t.path)})
	}
	if a.path != "index.html" {
		f.Trail = append([]Link{a.to("index.html", templates.Text("site.home"))}, trail...)
	}
	return f
}

// below says whether the page lies in the part of the site that begins at path.
func (a at) below(path string) bool {
	folder, _, _ := strings.Cut(path, "/")
	mine, _, nested := strings.Cut(a.path, "/")
	return a.path == path || nested && (mine == folder || mine == "groups" && folder == "indicators")
}

func indicatorPath(d *indicator.Indicator) string { return "indicators/" + d.ID + "/index.html" }
func groupPath(g *indicator.Group) string         { return "groups/" + g.ID + "/index.html" }
func bulletinPath(m schema.Month) string          { return "bulletins/" + m.String() + "/index.html" }
func placePath(code string) string                { return "places/" + code + "/index.html" }

func (a at) toIndicator(d *indicator.Indicator) Link { return a.to(indicatorPath(d), d.Name) }
func (a at) toGroup(g *indicator.Group) Link         { return a.to(groupPath(g), g.Name) }
func (a at) toPlace(i int32) Link                    { return a.to(placePath(a.place(i).Code), a.name(i)) }
