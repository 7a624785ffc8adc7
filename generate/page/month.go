package page

import (
	"io"

	"tongbao/generate/indicator"
	"tongbao/generate/record"
	"tongbao/generate/sheet"
)

const monthPath = "data/month.xlsx"

// mostPlaces is for how many places the month's workbook lists the villages;
// above, they are too many to be read.
const mostPlaces = 5000

func (p *plan) townsOnly() bool { return len(p.Workspace.Places.All) > mostPlaces }

// monthBook writes the reporting month's workbook: every indicator of every
// place, values, numerators and denominators on a sheet each.
func (p *plan) monthBook(w io.Writer) error {
	return sheet.XLSX(w, p.view.Mask(p.Workspace.Settings.Title),
		p.monthSheet("data.sheet-values", indicator.Value.Text),
		p.monthSheet("data.sheet-numerators", indicator.Value.Numerator),
		p.monthSheet("data.sheet-denominators", indicator.Value.Denominator))
}

// monthSheet gives a row for each place and a column for each indicator.
func (p *plan) monthSheet(name string, of func(indicator.Value) string) sheet.Table {
	t := sheet.Table{Name: text(name), Columns: placeColumns()}
	for _, d := range indicator.All {
		t.Columns = append(t.Columns, sheet.Column{Header: p.called(d) + "（" + d.Unit + "）", Numeric: true})
	}
	t.Rows = func(yield func([]string) bool) {
		for i := range p.Workspace.Places.All {
			if p.townsOnly() && p.place(int32(i)).Level == record.InVillage {
				continue
			}
			row := p.placeCells(int32(i))
			for _, d := range indicator.All {
				row = append(row, of(p.Values.At(d, int32(i), p.Period)))
			}
			if !yield(row) {
				return
			}
		}
	}
	return t
}

// placeColumns head the columns that say which place a row of a download is of.
func placeColumns() []sheet.Column {
	return []sheet.Column{{Header: text("place.code")}, {Header: text("column.place")}, {Header: text("place.level")}, {Header: text("column.parent")}}
}

func (p *plan) placeCells(i int32) []string {
	place, parent := p.place(i), ""
	if place.Parent >= 0 {
		parent = p.name(place.Parent)
	}
	return []string{place.Code, p.name(i), level(place.Level), parent}
}
