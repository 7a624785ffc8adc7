package sample

import (
	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// person is a cadre, apart from their postings.
type person struct {
	name, unit           string
	sex, identity, grade schema.Enum
	birth                schema.Month
	party, leader        bool
	reserve, young       bool
	backbone             bool
}

// What cadres are by identity and rank.
const (
	official   schema.Enum = "机关干部"
	committee  schema.Enum = "村两委常务干部"
	constable  schema.Enum = "村警"
	youth      schema.Enum = "农村知识青年"
	clerkRank  schema.Enum = "科员"
	otherRank  schema.Enum = "其他"
	deputyRole schema.Enum = "副队长"
	memberRole schema.Enum = "队员"
)

var identities = []choice[schema.Enum]{{official, 64}, {committee, 21}, {constable, 6}, {youth, 9}}

// youngFrom is the month of birth from which on a cadre counts as young.
var youngFrom = schema.MonthOf(1984, 1)

// recruit adds a person fit for a role in a village and gives their position.
func (c *county) recruit(s stream, role schema.Enum, village int32, identity schema.Enum) int32 {
	p := person{
		name: c.cadre(len(c.roster.persons)), identity: identity, sex: "男", grade: gradeFor(s, role, identity),
		birth: schema.MonthOf(s.between(1964, 1992), s.between(1, 12)), unit: c.unitFor(s, village, identity),
		party: s.chance(partyChance(role, identity)),
	}
	if s.chance(280) {
		p.sex = "女"
	}
	if identity == official {
		p.leader = p.grade == record.CountyRank || p.grade == record.SectionRank && (role == record.Captain || s.chance(550))
		p.reserve, p.backbone = s.chance(130), s.chance(310)
	}
	if role == record.FirstSecretary && p.grade == clerkRank {
		p.reserve = true
		p.birth = youngFrom + schema.Month(s.between(0, 95))
	}
	p.young = identity == official && p.birth >= youngFrom
	c.roster.persons = append(c.roster.persons, p)
	return int32(len(c.roster.persons) - 1)
}

func gradeFor(s stream, role, identity schema.Enum) schema.Enum {
	switch {
	case identity != official:
		return otherRank
	case role == record.Captain:
		return choose(s, []choice[schema.Enum]{{record.SectionRank, 96}, {record.CountyRank, 4}})
	case role == record.FirstSecretary:
		return choose(s, []choice[schema.Enum]{{record.SectionRank, 40}, {clerkRank, 60}})
	case role == deputyRole:
		return choose(s, []choice[schema.Enum]{{record.SectionRank, 30}, {clerkRank, 70}})
	}
	return choose(s, []choice[schema.Enum]{{record.SectionRank, 4}, {clerkRank, 78}, {otherRank, 18}})
}

func partyChance(role, identity schema.Enum) int {
	switch {
	case role == record.Captain, role == record.FirstSecretary:
		return 1000
	case identity == committee:
		return 820
	case identity == official:
		return 660
	}
	return 280
}

// unitFor gives where the person comes from: officials mostly from the
// department that answers for the village, the others from the village itself.
func (c *county) unitFor(s stream, village int32, identity schema.Enum) string {
	v := &c.villages[village]
	switch {
	case identity == constable:
		return c.townOf(village).police()
	case identity != official:
		return v.office + "村民委员会"
	case s.chance(550):
		return v.department
	case s.chance(500):
		return c.townOf(village).government()
	}
	return pick(s, c.departments)
}
