package render

import (
	"html/template"

	"tongbao/generate/indicator"
	"tongbao/generate/page"
	"tongbao/templates"
)

// rowSize is about how many bytes a row of a table of indicators takes.
const rowSize = 768

// measureRows writes the rows of a table of indicators; its head is
// "measures-head" in parts.html.
func measureRows(measures []page.Measure) template.HTML {
	p := make(pen, 0, len(measures)*rowSize)
	for i := range measures {
		m := &measures[i]
		p = p.rowHead(m).target(m).verdictCell(m).
			change("column.on-month", m.OnMonth).change("column.on-year", m.OnYear).rowFoot(m)
	}
	return p.html()
}

// placeRows writes the rows of a table of a place's indicators, beside the values
// of the place above; its head is in "place-groups" in parts.html.
func placeRows(measures []page.PlaceMeasure) template.HTML {
	p := make(pen, 0, len(measures)*rowSize)
	for i := range measures {
		m := &measures[i].Measure
		p = p.rowHead(m).parent(measures[i].Parent).target(m).verdictCell(m).
			change("column.on-month", m.OnMonth).rowFoot(m)
	}
	return p.html()
}

func (p pen) rowHead(m *page.Measure) pen {
	return p.mark(`<tr><th scope="row" class="m-name">`).link(m.Link).
		mark(`</th><td class="num m-value">`).strong(m.Value).mark(`</td>`)
}

func (p pen) rowFoot(m *page.Measure) pen {
	return p.mark(`<td class="m-trend">`).spark(m.Trend).mark("</td></tr>\n")
}

func (p pen) parent(v indicator.Value) pen {
	return p.cell("num m-target", "column.parent").mark(`>`).valued(v).mark(`</td>`)
}

func (p pen) target(m *page.Measure) pen {
	return p.cell("num m-target", "column.target").mark(`>`).words(target(m.Target)).mark(`</td>`)
}

func (p pen) verdictCell(m *page.Measure) pen {
	return p.mark(`<td class="m-verdict">`).verdict(m.Verdict).mark(`</td>`)
}

func (p pen) change(column string, c page.Change) pen {
	return p.cell("num m-change", column).mark(` data-sort="`).words(signed(c)).mark(`">`).moved(c).mark(`</td>`)
}

// cell begins a cell that bears its column's name, which narrow screens show in it.
func (p pen) cell(class, column string) pen {
	return p.mark(`<td class="`).mark(class).mark(`" data-name="`).words(templates.Text(column)).mark(`"`)
}
