package oracle

import (
	"strings"
	"testing"
	"testing/fstest"
)

// files reads "-- name --" and the lines after it.
func files(text string) fstest.MapFS {
	dir := fstest.MapFS{}
	for _, part := range strings.Split(text, "\n-- ")[1:] {
		name, data, _ := strings.Cut(part, " --\n")
		dir[name] = &fstest.MapFile{Data: []byte(data + "\n")}
	}
	return dir
}

// Two towns of a village each. 甲 moves from the team of the first village to a
// group in the second on 31 July, 乙 the other way on the same day; 丙 stays.
const hand = `
-- tongbao.yaml --
title: 示例
region: {code: "522799", name: 示例县}
score: {cap: 9}
-- villages.csv --
行政区划代码,行政村,乡镇,贫困类型,户数,人口
522799101001,一村,一镇,深度贫困村,10,40
522799102001,二村,二镇,贫困村,10,40
-- teams.csv --
队伍编号,队伍类型,行政区划代码,组建日期,撤销日期
T1,攻坚工作队,522799101001,2018-01-01,
T2,攻坚工作队,522799102001,2018-01-01,2019-07-31
G2,同步小康驻村工作组,522799102001,2014-01-01,2018-01-01
-- cadres.csv --
干部编号,姓名,性别,出生年月,派出单位,身份类别,职级,党员干部,领导干部,后备干部,年轻干部,单位骨干,队伍编号,队内职务,到任日期,离任日期,保险起始日期,保险到期日
甲,甲,男,1980-01,局,机关干部,科级,是,否,否,否,否,T1,队长,2018-03-01,2019-07-31,,2019-12-31
甲,甲,男,1980-01,局,机关干部,科级,是,否,否,否,否,G2,队员,2019-07-31,,,
乙,乙,男,1980-01,局,机关干部,科员,否,否,否,否,否,G2,队员,2018-03-01,2019-07-31,,
乙,乙,男,1980-01,局,机关干部,科员,否,否,否,否,否,T1,第一书记,2019-07-31,,2019-08-01,2019-12-31
丙,丙,男,1980-01,局,机关干部,县处级,是,否,否,否,否,T2,队长兼第一书记,2018-03-01,,,2019-07-31
-- grids.csv --
网格编号,行政区划代码,网格名称,网格类型,户数,包保干部编号,包保起始日期
W1,522799101001,一,村民组,6,甲,
W2,522799101001,二,村民组,4,丙,2019-07-31
-- scores/2019-06.csv --
月份,干部编号,考核得分,突出成效加分,发生问题减分,一票否决,月度积分,镇级审核,县级审核
2019-06,甲,8,0,0,,,是,是
2019-06,丙,7.99,0,0,,,是,否
-- scores/2019-07.csv --
月份,干部编号,考核得分,突出成效加分,发生问题减分,一票否决,月度积分,镇级审核,县级审核
2019-07,甲,10,2,0.5,否,9,是,是
2019-07,丙,10,0,0,是,0,是,是
-- promotions.csv --
任职日期,姓名,干部编号,原任职务,现任职务
2020-07-31,甲,甲,科员,镇长
2020-07-31,戊,,科员,镇长
-- rectifications.csv --
问题编号,问题来源,发现日期,问题类别,存在问题,行政区划代码,整改措施,责任单位,责任人,整改时限,整改状态,销号日期
1,省,2019-06-01,作风,问题,522799101,措施,局,人,2019-06-30,已销号,2019-06-30
2,省,2019-06-01,作风,问题,522799101001,措施,局,人,2019-06-30,已销号,2019-07-02
3,省,2019-06-01,作风,问题,,措施,局,人,2019-07-31,未启动,
-- criticisms.csv --
文号,姓名,干部编号,单位,行政区划代码,问题类别,影响期至
通〔2019〕1号,甲,甲,局,,作风,
通〔2019〕1号,己,,局,522799102,作风,
-- notices/1.md --
---
number: 通〔2019〕1号
title: 通报
kind: 通报批评
issued_on: 2019-07-31
issuer: 县委
---
-- notices/2.md --
---
number: 通〔2019〕2号
title: 撤销
kind: 撤销
issued_on: 2019-08-31
issuer: 县委
withdraws: 通〔2019〕1号
---
`

