package indicator

import (
	"slices"

	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// Reads gives the tables that the indicator's values come from, in the order of
// the tables: those without which it has no values, and those that say in which
// village a row counts.
func (d *Indicator) Reads() []*schema.Table {
	reads := map[*schema.Table]bool{}
	for _, t := range []*Term{d.Num, d.Den} {
		if t == nil {
			continue
		}
		for _, table := range slices.Concat(t.tables, t.also, []*schema.Table{t.rows}) {
			reads[table] = true
		}
	}
	if !d.TopOnly {
		reads[record.Villages] = true
		reads[record.Teams] = reads[record.Teams] || reads[record.Cadres] // the village of a posting is its team's
	}
	var out []*schema.Table
	for _, t := range record.Tables {
		if reads[t] {
			out = append(out, t)
		}
	}
	return out
}
