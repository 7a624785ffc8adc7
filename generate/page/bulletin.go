package page

import (
	"tongbao/generate/indicator"
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

// Bulletin is the report on one month.
type Bulletin struct {
	Frame
	Month        schema.Month
	Opening      []Sentence
	Sections     []Section
	Circulars    []NoticeLine // issued in the month
	Earlier      Link         // the bulletins beside it; Href is empty at the ends
	Later        Link
	CountedAgain bool // the month is before the reporting month, and was counted again with its files
}

// Section is a group's paragraph and the same values as a table.
type Section struct {
	Link      Link
	Paragraph []Sentence
	Measures  []Measure
}

func (p *plan) bulletins() {
	add(p, "bulletins.html", "bulletins/index.html", func(a at) Bulletins {
		out := Bulletins{Frame: a.frame(templates.Text("site.bulletins"), templates.Text("bulletins.lead", "region", a.region()))}
		for i := len(a.months) - 1; i >= 0; i-- {
			m := a.months[i]
			met, missed := a.tallied(m)
			out.Rows = append(out.Rows, BulletinLine{a.toBulletin(m), m, met, met + missed})
		}
		return out
	})
	for i, m := range p.months {
		add(p, "bulletin.html", bulletinPath(m), func(a at) Bulletin { return a.bulletin(i) })
	}
}

func (a at) toBulletin(m schema.Month) Link {
	return a.to(bulletinPath(m), templates.Text("bulletin.title", "month", m.Chinese()))
}

// tallied counts the indicators that met and missed their targets in a month.
func (p *plan) tallied(m schema.Month) (met, missed int) {
	for _, d := range indicator.All {
		switch p.verdict(p.Values.At(d, 0, m)) {
		case Met:
			met++
		case Missed:
			missed++
		}
	}
	return met, missed
}

func (a at) bulletin(i int) Bulletin {
	m := a.months[i]
	met, missed := a.tallied(m)
	out := Bulletin{
		Frame: a.frame(templates.Text("bulletin.title", "month", m.Chinese()),
			templates.Text("bulletin.lead", "region", a.region(), "month", m.Chinese()),
			a.to("bulletins/index.html", templates.Text("site.bulletins"))),
		Month:        m,
		Opening:      []Sentence{say("bulletin.opening", "date", m.Last(), "all", met+missed, "met", met, "missed", missed)},
		CountedAgain: m != a.Period,
	}
	out.AsOf = m.Last()
	for _, g := range indicator.Groups {
		out.Sections = append(out.Sections, a.section(g, m))
	}
	for _, n := range a.circulars(len(a.Workspace.Notices.Notices)) {
		if n.IssuedOn.Month() == m {
			out.Circulars = append(out.Circulars, n)
		}
	}
	if i > 0 {
		out.Earlier = a.toBulletin(a.months[i-1])
	}
	if i+1 < len(a.months) {
		out.Later = a.toBulletin(a.months[i+1])
	}
	return out
}

func (a at) section(g *indicator.Group, m schema.Month) Section {
	out := Section{Link: a.toGroup(g), Measures: a.measures(g, 0, m)}
	for _, x := range out.Measures {
		out.Paragraph = append(out.Paragraph, sentences(x)...)
	}
	return out
}

// sentences puts a measure in words: the value, how it changed, and whether it
// meets its target.
func sentences(m Measure) []Sentence {
	if !m.Value.Valid() {
		return []Sentence{say("bulletin.none", "name", m.Indicator.Name)}
	}
	out := []Sentence{say("bulletin.value", "name", m.Indicator.Name, "value", m.Value)}
	if m.OnMonth.Comparable() {
		out = append(out, say("bulletin.on-month", "change", m.OnMonth))
	}
	if m.OnYear.Comparable() {
		out = append(out, say("bulletin.on-year", "change", m.OnYear))
	}
	switch m.Verdict {
	case Met:
		out = append(out, say("bulletin.met", "target", m.Target))
	case Missed:
		out = append(out, say("bulletin.missed", "target", m.Target))
	}
	return append(out, say("bulletin.stop"))
}
