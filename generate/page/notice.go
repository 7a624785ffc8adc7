package page

import (
	"cmp"
	"html/template"
	"io"
	"slices"
	"strings"

	"tongbao/generate/notice"
	"tongbao/generate/schema"
	"tongbao/templates"
)

// Notices lists the circulars, the newest first.
type Notices struct {
	Frame
	Present bool // there is a folder of circulars
	Rows    []NoticeLine
	Files   []Link // the list to download
	Feed    Link
}

// NoticeLine is a circular in a list.
type NoticeLine struct {
	Link     Link // with its title
	Number   string
	Kind     string
	IssuedOn schema.Date
	State    State
}

// State is how a circular stands today.
type State string

const (
	InForce   State = "in-force"
	Corrected State = "corrected"
	Withdrawn State = "withdrawn"
)

// Notice is the page of a circular.
type Notice struct {
	Frame
	Number    string
	Kind      string
	From      string // who issued it
	IssuedOn  schema.Date
	Internal  bool
	State     State
	Relations []Relation
	Body      template.HTML
}

// Relation ties a circular to one that corrects or withdraws it, or that it
// corrects or withdraws.
type Relation struct {
	Sentence Sentence
	Link     Link
}

func (p *plan) notices() {
	archive := p.Workspace.Notices
	add(p, "notices.html", "notices/index.html", func(a at) Notices {
		out := Notices{Frame: a.frame(templates.Text("site.notices"), templates.Text("notices.lead", "region", a.region())),
			Present: archive.Present, Rows: a.circulars(len(archive.Notices)), Feed: a.to(feedPath, text("feed.link"))}
		if len(out.Rows) > 0 {
			out.Files = a.circularFiles(out.Rows)
		}
		return out
	})
	for _, n := range archive.Notices {
		add(p, "notice.html", n.Path, func(a at) Notice { return a.notice(n) })
		p.pictures(n.Images())
	}
}

// pictures plans the pictures that a text shows.
func (p *plan) pictures(images []notice.Image) {
	for _, image := range images {
		p.file(image.Path, func(w io.Writer) error {
			data, err := p.ReadFile(image.Source)
			if err == nil {
				_, err = w.Write(data)
			}
			return err
		})
	}
}

// circulars lists at most so many circulars, the newest first.
func (a at) circulars(most int) []NoticeLine {
	return a.circularsThat(most, func(*notice.Notice) bool { return true })
}

// circularsThat lists at most so many of the circulars that are meant, the
// newest first.
func (a at) circularsThat(most int, meant func(*notice.Notice) bool) []NoticeLine {
	var all []*notice.Notice
	for _, n := range a.Workspace.Notices.Notices {
		if meant(n) {
			all = append(all, n)
		}
	}
	slices.SortStableFunc(all, func(x, y *notice.Notice) int {
		return cmp.Or(cmp.Compare(y.IssuedOn, x.IssuedOn), strings.Compare(x.Prefix, y.Prefix), cmp.Compare(y.Serial, x.Serial))
	})
	var out []NoticeLine
	for _, n := range all[:min(most, len(all))] {
		out = append(out, NoticeLine{a.toNotice(n), n.Number, n.Kind, n.IssuedOn, state(n)})
	}
	return out
}

func (a at) toNotice(n *notice.Notice) Link { return a.to(n.Path, a.view.Mask(n.Title)) }

func state(n *notice.Notice) State {
	switch {
	case n.WithdrawnBy != nil:
		return Withdrawn
	case len(n.AmendedBy) > 0:
		return Corrected
	}
	return InForce
}

func (a at) notice(n *notice.Notice) Notice {
	out := Notice{
		Frame: a.frame(a.view.Mask(n.Title), templates.Text("notice.lead", "number", n.Number),
			a.to("notices/index.html", templates.Text("site.notices"))),
		Number: n.Number, Kind: n.Kind, From: a.view.Mask(n.Issuer), IssuedOn: n.IssuedOn,
		Internal: n.Audience == notice.Internal, State: state(n), Body: n.HTML(a.view),
	}
	relate := func(key string, other *notice.Notice) {
		if other != nil {
			out.Relations = append(out.Relations, Relation{say(key, "date", other.IssuedOn, "number", other.Number), a.toNotice(other)})
		}
	}
	archive := a.Workspace.Notices
	relate("notice.withdrawn-by", n.WithdrawnBy)
	for _, by := range n.AmendedBy {
		relate("notice.corrected-by", by)
	}
	relate("notice.corrects", archive.ByNumber(n.Amends))
	relate("notice.withdraws", archive.ByNumber(n.Withdraws))
	return out
}
