// Package edition says what an edition of the site does not show: for the
// internal one, the names of those whose criticism is no longer in effect; for
// the public one, the names of all persons, and internal circulars.
//
// A name is hidden by what it stands in. A circular hides the names of its own
// expired criticisms, and those of the circulars that it corrects, withdraws or
// cites; everything else hides a name only when nothing is left that keeps it: no
// roster, no other table, no criticism still in effect.
package edition

import (
	"slices"

	"tongbao/generate/finding"
	"tongbao/generate/name"
	"tongbao/generate/notice"
	"tongbao/generate/private"
	"tongbao/generate/record"
	"tongbao/generate/register"
	"tongbao/generate/schema"
)

// Audience is whom an edition is for.
type Audience string

const (
	Internal Audience = "internal"
	Public   Audience = "public"
)

// Audiences lists the audiences.
var Audiences = []Audience{Internal, Public}

// Edition is what one edition of a site shows of a workspace. It does not change.
type Edition struct {
	Audience Audience
	Date     schema.Date // the publishing date

	ws       *record.Workspace
	all      *veil                    // of what has none of its own
	table    *veil                    // of what is said of the table of criticisms
	own      map[*notice.Notice]*veil // of the circulars that hide more than all does
	files    map[string]*notice.Notice
	expiries *expiries
}

// New gives the edition of a workspace for an audience on a publishing date, by
// the register's masks too.
func New(ws *record.Workspace, reg *register.Register, audience Audience, date schema.Date) *Edition {
	e := &Edition{Audience: audience, Date: date, ws: ws, own: map[*notice.Notice]*veil{}, files: map[string]*notice.Notice{}}
	for _, n := range ws.Notices.Notices {
		e.files[n.File] = n
	}
	e.expiries = expire(ws, reg, date)
	if audience == Public {
		e.public()
	} else {
		e.internal()
	}
	return e
}

func (e *Edition) internal() {
	kept := e.kept()
	var gone, any []string
	for _, bare := range e.expiries.names() {
		any = append(any, bare)
		if !kept[bare] {
			gone = append(gone, bare)
		}
	}
	e.all = e.veil(gone, kept)
	e.table = newVeil(any, nil)
	for _, n := range e.ws.Notices.Notices {
		if hidden := e.expiries.in(n); len(hidden) > 0 {
			e.own[n] = newVeil(hidden, nil)
		}
	}
}

func (e *Edition) public() {
	names := e.kept()
	for _, bare := range e.expiries.names() {
		names[bare] = true
	}
	var all []string
	for bare := range names {
		all = append(all, bare)
	}
	slices.Sort(all)
	e.all = e.veil(all, nil)
	e.all.documents(e.ws.Notices.Notices, e.Omits)
	e.table = e.all
}

// veil hides names, but not where they are a part of a place's name or of a
// longer name that is kept.
func (e *Edition) veil(hidden []string, kept map[string]bool) *veil {
	plain := newVeil(hidden, nil)
	var around []string
	for i := range e.ws.Places.All {
		if bare := name.Bare(e.ws.Places.All[i].Name); plain.finds(bare) {
			around = append(around, bare)
		}
	}
	for bare := range kept {
		if plain.finds(bare) {
			around = append(around, bare)
		}
	}
	slices.Sort(around)
	return newVeil(hidden, around)
}

// kept gives the bare names that a table or a criticism in effect keeps.
func (e *Edition) kept() map[string]bool {
	out := map[string]bool{}
	e.ws.EachPerson(func(cell schema.Text) { add(out, string(cell)) })
	for bare := range e.expiries.current {
		out[bare] = true
	}
	return out
}

func add(into map[string]bool, cell string) {
	for _, written := range name.Persons(cell) {
		into[name.Bare(written)] = true
	}
}

// View gives what the edition shows of a text that is no circular's.
func (e *Edition) View() notice.View { return e.view(e.all) }

// Of gives what the edition shows of a circular: its title, its text, and what
// is said of it elsewhere.
func (e *Edition) Of(n *notice.Notice) notice.View { return e.view(e.all, e.own[n]) }

// OfDocument gives what the edition shows of a bulletin that the office wrote,
// which hides what the circulars hide that it cites.
func (e *Edition) OfDocument(d *notice.Document) notice.View {
	if e.Audience == Public {
		return e.View()
	}
	return e.view(e.all, newVeil(e.expiries.cited(d.Text(notice.View{}), d.Leads()), nil))
}

// Finding gives what the edition shows of what was found in a file, and whether
// it shows it at all.
func (e *Edition) Finding(f finding.Finding) (notice.View, bool) {
	n := e.files[f.File]
	switch {
	case n != nil:
		return e.Of(n), !e.Omits(n)
	case e.Audience == Public && within(f.File, notice.Folder):
		return e.View(), false // a draft's
	case slices.Contains(e.ws.Paths(record.Criticisms), f.File):
		return e.view(e.all, e.table), true
	}
	return e.View(), true
}

func within(file, folder string) bool {
	return len(file) > len(folder) && file[:len(folder)] == folder && file[len(folder)] == '/'
}

// Omits says whether the edition leaves a circular out.
func (e *Edition) Omits(n *notice.Notice) bool {
	return e.Audience == Public && n.Audience != notice.Public
}

// Person gives a cell for persons as the edition shows it.
func (e *Edition) Person(cell string) string {
	if e.Audience == Public {
		cell = name.MaskAll(cell)
	}
	return e.View().Mask(cell)
}

// Place gives the name of a place, which is nobody's, as every edition shows it.
func (e *Edition) Place(name string) string { return private.Mask(name) }

func (e *Edition) view(veils ...*veil) notice.View {
	return notice.View{Omits: e.Omits, Hide: func(text string) []notice.Span {
		var out []notice.Span
		for _, v := range veils {
			out = v.spans(out, text)
		}
		return out
	}}
}
