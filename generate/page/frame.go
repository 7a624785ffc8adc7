package page

import (
	"slices"
	"strings"

	"tongbao/generate/edition"
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
	Home    Link   // to the first page
	Trail   []Link // from the home page down to the page above
	Nav     []Tab
	Next    []Link      // where to go from here
	AsOf    schema.Date // the last day of the month that the page is about
	Date    schema.Date // of publishing
	Version string
	Edition string // what the reader has before them, where that is not all; empty else
	Live    bool   // there are charts, so their scripts are loaded
	Style   string // the page's own style sheet below assets/; empty when it has none

	Methodology, Quality, Licences Link // for the foot of the page
}

// Link leads to another page. Href is relative to the page that it stands on.
type Link struct{ Href, Text string }

// Tab is an entry of the navigation.
type Tab struct {
	Link
	Current string // page: it is this one; true: this one lies below it; else empty
	Lesser  bool   // about the site rather than the month
}

// at is a page that is being composed: where it lies tells how links lead away
// from it.
type at struct {
	*plan
	path   string
	beside *[]File // of the page; nil when it has none
}

func (a at) root() string { return strings.Repeat("../", strings.Count(a.path, "/")) }

// to links to a page by its path below the site.
func (a at) to(path, text string) Link { return Link{a.root() + path, text} }

// tab is a part of the site.
type tab struct {
	path, text string
	lesser     bool
}

// tabs are the parts of the site in the order of its navigation.
var tabs = []tab{
	{"index.html", "site.home", false},
	{"indicators/index.html", "site.indicators", false},
	{"places/index.html", "site.places", false},
	{"bulletins/index.html", "site.bulletins", false},
	{noticesPath, "site.notices", false},
	{"data/index.html", "site.data", true},
	{"methodology/index.html", "site.methodology", true},
	{"quality/index.html", "site.quality", true},
	{"help/index.html", "site.help", true},
}

// tabs are the parts of this site: that of the level above has the counties'
// page in place of circulars.
func (p *plan) tabs() []tab {
	out := slices.Clone(tabs)
	if p.Rollup != nil {
		i := slices.IndexFunc(out, func(t tab) bool { return t.path == noticesPath })
		out[i] = tab{countiesPath, "site.counties", false}
	}
	return out
}

// frame gives the frame of a page of that title, below the pages of trail.
func (a at) frame(title, lead string, trail ...Link) Frame {
	f := Frame{
		Edition: a.edition(),
		Title:   title, Lead: lead, Site: a.view.Mask(a.Workspace.Settings.Title), Region: a.region(),
		Issuer: a.view.Mask(a.Workspace.Settings.Issuer), Root: a.root(),
		AsOf: a.asOf, Date: a.Date, Version: a.Version, Home: a.to("index.html", templates.Text("site.home")), Next: a.next(),
		Methodology: a.to("methodology/index.html", templates.Text("site.methodology")),
		Quality:     a.to("quality/index.html", templates.Text("site.quality")),
		Licences:    a.to("licenses/index.html", templates.Text("site.licences")),
	}
	for _, t := range a.tabs() {
		link := a.to(t.path, templates.Text(t.text))
		f.Nav = append(f.Nav, Tab{link, a.current(t.path), t.lesser})
	}
	if a.path != "index.html" {
		f.Trail = append([]Link{f.Home}, trail...)
	}
	return f
}

// edition says what the reader has before them, where that is not all.
func (p *plan) edition() string {
	if p.Edition.Audience == edition.Public {
		return templates.Text("edition.public")
	}
	return ""
}

// current says how the page lies to the part of the site that begins at path.
func (a at) current(path string) string {
	folder, _, _ := strings.Cut(path, "/")
	mine, _, nested := strings.Cut(a.path, "/")
	switch {
	case a.path == path:
		return "page"
	case nested && (mine == folder || mine == "groups" && folder == "indicators"):
		return "true"
	}
	return ""
}

// next gives where a reader of any page may want to go, but for the page
// itself: the month's bulletin, the region and all indicators.
func (a at) next() []Link {
	all := []Link{
		a.to("index.html", templates.Text("home.title", "month", a.Period.Chinese())), a.toBulletin(a.Period),
		a.to("indicators/index.html", templates.Text("site.all-indicators")), a.toPlace(0),
		a.records(),
	}
	return slices.DeleteFunc(all, func(l Link) bool { return l.Href == a.root()+a.path })
}

// records links to the circulars, or to what the counties have sent in.
func (a at) records() Link {
	if a.Rollup != nil {
		return a.to(countiesPath, text("site.counties"))
	}
	return a.to(noticesPath, text("home.all-notices"))
}

const noticesPath = "notices/index.html"

func indicatorPath(d *indicator.Indicator) string { return "indicators/" + d.ID + "/index.html" }
func groupPath(g *indicator.Group) string         { return "groups/" + g.ID + "/index.html" }
func bulletinPath(m schema.Month) string          { return "bulletins/" + m.String() + "/index.html" }
func placePath(code string) string                { return "places/" + code + "/index.html" }

func (a at) toIndicator(d *indicator.Indicator) Link { return a.to(indicatorPath(d), a.called(d)) }
func (a at) toGroup(g *indicator.Group) Link         { return a.to(groupPath(g), g.Name) }
func (a at) toPlace(i int32) Link                    { return a.to(placePath(a.place(i).Code), a.name(i)) }
