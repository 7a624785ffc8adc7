package page

import (
	"cmp"
	"slices"

	"tongbao/generate/indicator"
	"tongbao/generate/record"
)

// Attention is what needs attention in a place: what nobody does.
type Attention struct {
	Grids    Tally // that nobody holds
	Villages Tally // without a team
	Overdue  Tally // problems open past their due date
	Weakest  []Weak
	Items    []Item
	More     int // overdue problems that are not among Items
}

// Tally is a number of things, which is not known where a table is absent.
type Tally struct {
	Known bool
	N     int64
}

// Weak is a place one level down that has grids which nobody holds.
type Weak struct {
	Place    Link
	Coverage indicator.Value
	Open     int64 // grids that nobody holds
}

const mostAttention = 10

// attention gives what needs attention in a place: the weakest places one level
// down, and the problems that are longest overdue.
func (a at) attention(place int32) Attention {
	teamless := within(a.plan, a.standing.teamless, place, a.villageCode)
	out := Attention{Grids: Tally{a.gridsKnown(), a.openGrids(place)}, Villages: Tally{true, int64(len(teamless))}}
	for _, c := range a.place(place).Children {
		if n := a.openGrids(c); n > 0 {
			out.Weakest = append(out.Weakest, Weak{a.toPlace(c), a.Values.At(gridCoverage, c, a.Period), n})
		}
	}
	slices.SortStableFunc(out.Weakest, func(x, y Weak) int {
		return cmp.Compare(x.Coverage.Num*y.Coverage.Den, y.Coverage.Num*x.Coverage.Den)
	})
	out.Weakest = out.Weakest[:min(mostAttention, len(out.Weakest))]
	overdue := within(a.plan, a.standing.overdue, place, a.itemCode)
	out.Overdue = Tally{a.Workspace.Has(record.Rectifications), int64(len(overdue))}
	slices.SortStableFunc(overdue, func(i, j int32) int {
		return cmp.Compare(a.Workspace.Rectifications[i].DueOn, a.Workspace.Rectifications[j].DueOn)
	})
	for _, i := range overdue[:min(mostAttention, len(overdue))] {
		out.Items = append(out.Items, a.item(i))
	}
	out.More = len(overdue) - len(out.Items)
	return out
}

var gridCoverage = indicator.Find("grid_coverage")

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
