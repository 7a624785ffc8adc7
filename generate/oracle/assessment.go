package oracle

import "fmt"

// ratable gives most of those who may have a score or a subsidy for a month;
// anybody, when there is no roster.
func (c *county) ratable(month day) (found []*person) {
	roster := c.files["cadres.csv"] != nil
	for _, p := range c.people {
		if (!roster || p.in(month)) && c.maybe(.7) {
			found = append(found, p)
		}
	}
	return found
}

func (c *county) scores() {
	c.monthly("scores", "月份 干部编号 考核得分 突出成效加分 发生问题减分 一票否决 月度积分? 评分人? 镇级审核 县级审核", func(month day) (rows [][]string) {
		for _, p := range c.ratable(month) {
			row := append([]string{month.month(), p.id}, c.score()...)
			rows = append(rows, append(row, pick(c, "", "评分人"), c.bool(.7), c.bool(.7)))
		}
		return rows
	})
}

// score gives the columns from 考核得分 to 月度积分, by preference at the
// threshold, at the cap or below zero.
func (c *county) score() []string {
	base, bonus, deduction := c.between(0, 1000), pick(c, 0, 0, 50), pick(c, 0, 0, 125)
	switch c.IntN(5) {
	case 0:
		base, bonus, deduction = c.threshold, 0, 0
	case 1:
		base, bonus, deduction = 1000, max(0, c.threshold-1000)+100, max(0, 1000-c.threshold)+pick(c, 100, 101)
	case 2:
		base, bonus, deduction = 1000, 200+c.IntN(100), 0
	case 3:
		base, bonus, deduction = 100, 0, pick(c, 100, 500)
	}
	final, veto := min(c.cap, max(0, base+bonus-deduction)), c.bool(.05)
	if veto == "是" {
		final = 0
	}
	given := c.hundredths(final)
	if c.maybe(.4) {
		given = ""
	}
	return []string{c.hundredths(base), c.hundredths(bonus), c.hundredths(deduction), veto, given}
}

// visits gives the households visited so far in the year, which shrink where
// somebody corrected them.
func (c *county) visits() {
	so := map[string]int{}
	c.monthly("visits", "月份 网格编号 遍访户数", func(month day) (rows [][]string) {
		for _, g := range c.gridRows {
			if month.month() == fmt.Sprintf("%d-01", month.year()) {
				so[g.id] = 0
			}
			switch {
			case c.maybe(.1):
				so[g.id] = c.between(0, so[g.id])
			case c.maybe(.6):
				so[g.id] = c.between(so[g.id], g.households)
			}
			if c.maybe(.7) {
				rows = append(rows, []string{month.month(), g.id, fmt.Sprint(so[g.id])})
			}
		}
		return rows
	})
}

// evaluations evaluates people whether or not they are on post when the
// half-year ends, some before their first posting.
func (c *county) evaluations() {
	var rows [][]string
	for year := c.from.year() - 1; year <= c.to.year(); year++ {
		for half, spellings := range [][]string{{"上半年", "H1", "-H1"}, {"下半年", "H2", "-H2"}} {
			if date(year, 6*half+6, 30) > c.to+31 || c.maybe(.1) {
				continue
			}
			for _, p := range c.people {
				if c.maybe(.6) {
					rows = append(rows, []string{fmt.Sprint(year) + pick(c, spellings...), p.id, pick(c, "优秀", "优秀", "合格", "基本合格", "不合格")})
				}
			}
		}
	}
	c.optional("evaluations", "评估期 干部编号 评估等次", rows)
}

// adjustments adjusts some cadres twice, in the same year in different places.
func (c *county) adjustments() {
	var rows [][]string
	for _, p := range c.people {
		for range pick(c, 0, 0, 1, 2) {
			d := c.tourDay(p, 0)
			if c.fresh("adjustments", d.String(), p.id) {
				rows = append(rows, []string{d.String(), p.id, pick(c, "客观原因", "研判调整", "问责召回"), "工作需要", c.anyCadre(.5)})
			}
		}
	}
	c.optional("adjustments", "调整日期 干部编号 调整类别 调整原因 接替干部编号?", rows)
}

// tourDay gives a day of an event about a cadre: one at which one of their
// postings begins or ends, that many years later, or any.
func (c *county) tourDay(p *person, years int) day {
	if p == nil || len(p.tours) == 0 || c.maybe(.4) {
		return c.eventDay()
	}
	t := pick(c, p.tours...)
	turn := pick(c, t.from, t.to)
	if turn == 0 {
		turn = t.from
	}
	at := turn.time()
	return min(date(at.Year()+years, int(at.Month()), at.Day())+day(c.between(-1, 1)), c.to+60)
}
