package page

import (
	"slices"

	"tongbao/generate/indicator"
	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// ReturnTable says from which places one level below the region the rows of a
// monthly table have come in.
type ReturnTable struct {
	Title  string // of the monthly table
	Level  string // what the places are
	Legend Sentence
	Months []schema.Month
	Rows   []ReturnRow
	Late   int // cells in which something is missing
}

// ReturnRow is one place's.
type ReturnRow struct {
	Place Link
	Cells []ReturnCell
}

// ReturnCell says whether a place's rows of a month have come in.
type ReturnCell struct {
	Text Sentence
	Late bool
}

func (a at) returns() []ReturnTable {
	if a.Returns == nil {
		return nil
	}
	var out []ReturnTable
	for _, r := range a.Returns.Returns {
		out = append(out, a.returnTable(r))
	}
	return out
}

// returnTable has a row for each place below the region, or for the region
// alone when it is not known in which places rows count.
func (a at) returnTable(r *indicator.Returns) ReturnTable {
	places := a.place(0).Children
	if !r.ByPlace() || len(places) == 0 {
		places = []int32{0}
	}
	out := ReturnTable{Title: r.Table().Title, Level: level(a.place(places[0]).Level), Legend: say("quality.legend-posts"), Months: r.Months()}
	if r.Table() == record.Visits {
		out.Legend = say("quality.legend-grids")
	}
	for _, p := range places {
		row := ReturnRow{Place: a.toPlace(p)}
		for _, m := range out.Months {
			cell := a.returnCell(r, p, m)
			row.Cells = append(row.Cells, cell)
			if cell.Late {
				out.Late++
			}
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

func (a at) returnCell(r *indicator.Returns, place int32, m schema.Month) ReturnCell {
	late := r.Late(place, m)
	switch {
	case slices.Contains(late, place):
		return ReturnCell{say("quality.not-returned"), true}
	case len(late) > 0:
		return ReturnCell{say("quality.partly-returned", "n", len(late), "level", level(a.place(late[0]).Level)), true}
	case r.At(place, m) == indicator.NothingOwed:
		return ReturnCell{Text: say("quality.nothing-owed")}
	}
	return ReturnCell{Text: say("quality.returned")}
}
