package page

import (
	"cmp"
	"html/template"
	"io"
	"slices"
	"strings"

	"tongbao/generate/notice"
	"tongbao/generate/register"
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
	// Register links to the register; Href is empty when there is none.
	Register Link
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
	InForce   = State(register.InForce)
	Corrected = State(register.Corrected)
	Withdrawn = State(register.Withdrawn)
	Expired   = State(register.Expired)
	Nameless  = State(register.Nameless)
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
	Tomb      Tomb    // of a withdrawn one, in place of its text
	Vouched   Vouched // what the register says of it
}

// Tomb stands where a withdrawn circular stood.
type Tomb struct {
	On     schema.Date
	By     string // who withdrew it
	Number string // of the circular that withdraws it
	Why    string // "" when the register does not say
	Link   Link
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
		if a.plan.Register.Present {
			out.Register = a.to(registerPath, templates.Text("register.title"))
		}
		if len(out.Rows) > 0 {
			out.Files = a.circularFiles(out.Rows)
		}
		return out
	})
	for _, n := range archive.Notices {
		if p.Edition.Omits(n) {
			continue
		}
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
		if meant(n) && !a.Edition.Omits(n) {
			all = append(all, n)
		}
	}
	slices.SortStableFunc(all, func(x, y *notice.Notice) int {
		return cmp.Or(cmp.Compare(y.IssuedOn, x.IssuedOn), strings.Compare(x.Prefix, y.Prefix), cmp.Compare(y.Serial, x.Serial))
	})
	var out []NoticeLine
	for _, n := range all[:min(most, len(all))] {
		out = append(out, NoticeLine{a.toNotice(n), n.Number, n.Kind, n.IssuedOn, a.state(n)})
	}
	return out
}

func (a at) toNotice(n *notice.Notice) Link { return a.to(n.Path, a.of(n).Mask(n.Title)) }

// toRelated links to a circular, and says so where this edition leaves it out.
func (a at) toRelated(n *notice.Notice) Link {
	if a.Edition.Omits(n) {
		return Link{Text: templates.Text("edition.omitted")}
	}
	return a.toNotice(n)
}

// state says how a circular stands on the publishing date.
func (p *plan) state(n *notice.Notice) State {
	return State(p.Register.Standing(p.Workspace, n, p.Date))
}

func (a at) notice(n *notice.Notice) Notice {
	out := Notice{
		Frame: a.frame(a.of(n).Mask(n.Title), templates.Text("notice.lead", "number", n.Number),
			a.to("notices/index.html", templates.Text("site.notices"))),
		Number: n.Number, Kind: n.Kind, From: a.of(n).Mask(n.Issuer), IssuedOn: n.IssuedOn,
		Internal: n.Audience == notice.Internal, State: a.state(n), Vouched: a.vouched(n),
	}
	if n.WithdrawnBy == nil {
		out.Body = n.HTML(a.of(n))
	} else {
		out.Tomb = a.tomb(n.WithdrawnBy)
	}
	relate := func(key string, other *notice.Notice) {
		if other != nil {
			out.Relations = append(out.Relations, Relation{say(key, "date", other.IssuedOn, "number", a.view.Mask(other.Number)), a.toRelated(other)})
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

// tomb gives what stands in place of the text of a circular that by withdraws.
func (a at) tomb(by *notice.Notice) Tomb {
	out := Tomb{On: by.IssuedOn, By: a.of(by).Mask(by.Issuer), Number: a.view.Mask(by.Number), Link: a.toRelated(by)}
	if act := a.Register.State(by.Number).IssuedBy; act != nil && act.Detail != nil && act.Kind == register.Withdraw {
		out.Why = a.of(by).Mask(act.Detail.Why)
	}
	return out
}
