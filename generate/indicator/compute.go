package indicator

import (
	"cmp"
	"context"
	"slices"

	"tongbao/generate/finding"
	"tongbao/generate/parallel"
	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// Values are all indicators for all places and the months from First to Last.
type Values struct {
	First, Last schema.Month
	Places      *record.Places
	Monthly     *Monthly

	ws     *record.Workspace
	series map[counted]*series
	sides  map[*Indicator]sides
	old    map[schema.Month]kept // of months before First
	rollup *rollup               // where they are added up from published ones, in place of series
}

// sides are the series that an indicator's values are made of, nil where a table
// that one needs is absent or it has none, and the months whose rows were reported
// at all, nil where they are not reported by month: found once, since a page asks
// for a thousand values.
type sides struct {
	num, den, clusters *series
	reported           []bool
}

// counted is a term as it is counted for a period: the same rows count on
// other dates in another.
type counted struct {
	term   *Term
	period *Period
}

// series is a term's amount by place and month.
type series struct {
	amount amounts
	items  amounts // of a median: how many there are
}

// Compute gives the values of every indicator for every place of ws in the
// months from first to last, from what Gather added up and the tables in
// memory. Each term is counted once, for all of them together.
func Compute(ws *record.Workspace, monthly *Monthly, first, last schema.Month) *Values {
	v := &Values{First: first, Last: last, Places: ws.Places, Monthly: monthly, ws: ws, series: map[counted]*series{}}
	var todo []*task
	for _, d := range All {
		for _, t := range []*Term{d.Num, d.Den} {
			c := counted{t, d.Period}
			if _, known := v.series[c]; t == nil || known || !v.has(t) {
				continue
			}
			v.series[c] = nil
			todo = append(todo, &task{counted: c, median: d.Kind == Median})
		}
	}
	v.countAll(todo)
	v.sides = make(map[*Indicator]sides, len(All))
	for _, d := range All {
		v.sides[d] = sides{v.series[counted{d.Num, d.Period}], v.series[counted{d.Den, d.Period}], v.series[counted{grids, AsOf}], v.reported(d)}
	}
	return v
}

// task is a term to be counted.
type task struct {
	counted
	median bool
	series *series
}

// countAll counts the terms, as many at a time as there are processors.
func (v *Values) countAll(todo []*task) {
	desks := make([]countDesk, parallel.Workers(len(todo)))
	parallel.Do(context.Background(), len(todo), func(worker, i int) error {
		todo[i].series = v.count(todo[i], &desks[worker])
		return nil
	})
	for _, t := range todo {
		v.series[t.counted] = t.series
	}
}

// amount gives what a term counts in a place and month; 0 when it was not counted.
func (v *Values) amount(c counted, place int32, m schema.Month) int64 {
	s := v.series[c]
	if s == nil || m < v.First || m > v.Last {
		return 0
	}
	return s.amount.at(int(place)*int(v.Last-v.First+1) + int(m-v.First))
}

// has says whether the tables that t needs are there.
func (v *Values) has(t *Term) bool {
	for _, table := range t.tables {
		if !v.ws.Has(table) {
			return false
		}
	}
	return !t.notices || v.ws.Notices.Present
}

func (v *Values) months() span { return spanOf(v.First, v.Last) }

// Months gives the months in order.
func (v *Values) Months() []schema.Month {
	var out []schema.Month
	for m := v.First; m <= v.Last; m++ {
		out = append(out, m)
	}
	return out
}

// At gives indicator d's value for the place at position place in month m,
// which lies between First and Last, or was kept.
func (v *Values) At(d *Indicator, place int32, m schema.Month) Value {
	return v.at(d, v.sides[d], place, m)
}

// at is At for whom has looked up the indicator's sides.
func (v *Values) at(d *Indicator, s sides, place int32, m schema.Month) Value {
	if m < v.First {
		return v.before(d, place, m)
	}
	if v.rollup != nil {
		return v.rolled(d, place, m, nil)
	}
	out := Value{Indicator: d}
	if m > v.Last || d.TopOnly && place != 0 || s.reported != nil && !s.reported[m-v.First] {
		return out
	}
	if s.num == nil || d.Den != nil && s.den == nil {
		return out
	}
	at := int(place)*int(v.Last-v.First+1) + int(m-v.First)
	out.Known, out.Num = true, s.num.amount.at(at)
	switch {
	case d.Den != nil:
		out.Den = s.den.amount.at(at)
		if d.Clustered() {
			out.Clusters = s.clusters.amount.at(at)
		}
	case d.Kind == Median:
		out.Den = s.num.items.at(at)
	}
	return out
}

// reported says of each month whether the rows that d counts were reported at
// all; nil for an indicator whose rows are not reported by month.
func (v *Values) reported(d *Indicator) []bool {
	t := d.Monthly()
	if t == nil {
		return nil
	}
	out := make([]bool, v.Last-v.First+1)
	for i := range out {
		out[i] = v.ws.Months[t][v.First+schema.Month(i)]
	}
	return out
}

// Target gives the target of d in hundredths of its unit, as the settings or
// else the declaration say; NoTarget when there is none.
func (v *Values) Target(d *Indicator) int64 {
	if t, ok := v.ws.Settings.Targets[d.ID]; ok {
		return t
	}
	return d.Target
}

// count counts one term for all places and months.
func (v *Values) count(task *task, desk *countDesk) *series {
	t, months := task.term, v.months()
	n := months.len()
	c := &tally{period: task.period, months: months, monthly: v.Monthly, sums: zeroed(&desk.sums, len(v.Places.All)*(n+1))}
	switch {
	case t.count != nil:
		t.count(v.ws, c)
	case t.score != nil:
		c.rows(v.Monthly.scores, rowTerms(record.Scores), t)
	default:
		c.rows(v.Monthly.subsidies, rowTerms(record.Subsidies), t)
	}
	v.rollUp(c)
	c.countOnce(v.Places)
	amount := zeroed(&desk.amount, len(v.Places.All)*n)
	for p := range v.Places.All {
		sum := int64(0)
		for k := range n {
			sum += c.sums[p*(n+1)+k]
			amount[p*n+k] = sum
		}
	}
	if !task.median {
		return &series{amount: amountsOf(amount)}
	}
	items := make([]int64, len(amount))
	c.medians(v.Places, amount, items)
	return &series{amountsOf(amount), amountsOf(items)}
}

// countDesk is room that one count after another uses: fresh memory for each of a
// hundred terms takes longer than counting some of them.
type countDesk struct{ sums, amount []int64 }

// zeroed gives n zeros in that room.
func zeroed(room *[]int64, n int) []int64 {
	if cap(*room) < n {
		*room = make([]int64, n)
	}
	*room = (*room)[:n]
	clear(*room)
	return *room
}

// rows takes over the sums of a monthly table's term.
func (c *tally) rows(sums map[schema.Month][]int64, terms []*Term, t *Term) {
	i := slices.Index(terms, t)
	for k := range c.months.len() {
		of := sums[c.months.first+schema.Month(k)]
		for p := 0; p < len(of)/len(terms); p++ {
			c.put(int32(p), k, k, of[p*len(terms)+i])
		}
	}
}

// rollUp adds every place's sums to the places above it. Children stand behind
// their parents.
func (v *Values) rollUp(c *tally) {
	n := c.months.len() + 1
	for p := len(v.Places.All) - 1; p > 0; p-- {
		above := c.sums[int(v.Places.All[p].Parent)*n:]
		for k, x := range c.sums[p*n : (p+1)*n] {
			above[k] += x
		}
	}
}

// countOnce counts what counts once in each place: in each, the months in
// which any of its spans holds. It goes up level by level, since all of them at
// once take much room.
func (c *tally) countOnce(places *record.Places) {
	var here []distinct
	depths, deepest := depthsOf(places)
	for depth := deepest; depth >= 0; depth-- {
		here = here[:0]
		for i := range c.once {
			if d := &c.once[i]; d.place >= 0 && depths[d.place] == depth {
				here = append(here, *d)
				d.place = places.All[d.place].Parent
			}
		}
		c.countEach(here)
	}
}

// depthsOf gives how many places each lies in, and the most of that.
func depthsOf(places *record.Places) (depths []int, deepest int) {
	depths = make([]int, len(places.All))
	for i, p := range places.All {
		if p.Parent >= 0 {
			depths[i] = depths[p.Parent] + 1 // parents stand before their children
		}
		deepest = max(deepest, depths[i])
	}
	return depths, deepest
}

// countEach counts what counts once in each of the places that it lies in.
func (c *tally) countEach(all []distinct) {
	slices.SortFunc(all, func(a, b distinct) int {
		return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.id, b.id), cmp.Compare(a.from, b.from))
	})
	n := c.months.len() + 1
	var last distinct
	for i, d := range all {
		if i > 0 && last.place == d.place && last.id == d.id {
			d.from = max(d.from, last.to+1)
			d.to = max(d.to, last.to)
		}
		if d.from <= d.to {
			c.sums[int(d.place)*n+int(d.from)]++
			c.sums[int(d.place)*n+int(d.to)+1]--
		}
		last = d
	}
}

