package sample

import (
	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// visits is how far each grid gets in a year, of a thousand households.
type visits struct {
	year   schema.Year
	shares []int
}

// progress is how much of a year's visits is made by the end of each month, of a thousand.
var progress = [12]int{95, 190, 325, 460, 600, 730, 850, 920, 960, 980, 1000, 1000}

// visit gives the households visited by month m, grid by grid. A grid reports
// once the village has its team, and now and then forgets to.
func (c *county) visit(m schema.Month) []record.Visit {
	if m.Year() != c.visits.year {
		c.visits = c.visitYear(m.Year())
	}
	s := c.stream("visits " + m.String())
	_, month := m.Split()
	var rows []record.Visit
	for i := range c.grids {
		g := &c.grids[i]
		if forgot := s.chance(7); forgot || c.teams[g.village].formed > m.Last() {
			continue
		}
		rows = append(rows, record.Visit{
			Month: m, GridID: c.gridID(i), HouseholdsVisited: schema.Int(g.households * c.visits.shares[i] / 1000 * progress[month-1] / 1000),
		})
	}
	return rows
}

func (c *county) visitYear(year schema.Year) visits {
	s := c.stream("visits " + year.String())
	v := visits{year, make([]int, len(c.grids))}
	for i := range c.grids {
		v.shares[i] = min(1000, 800+3*c.townOf(c.grids[i].village).pace+s.bell(230))
	}
	return v
}
