package oracle

import (
	"fmt"
	"slices"
)

type team struct {
	id, kind, village string
	formed, dissolved day
}

// active says whether the team is a 攻坚工作队 that is active on a day.
func (t *team) active(d day) bool {
	return t.kind == work && t.formed <= d && (t.dissolved == 0 || d <= t.dissolved)
}

type person struct {
	id, name string
	tours    []tour // in order of time
}

// A tour is one posting.
type tour struct {
	team     *team
	from, to day // to is 0 when it has no end
}

// in says whether the cadre has a posting to a 攻坚工作队 that covers a day of
// the month.
func (p *person) in(month day) bool {
	return slices.ContainsFunc(p.tours, func(t tour) bool {
		return t.team.kind == work && t.from <= month.last() && (t.to == 0 || t.to >= month)
	})
}

// teams gives most villages a team, some none and some several.
func (c *county) teams() {
	var rows [][]string
	for _, village := range c.villages {
		kinds := pick(c, []string{work}, []string{work}, []string{group, work}, []string{group, work, work}, []string{group, group, work}, []string{group}, nil)
		for _, kind := range kinds {
			t := &team{id: fmt.Sprintf("D%03d", len(rows)+1), kind: kind, village: village}
			t.formed = c.day(c.from.months(-18), c.to.months(-2))
			if kind == group || c.maybe(.5) {
				t.formed = c.day(c.from.months(-30), c.from+15)
			}
			t.dissolved = c.until(t.formed, .6)
			c.teamRows = append(c.teamRows, t)
			rows = append(rows, []string{t.id, t.kind, t.village, t.formed.String(), t.dissolved.String()})
		}
	}
	c.table("teams.csv", "队伍编号 队伍类型 行政区划代码 组建日期 撤销日期?", rows)
}

var surnames = []string{"张", "王", "李", "欧阳", "赵", "陈"}

// cadres makes the roster. Without the table there are people all the same,
// whom the other tables name.
func (c *county) cadres() {
	there, filled := c.state()
	if len(c.teamRows) == 0 {
		filled = false
	}
	if there && !filled {
		c.cadreTable(nil)
		return
	}
	var rows [][]string
	for i := range c.between(8, 20+len(c.villages)) {
		p := &person{id: fmt.Sprintf("%04d", i+1), name: fmt.Sprintf("%s某%d", pick(c, surnames...), i)}
		c.people = append(c.people, p)
		if !there {
			continue
		}
		c.tours(p)
		rows = append(rows, c.cadreRows(p)...)
	}
	if !there {
		return
	}
	if c.maybe(.5) {
		c.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
	}
	c.cadreTable(rows)
}

// tours posts a cadre once to four times, often with a day shared by two.
func (c *county) tours(p *person) {
	t := pick(c, c.teamRows...)
	from := c.day(c.from.months(-24), c.to-40)
	if c.maybe(.5) {
		from = t.formed + day(c.between(-20, 20))
	}
	for range c.between(1, 4) {
		to := c.until(from, .4)
		p.tours = append(p.tours, tour{t, from, to})
		if to == 0 || to > c.to+30 {
			return
		}
		t = c.nextTeam(t, to)
		next := to + pick[day](c, 0, 0, 0, 1, 1, 40)
		if next == from { // two postings cannot begin on one day
			next++
		}
		from = next
	}
}

// nextTeam gives the next team of a cadre: one of the other kind, one that is
// active, or any.
func (c *county) nextTeam(t *team, d day) *team {
	fits := []func(*team) bool{
		func(n *team) bool { return n.kind != t.kind },
		func(n *team) bool { return n.active(d) },
		func(n *team) bool { return true },
	}[c.IntN(3)]
	var found []*team
	for _, n := range c.teamRows {
		if fits(n) {
			found = append(found, n)
		}
	}
	if found == nil {
		return t
	}
	return pick(c, found...)
}

func (c *county) cadreTable(rows [][]string) {
	c.table("cadres.csv", "干部编号 姓名 性别 出生年月 派出单位 身份类别 职级 党员干部 领导干部 后备干部 年轻干部 单位骨干 "+
		"队伍编号 队内职务 到任日期 离任日期 保险起始日期? 保险到期日?", rows)
}

func (c *county) cadreRows(p *person) (rows [][]string) {
	traits := c.traits()
	birth := date(c.between(1960, 1998), c.between(1, 12), 1).month()
	for _, t := range p.tours {
		if c.maybe(.1) {
			traits = c.traits()
		}
		insuredFrom, insuredUntil := c.insurance(t)
		role := pick(c, "队员", "队员", "副队长", "队长", "第一书记", "队长兼第一书记")
		row := []string{p.id, p.name, "女", birth, "示例局"}
		row = append(row, traits...)
		rows = append(rows, append(row, t.team.id, role, t.from.String(), t.to.String(), insuredFrom.String(), insuredUntil.String()))
	}
	return rows
}

// traits are the columns from 身份类别 to 单位骨干.
func (c *county) traits() []string {
	return []string{
		pick(c, "机关干部", "村两委常务干部", "村警", "农村知识青年"), pick(c, "县处级", "科级", "科员", "科员", "其他"),
		c.bool(.6), c.bool(.3), c.bool(.3), c.bool(.3), c.bool(.3),
	}
}

// insurance gives none, one since the posting began, or one of its own days; it
// never ends before the posting begins, which the rules do not speak of.
func (c *county) insurance(t tour) (from, until day) {
	if c.maybe(.2) {
		return pick(c, 0, t.from), 0
	}
	if c.maybe(.5) {
		from = c.day(t.from-40, max(t.from, c.to))
	}
	start := max(t.from, from)
	return from, c.day(start, max(start, c.to)+20)
}

type grid struct {
	id         string
	households int
}

// grids gives most villages some. Without the table there are grids all the
// same, which visits name.
func (c *county) grids() {
	var rows [][]string
	for _, village := range c.villages {
		for range pick(c, 0, 1, 2, 2, 3) {
			g := grid{fmt.Sprintf("W%03d", len(rows)+1), pick(c, 0, 1, 7, 30, 55)}
			c.gridRows = append(c.gridRows, g)
			rows = append(rows, []string{
				g.id, village, "网格" + g.id, pick(c, "村民组", "自然寨"), fmt.Sprint(g.households),
				c.keeper(village), pick(c, "", c.eventDay().String()),
			})
		}
	}
	there, filled := c.state()
	if there && !filled {
		rows, c.gridRows = nil, nil
	}
	if there {
		c.table("grids.csv", "网格编号 行政区划代码 网格名称 网格类型 户数 包保干部编号? 包保起始日期?", rows)
	}
}

// keeper gives who is responsible for a grid: nobody, somebody once posted to
// the village, or anybody.
func (c *county) keeper(village string) string {
	var local []string
	for _, p := range c.people {
		if slices.ContainsFunc(p.tours, func(t tour) bool { return t.team.village == village }) {
			local = append(local, p.id)
		}
	}
	if local == nil || c.maybe(.2) {
		return c.anyCadre(.3)
	}
	return pick(c, local...)
}

// anyCadre gives a cadre's id, or "" with that probability and when there are
// no cadres.
func (c *county) anyCadre(blank float64) string {
	if len(c.people) == 0 || c.maybe(blank) {
		return ""
	}
	return pick(c, c.people...).id
}
