package sample

import (
	"cmp"
	"fmt"
	"slices"

	"tongbao/generate/record"
	"tongbao/generate/schema"
)

type course struct {
	on   schema.Date
	name schema.Text
}

// courses gives the courses of the year before the reporting year and of that year.
func courses() (before, now []course) {
	year := int(Reporting.Year())
	for i, month := range []int{6, 9, 11} {
		before = append(before, course{workday(schema.DateOf(year-1, month, 12), asOf()), rotation(year-1, i)})
	}
	for i, month := range []int{3, 4, 4, 5, 6, 6, 7} {
		now = append(now, course{workday(schema.DateOf(year, month, 4+(i*9)%20), asOf()), rotation(year, i)})
	}
	now = append(now, course{asOf() - 8, "新到任驻村干部岗前培训"})
	for _, list := range [][]course{before, now} {
		slices.SortFunc(list, func(a, b course) int { return cmp.Compare(a.on, b.on) })
	}
	return before, now
}

func rotation(year, i int) schema.Text {
	return schema.Text(fmt.Sprintf("%d年驻村干部轮训第%s期", year, numeral(i+1)))
}

// trainings gives who attended which course: most in the year before, everybody
// in the reporting year, each after they came.
func (c *county) trainings() []record.Training {
	s := c.stream("trainings")
	before, now := courses()
	var rows []record.Training
	for i := range c.roster.persons {
		if s.chance(700) {
			rows = c.train(s, rows, int32(i), before)
		}
		rows = c.train(s, rows, int32(i), now)
		if s.chance(60) {
			rows = c.train(s, rows, int32(i), now)
		}
	}
	slices.SortStableFunc(rows, func(a, b record.Training) int { return cmp.Compare(a.TrainedOn, b.TrainedOn) })
	return slices.Compact(rows)
}

// train sends a person to one of the courses during which they are on post, if
// there is one.
func (c *county) train(s stream, rows []record.Training, person int32, list []course) []record.Training {
	var open []course
	for _, k := range list {
		if c.post(person, k.on) != nil {
			open = append(open, k)
		}
	}
	if len(open) == 0 {
		return rows
	}
	k := pick(s, open)
	return append(rows, record.Training{TrainedOn: k.on, Course: k.name, CadreID: c.cadreID(person)})
}