// medians fills in, by place and month, twice the median of the items' sizes and
// their number.
func (c *tally) medians(places *record.Places, twice, number []int64) {
	in := map[int32][]item{}
	for _, x := range c.items {
		places.Above(x.place, func(p int32) { in[p] = append(in[p], x) })
	}
	n := c.months.len()
	for p, items := range in {
		slices.SortFunc(items, func(a, b item) int { return cmp.Compare(a.size, b.size) })
		for k := range n {
			var sizes []int64
			for _, x := range items {
				if int(x.from) <= k && k <= int(x.to) {
					sizes = append(sizes, x.size)
				}
			}
			if len(sizes) > 0 {
				twice[int(p)*n+k] = sizes[(len(sizes)-1)/2] + sizes[len(sizes)/2]
				number[int(p)*n+k] = int64(len(sizes))
			}
		}
	}
}

// Window gives the months from which a site of period and history is made: the
// history and, for the change on the year before, twelve months more.
func Window(period schema.Month, history int) (first, last schema.Month) {
	return period - schema.Month(max(history, 1)+11), period
}

// reach gives the oldest and the newest month in any of scores, visits and
// subsidies; 0 when there is none.
func reach(ws *record.Workspace) (oldest, newest schema.Month) {
	for _, months := range ws.Months {
		for m := range months {
			newest = max(newest, m)
			if oldest == 0 || m < oldest {
				oldest = m
			}
		}
	}
	return oldest, newest
}

// Oldest gives the oldest month in any of scores, visits and subsidies, after
// Gather; 0 when there is none.
func Oldest(ws *record.Workspace) schema.Month {
	oldest, _ := reach(ws)
	return oldest
}

// Newest gives the newest month in any of scores, visits and subsidies, after
// Gather; a finding when there is none.
func Newest(ws *record.Workspace, out *finding.List) schema.Month {
	_, newest := reach(ws)
	if newest == 0 {
		out.Add(finding.PeriodUnknown.New(finding.At{File: "tongbao.yaml", Column: "period"}, ""))
	}
	return newest
}
