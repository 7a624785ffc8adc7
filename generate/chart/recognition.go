package chart

import (
	"encoding/json"
	"slices"
	"strconv"

	"tongbao/generate/indicator"
	"tongbao/generate/record"
	"tongbao/generate/schema"
	"tongbao/templates"
)

// commendationRatio shows the stationed cadres' share of the commendations
// against its target, month by month.
func commendationRatio(in Input) (Chart, bool) {
	return trend(in, indicator.Find("commendation_ratio"))
}

// promotionsByYear shows how many of each year's promotions came from the front
// line. It is of the whole region only.
func promotionsByYear(in Input) (Chart, bool) {
	share := in.now(indicator.Find("promotion_share"))
	if !in.Workspace.Has(record.Promotions) || !share.Valid() {
		return Chart{}, false
	}
	years := in.promotions()
	f := &figure{form: columns}
	front := series{name: templates.Text("chart.promotions.front"), look: plain, stacked: true}
	others := series{name: templates.Text("chart.promotions.others"), look: dotted, stacked: true}
	t := Table{Columns: header(templates.Text("chart.column.year"), front.name, others.name, templates.Text("chart.promotions.all"))}
	most := 0
	for _, y := range years {
		f.categories = append(f.categories, y.year.String())
		front.data = append(front.data, json.Number(strconv.Itoa(y.front)))
		others.data = append(others.data, json.Number(strconv.Itoa(y.all-y.front)))
		most = max(most, y.all)
		t.Rows = append(t.Rows, []string{y.year.String(), count(y.front), count(y.all - y.front), count(y.all)})
	}
	f.series = []series{front, others}
	f.panels = []panel{{scale: fit(0, float64(most), true, true, 0), note: templates.Text("chart.promotions.note")}}
	c := Chart{Title: promotionsTitle(in, share, years), Sentence: promotionsSentence(in, years), Format: "count", Table: t}
	c.Alt = templates.Text("chart.promotions.alt", "place", in.place().Name, "first", years[0].year, "last", years[len(years)-1].year, "title", c.Title)
	return c.with(f), true
}

// promoted is how many were promoted in a year, up to the reporting month.
type promoted struct {
	year       schema.Year
	all, front int
}

// promotions counts by year, without a gap from the first year with a promotion
// to the reporting month's.
func (in Input) promotions() []promoted {
	by := map[schema.Year]*promoted{}
	first := in.Period.Year()
	for i := range in.Workspace.Promotions {
		p := &in.Workspace.Promotions[i]
		if p.PromotedOn > in.Period.Last() {
			continue
		}
		in.promotion(by, p)
		first = min(first, p.PromotedOn.Year())
	}
	var out []promoted
	for y := first; y <= in.Period.Year(); y++ {
		if by[y] == nil {
			by[y] = &promoted{year: y}
		}
		out = append(out, *by[y])
	}
	return out
}

func (in Input) promotion(by map[schema.Year]*promoted, p *record.Promotion) {
	y := p.PromotedOn.Year()
	if by[y] == nil {
		by[y] = &promoted{year: y}
	}
	by[y].all++
	if in.Workspace.FromFrontLine(p) {
		by[y].front++
	}
}

func promotionsTitle(in Input, share indicator.Value, years []promoted) string {
	return templates.Text("chart.promotions.title", "place", in.place().Name, "year", years[0].year, "all", den(share),
		"front", num(share), "share", share.Shown())
}

// promotionsSentence says how the reporting month's year stands and which year
// had most from the front line.
func promotionsSentence(in Input, years []promoted) string {
	now := years[len(years)-1]
	most := slices.MaxFunc(years, func(a, b promoted) int { return a.front - b.front })
	_, month := in.Period.Split()
	span := templates.Text("chart.promotions.now", "year", now.year, "month", month)
	if month == 1 {
		span = templates.Text("chart.promotions.january", "year", now.year)
	}
	return templates.Text("chart.promotions.sentence", "span", span, "all", count(now.all), "front", count(now.front),
		"best", most.year, "most", count(most.front))
}
