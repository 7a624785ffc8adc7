package record

import (
	"reflect"
	"strconv"

	"tongbao/generate/finding"
	"tongbao/generate/notice"
	"tongbao/generate/parallel"
	"tongbao/generate/schema"
)

// where names the row of other, and its file when that is not p's.
func where(p, other *schema.Pos) string {
	row := "第 " + strconv.Itoa(int(other.Row)) + " 行"
	if p.File == other.File {
		return row
	}
	return " " + other.File.Name + " " + row
}

// before says whether p stands before other in their table's files.
func before(p, other *schema.Pos) bool {
	if p.File != other.File {
		return p.File.Name < other.File.Name
	}
	return p.Row < other.Row
}

// refer finds the values of column c that stand nowhere in what it refers to.
func refer[T any, P schema.Record[T]](c *schema.Column, rows []T, ref *reference, out *finding.List) {
	for _, j := range strays[T, P](c, rows, ref) {
		r := P(&rows[j])
		pos := schema.PosOf(r)
		if !ref.complete() {
			ref.unchecked(pos.File, c, out)
			return
		}
		out.Add(ref.miss(pos.At(c.Name), schema.Field(reflect.ValueOf(r), c)))
	}
}

// strays gives the rows whose value of column c stands nowhere in what it refers
// to; some of them where that says nothing.
func strays[T any, P schema.Record[T]](c *schema.Column, rows []T, ref *reference) []int {
	return parallel.Gather(len(rows), 1<<14, func(from, to int) (out []int) {
		known, near := "", int32(-1) // as the row before says, of which there are many alike
		for j := from; j < to; j++ {
			value := schema.Field(reflect.ValueOf(P(&rows[j])), c)
			if value == known || value == "" || ref.has(value, &near) {
				known = value
				continue
			}
			if out = append(out, j); !ref.complete() {
				return out
			}
		}
		return out
	})
}

// notBefore finds an optional day that lies before the one it follows.
func notBefore(p *schema.Pos, late string, l schema.Date, early string, e schema.Date, out *finding.List) {
	if l != 0 && e != 0 && l < e && p.Sound(late, early) {
		t := p.File.Table
		out.Add(finding.DateOrder.New(p.At(late), l.String(), "column", t.Column(late).Header, "other", t.Column(early).Header, "want", e.String()))
	}
}

func (ws *Workspace) checkCommendation(r *Commendation, out *finding.List) {
	c, ok := ws.Roster.Find(r.CadreID)
	if !ok || r.CommendedOn == 0 || ws.Roster.On(c, r.CommendedOn) != nil {
		return
	}
	if !ws.settled(c) {
		return
	}
	id := schema.Display(r.CadreID)
	out.Add(finding.CommendOther.New(r.At("cadre_id"), id, "cadre", id, "date", r.CommendedOn.String()))
}

// settled says whether all of a person's postings are known with their days.
func (ws *Workspace) settled(person int32) bool {
	ps := ws.Roster.Of(person)
	for i := range ps {
		if !ps[i].sound() {
			return false
		}
	}
	return !ws.unread[Cadres]
}

func (ws *Workspace) checkLedger(r *Rectification, out *finding.List) {
	notBefore(&r.Pos, "due_on", r.DueOn, "found_on", r.FoundOn, out)
	problem := ""
	switch closed := r.Status == Closed; {
	case !r.Sound("status", "closed_on"):
	case closed && r.ClosedOn == 0 && ws.doubts.blame(&r.Pos, "closed_on"):
	case closed && r.ClosedOn == 0:
		problem = "整改状态是“已销号”，却没有销号日期"
	case !closed && r.ClosedOn != 0:
		problem = "整改状态是“" + string(r.Status) + "”，却写了销号日期 " + r.ClosedOn.String()
	}
	if problem != "" {
		out.Add(finding.ClosedStatus.New(r.At("closed_on"), r.ClosedOn.String(), "problem", problem))
		return
	}
	notBefore(&r.Pos, "closed_on", r.ClosedOn, "found_on", r.FoundOn, out)
}

// checkCriticised finds criticism circulars without a row in criticisms. A
// workspace may do without that table; then, as for a row without an effect
// period, a warning says that the names in them will stay.
func (ws *Workspace) checkCriticised(out *finding.List) {
	if ws.unread[Criticisms] || anyFaulty(ws.Criticisms, "notice_no") {
		return
	}
	named := map[string]bool{}
	for i := range ws.Criticisms {
		named[string(ws.Criticisms[i].NoticeNo)] = true
	}
	for _, n := range ws.Notices.Notices {
		if n.Kind != notice.Criticism || named[n.Number] {
			continue
		}
		f := finding.CriticismNobody.New(n.At("number"), n.Number)
		if !ws.Has(Criticisms) {
			f = f.As(finding.Warning)
		}
		out.Add(f)
	}
}

// CheckMonth adds what is worth a warning in the reporting month alone: grids
// whose responsible cadre is on post in another village.
func (ws *Workspace) CheckMonth(m schema.Month, out *finding.List) {
	for i := range ws.Grids {
		g := &ws.Grids[i]
		c, ok := ws.Roster.Find(g.CadreID)
		if !ok || !ws.settled(c) {
			continue
		}
		p := ws.Roster.On(c, m.Last())
		home, known := ws.Places.Find(string(g.VillageCode))
		covers := p != nil && p.OnPost.Has(m.Last()) && g.AssignedOn <= m.Last() && g.Sound("assigned_on")
		if covers && known && p.Place >= 0 && p.Place != home {
			id := schema.Display(g.CadreID)
			out.Add(finding.GridElsewhere.New(g.At("cadre_id"), id, "grid", schema.Display(g.GridID),
				"cadre", id, "village", ws.Places.All[p.Place].Name))
		}
	}
}
