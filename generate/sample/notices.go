package sample

import (
	"embed"
	"fmt"
	"io"
	"slices"
	"text/template"

	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// The circulars' texts, and the settings' file.
//
//go:embed texts
var texts embed.FS

// circular is one circular; its text is texts/notices/2019/01.md.
type circular struct {
	issued  schema.Date
	serial  int
	charges []charge
}

// charge is what one person is criticised for.
type charge struct {
	category, fact string
	months         int // that it stays in effect; 0: not said
	outsider       bool
}

var circulars = []circular{
	{schema.DateOf(2018, 4, 16), 1, nil},
	{schema.DateOf(2018, 7, 6), 2, nil},
	{schema.DateOf(2018, 9, 18), 3, []charge{
		{"驻村纪律", "8月27日至29日未履行请假手续离岗三天", 6, false},
		{"驻村纪律", "9月4日督查时不在岗，事后补填请假条", 6, false},
		{"履职不力", "对所包保网格的农户情况一问三不知", 6, false},
	}},
	{schema.DateOf(2018, 10, 15), 4, nil},
	{schema.DateOf(2018, 12, 11), 5, []charge{
		{"驻村纪律", "11月连续五天未在村食宿，签到由他人代签", 6, false},
		{"弄虚作假", "工作队日志成批补写，内容雷同", 6, false},
		{"履职不力", "镇级审核流于形式，积分漏报两个月", 6, true},
	}},
	{schema.DateOf(2018, 12, 28), 6, nil},
	{schema.DateOf(2019, 1, 28), 1, nil},
	{schema.DateOf(2019, 3, 11), 2, []charge{
		{"驻村纪律", "2月11日节后上班第一天无故未到岗", 3, false},
		{"驻村纪律", "2月11日至13日未到岗，电话联系不上", 6, false},
		{"驻村纪律", "2月12日上午督查时不在村，下午才赶到", 3, false},
		{"驻村纪律", "请假到期后逾期两天未销假", 3, false},
		{"驻村纪律", "督查时在村却未开展工作，上班时间打牌", 9, false},
		{"驻村纪律", "委托他人代为签到两次", 6, false},
		{"履职不力", "节后一周内没有组织召开队务会", 6, false},
		{"履职不力", "网格内两户困难户节前未走访", 3, false},
		{"履职不力", "未按要求报送节后到岗情况，数据迟报三天", 3, true},
	}},
	{schema.DateOf(2019, 4, 8), 3, nil},
	{schema.DateOf(2019, 4, 26), 4, []charge{
		{"弄虚作假", "遍访数与农户反映不一致", 6, false},
		{"弄虚作假", "遍访记录缺农户签字", 6, false},
	}},
	{schema.DateOf(2019, 5, 15), 5, nil},
	{schema.DateOf(2019, 5, 24), 6, nil},
	{schema.DateOf(2019, 6, 5), 7, nil},
	{schema.DateOf(2019, 6, 24), 8, []charge{
		{"整改不力", "牵头整改的饮水问题超期未完成，也没有说明", 6, false},
		{"整改不力", "问题未整改到位即申请销号", 9, false},
		{"整改不力", "同类问题在两次督查中重复出现", 6, false},
		{"弄虚作假", "住房整治照片重复使用", 12, false},
		{"履职不力", "合作社分红资料长期未公示", 6, false},
		{"履职不力", "对反馈问题推诿，没有制定整改措施", 6, true},
		{"履职不力", "未落实领导包保交办事项", 6, false},
		{"履职不力", "整改台账连续两月没有更新", 6, false},
	}},
	{schema.DateOf(2019, 7, 19), 9, []charge{
		{"驻村纪律", "6月在村不足二十天，且未说明原因", 6, false},
		{"弄虚作假", "遍访户数虚报，抽查十户有六户未走访", 12, false},
		{"弄虚作假", "代农户签字，伪造走访记录", 12, false},
		{"履职不力", "一季度以来没有组织网格例会", 6, false},
		{"履职不力", "对评估反馈的短板没有改进", 0, false},
		{"工作作风", "对群众反映的事项态度生硬，被投诉后查实", 6, false},
		{"工作作风", "工作日午间饮酒", 12, false},
	}},
	{schema.DateOf(2019, 7, 30), 10, nil},
}

// culprit is a criticised person as a circular names them.
type culprit struct {
	record.Criticism
	Where, Charge string
}

// letter is what a circular's text may ask for.
type letter struct {
	*county
	issued schema.Date
	serial int
	People []culprit
}

// writeNotices writes the circulars and who was criticised in them.
func (c *county) writeNotices(w *writer) {
	s := c.stream("criticisms")
	taken := map[int32]string{} // by person: the last circular that names them
	var rows []record.Criticism
	for _, k := range circulars {
		l := letter{county: c, issued: k.issued, serial: k.serial}
		for i, ch := range k.charges {
			if p, ok := c.accuse(s, taken, &l, i, ch); ok {
				l.People = append(l.People, p)
				rows = append(rows, p.Criticism)
			}
		}
		name := fmt.Sprintf("notices/%d/%02d.md", k.issued.Year(), k.serial)
		w.file(name, func(f io.Writer) error { return fill(f, name, l) })
	}
	put(w, record.Criticisms, rows)
}

// accuse finds the person for the i-th charge of a circular; there is none when
// a small region has run out of cadres.
func (c *county) accuse(s stream, taken map[int32]string, l *letter, i int, ch charge) (culprit, bool) {
	r := record.Criticism{NoticeNo: schema.Text(l.Number()), Category: schema.Text(ch.category)}
	if ch.months > 0 {
		y, m, d := l.issued.Split()
		r.EffectUntil = schema.DateOf(y, m+ch.months, d) - 1
	}
	if ch.outsider {
		t := pick(s, c.towns)
		r.Name, r.Unit, r.PlaceCode = schema.Text(c.other(offenders+len(taken))), schema.Text(t.government()), schema.Place(t.code)
		return culprit{r, t.name, ch.fact}, true
	}
	person := c.offender(s, taken, l, i)
	if person < 0 {
		return culprit{}, false
	}
	taken[person] = l.Number()
	who, village := &c.roster.persons[person], c.teams[c.roster.of(person)[0].team].village
	if p := c.roster.on(person, l.issued); p != nil {
		village = c.teams[p.team].village
	}
	r.Name, r.Unit, r.CadreID = schema.Text(who.name), schema.Text(who.unit), c.cadreID(person)
	if i%4 == 3 {
		r.PlaceCode = schema.Place(c.villages[village].code)
	}
	return culprit{r, c.townOf(village).name + c.villages[village].name, ch.fact}, true
}

// offender gives an official who had been on post for weeks on the day of
// issue, and has not been criticised yet as long as there is one; -1 when the
// circular names them all. The first charges of a circular go to names that
// masking must treat in ways of their own.
func (c *county) offender(s stream, taken map[int32]string, l *letter, i int) int32 {
	want := [...]int{compoundName, shortName, plainName, foreignName, plainName}[i%5]
	all := slices.DeleteFunc(c.onPost(l.issued), func(person int32) bool {
		return c.roster.persons[person].identity != official || c.roster.on(person, l.issued).start > l.issued-45
	})
	if len(all) == 0 {
		all = []int32{c.roster.postings[0].person}
	}
	best, fresh := int32(-1), false
	for _, person := range some(s, len(all), all) {
		last, named := taken[person]
		switch {
		case !named && shape(c.roster.persons[person].name) == want:
			return person
		case !named && !fresh, best < 0 && last != l.Number():
			best, fresh = person, !named
		}
	}
	return best
}

func fill(f io.Writer, name string, l letter) error {
	t, err := template.ParseFS(texts, "texts/"+name)
	if err != nil {
		return err
	}
	return t.Execute(f, l)
}

// writeSettings writes tongbao.yaml.
func (c *county) writeSettings(w *writer) {
	const name = "tongbao.yaml"
	w.file(name, func(f io.Writer) error { return fill(f, name, letter{county: c}) })
}
