package page

import (
	"cmp"
	"slices"
	"strings"

	"tongbao/generate/bulletin"
	"tongbao/generate/indicator"
	"tongbao/generate/record"
	"tongbao/generate/schema"
	"tongbao/templates"
)

// Bulletins lists the bulletins, the newest first.
type Bulletins struct {
	Frame
	Rows []BulletinLine
}

// BulletinLine is a bulletin in the list.
type BulletinLine struct {
	Link          Link
	Month         schema.Month
	Met, Targeted int // how many indicators met their target, of those with target and value
}

// Bulletin is the report on one month, laid out as an official circular. Either
// the office has written its text, which is Own, or it is composed of Blocks.
type Bulletin struct {
	Frame
	Month        schema.Month
	Letter       Letter
	Blocks       []Block
	Own          *Own
	Annex        []Measure // all indicators of the month, below the signature
	Earlier      Link      // the bulletins beside it; Href is empty at the ends
	Later        Link
	CountedAgain bool // the month is before the reporting month, and was counted again with its files
	Kept         bool // its values are those that the register keeps; they are not counted again
	Issued       Seal // of the issue, when the register vouches for it
	Revisions    []Revised
}

func (p *plan) bulletins() {
	add(p, "bulletins.html", "bulletins/index.html", func(a at) Bulletins {
		out := Bulletins{Frame: a.frame(templates.Text("site.bulletins"), templates.Text("bulletins.lead", "region", a.region()))}
		for _, m := range slices.Backward(a.letters) {
			s := a.month(m).score()
			out.Rows = append(out.Rows, BulletinLine{a.toBulletin(m), m, s.Met, s.Met + s.Missed})
		}
		return out
	})
	for i, m := range p.letters {
		add(p, "bulletin.html", bulletinPath(m), func(a at) Bulletin { return a.bulletin(i) })
		if own := p.Bulletins[m]; own != nil {
			p.pictures(own.Text.Images())
		}
	}
}

func (a at) toBulletin(m schema.Month) Link {
	return a.to(bulletinPath(m), templates.Text("bulletin.link", "month", m.Chinese()))
}

func (a at) bulletin(i int) Bulletin {
	m := a.letters[i]
	letter := a.letter(m)
	out := Bulletin{
		Frame: a.frame(letter.Title, templates.Text("bulletin.lead", "region", a.region(), "month", m.Chinese()),
			a.to("bulletins/index.html", templates.Text("site.bulletins"))),
		Month: m, Letter: letter, CountedAgain: m != a.Period && len(a.Input.Issued[m]) == 0,
		Kept: m < a.Values.First, Revisions: a.revised(m),
	}
	if versions := a.Input.Issued[m]; len(versions) > 0 {
		out.Issued = a.seal(versions[0].Act)
	}
	out.AsOf, out.Style = m.Last(), "bulletin.css"
	if own := a.Bulletins[m]; own != nil {
		out.Own = a.own(own)
		out.Live = out.Own.live()
	} else {
		month := a.month(m)
		out.Blocks, out.Annex = month.blocks(), month.key(valued)
		out.Live = live(out.Blocks)
	}
	if i > 0 {
		out.Earlier = a.toBulletin(a.letters[i-1])
	}
	if i+1 < len(a.letters) {
		out.Later = a.toBulletin(a.letters[i+1])
	}
	return out
}

// Letter is what stands around the text of an official circular. What is not
// given is empty: no number is ever made up.
type Letter struct {
	Issuer    string // in red above the text
	Number    string
	Title     string
	To        string // the addressees
	CC        string
	Signature string
	SignedOn  schema.Date
	Printer   string // who printed it
	PrintedOn schema.Date
}

// letter gives the letter around a month's bulletin: what the office's own one
// says, and else who publishes the site and when.
func (a at) letter(m schema.Month) Letter {
	own, view := a.Bulletins[m], a.view
	if own == nil {
		own = &bulletin.Bulletin{}
	} else {
		view = a.Edition.OfDocument(own.Text)
	}
	issuer := view.Mask(cmp.Or(own.Issuer, a.Workspace.Settings.Issuer))
	return Letter{
		Issuer:    issuer,
		Number:    own.Number,
		Title:     view.Mask(cmp.Or(own.Title, templates.Text("bulletin.title", "month", m.Chinese()))),
		To:        view.Mask(strings.TrimRight(cmp.Or(own.To, a.addressees()), "：:")),
		CC:        view.Mask(strings.TrimRight(own.CC, "。.")),
		Signature: view.Mask(cmp.Or(own.Signature, issuer)),
		SignedOn:  cmp.Or(own.IssuedOn, a.Date),
		Printer:   view.Mask(cmp.Or(own.Printer, issuer)),
		PrintedOn: cmp.Or(own.PrintedOn, own.IssuedOn, a.Date),
	}
}

// month is a month's bulletin while it is composed.
type month struct {
	at
	m        schema.Month
	standing *standing // at the end of the month
	measures []Measure // of the region, of all indicators
}

func (a at) month(m schema.Month) *month {
	out := &month{at: a, m: m}
	for _, g := range indicator.Groups {
		out.measures = append(out.measures, a.measures(g, 0, m)...)
	}
	return out
}

// key gives the measures for which is true.
func (b *month) key(is func(Measure) bool) []Measure {
	var out []Measure
	for _, x := range b.measures {
		if is(x) {
			out = append(out, x)
		}
	}
	return out
}

func valued(m Measure) bool   { return m.Value.Valid() }
func targeted(m Measure) bool { return m.Target.Given() }

func (b *month) score() Score { return score(b.key(targeted)) }

// addressees names all that a circular of the region goes to, by the level
// below it.
func (a at) addressees() string {
	children := a.place(0).Children
	if len(children) == 0 {
		return templates.Text("bulletin.to-units")
	}
	switch a.place(children[0]).Level {
	case record.Prefecture:
		return templates.Text("bulletin.to-prefectures")
	case record.County:
		return templates.Text("bulletin.to-counties")
	}
	return templates.Text("bulletin.to-towns")
}
