package sample

import (
	"slices"
	"strings"

	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// pair ties every village to one county leader and to one department, some to a
// second department; some leaders took over from another at the turn of the year.
func (c *county) pair() {
	n := c.Villages
	c.departments = newDepartments(min(n, max(1, c.scaled(104))))
	for i := range min(n, max(1, c.scaled(41))) {
		c.leaders = append(c.leaders, c.other(i))
	}
	s := c.stream("pairings")
	for i, leader := range c.spread(c.leaders) {
		c.pairLeader(s, i, leader)
	}
	// Departments work all over the county, leaders in one corner of it.
	order := s.Perm(n)
	for i, department := range c.spread(c.departments) {
		c.villages[order[i]].department = department
	}
	for i := range c.villages {
		c.pairDepartments(s, i)
	}
}

// spread gives each village one of list, neighbours the same; each of list is taken.
func (c *county) spread(list []string) []string {
	var out []string
	for i, n := range apportion(c.Villages, 1, slices.Repeat([]int{1}, len(list))) {
		for range n {
			out = append(out, list[i])
		}
	}
	return out
}

func (c *county) pairLeader(s stream, i int, leader string) {
	start := s.workday(c.launch(), c.launch()+45)
	if handover := schema.DateOf(2019, 1, 10); i/5%8 == 0 && start < handover {
		before := c.other(len(c.leaders) + i/5/8)
		c.addPairing(record.CountyLeader, before, i, start, handover-1)
		start = handover
	}
	c.addPairing(record.CountyLeader, leader, i, start, 0)
}

func (c *county) pairDepartments(s stream, i int) {
	start := s.workday(c.launch(), c.launch()+120)
	c.addPairing(record.Department, c.villages[i].department, i, start, 0)
	if second := pick(s, c.departments); s.chance(90) && second != c.villages[i].department {
		c.addPairing(record.Department, second, i, s.workday(start, asOf()-60), 0)
	}
}

func (c *county) addPairing(kind schema.Enum, name string, village int, start, end schema.Date) {
	c.pairings = append(c.pairings, record.Pairing{
		Kind: kind, Name: schema.Text(name), VillageCode: c.villages[village].code, StartOn: start, EndOn: end})
}

// funds gives what the departments owe and have paid in the reporting year and
// the year before; in the reporting year some are late.
func (c *county) funds() []record.Fund {
	s := c.stream("funds")
	var rows []record.Fund
	for year := Reporting.Year() - 1; year <= Reporting.Year(); year++ {
		for i := range c.pairings {
			if p := &c.pairings[i]; p.Kind == record.Department && p.StartOn.Year() <= year {
				rows = append(rows, fund(s, p, year))
			}
		}
	}
	slices.SortStableFunc(rows, func(a, b record.Fund) int {
		if a.Year != b.Year {
			return int(a.Year - b.Year)
		}
		return strings.Compare(string(a.VillageCode), string(b.VillageCode))
	})
	return rows
}

func fund(s stream, p *record.Pairing, year schema.Year) record.Fund {
	const yuan = 100
	f := record.Fund{Year: year, Department: p.Name, VillageCode: p.VillageCode}
	f.Committed = schema.Money(10000+5000*s.between(0, 4)) * yuan
	f.Paid = f.Committed
	switch late := s.IntN(1000); {
	case year < Reporting.Year() && late < 985, late < 860:
	case late < 930: // the legal least, and a little
		f.Paid = min(f.Committed, schema.Money(10000+100*s.between(0, 20))*yuan)
	case late < 975:
		f.Paid = schema.Money(2000*s.between(1, 4)) * yuan
	default:
		f.Paid = 0
	}
	return f
}
