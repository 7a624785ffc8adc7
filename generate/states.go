package generate

import (
	"tongbao/generate/diff"
	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// state is which rows of a table belong to a month, and what they say at its
// end.
type state struct {
	table *schema.Table
	// at gives a row as it stands for the month; nil when it does not belong to it.
	at at
	// began and ended name the columns of the first and the last day of what lasts.
	began, ended string
	// period names the column that is no part of the row, but what is compared.
	period string
	words  diff.Words // for a later month against an earlier one
}

// at gives a row as it stands for a month, or nil.
type at func(b *between, r row, m schema.Month) []string

// states are the tables that differ from month to month, in their order. What
// lasts belongs to a month when it does on its last day; what happened, when it
// had by then; what is of a month, a half-year or a year, when it is of the
// month's. Villages and regions have no dates.
var states = []state{
	lasting(record.Teams, "formed_on", "dissolved_on", "组建", "撤销"),
	lasting(record.Cadres, "start_on", "end_on", "到任", "离任"),
	{table: record.Grids, at: held, words: diff.Words{diff.Changed: "包保有变"}},
	lasting(record.Pairings, "start_on", "end_on", "开始包保", "结束包保"),
	of(record.Funds, "year", func(m schema.Month) string { return m.Year().String() }),
	scored(of(record.Scores, "month", schema.Month.String)),
	of(record.Subsidies, "month", schema.Month.String),
	of(record.Evaluations, "half", func(m schema.Month) string { return ended(m).String() }),
	happened(record.Commendations, "commended_on", "表彰"),
	happened(record.Promotions, "promoted_on", "提拔"),
	happened(record.Adjustments, "adjusted_on", "调整"),
	{table: record.Rectifications, at: entered, words: diff.Words{diff.Added: "新发现", diff.Changed: "销号"}},
	happened(record.Inspections, "inspected_on", "督查"),
	happened(record.Trainings, "trained_on", "培训"),
	of(record.Visits, "month", schema.Month.String),
	{table: record.Criticisms, at: circulated, words: diff.Words{diff.Added: "通报批评"}},
}

// row is a row of a table as texts in canonical form.
type row struct {
	table *schema.Table
	cells []string
}

// cell gives the named cell; "" when there is no such column.
func (r row) cell(name string) string {
	if i := r.table.Position(name); i >= 0 {
		return r.cells[i]
	}
	return ""
}

// with gives the row's cells with another text in the named one.
func (r row) with(name, text string) []string {
	out := append([]string(nil), r.cells...)
	out[r.table.Position(name)] = text
	return out
}

// lasting is a table of what lasts from one day to another, both included.
func lasting(t *schema.Table, began, ended, begins, ends string) state {
	return state{table: t, began: began, ended: ended, words: diff.Words{diff.Added: begins, diff.Removed: ends},
		at: func(_ *between, r row, m schema.Month) []string {
			day, last := m.Last().String(), r.cell(ended)
			if r.cell(began) > day || last != "" && last < day {
				return nil
			}
			return r.cells
		}}
}

// happened is a table of what happened on a day.
func happened(t *schema.Table, on, word string) state {
	return state{table: t, words: diff.Words{diff.Added: word}, at: func(_ *between, r row, m schema.Month) []string {
		if r.cell(on) > m.Last().String() {
			return nil
		}
		return r.cells
	}}
}

// of is a table of what is of a period, of which a month has one.
func of(t *schema.Table, column string, period func(schema.Month) string) state {
	return state{table: t, period: column, at: func(_ *between, r row, m schema.Month) []string {
		if r.cell(column) != period(m) {
			return nil
		}
		return r.with(column, "")
	}}
}

// ended gives the newest half-year that has ended by the end of a month.
func ended(m schema.Month) schema.Half {
	year, month := m.Split()
	h := schema.Half(year*2 + (month-1)/6)
	if h.Last() > m.Last() {
		h--
	}
	return h
}

// scored puts the score by rule where the file leaves it out.
func scored(s state) state {
	of := s.at
	s.at = func(b *between, r row, m schema.Month) []string {
		cells := of(b, r, m)
		if cells == nil || r.cell("final") != "" {
			return cells
		}
		return row{r.table, cells}.with("final", b.score(r))
	}
	return s
}

// score gives the score of a row by rule.
func (b *between) score(r row) string {
	var s record.Score
	for name, into := range map[string]schema.Cell{"base": &s.Base, "bonus": &s.Bonus, "deduction": &s.Deduction, "veto": &s.Veto} {
		if into.UnmarshalCSV(r.cell(name)) != nil {
			return ""
		}
	}
	return s.Count(b.Workspace.Settings.Cap).String()
}

// held takes all grids, each with the cadre who holds it, if any, on a month's last day.
func held(b *between, r row, m schema.Month) []string {
	g := record.Grid{CadreID: schema.Text(r.cell("cadre_id"))}
	g.AssignedOn, _ = schema.ParseDate(r.cell("assigned_on")) // blank: since the posting began
	for _, s := range b.Workspace.Covered(&g) {
		if s.Has(m.Last()) {
			return r.cells
		}
	}
	return row{r.table, r.with("cadre_id", "")}.with("assigned_on", "")
}

// openThen is the status of what was closed later.
const openThen = "未销号"

// entered takes the problems that were found by a month's end, as the ledger
// stood then.
func entered(_ *between, r row, m schema.Month) []string {
	day, closed := m.Last().String(), r.cell("closed_on")
	switch {
	case r.cell("found_on") > day:
		return nil
	case closed > day:
		return row{r.table, r.with("closed_on", "")}.with("status", openThen)
	}
	return r.cells
}

// circulated takes the criticisms whose circular had been issued by a month's
// end.
func circulated(b *between, r row, m schema.Month) []string {
	n := b.Workspace.Notices.ByNumber(r.cell("notice_no"))
	if n == nil || n.IssuedOn > m.Last() {
		return nil
	}
	return r.cells
}
