package oracle

import "fmt"

// pairings pairs villages with leaders and departments: some with none, some
// with one twice at the same time.
func (c *county) pairings() {
	there, filled := c.state()
	var rows [][]string
	add := func(kind, name, village string) {
		from := c.day(c.from.months(-14), c.to)
		if !c.fresh("pairings", kind, name, village, from.String()) {
			return
		}
		if kind == "挂帮部门" {
			c.pairs = append(c.pairs, [2]string{name, village})
		}
		rows = append(rows, []string{kind, name, village, from.String(), c.until(from, .5).String()})
	}
	for _, village := range c.villages {
		for range pick(c, 0, 1, 1, 2) {
			add("县级领导", pick(c, "张三", "李四", "欧阳某", "王五"), village)
		}
		for range pick(c, 0, 1, 2, 3) {
			add("挂帮部门", pick(c, "县财政局", "县教育局", "县水务局"), village)
		}
	}
	if !filled {
		rows = nil
	}
	if there {
		if !filled {
			c.pairs = nil
		}
		c.table("pairings.csv", "包保类型 包保主体 行政区划代码 起始日期 结束日期?", rows)
	}
}

// funds gives amounts around the floor, to pairings in force or not and to
// villages that the department is not paired with.
func (c *county) funds() {
	var rows [][]string
	for range 3 * len(c.pairs) {
		pair := pick(c, c.pairs...)
		if c.maybe(.1) {
			pair[1] = pick(c, c.villages...)
		}
		year := fmt.Sprint(c.between(c.from.year()-1, c.to.year()+1))
		if !c.fresh("funds", year, pair[0], pair[1]) {
			continue
		}
		paid := max(0, pick(c, 0, c.floor-1, c.floor, c.floor, c.floor+1, c.IntN(3000000)))
		rows = append(rows, []string{year, pair[0], pair[1], c.hundredths(pick(c, 0, 1000000, paid)), c.hundredths(paid)})
	}
	c.optional("funds", "年度 挂帮部门 行政区划代码 应落实经费 已落实经费", rows)
}

// subsidies gives most cadres who may have one their subsidy.
func (c *county) subsidies() {
	c.monthly("subsidies", "月份 干部编号 应发补贴 扣减补贴 实发补贴", func(month day) (rows [][]string) {
		for _, p := range c.ratable(month) {
			due := pick(c, 0, 60000, 120050)
			withheld := pick(c, 0, 0, due, c.IntN(due+1))
			rows = append(rows, []string{month.month(), p.id, c.hundredths(due), c.hundredths(withheld), c.hundredths(due - withheld)})
		}
		return rows
	})
}
