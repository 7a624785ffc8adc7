package sample

import (
	"cmp"
	"fmt"
	"slices"

	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// awards are those of 州级 and above, and how many of the sample county's
// stationed cadres have them.
var awards = []struct {
	on       schema.Date
	occasion string
	level    schema.Enum
	n        int
}{
	{schema.DateOf(2018, 6, 25), "全州“七一”表彰优秀共产党员", record.PrefectureLevel, 5},
	{schema.DateOf(2018, 10, 17), "全州脱贫攻坚先进个人", record.PrefectureLevel, 9},
	{schema.DateOf(2018, 10, 16), "全省脱贫攻坚优秀村第一书记", record.ProvinceLevel, 4},
	{schema.DateOf(2019, 6, 25), "全州“七一”表彰优秀共产党员", record.PrefectureLevel, 6},
	{schema.DateOf(2019, 7, 10), "全省脱贫攻坚优秀共产党员", record.ProvinceLevel, 3},
	{schema.DateOf(2019, 5, 21), "全国扶贫系统先进个人", record.NationalLevel, 1},
}

// commendations gives the 七一 commendations of the reporting year and the year
// before, more than 40 % of them of stationed cadres, and those of 州级 and above
// of 28 stationed cadres in the sample county, one of whom has two.
func (c *county) commendations() []record.Commendation {
	h := &honours{county: c, s: c.stream("commendations"), named: map[string]bool{}}
	year := int(Reporting.Year())
	for i, n := range [][2]int{{26, 38}, {37, 45}} {
		y := year - 1 + i
		on := schema.DateOf(y, 6, 28+i%2)
		h.stationed(on, fmt.Sprintf("%d年“七一”表彰优秀共产党员", y), "县级", c.scaled(n[0]), true)
		h.others(on, fmt.Sprintf("%d年“七一”表彰优秀共产党员", y), "县级", c.scaled(n[1]))
		h.stationed(on-10, fmt.Sprintf("%d年度脱贫攻坚先进个人", y-1), "镇级", c.scaled(14), false)
	}
	first := len(h.rows)
	for _, a := range awards {
		h.stationed(a.on, a.occasion, a.level, c.scaled(a.n), true)
		h.others(a.on, a.occasion, a.level, c.scaled(a.n)/4)
	}
	h.again(first, schema.DateOf(year, 7, 10), "全省脱贫攻坚优秀共产党员")
	slices.SortStableFunc(h.rows, func(a, b record.Commendation) int { return cmp.Compare(a.CommendedOn, b.CommendedOn) })
	return h.rows
}

// honours hands out commendations, to everybody one.
type honours struct {
	*county
	s     stream
	named map[string]bool // in a large region names come twice, a commendation may not
	rows  []record.Commendation
	lay   int // commended persons who are not on the roster
}

// stationed commends n cadres who are on post on the day.
func (h *honours) stationed(on schema.Date, occasion string, level schema.Enum, n int, party bool) {
	var fit []int32
	for _, person := range h.onPost(on) {
		if who := &h.roster.persons[person]; !h.named[who.name] && (who.party || !party) {
			fit = append(fit, person)
		}
	}
	for _, person := range some(h.s, n, fit) {
		who := &h.roster.persons[person]
		if h.named[who.name] {
			continue
		}
		h.add(on, occasion, level, who.name, h.cadreID(person), who.unit)
	}
}

// others commends n persons who are not on the roster.
func (h *honours) others(on schema.Date, occasion string, level schema.Enum, n int) {
	for range n {
		h.lay++
		if name := h.other(laymen + h.lay); !h.named[name] {
			h.add(on, occasion, level, name, "", pick(h.s, h.departments))
		}
	}
}

// again commends the first of the rows from first on once more.
func (h *honours) again(first int, on schema.Date, occasion string) {
	if first < len(h.rows) && h.rows[first].CadreID != "" {
		r := h.rows[first]
		h.add(on, occasion, record.ProvinceLevel, string(r.Name), r.CadreID, string(r.Unit))
	}
}

func (h *honours) add(on schema.Date, occasion string, level schema.Enum, name string, id schema.Text, unit string) {
	h.named[name] = true
	h.rows = append(h.rows, record.Commendation{CommendedOn: on, Occasion: schema.Text(occasion), Level: level,
		Name: schema.Text(name), CadreID: id, Unit: schema.Text(unit)})
}

// Where the names of persons who are not on the roster begin, by what they are
// named for.
const (
	laymen    = 1000
	promoted  = 2000
	owners    = 3000
	offenders = 4000
)
