package indicator

import (
	"slices"
	"strconv"
	"strings"

	"tongbao/generate/finding"
	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// IdleMonths is after how many months without an entry the ledger counts as not
// kept up.
const IdleMonths = 3

// What gaps are told from besides the monthly tables' returns.
var (
	halfOwed = counted{cadresOnPostAtHalfEnd, HalfYear}
	halfDone = counted{evaluations, HalfYear}
	found    = counted{problemsFound, AsOf}
	closed   = counted{problemsClosed, AsOf}
	overdue  = counted{problemsOverdue, AsOf}
)

// Gaps adds to out what has not been reported up to the reporting month, one
// finding for each gap, and what changed too suddenly to be believed unseen. All
// are warnings. A table is left out while an error stands in its files or in
// those that say where its rows count: what seems missing may be what could not
// be read.
func (c *Completeness) Gaps(out *finding.List) {
	g := &gaps{c, spoilt(c.v.ws, out.Faulty()), out}
	for _, r := range c.Returns {
		if g.sound(r.table) {
			g.monthly(r)
		}
	}
	if c.v.ws.Has(record.Evaluations) && g.sound(record.Evaluations) {
		g.half()
	}
	if c.v.ws.Has(record.Rectifications) && g.sound(record.Rectifications) {
		g.ledger()
	}
	g.jumps()
}

// gaps is the search for them.
type gaps struct {
	*Completeness
	spoilt map[*schema.Table]bool
	out    *finding.List
}

// spoilt gives the tables in which an error stands: all of them when one stands
// in the settings or in a file of no table, of which nobody knows what it holds.
func spoilt(ws *record.Workspace, faulty map[string]bool) map[*schema.Table]bool {
	out := map[*schema.Table]bool{}
	of := map[string]bool{}
	for _, t := range record.Tables {
		for _, file := range ws.Paths(t) {
			of[file] = true
			out[t] = out[t] || faulty[file]
		}
	}
	for file := range faulty {
		if !of[file] && !strings.HasPrefix(file, "notices/") {
			for _, t := range record.Tables {
				out[t] = true
			}
		}
	}
	return out
}

// sound says whether all of a table's rows have been read and placed.
func (g *gaps) sound(t *schema.Table) bool {
	for _, needed := range []*schema.Table{t, record.Villages, record.Teams, record.Cadres, record.Grids} {
		if g.spoilt[needed] {
			return false
		}
	}
	return true
}

// monthly tells the gaps of a monthly table: a month without a row, and a
// place without a row in a month of others.
func (g *gaps) monthly(r *Returns) {
	for _, m := range r.Months() {
		file, into := g.v.ws.MonthPath(r.table, m)
		for _, place := range r.Late(0, m) {
			g.late(gap{r.table, m.Chinese(), file, into, r.what, r.owing(place, m), r.unit}, place)
		}
	}
}

// half tells from where no evaluation of the newest half-year that ended has
// come in. The half-year's last month is too early to ask for them. An office
// that never evaluated has no gap.
func (g *gaps) half() {
	half := halfOf(g.period.Last()+1) - 1
	tried := func(e record.Evaluation) bool { return e.Half <= half }
	if half.Last() == g.period.Last() || !slices.ContainsFunc(g.v.ws.Evaluations, tried) {
		return
	}
	file := g.v.ws.Path(record.Evaluations)
	missing := func(place int32) bool {
		return g.v.amount(halfDone, place, g.period) == 0 && g.v.amount(halfOwed, place, g.period) > 0
	}
	for _, place := range late(g.v.Places, 0, missing) {
		owing := g.v.amount(halfOwed, place, g.period)
		g.late(gap{record.Evaluations, half.Chinese(), file, file, "在岗驻村干部", owing, "人"}, place)
	}
}

// gap is rows that have not come in.
type gap struct {
	table      *schema.Table
	when       string // the month or half-year
	file, into string // where to look, and where the rows belong
	what       string // what the rows ought to be about
	owing      int64  // how many; 0 when it is not known
	unit       string
}

// late says that nothing has come in from a place.
func (g *gaps) late(x gap, place int32) {
	at, rows := finding.At{File: x.file}, strings.TrimSuffix(x.table.Title, "表")
	held := ""
	if x.owing > 0 {
		held = x.what + " " + count(x.owing) + " " + x.unit
	}
	if place == 0 {
		g.out.Add(finding.MonthMissing.New(at, "", "when", x.when, "table", x.table.Title, "what", rows, "held", held, "into", x.into))
		return
	}
	g.out.Add(finding.PlaceMissing.New(at, "", "town", g.town(place), "place", g.name(place), "when", x.when,
		"table", x.table.Title, "what", rows, "held", held, "into", x.into))
}

// ledger tells whether the rectification ledger is kept up. It is not when
// problems are open and, in the reporting month and the two before it, none was
// found or closed. Where it is, a town has stopped when the same holds of its
// own and all that are open were overdue a month ago.
func (g *gaps) ledger() {
	at := finding.At{File: g.v.ws.Path(record.Rectifications)}
	since, until := (g.period - IdleMonths + 1).Chinese(), g.period.Chinese()
	if g.idle(0) {
		g.out.Add(finding.LedgerIdle.New(at, "", "open", count(g.open(0)), "since", since, "until", until))
		return
	}
	for place := range g.towns() {
		if open := g.open(place); g.idle(place) && g.v.amount(overdue, place, g.period-1) == open {
			g.out.Add(finding.LedgerTown.New(at, "", "town", g.town(place), "place", g.name(place), "open", count(open),
				"since", since, "until", until))
		}
	}
}

// open gives how many problems of a place are open at the reporting month's end.
func (g *gaps) open(place int32) int64 {
	return g.v.amount(found, place, g.period) - g.v.amount(closed, place, g.period)
}

// idle says whether a place has open problems, and for months none was found or
// closed.
func (g *gaps) idle(place int32) bool {
	same := func(c counted) bool {
		return g.v.amount(c, place, g.period) == g.v.amount(c, place, g.period-IdleMonths)
	}
	return g.open(place) > 0 && same(found) && same(closed)
}

// towns gives the positions of the towns, in order of code.
func (c *Completeness) towns() func(yield func(int32) bool) {
	return func(yield func(int32) bool) {
		for i := range c.v.Places.All {
			if c.v.Places.All[i].Level == record.Town && !yield(int32(i)) {
				return
			}
		}
	}
}

// town gives the code of the town at a position; "" for what is above.
func (c *Completeness) town(place int32) string {
	if p := c.v.Places.All[place]; p.Level == record.Town {
		return p.Code
	}
	return ""
}

// name gives a place's name, behind that of the county where the region has
// several.
func (c *Completeness) name(place int32) string {
	p := c.v.Places.All[place]
	if p.Level == record.Town && p.Parent > 0 {
		return c.v.Places.All[p.Parent].Name + p.Name
	}
	return p.Name
}

func count(n int64) string { return strconv.FormatInt(n, 10) }
