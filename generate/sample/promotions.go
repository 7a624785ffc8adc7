package sample

import (
	"cmp"
	"slices"

	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// promotionYears are the sample county's promotions by year: from the front
// line, of cadres who had left it more than a year before, and of others.
var promotionYears = []struct{ year, front, former, others int }{
	{2014, 6, 0, 11}, {2015, 11, 0, 14}, {2016, 15, 2, 12}, {2017, 18, 3, 13}, {2018, 24, 3, 9}, {2019, 20, 2, 8},
}

// promotions gives who was promoted, in order of time.
func (c *county) promotions() []record.Promotion {
	l := &ladder{county: c, s: c.stream("promotions"), named: map[string]bool{}}
	for _, y := range promotionYears {
		span := record.Span{From: schema.DateOf(y.year, 1, 15), To: min(schema.DateOf(y.year, 12, 20), asOf()-6)}
		l.cadres(span, c.scaled(y.front), true)
		l.cadres(span, c.scaled(y.former), false)
		for range c.scaled(y.others) {
			l.lay++
			l.add(l.s.workday(span.From, span.To), c.other(promoted+l.lay), "", pick(l.s, c.departments))
		}
	}
	slices.SortStableFunc(l.rows, func(a, b record.Promotion) int { return cmp.Compare(a.PromotedOn, b.PromotedOn) })
	return l.rows
}

// ladder promotes everybody once.
type ladder struct {
	*county
	s     stream
	named map[string]bool // in a large region names come twice, a promotion may not
	rows  []record.Promotion
	lay   int // promoted persons who are not on the roster
}

// cadres promotes n cadres within span: from the front line, or such as had
// left it more than a year before. A few tries are made for each.
func (l *ladder) cadres(span record.Span, n int, front bool) {
	for tries := 0; n > 0 && tries < 20000; tries++ {
		person := int32(l.s.IntN(len(l.roster.persons)))
		on := l.s.workday(span.From, span.To)
		who := &l.roster.persons[person]
		p := l.roster.on(person, on)
		if p == nil || l.named[who.name] || who.identity != official || (p.end == 0 || p.end >= on.YearBefore()) != front {
			continue
		}
		l.add(on, who.name, l.cadreID(person), who.unit)
		n--
	}
}

func (l *ladder) add(on schema.Date, name string, id schema.Text, unit string) {
	from, to := unit+pick(l.s, []string{"科员", "四级主任科员", "股长"}), pick(l.s, l.departments)+"副科级干部"
	if town := pick(l.s, l.towns); l.s.chance(750) {
		to = pick(l.s, town.posts())
	}
	l.named[name] = true
	l.rows = append(l.rows, record.Promotion{PromotedOn: on, Name: schema.Text(name), CadreID: id,
		FromPost: schema.Text(from), ToPost: schema.Text(to)})
}
