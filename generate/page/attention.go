package page

import (
	"cmp"
	"slices"

	"tongbao/generate/indicator"
	"tongbao/generate/record"
)

// Attention is what needs attention in a place: what nobody does, which places
// are behind, and which problems are overdue.
type Attention struct {
	Grids    Tally // that nobody holds
	Villages Tally // without a team
	Overdue  Tally // problems open past their due date
	Places   []Flagged
	Fate     Sentence // what became of the problems that were overdue a month ago; no Key when there were none
	Items    []Item   // overdue, the longest first
	Settled  []Item   // overdue a month ago and closed since

	Page        Link // of the place, which shows the rest; no Href on that page itself
	MorePlaces  int  // places that are not among Places
	MoreItems   int  // overdue problems that are not among Items
	MoreSettled int  // problems that are not among Settled
}

// Tally is a number of things, which is not known where a table is absent.
type Tally struct {
	Known bool
	N     int64
}

// Flagged is a place one level down that needs attention.
type Flagged struct {
	Place   Link
	Behind  []Behind // what it is behind in
	Grids   int64    // that nobody holds
	Overdue int      // problems open past their due date
}

// Behind is a ratio in which a place is worse than the one that it is a part
// of by more than chance would easily explain.
type Behind struct {
	Link Link
	Compared
}

const mostAttention = 10

// attention gives what needs attention in a place: the places one level down
// that are behind, and the problems that are longest overdue. What is left out
// stands on the place's own page.
func (a at) attention(place int32) Attention {
	out := Attention{
		Grids:    lacking(a.Values.At(gridCoverage, place, a.Period)),
		Villages: lacking(a.Values.At(teamCoverage, place, a.Period)),
		Page:     a.toPlace(place),
	}
	if a.path == placePath(a.place(place).Code) {
		out.Page.Href = ""
	}
	out.Places, out.MorePlaces = cut(a.flagged(place), mostAttention)
	a.ledger(place, &out)
	return out
}

// flagged gives the places one level down that need attention: the most clearly
// behind first, then the most overdue.
func (a at) flagged(place int32) []Flagged {
	var out []Flagged
	for _, c := range a.place(place).Children {
		f := Flagged{Place: a.toPlace(c), Behind: a.behind(c), Grids: a.openGrids(c),
			Overdue: int(a.Values.At(overdueOpen, c, a.Period).Num)}
		if len(f.Behind) > 0 || f.Grids > 0 || f.Overdue > 0 {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(x, y Flagged) int {
		return cmp.Or(cmp.Compare(y.weight(), x.weight()), cmp.Compare(y.Grids, x.Grids), cmp.Compare(y.Overdue, x.Overdue))
	})
	return out
}

// cut gives the first most of a list, and how many more there are.
func cut[T any](all []T, most int) (shown []T, more int) {
	shown = all[:min(most, len(all))]
	return shown, len(all) - len(shown)
}

// weight is how far the place is behind: what chance hardly explains counts
// before what it seldom explains.
func (f Flagged) weight() int {
	n := 0
	for _, b := range f.Behind {
		n++
		if b.Band.Far() {
			n += len(indicator.All)
		}
	}
	return n
}

// behind gives the ratios with a target in which a place is worse than the
// place above.
func (a at) behind(place int32) []Behind {
	var out []Behind
	for _, d := range indicator.All {
		if d.TopOnly || !a.target(d).Given() {
			continue
		}
		if c := a.against(d, place, a.place(place).Parent, a.Period); c.Standing() == indicator.Bad {
			out = append(out, Behind{a.toIndicator(d), c})
		}
	}
	return out
}

// ledger fills in the problems that are overdue, and what became of those that
// were a month before.
func (a at) ledger(place int32, out *Attention) {
	now := within(a.plan, a.standing.overdue, place, a.itemCode)
	then := within(a.plan, a.standing.overdueBefore, place, a.itemCode)
	out.Overdue = tally(a.Values.At(overdueOpen, place, a.Period))
	byDue := func(i, j int32) int {
		return cmp.Compare(a.Workspace.Rectifications[i].DueOn, a.Workspace.Rectifications[j].DueOn)
	}
	slices.SortStableFunc(now, byDue)
	slices.SortStableFunc(then, byDue)
	out.Items, out.MoreItems = a.items(now)
	settled := slices.DeleteFunc(slices.Clone(then), func(i int32) bool { return slices.Contains(now, i) })
	if len(then) > 0 {
		left := len(then) - len(settled)
		out.Fate = say("attention.fate", "then", len(then), "settled", len(settled), "left", left, "fresh", len(now)-left)
	}
	out.Settled, out.MoreSettled = a.items(settled)
}

// items gives the first of some problems, and how many more there are.
func (a at) items(rows []int32) ([]Item, int) {
	shown, more := cut(rows, mostAttention)
	var out []Item
	for _, i := range shown {
		out = append(out, a.item(i))
	}
	return out, more
}

var (
	gridCoverage = indicator.Find("grid_coverage")
	teamCoverage = indicator.Find("team_coverage")
)

// lacking gives how many of those that a ratio is of are not among its cases.
func lacking(v indicator.Value) Tally { return Tally{v.Known, v.Den - v.Num} }

// gridsKnown says whether it is known who holds the grids.
func (p *plan) gridsKnown() bool {
	return p.Workspace.Has(record.Grids) && p.Workspace.Has(record.Cadres)
}

// openGrids counts the grids of a place that nobody holds in the reporting month.
func (p *plan) openGrids(place int32) int64 {
	v := p.Values.At(gridCoverage, place, p.Period)
	return v.Den - v.Num
}

func (p *plan) villageCode(place int32) string { return p.place(place).Code }
func (p *plan) gridCode(i int32) string        { return string(p.Workspace.Grids[i].VillageCode) }
func (p *plan) itemCode(i int32) string        { return string(p.Workspace.Rectifications[i].PlaceCode) }

// within gives those of rows that lie in a place. What has no code lies in the
// top region alone.
func within(p *plan, rows []int32, place int32, code func(int32) string) []int32 {
	var out []int32
	top := p.place(place).Code
	for _, i := range rows {
		if c := code(i); place == 0 || len(c) >= len(top) && c[:len(top)] == top {
			out = append(out, i)
		}
	}
	return out
}
