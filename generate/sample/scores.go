package sample

import (
	"slices"

	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// assess gives the scores and the subsidies of a month, in the roster's order.
// The rows hold until the next call.
func (c *county) assess(m schema.Month) ([]record.Score, []record.Subsidy) {
	s := c.stream("scores " + m.String())
	if c.ability == nil {
		c.ability = c.abilities()
	}
	raters := c.raters(m)
	c.scored, c.paid = c.scored[:0], c.paid[:0]
	for i := range c.roster.persons {
		person := int32(i)
		p := c.in(person, m)
		if p == nil {
			continue
		}
		r := c.score(s, m, p)
		r.Rater = schema.Text(c.rater(raters, p))
		rated := c.rated(s, p, m)
		if rated {
			c.scored = append(c.scored, r)
		}
		if p.covers(m.Last()) {
			c.paid = append(c.paid, c.subsidy(r, p, rated))
		}
	}
	return c.scored, c.paid
}

// abilities gives how far each person's scores lie above their town's, in hundredths.
func (c *county) abilities() []int8 {
	s := c.stream("abilities")
	out := make([]int8, len(c.roster.persons))
	for i := range out {
		out[i] = int8(s.bell(60))
	}
	return out
}

// raters gives each village's captain at the end of a month.
func (c *county) raters(m schema.Month) []int32 {
	captains := slices.Repeat([]int32{-1}, c.Villages)
	for i := range c.roster.postings {
		p := &c.roster.postings[i]
		if (p.role == record.Captain || p.role == record.CaptainFirstSecretary) && p.covers(m.Last()) && c.teams[p.team].assault() {
			captains[p.team] = p.person
		}
	}
	return captains
}

// rater names who scored a posting: the team's captain, and the captain by the town.
func (c *county) rater(captains []int32, p *posting) string {
	if captain := captains[p.team]; captain >= 0 && captain != p.person {
		return c.roster.persons[captain].name
	}
	return c.townOf(p.team).party()
}

// rated says whether a month's score was handed in: nearly always for who was
// on post at its end, for others now and then.
func (c *county) rated(s stream, p *posting, m schema.Month) bool {
	missed := s.IntN(1000)
	if !p.covers(m.Last()) {
		return missed < 400
	}
	return missed >= 34-c.townOf(p.team).pace/4
}

func (c *county) score(s stream, m schema.Month, p *posting) record.Score {
	pace := c.townOf(p.team).pace
	later := int(m - Reporting) // months to the reporting month, negative
	r := record.Score{
		Month: m, CadreID: c.cadreID(p.person),
		Base: schema.Score(min(1000, 878+pace/2+max(later, -12)+int(c.ability[p.person])+s.bell(60)) / 5 * 5),
		Veto: schema.Bool(s.IntN(10000) < 6), TownChecked: schema.Bool(s.chance(983)), CountyReviewed: schema.Bool(s.chance(958 + pace/4)),
	}
	if poor := s.chance(24 - pace/8); poor {
		r.Base = schema.Score(5 * s.between(122, 158))
	}
	if s.chance(110) {
		r.Bonus = schema.Score(10 * s.between(1, 5))
	}
	if s.chance(55) {
		r.Deduction = schema.Score(10 * s.between(2, 9))
	}
	r.Final = min(1000, max(0, r.Base+r.Bonus-r.Deduction))
	if r.Veto {
		r.Final = 0
	}
	return r
}

// subsidy gives a month's subsidy: half of it withheld below 8 points, all of
// it below 6.5.
func (c *county) subsidy(r record.Score, p *posting, rated bool) record.Subsidy {
	const yuan = 100
	due := schema.Money(600)
	if c.roster.persons[p.person].identity == official {
		due = 1200
	}
	if c.villages[p.team].class == record.DeepPoverty {
		due += 300
	}
	out := record.Subsidy{Month: r.Month, CadreID: r.CadreID, Due: due * yuan}
	switch {
	case !rated:
	case r.Final < 650:
		out.Withheld = out.Due
	case r.Final < 800:
		out.Withheld = out.Due / 2
	}
	out.Paid = out.Due - out.Withheld
	return out
}
