package oracle

// commendations commends cadres on post, posted once, not posted yet, and
// people who are no cadres.
func (c *county) commendations() {
	var rows [][]string
	for range c.between(10, 40) {
		p := c.somebody()
		d := c.tourDay(p, 0)
		occasion := pick(c, "七一", "庆祝七一优秀共产党员", "全县“七一”先进个人", "七月一日表彰", "脱贫攻坚先进个人")
		if c.maybe(.2) {
			d = date(d.year()-1, 7, 1)
		}
		level, unit := pick(c, "国家级", "省级", "州级", "市级", "县级", "镇级"), "示例局"
		same := level
		if level == "市级" {
			same = "州级"
		}
		if c.fresh("commendations", d.String(), occasion, same, p.name, unit) {
			rows = append(rows, []string{d.String(), occasion, level, p.name, p.id, unit})
		}
	}
	c.optional("commendations", "表彰日期 表彰名目 表彰级别 姓名 干部编号? 单位", rows)
}

// somebody gives a cadre, or a person without an id.
func (c *county) somebody() *person {
	if len(c.people) == 0 || c.maybe(.25) {
		return &person{name: pick(c, "路人甲", "路人乙")}
	}
	return pick(c, c.people...)
}

// promotions promotes people about a year after their postings end, about when
// they begin, and at any time; some twice.
func (c *county) promotions() {
	var rows [][]string
	add := func(p *person, d day) {
		post := pick(c, "镇长", "副镇长")
		if c.fresh("promotions", d.String(), p.name, post) {
			rows = append(rows, []string{d.String(), p.name, p.id, "科员", post})
		}
	}
	for range c.between(5, 30) {
		p := c.somebody()
		add(p, c.tourDay(p, pick(c, 0, 1, 1)))
	}
	for _, p := range c.people {
		for _, t := range p.tours {
			if d := t.to.leapDayAfter(); d != 0 {
				add(p, d)
			}
		}
	}
	c.optional("promotions", "任职日期 姓名 干部编号? 原任职务 现任职务", rows)
}
