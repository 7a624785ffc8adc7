package sample

import (
	"cmp"
	"fmt"
	"slices"

	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// roster is every person and every posting, small enough for a whole province.
type roster struct {
	persons   []person
	postings  []posting // by person, then by start, once settled
	starts    []int32   // by person: where their postings begin; one more at the end
	turnovers []turnover
}

type posting struct {
	person, team              int32
	role                      schema.Enum
	start, end                schema.Date // end 0: still on post
	insuredFrom, insuredUntil schema.Date
}

// turnover is a posting that somebody else took over.
type turnover struct {
	on                schema.Date // the leaver's last day
	leaver, successor int32
	team              int32
}

func (p *posting) covers(day schema.Date) bool {
	return p.start <= day && (p.end == 0 || day <= p.end)
}

// man fills every team, village by village, and insures who serves in one.
func (c *county) man() {
	groups := map[int32][]int32{}
	for i := range c.teams {
		if t := &c.teams[i]; !t.assault() {
			groups[t.village] = append(groups[t.village], int32(i))
		}
	}
	s := c.stream("roster")
	for i := range c.villages {
		veterans := c.manGroups(s, groups[int32(i)])
		c.manTeam(s, int32(i), veterans)
	}
	c.exchange(c.stream("exchanges"))
	c.roster.settle()
	c.insure(c.stream("insurance"))
}

// settle sorts the postings.
func (r *roster) settle() {
	slices.SortStableFunc(r.postings, func(a, b posting) int {
		return cmp.Or(cmp.Compare(a.person, b.person), cmp.Compare(a.start, b.start))
	})
	r.starts = make([]int32, len(r.persons)+1)
	for i := range r.postings {
		r.starts[r.postings[i].person+1] = int32(i + 1)
	}
}

// of gives a person's postings, oldest first.
func (r *roster) of(person int32) []posting {
	return r.postings[r.starts[person]:r.starts[person+1]]
}

// on gives the posting of a person that counts on a day: the newest that has
// begun; nil when none has.
func (r *roster) on(person int32, day schema.Date) *posting {
	ps := r.of(person)
	for i := len(ps) - 1; i >= 0; i-- {
		if ps[i].start <= day {
			return &ps[i]
		}
	}
	return nil
}

// post gives the posting by which a person is on post on a day; nil when they
// are not.
func (c *county) post(person int32, day schema.Date) *posting {
	p := c.roster.on(person, day)
	if p == nil || !p.covers(day) || !c.teams[p.team].assault() {
		return nil
	}
	return p
}

// onPost gives the persons on post on a day.
func (c *county) onPost(day schema.Date) []int32 {
	var out []int32
	for i := range c.roster.persons {
		if c.post(int32(i), day) != nil {
			out = append(out, int32(i))
		}
	}
	return out
}

// in gives the posting that a month's score or subsidy counts by; nil when the
// person was in no 攻坚工作队 that month.
func (c *county) in(person int32, m schema.Month) *posting {
	ps := c.roster.of(person)
	for i := len(ps) - 1; i >= 0; i-- {
		if p := &ps[i]; p.start <= m.Last() && (p.end == 0 || p.end >= m.First()) && c.teams[p.team].assault() {
			return p
		}
	}
	return nil
}

// cadreID gives a person's number on the roster.
func (c *county) cadreID(person int32) schema.Text {
	return schema.Text(fmt.Sprintf("GB%0*d", digits(len(c.roster.persons)), person+1))
}

func (c *county) cadreRows() []record.Cadre {
	rows := make([]record.Cadre, len(c.roster.postings))
	for i := range rows {
		p := &c.roster.postings[i]
		who := &c.roster.persons[p.person]
		rows[i] = record.Cadre{
			CadreID: c.cadreID(p.person), Name: schema.Text(who.name), Sex: who.sex, Birth: who.birth,
			Unit: schema.Text(who.unit), Identity: who.identity, Rank: who.grade,
			PartyMember: schema.Bool(who.party), Leader: schema.Bool(who.leader), Reserve: schema.Bool(who.reserve),
			Young: schema.Bool(who.young), Backbone: schema.Bool(who.backbone),
			TeamID: schema.Text(c.teams[p.team].id), Role: p.role, StartOn: p.start, EndOn: p.end,
			InsuredFrom: p.insuredFrom, InsuredUntil: p.insuredUntil,
		}
	}
	return rows
}
