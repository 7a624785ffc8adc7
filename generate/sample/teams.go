package sample

import (
	"cmp"
	"fmt"
	"slices"

	"tongbao/generate/record"
	"tongbao/generate/schema"
)

type team struct {
	id                string
	kind              schema.Enum
	village           int32
	formed, dissolved schema.Date // dissolved 0: still there
	size              int         // members at the end
}

func (t *team) assault() bool { return t.kind == record.AssaultTeam }

// form gives each village its 攻坚工作队 and the groups that were there before.
func (c *county) form() {
	s := c.stream("teams")
	sizes := c.teamSizes(s)
	for i := range c.villages {
		c.teams = append(c.teams, team{
			id: fmt.Sprintf("GJ%0*d", digits(c.Villages), i+1), kind: record.AssaultTeam,
			village: int32(i), formed: c.formedOn(s, int32(i)), size: sizes[i],
		})
	}
	c.formGroups(s)
}

// teamSizes divides the cadres, more to where poverty is deep.
func (c *county) teamSizes(s stream) []int {
	total := c.scaled(3019)
	if c.Strength > 0 {
		total = c.Strength * c.Villages
	}
	weights := make([]int, c.Villages)
	for i, v := range c.villages {
		weights[i] = map[schema.Enum]int{plainVillage: 100, poorVillage: 125, record.DeepPoverty: 165}[v.class] + s.bell(30)
	}
	return apportion(total, 3, weights)
}

// formedOn gives the day on which a village's 攻坚工作队 is formed: most within
// ten months of the launch, those of slow towns later, a few much later.
func (c *county) formedOn(s stream, village int32) schema.Date {
	lag := 1000 - 10*c.townOf(village).pace
	days := (3*s.between(0, 1000) + lag) * 290 / 4000
	if s.chance(30) {
		days = s.between(300, 430)
	}
	return workday(c.launch()+schema.Date(days), asOf()-60)
}

// groupYears are the years in which groups were formed, and how many of each
// hundred villages got one.
var groupYears = []choice[int]{{2014, 80}, {2015, 85}, {2016, 90}, {2017, 85}, {2018, 30}, {2019, 10}}

// formGroups gives each village its groups, one in a year at most, each until
// the next one comes.
func (c *county) formGroups(s stream) {
	n := c.scaled(760)
	weights := make([]int, c.Villages)
	for i, v := range c.villages {
		weights[i] = map[schema.Enum]int{plainVillage: 100, poorVillage: 115, record.DeepPoverty: 120}[v.class]
	}
	var groups []team
	for i, k := range apportion(n, 0, weights) {
		groups = append(groups, c.groupsOf(s, int32(i), min(k, len(groupYears)))...)
	}
	slices.SortStableFunc(groups, func(a, b team) int { return cmp.Compare(a.formed.Year(), b.formed.Year()) })
	sizes := apportion(c.scaled(6150), 0, c.groupWeights(s, groups))
	for i := range groups {
		groups[i].id = fmt.Sprintf("ZZ%0*d", digits(n), i+1)
		groups[i].size = sizes[i]
	}
	c.teams = append(c.teams, groups...)
}

func (c *county) groupWeights(s stream, groups []team) []int {
	weights := make([]int, max(1, len(groups)))
	for i := range weights {
		weights[i] = s.between(70, 130)
	}
	return weights
}

func (c *county) groupsOf(s stream, village int32, n int) []team {
	left := slices.Clone(groupYears)
	var years []int
	for range n {
		year := choose(s, left)
		years = append(years, year)
		left = slices.DeleteFunc(left, func(c choice[int]) bool { return c.value == year })
	}
	slices.Sort(years)
	var groups []team
	for i, year := range years {
		g := team{kind: record.MutualGroup, village: village, formed: s.workday(schema.DateOf(year, 2, 20), schema.DateOf(year, 5, 31))}
		if i > 0 {
			groups[i-1].dissolved = min(g.formed, groups[i-1].dissolved)
		}
		g.dissolved = g.formed + schema.Date(s.between(500, 720))
		groups = append(groups, g)
	}
	for i := range groups {
		c.relieve(&groups[i])
	}
	return groups
}

// relieve ends a group when the village's 攻坚工作队 takes over; what would end
// after the reporting month has not ended.
func (c *county) relieve(g *team) {
	if formed := c.teams[g.village].formed; g.formed < formed && formed < g.dissolved {
		g.dissolved = formed
	}
	if g.dissolved > asOf() {
		g.dissolved = 0
	}
}

func (c *county) teamRows() []record.Team {
	rows := make([]record.Team, len(c.teams))
	for i, t := range c.teams {
		rows[i] = record.Team{
			TeamID: schema.Text(t.id), Type: t.kind, VillageCode: c.villages[t.village].code,
			FormedOn: t.formed, DissolvedOn: t.dissolved,
		}
	}
	return rows
}

// digits gives how many digits n has.
func digits(n int) int { return len(fmt.Sprint(n)) }
