package record

import (
	"reflect"
	"strings"
	"sync"

	"tongbao/generate/finding"
	"tongbao/generate/notice"
	"tongbao/generate/schema"
)

// unique finds rows whose key stands in a row before.
func unique[T any, P schema.Record[T]](t *schema.Table, rows []T, out *finding.List) {
	var names, headers []string
	for _, c := range t.Key {
		names = append(names, c.Name)
		headers = append(headers, c.Header)
	}
	seen := make(map[string]int, len(rows))
	var key strings.Builder
	for i := range rows {
		r := P(&rows[i])
		pos := schema.PosOf(r)
		if !pos.Sound(names...) {
			continue
		}
		key.Reset()
		for _, c := range t.Key {
			key.WriteString(schema.Field(reflect.ValueOf(r), c))
			key.WriteByte(0)
		}
		first, twice := seen[key.String()]
		if !twice {
			seen[key.String()] = i
			continue
		}
		other := schema.PosOf(P(&rows[first]))
		out.Add(finding.KeyTwice.New(pos.At(names[0]), schema.Field(reflect.ValueOf(r), t.Key[0]),
			"key", strings.Join(headers, "、"), "first", where(pos, other), "column", headers[0]))
	}
}

// where names the row of other, and its file when that is not p's.
func where(p, other *schema.Pos) string {
	if p.File == other.File {
		return row(other)
	}
	return other.File.Name + " " + row(other)
}

// reference is the set of values that a column may take.
type reference struct {
	table  string // for messages
	absent bool
	has    func(string) bool
	known  *schema.Known
	list   func() []string
	wrong  *finding.Kind
	mu     sync.Mutex // of known: monthly files are read at the same time
}

func (r *reference) nearest(value string) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.known == nil {
		r.known = schema.NewKnown(r.list())
	}
	return r.known.Nearest(value)
}

// references gives what each declared reference may take.
func (ws *Workspace) references() map[string]*reference {
	places := func(keep func(*Place) bool) func() []string {
		return func() (out []string) {
			for i := range ws.Places.All {
				if keep(&ws.Places.All[i]) {
					out = append(out, ws.Places.All[i].Code)
				}
			}
			return out
		}
	}
	departments := map[string]bool{}
	for i := range ws.Pairings {
		if ws.Pairings[i].Kind == Department {
			departments[string(ws.Pairings[i].Name)] = true
		}
	}
	return map[string]*reference{
		"villages.village_code": {table: Villages.Title, absent: !ws.Has(Villages), wrong: finding.RefUnknown,
			has:  func(s string) bool { i, ok := ws.Places.Find(s); return ok && ws.Places.All[i].Village >= 0 },
			list: places(func(p *Place) bool { return p.Village >= 0 })},
		"villages.village_code or a town or county above one": {table: Villages.Title, absent: !ws.Has(Villages), wrong: finding.RefUnknown,
			has:  func(s string) bool { _, ok := ws.Places.Find(s); return ok },
			list: places(func(*Place) bool { return true })},
		"teams.team_id": {table: Teams.Title, absent: !ws.Has(Teams), wrong: finding.RefUnknown,
			has:  func(s string) bool { return ws.teams[s] != nil },
			list: func() []string { return keys(ws.teams) }},
		"cadres.cadre_id": {table: Cadres.Title, absent: !ws.Has(Cadres), wrong: finding.RefUnknown,
			has:  func(s string) bool { _, ok := ws.Roster.index.find(s); return ok },
			list: func() []string { return append([]string(nil), ws.Roster.index.texts...) }},
		"grids.grid_id": {table: Grids.Title, absent: !ws.Has(Grids), wrong: finding.RefUnknown,
			has:  func(s string) bool { _, ok := ws.grids.find(s); return ok },
			list: func() []string { return append([]string(nil), ws.grids.texts...) }},
		"pairings.name": {table: Pairings.Title, absent: !ws.Has(Pairings), wrong: finding.FundPairing,
			has:  func(s string) bool { return departments[s] },
			list: func() []string { return keys(departments) }},
		"notices.number": {table: "通报（notices）", absent: !ws.Notices.Present, wrong: finding.RefUnknown,
			has: func(s string) bool { return ws.Notices.ByNumber(s) != nil },
			list: func() (out []string) {
				for _, n := range ws.Notices.Notices {
					out = append(out, n.Number)
				}
				return out
			}},
	}
}

