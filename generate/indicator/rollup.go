package indicator

import (
	"cmp"
	"strings"

	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// Part is a part of a region that publishes its own values: a county.
type Part struct {
	Place int32 // its position in the region's Places
	// Rows gives every row that it has published to fn, of whatever place and
	// month, until fn gives an error; nil for a part that has published nothing.
	Rows func(fn func(Row) error) error
}

// rollup are values that are added up from what parts have published, a second
// source of Values besides records.
type rollup struct {
	below  map[int32][]int32 // the parts in each place above them
	apart  map[string]string // why an indicator is not added up, by id
	values map[string][]cell // by id; by place and month
}

// cell is a published value without its indicator.
type cell struct {
	num, den int64
	known    bool
}

// RollUp gives the values of a region in the months from first to last from
// those of its parts. Places within a part have the values that it has
// published; those above have their sums, of an additive indicator. A part that
// has not published a value is left out of the sum, which says so: see
// Value.Parts. Rows of other months and of places that ws does not have are
// passed over. Some additive indicators may stand apart too, as when parts count
// them in different ways: apart says why, by id. An error says which row is no
// value, or is what a part's Rows gives.
func RollUp(ws *record.Workspace, parts []Part, apart map[string]string, first, last schema.Month) (*Values, error) {
	monthly := newMonthly(last)
	v := &Values{First: first, Last: last, Places: ws.Places, Monthly: &monthly, ws: ws}
	v.rollup = &rollup{below: map[int32][]int32{}, apart: map[string]string{}, values: map[string][]cell{}}
	for _, d := range All {
		v.rollup.values[d.ID] = make([]cell, len(ws.Places.All)*v.monthCount())
		v.rollup.apart[d.ID] = cmp.Or(d.Apart, apart[d.ID])
	}
	for _, p := range parts {
		v.place(p)
		if p.Rows == nil {
			continue
		}
		if err := p.Rows(func(r Row) error { return v.take(p, r) }); err != nil {
			return nil, err
		}
	}
	return v, nil
}

func (v *Values) monthCount() int { return int(v.Last-v.First) + 1 }

// place says where a part lies.
func (v *Values) place(p Part) {
	r := v.rollup
	v.Places.Above(v.Places.All[p.Place].Parent, func(above int32) { r.below[above] = append(r.below[above], p.Place) })
}

// take takes a row that a part has published. One of an indicator that is not
// declared here comes from another version and is passed over.
func (v *Values) take(p Part, row Row) error {
	m, ok := schema.ParseMonth(row.Period)
	if !ok || !strings.HasPrefix(row.Place, v.Places.All[p.Place].Code) {
		return &RowError{row}
	}
	place, known := v.Places.Find(row.Place)
	if !known || m < v.First || m > v.Last || Find(row.Indicator) == nil {
		return nil
	}
	value, ok := row.Parse()
	if !ok {
		return &RowError{row}
	}
	v.rollup.values[row.Indicator][v.position(place, m)] = cell{value.Num, value.Den, value.Known}
	return nil
}

func (v *Values) position(place int32, m schema.Month) int {
	return int(place)*v.monthCount() + int(m-v.First)
}

// RowError is a row that says no value.
type RowError struct{ Row Row }

func (e *RowError) Error() string {
	r := e.Row
	return "这一行不是一个数：" + r.Indicator + "," + r.Place + "," + r.Period + "," + r.Numerator + "," + r.Denominator + "," + r.Value
}

// rolled gives a value from what the parts have published. Of a place above
// them it adds up those in which counts says yes; nil is all.
func (v *Values) rolled(d *Indicator, place int32, m schema.Month, counts func(part int32) bool) Value {
	out := Value{Indicator: d}
	if m > v.Last || d.TopOnly && place != 0 {
		return out
	}
	parts := v.rollup.below[place]
	if len(parts) == 0 {
		return v.published(d, place, m)
	}
	out.Parts.All, out.Apart = len(parts), v.rollup.apart[d.ID]
	for _, p := range parts {
		x := v.published(d, p, m)
		if !x.Known || counts != nil && !counts(p) {
			continue
		}
		out.Parts.Counted++
		out.Known = out.Apart == ""
		out.Num, out.Den, out.Clusters = out.Num+x.Num, out.Den+x.Den, out.Clusters+x.Clusters
	}
	if !out.Known {
		out.Num, out.Den, out.Clusters = 0, 0, 0
	}
	return out
}

// published gives a value as it was published.
func (v *Values) published(d *Indicator, place int32, m schema.Month) Value {
	at := v.position(place, m)
	x := v.rollup.values[d.ID][at]
	out := Value{Indicator: d, Known: x.known, Num: x.num, Den: x.den}
	if x.known && d.Clustered() {
		// Where it is not known into how many grids households fall, as if into
		// one: too few to be compared.
		out.Clusters = max(1, v.rollup.values[gridCoverageID][at].den)
	}
	return out
}

// gridCoverageID is the indicator whose denominator are the grids.
const gridCoverageID = "grid_coverage"

// Pair gives the values of two months that can be compared: of a place whose
// values are added up, both from the parts that have a value in either month. Of
// fewer parts than it has values of, that is said: see Parts.Alike.
func (v *Values) Pair(d *Indicator, place int32, then, now schema.Month) (before, after Value) {
	before, after = v.At(d, place, then), v.At(d, place, now)
	if v.rollup == nil || len(v.rollup.below[place]) == 0 || then < v.First {
		return before, after
	}
	both := func(part int32) bool {
		return v.published(d, part, then).Known && v.published(d, part, now).Known
	}
	was, is := v.rolled(d, place, then, both), v.rolled(d, place, now, both)
	if was.Parts == before.Parts && is.Parts == after.Parts {
		return before, after
	}
	was.Parts.Alike, is.Parts.Alike = true, true
	return was, is
}
