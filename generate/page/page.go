// Package page plans the site: which pages there are and what each one says.
// It reads no file and writes none, and no number becomes text here: contents
// carry values, and package render puts them in words.
package page

import (
	"cmp"
	"io"
	"slices"

	"tongbao/generate/bulletin"
	"tongbao/generate/edition"
	"tongbao/generate/finding"
	"tongbao/generate/indicator"
	"tongbao/generate/record"
	"tongbao/generate/register"
	"tongbao/generate/schema"
)

// Input is what a site is made from. There are no errors among Findings.
type Input struct {
	Workspace *record.Workspace
	Values    *indicator.Values
	Returns   *indicator.Completeness             // what has been reported; nil leaves it unsaid
	Bulletins map[schema.Month]*bulletin.Bulletin // those that the office has written
	Register  *register.Register                  // what was issued; nil counts as none
	Issued    map[schema.Month][]register.Frozen  // the bulletins that were issued, by month
	Findings  []finding.Finding
	Period    schema.Month // the reporting month, the last of Values
	Date      schema.Date  // the publishing date
	Version   string       // of tongbao
	Commands  []Command    // of tongbao, for the clerk's help; nil leaves them out
	// ReadFile gives the bytes of a file of the workspace: a circular's picture.
	ReadFile func(name string) ([]byte, error)
	Draw     Draw // nil leaves the pages without pictures
	// Edition says what is not shown; nil is the internal one.
	Edition *edition.Edition
	// Rollup says what a site of the level above is built from; nil for a site
	// that is built from records.
	Rollup *Rollup
}

// Draw gives a chart, by ECharts' options, as an svg element of that size in CSS
// pixels. It may be called from several goroutines at once.
type Draw func(options string, width, height int) ([]byte, error)

// Page is one page of the site.
type Page struct {
	Path     string // slash-separated, below the site: places/522799101/index.html
	Template string // the file under templates/ that it is written with
	// Compose gives what the page says, of the type that its template is
	// written for, and the files that belong beside the page. It may be called
	// from several goroutines at once.
	Compose func() (content any, beside []File)
}

// File is a file of the site that is no page: a download.
type File struct {
	Path string
	// Write writes the file; it gives the same bytes every time. It may be
	// called from several goroutines at once.
	Write func(io.Writer) error
}

// Site is all that is to be written, in order of path, but for what composing a
// page gives to stand beside it.
type Site struct {
	Pages []Page
	Files []File
}

// Contents gives, by template, a content of the type that it is written for.
func Contents() map[string]any {
	return map[string]any{
		"home.html":        Home{},
		"group.html":       Group{},
		"indicators.html":  Indicators{},
		"indicator.html":   Indicator{},
		"places.html":      Places{},
		"place.html":       Place{},
		"village.html":     Village{},
		"bulletins.html":   Bulletins{},
		"bulletin.html":    Bulletin{},
		"notices.html":     Notices{},
		"notice.html":      Notice{},
		"methodology.html": Methodology{},
		"data.html":        Data{},
		"quality.html":     Quality{},
		"licences.html":    Licences{},
		"search.html":      Search{},
		"missing.html":     Missing{},
		"help.html":        Help{},
		"clerk.html":       ClerkHelp{},
		"counties.html":    Counties{},
		"register.html":    Register{},
		"revisions.html":   Revisions{},
	}
}

// Plan gives the site of in.
func Plan(in Input) *Site {
	p := newPlan(in)
	p.home()
	p.groups()
	p.indicators()
	p.places()
	p.bulletins()
	if in.Rollup != nil {
		p.counties()
	} else {
		p.notices()
		p.register()
	}
	p.methodology()
	p.data()
	p.quality()
	p.licences()
	p.search()
	p.missing()
	p.help()
	p.feed()
	p.assets()
	slices.SortFunc(p.site.Pages, func(a, b Page) int { return cmp.Compare(a.Path, b.Path) })
	slices.SortFunc(p.site.Files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	return &p.site
}
