package sample

import (
	"cmp"
	"fmt"
	"slices"

	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// fault is a kind of problem that goes onto the ledger.
type fault struct {
	category, problem, measure schema.Text
	lead                       string // the office in charge
}

var faults = []fault{
	{"驻村纪律", "部分驻村干部请销假手续不全，%s", "完善请销假台账，每周抽查在岗情况", "县委组织部"},
	{"驻村纪律", "个别队员“两头跑”，吃住不在村，%s", "由队长逐人谈话，落实吃住在村的条件", "县委组织部"},
	{"走访遍访", "遍访记录过于简单，%s", "重新遍访，由队长逐户复核记录", "县扶贫办"},
	{"走访遍访", "外出务工户没有联系到位，%s", "建立外出户联系册，每月电话联系一次", "县扶贫办"},
	{"帮扶措施", "帮扶计划与农户实际不符，%s", "逐户修订帮扶计划，张贴上墙", "县扶贫办"},
	{"帮扶措施", "帮扶责任人对农户情况不熟，%s", "组织业务培训，一户一册重新核对", "县委组织部"},
	{"资料台账", "工作队日志和会议记录不全，%s", "补齐资料，镇级每月检查一次", "县委组织部"},
	{"资料台账", "贫困户档案与系统数据不一致，%s", "逐户比对，更正档案和系统数据", "县扶贫办"},
	{"产业发展", "合作社利益联结不紧，%s", "修订章程，明确分红比例", "县农业农村局"},
	{"住房饮水", "个别农户老旧住房整治没有完工，%s", "制定倒排工期，逐户验收", "县住房和城乡建设局"},
	{"住房饮水", "部分寨子季节性缺水，%s", "新建蓄水池，落实管护人员", "县水务局"},
	{"经费保障", "挂帮部门驻村经费没有足额到位，%s", "函告挂帮部门，限期拨付", "县财政局"},
	{"队伍管理", "调整轮换没有及时报备，%s", "重新核对花名册，实行月报", "县委组织部"},
	{"队伍管理", "积分评价拉不开差距，%s", "细化评分标准，镇级审核时逐人说明", "县委组织部"},
}

var details = []string{"抽查发现1处", "抽查发现2处", "抽查发现3处", "涉及2个村民组", "涉及4户", "涉及6户", "群众有反映", "上次检查后没有改正"}

var sources = []choice[schema.Text]{
	{"2018年贫困县退出评估检查反馈", 26}, {"县级驻村督查", 34}, {"镇村自查", 20}, {"州级交叉检查", 12}, {"群众来信来访", 8},
}

// ledger gives the problems found in the last thirteen months, in order of
// time: most closed, some of them late, some under way, a few overdue.
func (c *county) ledger() []record.Rectification {
	s := c.stream("ledger")
	captains := c.raters(Reporting)
	rows := make([]record.Rectification, c.scaled(124))
	for i := range rows {
		rows[i] = c.problem(s, captains)
	}
	slices.SortStableFunc(rows, func(a, b record.Rectification) int { return cmp.Compare(a.FoundOn, b.FoundOn) })
	for i := range rows {
		rows[i].ItemID = schema.Text(fmt.Sprintf("ZG%0*d", max(3, digits(len(rows))), i+1))
	}
	return rows
}

func (c *county) problem(s stream, captains []int32) record.Rectification {
	f := pick(s, faults)
	found := s.workday(schema.DateOf(2018, 7, 9), asOf()-4)
	r := record.Rectification{
		Source: choose(s, sources), FoundOn: found, Category: f.category, Measure: f.measure,
		Problem: schema.Text(fmt.Sprintf(string(f.problem), pick(s, details))),
		DueOn:   found + schema.Date(15*s.between(2, 8)),
	}
	c.answer(s, f, captains, &r)
	rectify(s, &r)
	return r
}

// answer says where a problem lies and who answers for it: mostly a village and
// the captain of its team.
func (c *county) answer(s stream, f fault, captains []int32, r *record.Rectification) {
	village := int32(s.IntN(c.Villages))
	t := c.townOf(village)
	r.Unit, r.Owner = schema.Text(t.government()), schema.Text(c.other(owners+int(c.villages[village].town)))
	switch level := s.IntN(100); {
	case level < 72:
		r.PlaceCode = schema.Place(c.villages[village].code)
		if captain := captains[village]; captain >= 0 {
			r.Owner = schema.Text(c.roster.persons[captain].name)
		}
	case level < 88:
		r.PlaceCode = schema.Place(t.code)
	default:
		if level < 95 {
			r.PlaceCode = schema.Place(t.code[:record.County])
		}
		r.Unit, r.Owner = schema.Text("示例"+f.lead), schema.Text(pick(s, c.leaders))
	}
}

// rectify gives a problem its state at the end of the reporting month.
func rectify(s stream, r *record.Rectification) {
	age := int(asOf() - r.FoundOn)
	length := int(r.DueOn-r.FoundOn) * s.between(35, 125) / 100 // days that mending it takes
	stuck := s.chance(70)
	switch {
	case length < age && !stuck:
		r.Status, r.ClosedOn = record.Closed, workday(r.FoundOn+schema.Date(length), asOf())
	case stuck && s.chance(300), age*3 > length*2 && !stuck:
		r.Status = "已完成"
	case age < 15:
		r.Status = "未启动"
	default:
		r.Status = "整改中"
	}
}
