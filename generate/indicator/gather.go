package indicator

import (
	"tongbao/generate/finding"
	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// Monthly is what the monthly tables' rows add up to, for every month that has
// rows.
type Monthly struct {
	scores    map[schema.Month][]int64 // places times scoreTerms
	subsidies map[schema.Month][]int64 // places times subsidyTerms
	visits    map[schema.Month][]int32 // by position in the grids table: 0 for no row, else one more than the households visited
	spread    map[schema.Month]Spread
	marks     marks // the reporting month's scores
}

func newMonthly(reporting schema.Month) Monthly {
	return Monthly{map[schema.Month][]int64{}, map[schema.Month][]int64{}, map[schema.Month][]int32{}, map[schema.Month]Spread{},
		marks{month: reporting, fixed: reporting != 0}}
}

// Spread gives how the scores of month m spread over the whole region; nil
// when it has none.
func (m *Monthly) Spread(month schema.Month) Spread { return m.spread[month] }

// Wants says what is wanted of the monthly tables. The zero Wants is all of it.
type Wants struct {
	// Memory knows what files come to that have not changed since an earlier run,
	// so that they are not read again.
	Memory record.Memory
	// Months is how many months up to the reporting month, the newest where none is
	// set, values are wanted of. What the rows of others come to is let go, and 0
	// lets go of nothing.
	Months int
}

// Gather reads the monthly tables of ws in one pass, adds what is wrong with
// them to out and what they say up.
func Gather(ws *record.Workspace, w Wants, out *finding.List) *Monthly {
	var sinks []*gatherer
	ws.Stream(func() record.Sink {
		g := newGatherer(ws, w.Months)
		sinks = append(sinks, g)
		return g
	}, w.Memory, out)
	all := newMonthly(ws.Settings.Period)
	for _, g := range sinks {
		all.merge(&g.before)
		all.marks.merge(&g.marks)
	}
	all.marks.sort()
	return &all
}

// merge adds another's sums.
func (m *Monthly) merge(from *Monthly) {
	merge(m.scores, from.scores)
	merge(m.subsidies, from.subsidies)
	merge(m.visits, from.visits)
	merge(m.spread, from.spread)
}

// gatherer is the sink of one goroutine.
type gatherer struct {
	Monthly                  // of the rows of the file that is read
	before                   Monthly
	places, grids            int
	scoreTerms, subsidyTerms []*Term
	limit, step              schema.Score // the highest score, and how finely scores are counted
	wanted                   int          // months, as Wants has them
	newest                   schema.Month // that is reported or was met

	month schema.Month // of the row before, whose sums are at hand
	table *schema.Table
	sums  []int64
	seen  []int32
	hits  Spread
}

func newGatherer(ws *record.Workspace, wanted int) *gatherer {
	return &gatherer{
		Monthly:      newMonthly(ws.Settings.Period),
		before:       newMonthly(0),
		places:       len(ws.Places.All),
		grids:        len(ws.Grids),
		scoreTerms:   rowTerms(record.Scores),
		subsidyTerms: rowTerms(record.Subsidies),
		limit:        ws.Settings.Cap,
		step:         spreadStep(ws.Settings.Cap),
		wanted:       wanted,
		newest:       ws.Settings.Period,
	}
}

// rowTerms lists the terms that count the rows of one monthly table: how many
// there are, and those of the indicators.
func rowTerms(of *schema.Table) []*Term {
	out := []*Term{dutyOf(of).rows}
	seen := map[*Term]bool{out[0]: true}
	for _, d := range All {
		for _, t := range []*Term{d.Num, d.Den} {
			if t != nil && t.rows == of && t.count == nil && !seen[t] {
				seen[t] = true
				out = append(out, t)
			}
		}
	}
	return out
}

func (g *gatherer) turn(t *schema.Table, m schema.Month, into map[schema.Month][]int64, terms int) {
	if g.table == t && g.month == m {
		return
	}
	if into[m] == nil {
		into[m] = make([]int64, g.places*terms)
	}
	g.table, g.month, g.sums = t, m, into[m]
}

// Score adds one row of scores.
func (g *gatherer) Score(r *record.ScoreRow) {
	if g.table != record.Scores || g.month != r.Month {
		g.turn(record.Scores, r.Month, g.scores, len(g.scoreTerms))
		if g.spread[r.Month] == nil {
			g.spread[r.Month] = newSpread(g.limit)
		}
		g.hits = g.spread[r.Month]
	}
	g.hits[r.Counted/g.step]++
	place := r.Place
	g.marks.take(r.Month, place, r.Counted)
	row := g.sums[int(place)*len(g.scoreTerms):][:len(g.scoreTerms)]
	for i, t := range g.scoreTerms {
		row[i] += t.score(r)
	}
}

// Subsidy adds one row of subsidies.
func (g *gatherer) Subsidy(r *record.SubsidyRow) {
	g.turn(record.Subsidies, r.Month, g.subsidies, len(g.subsidyTerms))
	row := g.sums[int(r.Place)*len(g.subsidyTerms):]
	for i, t := range g.subsidyTerms {
		row[i] += t.subsidy(r)
	}
}

// Visit takes one row of visits; a grid has one row a month.
func (g *gatherer) Visit(r *record.VisitRow) {
	if g.table != record.Visits || g.month != r.Month {
		if g.visits[r.Month] == nil {
			g.visits[r.Month] = make([]int32, g.grids)
		}
		g.table, g.month, g.seen = record.Visits, r.Month, g.visits[r.Month]
	}
	g.seen[r.At] = 1 + int32(min(r.HouseholdsVisited, r.Grid.Households))
}
