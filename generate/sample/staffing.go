package sample

import (
	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// manGroups fills a village's groups, in order of time, and gives the persons
// who served last in them; about a third stay on from one group to the next.
func (c *county) manGroups(s stream, groups []int32) []int32 {
	var before, all []int32
	for _, g := range groups {
		t := &c.teams[g]
		var now []int32
		for i := range t.size {
			role := groupRole(s, i)
			person := int32(-1)
			if len(before) > 0 && s.chance(340) {
				person, before = before[0], before[1:]
			} else {
				person = c.recruit(s, role, t.village, official)
			}
			c.roster.postings = append(c.roster.postings, groupPosting(s, g, t, person, role))
			now = append(now, person)
		}
		before = now
		all = now
	}
	return all
}

func groupRole(s stream, i int) schema.Enum {
	switch {
	case i == 0:
		return record.Captain
	case i == 1 && s.chance(400):
		return record.FirstSecretary
	}
	return memberRole
}

func groupPosting(s stream, g int32, t *team, person int32, role schema.Enum) posting {
	p := posting{person: person, team: g, role: role, start: t.formed, end: t.dissolved}
	latest := t.formed + 60
	if t.dissolved > 0 {
		latest = min(latest, t.dissolved-1)
	}
	if s.chance(150) {
		p.start = s.workday(t.formed, latest)
	}
	if t.dissolved > 0 && s.chance(200) {
		p.end = s.workday(max(p.start, t.dissolved-90), t.dissolved)
	}
	return p
}

// lastStart is the last day on which anybody may begin, so that everybody has
// been trained by the end of the reporting month.
func lastStart() schema.Date { return asOf() - 11 }

// manTeam fills a village's 攻坚工作队, some of it with veterans of the groups.
func (c *county) manTeam(s stream, village int32, veterans []int32) {
	t := &c.teams[village]
	for _, role := range roles(s, t.size) {
		start := t.formed
		if role != record.Captain && role != record.CaptainFirstSecretary && s.chance(300) {
			start = s.workday(min(t.formed, lastStart()), min(t.formed+150, lastStart()))
		}
		var person int32
		if person, veterans = c.veteran(s, role, start, veterans); person < 0 {
			person = c.recruitFor(s, role, village)
		}
		c.serve(s, person, village, role, start)
	}
}

// veteran takes a person who served in a group until start for some of the
// ordinary posts; -1 when there is none.
func (c *county) veteran(s stream, role schema.Enum, start schema.Date, veterans []int32) (int32, []int32) {
	if role != memberRole || len(veterans) == 0 || !s.chance(260) {
		return -1, veterans
	}
	person := veterans[0]
	for i := len(c.roster.postings) - 1; i >= 0; i-- {
		if p := &c.roster.postings[i]; p.person == person {
			if p.end == 0 || p.end > start {
				person = -1
			}
			return person, veterans[1:]
		}
	}
	return -1, veterans[1:]
}

func (c *county) recruitFor(s stream, role schema.Enum, village int32) int32 {
	identity := official
	if role == memberRole {
		identity = choose(s, identities)
	}
	if role == record.CaptainFirstSecretary {
		role = record.Captain
	}
	return c.recruit(s, role, village, identity)
}

// serve posts a person from start on. One in nine leaves before the end, and
// somebody of the same role takes over, mostly within days.
func (c *county) serve(s stream, person, village int32, role schema.Enum, start schema.Date) {
	p := posting{person: person, team: village, role: role, start: start}
	if earliest := start + 75; earliest < lastStart()-12 && s.chance(112) {
		p.end = s.workday(earliest, lastStart()-12)
	}
	c.roster.postings = append(c.roster.postings, p)
	if p.end == 0 {
		return
	}
	successor := c.recruitFor(s, role, village)
	c.roster.turnovers = append(c.roster.turnovers, turnover{p.end, person, successor, village})
	c.roster.postings = append(c.roster.postings, posting{
		person: successor, team: village, role: role, start: s.workday(p.end+1, p.end+12)})
}

// roles gives the roles of a team of n, the captain first.
func roles(s stream, n int) []schema.Enum {
	out := []schema.Enum{record.Captain}
	switch first := s.IntN(1000); {
	case first < 120:
		out[0] = record.CaptainFirstSecretary
	case first < 965:
		out = append(out, record.FirstSecretary)
	}
	for i := 0; i < n/8 && len(out) < n; i++ {
		out = append(out, deputyRole)
	}
	for len(out) < n {
		out = append(out, memberRole)
	}
	return out
}

// exchange lets members of two villages of a town change places: the old and
// the new posting share a day.
func (c *county) exchange(s stream) {
	var members []int // positions of ordinary members who are still there
	for i := range c.roster.postings {
		if p := &c.roster.postings[i]; p.end == 0 && p.role == memberRole && c.teams[p.team].assault() && c.roster.persons[p.person].identity == official {
			members = append(members, i)
		}
	}
	moved := map[int]bool{}
	for range min(len(members), c.scaled(60)) {
		i := s.IntN(len(members))
		j := (i + s.between(10, 60)) % len(members)
		c.swap(s, members[i], members[j], moved)
	}
}

// swap exchanges the members at two postings when they serve in different
// villages of one town and both have been there for two months.
func (c *county) swap(s stream, i, j int, moved map[int]bool) {
	a, b := &c.roster.postings[i], &c.roster.postings[j]
	earliest := max(a.start, b.start) + 60
	if a.team == b.team || c.townOf(a.team) != c.townOf(b.team) || moved[i] || moved[j] || earliest > asOf()-30 {
		return
	}
	moved[i], moved[j] = true, true
	day := s.workday(earliest, asOf()-30)
	a.end, b.end = day, day
	c.roster.postings = append(c.roster.postings,
		posting{person: a.person, team: b.team, role: memberRole, start: day},
		posting{person: b.person, team: a.team, role: memberRole, start: day})
}

// insure gives the members of the 攻坚工作队 their accident insurance: bought
// for all at once in autumn 2018, then by year; a few have lapsed or were forgotten.
func (c *county) insure(s stream) {
	bought := schema.DateOf(2018, 10, 8)
	for i := range c.roster.postings {
		p := &c.roster.postings[i]
		if !c.teams[p.team].assault() {
			continue
		}
		luck := s.IntN(1000)
		if luck < 9 {
			continue
		}
		if p.start < bought && s.chance(350) && (p.end == 0 || p.end > bought) {
			p.insuredFrom = bought
		}
		p.insuredUntil = schema.DateOf(2019, 12, 31)
		switch lapsed := schema.DateOf(2019, 6, 30); {
		case p.end > 0:
			p.insuredUntil = max(p.end, p.insuredFrom)
		case luck < 24 && p.start < lapsed:
			p.insuredUntil = lapsed
		}
	}
}
