package page

import (
	"io"
	"slices"
	"strconv"

	"tongbao/generate/indicator"
	"tongbao/generate/sheet"
)

// workbook puts a place's tables beside its page as one workbook, and links to
// it: the indicators, the places below, the ledger, the grids that nobody holds.
// Names are those that the page shows.
func (a at) workbook(i int32, p Place) Link {
	tables := []sheet.Table{a.indicatorSheet(p.Groups)}
	if len(p.Forces.Rows) > 0 {
		tables = append(tables, forceSheet(p.Below, p.Forces))
	}
	if rows := within(a.plan, a.standing.found, i, a.itemCode); len(rows) > 0 {
		tables = append(tables, a.itemSheet(rows))
	}
	if rows := within(a.plan, a.standing.uncovered, i, a.gridCode); len(rows) > 0 {
		tables = append(tables, a.gridSheet(rows))
	}
	name := a.folder() + "tables.xlsx"
	a.put(name, func(w io.Writer) error { return sheet.XLSX(w, p.Title, tables...) })
	return a.to(name, text("place.workbook"))
}

// columns gives columns of text, or of numbers for headers after the first so
// many.
func columns(texts int, keys ...string) []sheet.Column {
	var out []sheet.Column
	for i, k := range keys {
		out = append(out, sheet.Column{Header: text(k), Numeric: i >= texts})
	}
	return out
}

func (a at) indicatorSheet(groups []PlaceGroup) sheet.Table {
	cols := columns(2, "data.group", "column.indicator", "column.value", "column.numerator", "column.denominator", "column.target", "column.parent")
	cols = append(cols, sheet.Column{Header: text("data.unit")}, sheet.Column{Header: text("column.verdict")})
	return sheet.Table{Name: text("place.indicators"), Columns: cols, Rows: func(yield func([]string) bool) {
		for _, g := range groups {
			for _, m := range g.Rows {
				v := m.Value
				if !yield([]string{g.Link.Text, m.Link.Text, v.Text(), v.Numerator(), v.Denominator(), m.Target.plain(), parentText(m.Parent),
					m.Indicator.Unit, m.Verdict.Words()}) {
					return
				}
			}
		}
	}}
}

// parentText is empty at the top, where there is no value to compare with.
func parentText(v indicator.Value) string {
	if v.Indicator == nil {
		return ""
	}
	return v.Text()
}

func forceSheet(level string, f Forces) sheet.Table {
	cols := columns(3, "column.place", "force.captain", "force.secretary", "force.teams", "force.cadres", "force.grids", "force.uncovered", "force.open", "force.overdue")
	if !f.Villages {
		cols = slices.Delete(cols, 1, 3)
	}
	return sheet.Table{Name: text("place.below", "level", level), Columns: cols, Rows: func(yield func([]string) bool) {
		for _, r := range f.Rows {
			row := []string{r.Place.Text}
			if f.Villages {
				row = append(row, r.Captain, r.Secretary)
			}
			for _, t := range []Tally{r.Teams, r.Cadres, r.Grids, r.Uncovered, r.Open, r.Overdue} {
				row = append(row, t.plain())
			}
			if !yield(row) {
				return
			}
		}
	}}
}

// plain gives a number without separators; nothing when it is not known.
func (t Tally) plain() string {
	if !t.Known {
		return ""
	}
	return strconv.FormatInt(t.N, 10)
}

func (a at) itemSheet(rows []int32) sheet.Table {
	return sheet.Table{Name: text("village.items"),
		Columns: columns(9, "item.id", "item.problem", "item.place", "item.status", "item.found", "item.due", "item.closed-on", "item.unit", "item.owner", "item.days"),
		Rows: func(yield func([]string) bool) {
			for _, r := range rows {
				i := a.item(r)
				closed, days := "", ""
				if i.ClosedOn != 0 {
					closed = i.ClosedOn.String()
				}
				if i.Overdue {
					days = strconv.Itoa(i.Days)
				}
				if !yield([]string{i.ID, i.Problem, i.Place.Text, i.Status, i.FoundOn.String(), i.DueOn.String(), closed, i.Unit, i.Owner, days}) {
					return
				}
			}
		}}
}

func (a at) gridSheet(rows []int32) sheet.Table {
	cols := columns(5, "place.village", "village.grid-id", "village.grid-name", "village.grid-kind", "village.holder", "village.grid-households")
	return sheet.Table{Name: text("place.uncovered"), Columns: cols, Rows: func(yield func([]string) bool) {
		for _, r := range rows {
			g := a.grid(r)
			if !yield([]string{g.Village.Text, g.ID, g.Name, g.Kind, g.Holder, strconv.Itoa(g.Households)}) {
				return
			}
		}
	}}
}
