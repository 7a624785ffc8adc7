// Package indicator declares what is reported and computes it.
//
// An indicator is one literal in declared.go; its formula on the methodology
// page, its computation, its place in the downloads and its checks follow from
// it. Computation is one pass:
//
//	Gather: rows of the monthly tables -> sums by month, village and term
//	Compute: those and the other tables -> Values, for every place and month
//
// All is counted in whole numbers (people, households, hundredths of a point,
// fen); a Value keeps numerator and denominator, and becomes text at the end.
package indicator

import (
	"slices"

	"tongbao/generate/schema"
)

// Group is a part of the work that indicators report on.
type Group struct{ ID, Name string }

// The groups, in the order of the site's pages.
var (
	Coverage      = &Group{"coverage", "力量覆盖"}
	Mechanism     = &Group{"mechanism", "包保机制"}
	Support       = &Group{"support", "保障支持"}
	Assessment    = &Group{"assessment", "考核评价"}
	Recognition   = &Group{"recognition", "激励导向"}
	Rectification = &Group{"rectification", "整改督查"}

	Groups = []*Group{Coverage, Mechanism, Support, Assessment, Recognition, Rectification}
)

// Kind says how an indicator's value comes from its terms.
type Kind string

const (
	Ratio  Kind = "ratio"  // numerator of denominator, in percent
	Count  Kind = "count"  // the numerator
	Sum    Kind = "sum"    // the numerator
	Mean   Kind = "mean"   // numerator per denominator
	Median Kind = "median" // the middle of the numerator's items
)

// Better says which way an indicator should move.
type Better string

const (
	Up      Better = "up"
	Down    Better = "down"
	Neither Better = ""
)

// NoTarget is the target of an indicator that has none.
const NoTarget = -1

// Indicator is one declared indicator.
type Indicator struct {
	ID      string // stable, published
	Group   *Group
	Name    Wording
	English Wording
	Kind    Kind
	Period  *Period
	TopOnly bool // has no values below the top region
	Num     *Term
	Den     *Term // nil for a count, a sum and a median
	Unit    string
	Better  Better
	Target  int64 // hundredths of the unit; NoTarget when there is none
	Clause  string
	// Apart says why the values of several counties cannot be added up; empty
	// for what can: see Additive.
	Apart string
	scale int64 // how many of the numerator's units are one of Unit; 0 is 1
}

// Scale gives how many of the numerator's units make one plain unit: 100 for
// points and yuan, 1 for all else.
func (d *Indicator) Scale() int64 { return max(1, d.scale) }

// Needs gives the tables without which the indicator has no values, in the
// order of Tables; notices says whether the folder of circulars is one.
func (d *Indicator) Needs() (tables []*schema.Table, notices bool) {
	for _, t := range []*Term{d.Num, d.Den} {
		if t == nil {
			continue
		}
		notices = notices || t.notices
		for _, table := range t.tables {
			if !slices.Contains(tables, table) {
				tables = append(tables, table)
			}
		}
	}
	return tables, notices
}

// Monthly gives the table whose rows of the month the indicator counts; nil
// when it does not count a month's rows.
func (d *Indicator) Monthly() *schema.Table {
	if d.Period != OfMonth {
		return nil
	}
	return d.Num.rows
}

// Find gives the indicator of that id; nil when there is none.
func Find(id string) *Indicator {
	for _, d := range All {
		if d.ID == id {
			return d
		}
	}
	return nil
}

// IDs gives the ids of all indicators in order.
func IDs() []string {
	var ids []string
	for _, d := range All {
		ids = append(ids, d.ID)
	}
	return ids
}

// In gives the indicators of group g in order.
func In(g *Group) []*Indicator {
	var out []*Indicator
	for _, d := range All {
		if d.Group == g {
			out = append(out, d)
		}
	}
	return out
}
