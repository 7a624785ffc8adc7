package sample

import "strings"

// The offices of a county; every county has them, so they name none.
var (
	offices = strings.Fields(`县委办公室 县人大常委会办公室 县政府办公室 县政协办公室 县纪委监委机关 县委组织部 县委宣传部 县委统战部 县委政法委
		县委编办 县直机关工委 县委党校 县总工会 团县委 县妇联 县科协 县工商联 县残联 县发展和改革局 县教育局 县科技局 县工业和信息化局
		县民族宗教局 县公安局 县民政局 县司法局 县财政局 县人力资源和社会保障局 县自然资源局 县生态环境局 县住房和城乡建设局
		县交通运输局 县水务局 县农业农村局 县林业局 县投资促进局 县文化广电和旅游局 县卫生健康局 县退役军人事务局 县应急管理局
		县审计局 县市场监督管理局 县统计局 县医疗保障局 县综合行政执法局 县信访局 县扶贫办 县供销社 县气象局 县税务局
		县机关事务中心 县融媒体中心 县档案馆 县公积金管理部 县公路管理段 县烟草营销部 县供电局 县邮政分公司`)
	chapters = strings.Fields("县第%中学 县第%小学 县第%幼儿园 县第%医院 县样例%公司")
)

// newDepartments names n departments.
func newDepartments(n int) []string {
	out := make([]string, n)
	for i := range out {
		if i < len(offices) {
			out[i] = "示例" + offices[i]
			continue
		}
		j := i - len(offices)
		out[i] = "示例" + strings.Replace(chapters[j%len(chapters)], "%", numeral(j/len(chapters)+1), 1)
	}
	return out
}

func (t *town) urban() bool { return strings.HasSuffix(t.office, "街道") }

// police gives the name of a town's police station.
func (t *town) police() string { return t.office + "派出所" }

// government gives the name of a town's government.
func (t *town) government() string {
	if t.urban() {
		return t.office + "办事处"
	}
	return t.office + "人民政府"
}

// party gives the name of a town's party committee.
func (t *town) party() string {
	if t.urban() {
		return t.office + "党工委"
	}
	return t.office + "党委"
}

// posts gives the posts that a town may promote somebody to.
func (t *town) posts() []string {
	switch {
	case t.urban():
		return []string{t.party() + "委员、办事处副主任", t.office + "人大工委副主任", t.party() + "副书记"}
	case strings.HasSuffix(t.office, "乡"):
		return []string{t.party() + "委员、副乡长", t.office + "人大副主席", t.party() + "副书记"}
	}
	return []string{t.party() + "委员、副镇长", t.office + "人大副主席", t.party() + "副书记"}
}
