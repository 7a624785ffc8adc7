package page

import (
	"tongbao/generate/indicator"
	"tongbao/generate/sheet"
)

// placeFiles offers indicators of a place and the places one level below it as
// files beside the page: value, numerator and denominator of each.
func (a at) placeFiles(ds []*indicator.Indicator, place int32, title string) []Link {
	t := sheet.Table{Name: text("indicator.places"), Columns: placeColumns()}
	for _, d := range ds {
		name := a.called(d)
		t.Columns = append(t.Columns, sheet.Column{Header: name + "（" + d.Unit + "）", Numeric: true},
			sheet.Column{Header: name + text("download.numerator"), Numeric: true}, sheet.Column{Header: name + text("download.denominator"), Numeric: true})
	}
	places := append([]int32{place}, a.place(place).Children...)
	t.Rows = func(yield func([]string) bool) {
		for _, i := range places {
			row := a.placeCells(i)
			for _, d := range ds {
				v := a.Values.At(d, i, a.Period)
				row = append(row, v.Text(), v.Numerator(), v.Denominator())
			}
			if !yield(row) {
				return
			}
		}
	}
	return a.offer("places", title, t)
}

// circularFiles offers the list of circulars as files beside the page.
func (a at) circularFiles(rows []NoticeLine) []Link {
	t := sheet.Table{Name: text("site.notices"), Columns: columns(5, "notices.number", "notices.title", "notices.kind", "notices.date", "notices.state")}
	t.Rows = func(yield func([]string) bool) {
		for _, n := range rows {
			if !yield([]string{n.Number, n.Link.Text, n.Kind, n.IssuedOn.String(), n.State.Words()}) {
				return
			}
		}
	}
	return a.offer("notices", text("site.notices"), t)
}

// Words says how a circular stands.
func (s State) Words() string {
	switch s {
	case Withdrawn:
		return text("notice.state-withdrawn")
	case Corrected:
		return text("notice.state-corrected")
	case Expired:
		return text("notice.state-expired")
	case Nameless:
		return text("notice.state-masked")
	}
	return text("notice.state-in-force")
}
