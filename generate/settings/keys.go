package settings

import (
	"regexp"
	"strconv"

	"github.com/goccy/go-yaml/ast"

	"tongbao/generate/schema"
)

// key is one declared key.
type key struct {
	name  string
	about string // what it is for, in a sentence for the clerk
	want  string // what its value must be, in words
	// value is the default as it is written; where there is none, an example.
	value   string
	example bool
	take    func(n ast.Node) bool // whether the value is as it must be
	keys    []key                 // of a mapping, in place of value and take
}

var regionCode = regexp.MustCompile(`^([0-9]{2}|[0-9]{4}|[0-9]{6})$`)

// keys declares every setting, in the order in which a new file has them.
func (r *reader) keys() []key {
	s := &r.settings
	return []key{
		{name: "title", about: "网站的标题", want: "一行文字", value: "示例县驻村工作通报", take: text(&s.Title)},
		{name: "region", about: "通报的地区：省、市州或县", want: " {code: \"522799\", name: 示例县} 这样的写法", keys: []key{
			{name: "code", about: "区划代码：省 2 位，市州 4 位，县 6 位", want: " 2、4 或 6 位数字的区划代码", value: "522799", take: func(n ast.Node) (ok bool) {
				s.Region.Code, ok = scalar(n)
				return ok && regionCode.MatchString(s.Region.Code)
			}},
			{name: "name", about: "地区的名称", want: "地区的名称", value: "示例县", take: text(&s.Region.Name)},
		}},
		{name: "issuer", about: "发文机关；不写时用地区的名称", want: "发文机关的名称", value: "示例县委组织部", example: true, take: text(&s.Issuer)},
		{name: "period", about: "报告月份；不写时用积分、遍访、补贴三张表里最新的月份", want: " 2019-07 这样的月份", value: "2019-07", example: true, take: func(n ast.Node) (ok bool) {
			v, _ := scalar(n)
			s.Period, ok = schema.ParseMonth(v)
			return ok
		}},
		{name: "history", about: "趋势图和月报各有几个月，报告月份算在内；自己写的、发出过的月报，更早的也有", want: " 1 到 120 的整数", value: "12", take: func(n ast.Node) bool {
			v, _ := scalar(n)
			i, err := strconv.Atoi(v)
			s.History = i
			return err == nil && i >= 1 && i <= 120
		}},
		{name: "targets", about: "指标的目标值，替换原定的目标：指标名（英文）后面写目标值，不带百分号；不分高低的指标没有目标", want: " {指标名: 目标值} 这样的写法", value: "{commendation_ratio: 40}", example: true, take: r.targets},
		{name: "score", about: "月度积分", want: " {cap: 10, withhold_below: 8} 这样的写法", keys: []key{
			{name: "cap", about: "一个月最多得几分", want: "大于 0、不超过 10000、最多两位小数的分数", value: "10", take: hundredths(func(v int64) bool {
				s.Cap = schema.Score(v)
				return v > 0 && v <= 1_000_000
			})},
			{name: "withhold_below", about: "低于几分的算低分", want: " 0 到 10000 之间、最多两位小数的分数", value: "8", take: hundredths(func(v int64) bool {
				s.WithholdBelow = schema.Score(v)
				return v <= 1_000_000
			})},
		}},
		{name: "fund_floor", about: "每个包保村每年至少落实多少驻村经费，单位元", want: "不小于 0、最多两位小数的金额，单位元", value: "10000", take: hundredths(func(v int64) bool {
			s.FundFloor = schema.Money(v)
			return true
		})},
		{name: "headers", about: "表里的列名与规定的不同、又不便改时，写在这里：表名: {列名（英文）: [表里的列名]}", want: " {表名: {列名: [表里的列名]}} 这样的写法", value: "{villages: {village_code: [编码]}}", example: true, take: r.headers},
		{name: "links", about: "通报正文里的链接", want: " {hosts: [oa.example.gov.cn]} 这样的写法", keys: []key{
			{name: "hosts", about: "可以链接的其他网站：只写主机名，不带协议和斜杠；不写时都不能链接", want: "主机名的列表，如 [oa.example.gov.cn]，不带 http:// 和斜杠", value: "[oa.example.gov.cn]", example: true, take: hosts(&s.Hosts)},
		}},
		{name: "notices", about: "通报的文号", want: " {gapless: false} 这样的写法", keys: []key{
			{name: "gapless", about: "文号有缺号时：true 算错误，不能生成；false 只作提醒", want: " true 或 false", value: "false", take: func(n ast.Node) bool {
				b, ok := n.(*ast.BoolNode)
				s.Gapless = ok && b.Value
				return ok
			}},
		}},
		{name: "lists", about: "红榜和黑榜：只由各地与整个地区比较的分档得出，不按名次", want: " {red_black: [grid_coverage]} 这样的写法", keys: []key{
			{name: "red_black", about: "哪些比率指标列红黑榜：指标名（英文）的列表；不写时不列", want: wantList, value: "[grid_coverage]", example: true, take: r.redBlack},
		}},
	}
}
