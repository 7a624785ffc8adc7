package record

import (
	"slices"

	"tongbao/generate/finding"
	"tongbao/generate/notice"
	"tongbao/generate/schema"
)

// reference is the set of values that a column may take.
type reference struct {
	table  string // for messages
	absent bool   // there is no such table
	unread bool   // some of its values could not be read, so that a miss may be one of those
	has    func(string) bool
	list   func() []string
	known  *schema.Known
	wrong  *finding.Kind
}

// complete says whether a value that is not among the known ones is wrong.
func (r *reference) complete() bool { return !r.absent && !r.unread }

// references gives what each declared reference may take. lost says that a
// circular could not be read.
func (ws *Workspace) references(lost bool) map[string]*reference {
	return map[string]*reference{
		"villages.village_code": ws.reference(Villages, anyFaulty(ws.Villages, "village_code"),
			func(s string) bool { return ws.Places.listed(s) },
			ws.Places.codes(InVillage)),
		"villages.village_code or a town or county above one": ws.reference(Villages, anyFaulty(ws.Villages, "village_code"),
			func(s string) bool { return ws.Places.listed(s) },
			ws.Places.codes(County, Town, InVillage)),
		"teams.team_id": ws.reference(Teams, anyFaulty(ws.Teams, "team_id"),
			func(s string) bool { return ws.teams[s] != nil },
			func() []string { return keys(ws.teams) }),
		"cadres.cadre_id": ws.reference(Cadres, anyFaulty(ws.Cadres, "cadre_id"),
			func(s string) bool { _, ok := ws.Roster.index.find(s); return ok },
			func() []string { return append([]string(nil), ws.Roster.index.texts...) }),
		"grids.grid_id": ws.reference(Grids, anyFaulty(ws.Grids, "grid_id"),
			func(s string) bool { _, ok := ws.grids.find(s); return ok },
			func() []string { return append([]string(nil), ws.grids.texts...) }),
		"pairings.name":  ws.departments(),
		"notices.number": ws.numbers(lost),
	}
}

// reference is one to a key of table t; faulty says that some of its cells
// could not be read.
func (ws *Workspace) reference(t *schema.Table, faulty bool, has func(string) bool, list func() []string) *reference {
	if faulty {
		ws.unread[t] = true
	}
	return &reference{
		table: t.Title, absent: !ws.Has(t) && !ws.unread[t], unread: ws.unread[t],
		has: has, list: list, wrong: finding.RefUnknown,
	}
}

func (ws *Workspace) departments() *reference {
	names := map[string]bool{}
	for i := range ws.Pairings {
		if p := &ws.Pairings[i]; p.Kind == Department && p.Name != "" {
			names[string(p.Name)] = true
		}
	}
	ref := ws.reference(Pairings, anyFaulty(ws.Pairings, "kind", "name"),
		func(s string) bool { return names[s] },
		func() []string { return keys(names) })
	ref.wrong = finding.FundPairing
	return ref
}

func (ws *Workspace) numbers(lost bool) *reference {
	return &reference{
		table: "通报（notices）", absent: !ws.Notices.Present, unread: lost, wrong: finding.RefUnknown,
		has: func(s string) bool { return ws.Notices.ByNumber(s) != nil },
		list: func() (out []string) {
			for _, n := range ws.Notices.Notices {
				out = append(out, n.Number)
			}
			return out
		},
	}
}

// lost says whether a file of circulars is so faulty that its number is not in
// the archive.
func lost(a *notice.Archive, found *finding.List) bool {
	known := map[string]bool{}
	for _, n := range a.Notices {
		known[n.File] = true
	}
	for _, f := range found.Sorted() {
		if f.Severity == finding.Error && !known[f.File] {
			return true
		}
	}
	return false
}

// codes lists the codes of the places of some levels.
func (p *Places) codes(of ...Level) func() []string {
	return func() (out []string) {
		for i := range p.All {
			if slices.Contains(of, p.All[i].Level) {
				out = append(out, p.All[i].Code)
			}
		}
		return out
	}
}

func keys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	return out
}

// anyFaulty says whether one of the named cells of any row could not be read.
func anyFaulty[T any, P schema.Record[T]](rows []T, names ...string) bool {
	for i := range rows {
		if !schema.PosOf(P(&rows[i])).Sound(names...) {
			return true
		}
	}
	return false
}

// unchecked says, at the header, that column c of a file was not checked.
func (r *reference) unchecked(f *schema.File, c *schema.Column) finding.Finding {
	at := (&schema.Pos{File: f, Row: int32(f.HeaderRow)}).At(c.Name)
	kind := finding.RefUnread
	if r.absent {
		kind = finding.RefAbsent
	}
	return kind.New(at, "", "table", r.table, "column", c.Header)
}

func (r *reference) miss(at finding.At, value string) finding.Finding {
	if r.known == nil {
		r.known = schema.NewKnown(r.list())
	}
	nearest := schema.Display(r.known.Nearest(value))
	return r.wrong.New(at, schema.Display(value), "table", r.table, "nearest", nearest, "want", nearest)
}