func TestValuesWorkedOutByHand(t *testing.T) {
	values, err := Values(files(hand), "2019-06", "2020-07")
	if err != nil {
		t.Fatal(err)
	}
	const county, one, two = "522799", "522799101", "522799102"
	for _, c := range []struct {
		id, place, period string
		want              Value
	}{
		{"teams_active", county, "2019-07", Value{"2", "", "2"}},
		{"teams_active", county, "2019-08", Value{"1", "", "1"}},
		{"team_coverage", county, "2019-08", Value{"1", "2", "50.0"}},
		{"group_postings", county, "2019-06", Value{"1", "", "1"}},
		{"group_postings", county, "2019-07", Value{"2", "", "2"}},
		{"cadres_on_post", one, "2019-06", Value{"1", "", "1"}},
		{"cadres_on_post", county, "2019-07", Value{"2", "", "2"}}, // 乙 and 丙
		{"cadres_on_post", county, "2019-08", Value{"1", "", "1"}}, // T2 is dissolved
		{"captain_rank_rate", county, "2019-06", Value{"2", "2", "100.0"}},
		{"captain_rank_rate", county, "2019-07", Value{"1", "2", "50.0"}},
		{"first_secretary_rate", county, "2019-06", Value{"1", "2", "50.0"}},
		{"first_secretary_rate", county, "2019-07", Value{"2", "2", "100.0"}},
		{"insurance_rate", county, "2019-07", Value{"1", "2", "50.0"}}, // 乙's begins in August
		{"deep_poverty_strength", county, "2019-07", Value{"1", "1", "1.00"}},
		{"deep_poverty_strength", two, "2019-07", Value{"0", "0", ""}},
		{"grid_coverage", county, "2019-06", Value{"1", "2", "50.0"}},
		{"household_coverage", county, "2019-06", Value{"6", "10", "60.0"}},
		{"household_coverage", county, "2019-07", Value{"4", "10", "40.0"}},
		{"rating_coverage", county, "2019-06", Value{"2", "2", "100.0"}},
		{"rating_coverage", county, "2019-07", Value{"1", "2", "50.0"}},
		{"rating_coverage", county, "2019-08", Value{}},
		{"score_mean", county, "2019-06", Value{"15.99", "2", "8.00"}},
		{"score_mean", one, "2019-07", Value{"9", "1", "9.00"}},
		{"below_8_rate", county, "2019-06", Value{"1", "2", "50.0"}},
		{"veto_count", two, "2019-07", Value{"1", "", "1"}},
		{"veto_count", one, "2019-07", Value{"0", "", "0"}},
		{"review_rate", county, "2019-06", Value{"1", "2", "50.0"}},
		{"promotions_frontline", two, "2020-07", Value{"1", "", "1"}},
		{"promotion_share", county, "2020-07", Value{"1", "2", "50.0"}},
		{"closure_rate", county, "2019-06", Value{"1", "3", "33.3"}},
		{"closure_rate", "522799101001", "2019-06", Value{"0", "1", "0.0"}},
		{"on_time_rate", county, "2019-07", Value{"1", "3", "33.3"}},
		{"overdue_open", county, "2019-07", Value{"0", "", "0"}},
		{"overdue_open", county, "2019-08", Value{"1", "", "1"}},
		{"median_days_to_close", one, "2019-07", Value{"", "2", "30.0"}},
		{"median_days_to_close", two, "2019-07", Value{"", "0", ""}},
		{"bulletins_issued", county, "2019-07", Value{"1", "", "1"}},
		{"bulletins_issued", county, "2019-08", Value{"0", "", "0"}},
		{"criticisms", two, "2019-07", Value{"2", "", "2"}}, // 甲 is in the group there by then
		{"criticisms", one, "2019-07", Value{"0", "", "0"}},
		{"criticisms", county, "2019-08", Value{"0", "", "0"}},
		{"leaders_paired", county, "2019-07", Value{}},
		{"visit_coverage", county, "2019-07", Value{}},
	} {
		if got := values[Key{c.id, c.place, c.period}]; got != c.want {
			t.Errorf("%s %s %s: %+v, want %+v", c.id, c.place, c.period, got, c.want)
		}
	}
	if _, there := values[Key{"bulletins_issued", one, "2019-07"}]; there {
		t.Error("bulletins_issued has a value below the top")
	}
}