func keys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	return out
}

// refer finds the values of column c that stand nowhere in what it refers to.
func refer[T any, P schema.Record[T]](c *schema.Column, rows []T, ref *reference, out *finding.List) {
	for j := range rows {
		r := P(&rows[j])
		value := schema.Field(reflect.ValueOf(r), c)
		if value == "" {
			continue
		}
		pos := schema.PosOf(r)
		if ref.absent {
			out.Add(ref.unchecked(pos, c))
			return
		}
		if !ref.has(value) {
			out.Add(ref.miss(pos.At(c.Name), value))
		}
	}
}

// unchecked says, at the header, that column c of p's file was not checked.
func (r *reference) unchecked(p *schema.Pos, c *schema.Column) finding.Finding {
	at := p.At(c.Name)
	at.Row = p.File.HeaderRow
	return finding.RefAbsent.New(at, "", "table", r.table, "column", c.Header)
}

func (r *reference) miss(at finding.At, value string) finding.Finding {
	nearest := r.nearest(value)
	return r.wrong.New(at, value, "table", r.table, "nearest", nearest, "want", nearest)
}

// notBefore finds an optional day that lies before the one it follows.
func notBefore(p *schema.Pos, late string, l schema.Date, early string, e schema.Date, out *finding.List) {
	if l != 0 && e != 0 && l < e && p.Sound(late, early) {
		t := p.File.Table
		out.Add(finding.DateOrder.New(p.At(late), l.String(), "column", t.Column(late).Header, "other", t.Column(early).Header, "want", e.String()))
	}
}

func (ws *Workspace) checkCommendation(r *Commendation, out *finding.List) {
	if r.CadreID == "" || r.CommendedOn == 0 || !ws.Has(Cadres) {
		return
	}
	if c, ok := ws.Roster.Find(r.CadreID); ok && ws.Roster.On(c, r.CommendedOn) == nil {
		out.Add(finding.CommendOther.New(r.At("cadre_id"), string(r.CadreID), "cadre", string(r.CadreID), "date", r.CommendedOn.String()))
	}
}

func checkLedger(r *Rectification, out *finding.List) {
	notBefore(&r.Pos, "due_on", r.DueOn, "found_on", r.FoundOn, out)
	notBefore(&r.Pos, "closed_on", r.ClosedOn, "found_on", r.FoundOn, out)
	if !r.Sound("status", "closed_on") {
		return
	}
	switch closed := r.Status == Closed; {
	case closed && r.ClosedOn == 0:
		out.Add(finding.ClosedStatus.New(r.At("closed_on"), "", "problem", "整改状态是“已销号”，却没有销号日期"))
	case !closed && r.ClosedOn != 0:
		out.Add(finding.ClosedStatus.New(r.At("closed_on"), r.ClosedOn.String(), "problem", "整改状态是“"+string(r.Status)+"”，却写了销号日期 "+r.ClosedOn.String()))
	}
}

// checkCriticised finds criticism circulars without a row in criticisms.
func (ws *Workspace) checkCriticised(out *finding.List) {
	if !ws.Has(Criticisms) {
		return
	}
	named := map[string]bool{}
	for i := range ws.Criticisms {
		named[string(ws.Criticisms[i].NoticeNo)] = true
	}
	for _, n := range ws.Notices.Notices {
		if n.Kind == notice.Criticism && !named[n.Number] {
			out.Add(finding.CriticismNobody.New(finding.At{File: n.File, Row: 1, Column: "number"}, n.Number))
		}
	}
}

// CheckMonth adds what is worth a warning in the reporting month alone: grids
// whose responsible cadre is on post in another village.
func (ws *Workspace) CheckMonth(m schema.Month, out *finding.List) {
	for i := range ws.Grids {
		g := &ws.Grids[i]
		c, ok := ws.Roster.Find(g.CadreID)
		if !ok {
			continue
		}
		p := ws.Roster.On(c, m.Last())
		home, known := ws.Places.Find(string(g.VillageCode))
		if p != nil && known && p.OnPost.Has(m.Last()) && g.AssignedOn <= m.Last() && p.Place >= 0 && p.Place != home {
			out.Add(finding.GridElsewhere.New(g.At("cadre_id"), string(g.CadreID), "grid", string(g.GridID),
				"cadre", string(g.CadreID), "village", ws.Places.All[p.Place].Name))
		}
	}
}
