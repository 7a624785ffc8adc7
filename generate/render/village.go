package render

import (
	"html/template"
	"strconv"

	"tongbao/generate/indicator"
	"tongbao/generate/page"
)

// cadreRows writes the rows of a village's cadres; their head is in village.html.
func cadreRows(cadres []page.CadreLine) template.HTML {
	p := make(pen, 0, len(cadres)*rowSize/2)
	for i := range cadres {
		c := &cadres[i]
		p = p.mark(`<tr><th scope="row">`).words(c.Name).mark(`</th>`).
			plain(c.Role).plain(c.Unit).plain(c.Rank).
			mark(`<td class="day">`).words(date(c.Since)).mark(`</td>`).
			count(c.Grids).mark("</tr>\n")
	}
	return p.html()
}

// gridRows writes the rows of a table of grids; its head is "grids" in parts.html.
func gridRows(t page.GridTable) template.HTML {
	p := make(pen, 0, len(t.Rows)*rowSize/2)
	for i := range t.Rows {
		g := &t.Rows[i]
		p = p.mark(`<tr>`)
		if t.Villages {
			p = p.mark(`<td>`).link(g.Village).mark(`</td>`)
		}
		p = p.plain(g.ID).plain(g.Name).plain(g.Kind).count(g.Households).holder(g).mark("</tr>\n")
	}
	return p.html()
}

func (p pen) holder(g *page.GridLine) pen {
	if g.Open {
		return p.mark(`<td><strong class="missed">`).words(g.Holder).mark(`</strong></td>`)
	}
	return p.plain(g.Holder)
}

// plain writes a cell of words.
func (p pen) plain(words string) pen { return p.mark(`<td>`).words(words).mark(`</td>`) }

// count writes a cell of a whole number.
func (p pen) count(n int) pen {
	return p.mark(`<td class="num">`).mark(indicator.Grouped(strconv.Itoa(n))).mark(`</td>`)
}
