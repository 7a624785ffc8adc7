package sample

import (
	"tongbao/generate/record"
	"tongbao/generate/schema"
)

type evaluation struct {
	half   schema.Half
	person int32
	grade  schema.Enum
}

// evaluate gives nearly everybody on post a grade at the end of each half-year,
// from the one on that the first month's indicators look back to.
func (c *county) evaluate() {
	half := min(schema.Half(c.first()/6)-1, schema.Half(2018*2+1)) // the circulars tell of the latter
	for ; half.Last() <= asOf(); half++ {
		s := c.stream("evaluations " + half.String())
		for _, person := range c.onPost(half.Last()) {
			pace := c.townOf(c.post(person, half.Last()).team).pace
			grade := choose(s, []choice[schema.Enum]{{record.Excellent, 150 + pace}, {"合格", 770}, {"基本合格", 34}, {"不合格", 5}})
			if s.chance(975) {
				c.evaluations = append(c.evaluations, evaluation{half, person, grade})
			}
		}
	}
}

func (c *county) evaluationRows() []record.Evaluation {
	rows := make([]record.Evaluation, len(c.evaluations))
	for i, e := range c.evaluations {
		rows[i] = record.Evaluation{Half: e.half, CadreID: c.cadreID(e.person), Grade: e.grade}
	}
	return rows
}
