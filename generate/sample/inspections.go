package sample

import (
	"cmp"
	"slices"

	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// inspect sends six groups to the villages: to three of five in the autumn
// before the reporting year, to six of seven in it, to some of them twice.
func (c *county) inspect() {
	s := c.stream("inspections")
	year := int(Reporting.Year())
	c.inspectRound(s, schema.DateOf(year-1, 9, 3), schema.DateOf(year-1, 12, 14), 600)
	c.inspectRound(s, schema.DateOf(year, 2, 18), schema.DateOf(year, 5, 31), 620)
	c.inspectRound(s, schema.DateOf(year, 6, 3), asOf()-4, 620)
	slices.SortFunc(c.inspections, func(a, b record.Inspection) int {
		return cmp.Or(cmp.Compare(a.InspectedOn, b.InspectedOn), cmp.Compare(a.VillageCode, b.VillageCode))
	})
}

func (c *county) inspectRound(s stream, first, last schema.Date, permille int) {
	for i := range c.villages {
		if !s.chance(permille) {
			continue
		}
		pace := c.townOf(int32(i)).pace
		c.inspections = append(c.inspections, record.Inspection{
			InspectedOn: s.workday(first, last), Group: schema.Text("第" + numeral(1+i%6) + "督查组"),
			VillageCode: c.villages[i].code, Problems: schema.Int(max(0, 2+s.bell(4)-pace/60)),
		})
	}
}
