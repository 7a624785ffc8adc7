package record

import (
	"slices"

	"tongbao/generate/finding"
	"tongbao/generate/notice"
	"tongbao/generate/schema"
)

// reference is the set of values that a column may take.
type reference struct {
	table  string                               // for messages
	file   string                               // the table's first; empty where it may lack
	absent bool                                 // there is no such table
	empty  *empty                               // nil when the table has rows
	unread bool                                 // some of its values could not be read, so that a miss may be one of those
	has    func(value string, near *int32) bool // near is for the next call, in a row of values
	list   func() []string
	known  *schema.Known
	wrong  *finding.Kind
}

// empty is a table without rows; told says that a finding has told of it.
type empty struct{ told bool }

// complete says whether a value that is not among the known ones is wrong by
// itself.
func (r *reference) complete() bool { return !r.absent && !r.unread && r.empty == nil }

// references gives what each declared reference may take. lost says that a
// circular could not be read.
func (ws *Workspace) references(lost bool) map[string]*reference {
	return map[string]*reference{
		"villages.village_code": ws.reference(Villages, anyFaulty(ws.Villages, "village_code"),
			func(s string, _ *int32) bool { return ws.Places.listed(s) },
			ws.Places.codes(InVillage)),
		"villages.village_code or a town or county above one": ws.reference(Villages, anyFaulty(ws.Villages, "village_code"),
			func(s string, _ *int32) bool { return ws.Places.listed(s) },
			ws.Places.codes(County, Town, InVillage)),
		"teams.team_id": ws.reference(Teams, anyFaulty(ws.Teams, "team_id"),
			func(s string, _ *int32) bool { return ws.teams[s] != nil },
			func() []string { return keys(ws.teams) }),
		"cadres.cadre_id": ws.reference(Cadres, anyFaulty(ws.Cadres, "cadre_id"),
			ws.Roster.index.has,
			ws.Roster.index.all),
		"grids.grid_id": ws.reference(Grids, anyFaulty(ws.Grids, "grid_id"),
			ws.grids.has,
			ws.grids.all),
		"pairings.name":  ws.departments(),
		"notices.number": ws.numbers(lost),
	}
}

// reference is one to a key of table t; faulty says that some of its cells
// could not be read.
func (ws *Workspace) reference(t *schema.Table, faulty bool, has func(string, *int32) bool, list func() []string) *reference {
	if faulty {
		ws.unread[t] = true
	}
	ref := &reference{
		table: t.Title, absent: !ws.Has(t) && !ws.unread[t], unread: ws.unread[t],
		has: has, list: list, wrong: finding.RefUnknown,
	}
	if !ref.absent && !ref.unread {
		ref.file, ref.empty = ws.paths[t][0], ws.empty(t)
	}
	return ref
}

// empty gives a mark for table t when it has no rows, the same one each time.
func (ws *Workspace) empty(t *schema.Table) *empty {
	rows := 0
	for _, f := range ws.Files {
		if f.Table == t {
			rows += f.Rows
		}
	}
	if rows > 0 {
		return nil
	}
	if ws.empties[t] == nil {
		ws.empties[t] = &empty{}
	}
	return ws.empties[t]
}

func (ws *Workspace) departments() *reference {
	names := map[string]bool{}
	for i := range ws.Pairings {
		if p := &ws.Pairings[i]; p.Kind == Department && p.Name != "" {
			names[string(p.Name)] = true
		}
	}
	ref := ws.reference(Pairings, anyFaulty(ws.Pairings, "kind", "name"),
		func(s string, _ *int32) bool { return names[s] },
		func() []string { return keys(names) })
	ref.wrong = finding.FundPairing
	return ref
}

func (ws *Workspace) numbers(lost bool) *reference {
	return &reference{
		table: "通报（notices）", absent: !ws.Notices.Present, unread: lost, wrong: finding.NoticeReference,
		has: func(s string, _ *int32) bool { return ws.Notices.ByNumber(s) != nil },
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

// unchecked says, at the header, that column c of a file was not checked; of
// an empty table, once for all that refers to it, that nothing can be.
func (r *reference) unchecked(f *schema.File, c *schema.Column, out *finding.List) {
	at := (&schema.Pos{File: f, Row: int32(f.HeaderRow)}).At(c.Name)
	switch {
	case r.absent:
		out.Add(finding.RefAbsent.New(at, "", "table", r.table, "column", c.Header))
	case r.unread:
		out.Add(finding.RefUnread.New(at, "", "table", r.table, "column", c.Header))
	case !r.empty.told:
		r.empty.told = true
		out.Add(finding.RefEmpty.New(finding.At{File: r.file}, "", "table", r.table, "file", r.file))
	}
}

func (r *reference) miss(at finding.At, value string) finding.Finding {
	if r.known == nil {
		r.known = schema.NewKnown(r.list())
	}
	nearest := schema.Display(r.known.Nearest(value))
	return r.wrong.New(at, schema.Display(value), "table", r.table, "nearest", nearest)
}
