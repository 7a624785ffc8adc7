package sample

import (
	"fmt"

	"tongbao/generate/record"
	"tongbao/generate/schema"
)

type grid struct {
	village    int32
	name       string
	natural    bool // a 自然寨, no 村民组
	households int
	holder     int32
	assigned   schema.Date // 0: since the posting began
}

// borrowed is how many grids somebody from the next
// village answers for: allowed, and worth a warning.
const borrowed = 3

// divide divides the villages into grids and gives each to somebody on post.
func (c *county) divide() {
	s := c.stream("grids")
	weights := make([]int, c.Villages)
	for i, v := range c.villages {
		weights[i] = v.households + 160
	}
	members := make([][]int32, c.Villages)
	for _, person := range c.onPost(asOf()) {
		team := c.post(person, asOf()).team
		members[team] = append(members[team], person)
	}
	for i, n := range apportion(c.scaled(2441), 2, weights) {
		c.divideVillage(s, int32(i), n, members[i])
	}
	c.borrow(s, members)
}

func (c *county) divideVillage(s stream, village int32, n int, members []int32) {
	weights := make([]int, n)
	for i := range weights {
		weights[i] = s.between(50, 150)
	}
	holders := some(s, len(members), members)
	for i, households := range apportion(c.villages[village].households, 1, weights) {
		g := grid{village: village, name: "第" + numeral(i+1) + "村民组", households: households, holder: holders[i%len(holders)]}
		if i >= n*3/4 && s.chance(600) {
			g.name, g.natural = sides[i%len(sides)]+terrains[(int(village)+i)%len(terrains)]+"寨", true
		}
		g.assigned = c.assignedOn(s, &g)
		c.grids = append(c.grids, g)
	}
}

// assignedOn gives the day since which a grid's holder answers for it: mostly
// since the posting began, some weeks later for others.
func (c *county) assignedOn(s stream, g *grid) schema.Date {
	start := c.post(g.holder, asOf()).start
	if s.chance(550) || start > asOf()-30 {
		return 0
	}
	return s.workday(start, min(start+90, asOf()-8))
}

// borrow gives a few grids to somebody of the next village.
func (c *county) borrow(s stream, members [][]int32) {
	for range min(borrowed, c.scaled(borrowed)) {
		g := &c.grids[s.IntN(len(c.grids))]
		next := int(g.village) + 1
		if next >= c.Villages || c.townOf(int32(next)) != c.townOf(g.village) {
			next = max(0, int(g.village)-1)
		}
		g.holder, g.assigned = pick(s, members[next]), asOf()-20
	}
}

func (c *county) gridID(i int) schema.Text {
	return schema.Text(fmt.Sprintf("WG%0*d", digits(len(c.grids)), i+1))
}

func (c *county) gridRows() []record.Grid {
	rows := make([]record.Grid, len(c.grids))
	for i, g := range c.grids {
		rows[i] = record.Grid{
			GridID: c.gridID(i), VillageCode: c.villages[g.village].code, Name: schema.Text(g.name), Type: "村民组",
			Households: schema.Int(g.households), CadreID: c.cadreID(g.holder), AssignedOn: g.assigned,
		}
		if g.natural {
			rows[i].Type = "自然寨"
		}
	}
	return rows
}
