package oracle

import "fmt"

// place gives a village, a town, a county or nothing.
func (c *county) place() string {
	switch c.IntN(4) {
	case 0:
		return ""
	case 1:
		return pick(c, c.above...)
	}
	return pick(c, c.villages...)
}

func (c *county) rectifications() {
	var rows [][]string
	for i := range c.between(5, 40) {
		found := c.eventDay()
		due := c.day(found, max(found, c.to)+20)
		closed := pick(c, 0, found, due, max(found, due-1), due+1, c.day(found, max(found, c.to)+40))
		status := "已销号"
		if closed == 0 {
			status = pick(c, "未启动", "整改中", "已完成")
		}
		rows = append(rows, []string{
			fmt.Sprintf("Z%d", i+1), "省级督查", found.String(), "作风", "问题,有逗号", c.place(), "措施", "示例局", "责任人",
			due.String(), status, closed.String(),
		})
	}
	c.optional("rectifications", "问题编号 问题来源 发现日期 问题类别 存在问题 行政区划代码? 整改措施 责任单位 责任人 整改时限 整改状态 销号日期", rows)
}

// inspections inspects some villages twice and some never.
func (c *county) inspections() {
	var rows [][]string
	for range 2 * len(c.villages) {
		d, team, village := c.eventDay(), pick(c, "第一组", "第二组"), pick(c, c.villages...)
		if c.fresh("inspections", d.String(), team, village) {
			rows = append(rows, []string{d.String(), team, village, fmt.Sprint(c.IntN(9))})
		}
	}
	c.optional("inspections", "督查日期 督查组 行政区划代码 发现问题数", rows)
}

func (c *county) trainings() {
	var rows [][]string
	for range 2 * len(c.people) {
		p := pick(c, c.people...)
		d, course := c.tourDay(p, 0), pick(c, "轮训", "业务班")
		if c.fresh("trainings", d.String(), course, p.id) {
			rows = append(rows, []string{d.String(), course, p.id})
		}
	}
	c.optional("trainings", "培训日期 培训班次 干部编号", rows)
}
