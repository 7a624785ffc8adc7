package sample

import (
	"cmp"
	"slices"

	"tongbao/generate/record"
	"tongbao/generate/schema"
)

type adjustment struct {
	turnover
	category schema.Enum
	reason   string
}

// recalled is the category of who was recalled for a fault.
const recalled schema.Enum = "问责召回"

var reasons = map[schema.Enum][]string{
	"客观原因":   {"本人患病需长期治疗", "休产假，不能坚持驻村", "达到退休年龄", "工作调动，离开原派出单位", "家庭有特殊困难，经本人申请"},
	"研判调整":   {"经研判不适应驻村工作", "与村实际需要不匹配，另派懂产业的干部", "连续两个月积分排在末位，经谈话后调整", "原单位工作急需，经研判轮换"},
	recalled: {"多次不在岗，经提醒仍不改正", "遍访弄虚作假，被通报批评", "作风不实，群众反映强烈"},
}

// adjust takes some of those who left as adjusted: 16 in the reporting year of
// the sample county, 9 in the year before.
func (c *county) adjust() {
	s := c.stream("adjustments")
	year := Reporting.Year()
	c.adjustYear(s, year-1, c.scaled(9))
	c.adjustYear(s, year, c.scaled(16))
	slices.SortFunc(c.adjusted, func(a, b adjustment) int {
		return cmp.Or(cmp.Compare(a.on, b.on), cmp.Compare(a.leaver, b.leaver))
	})
}

func (c *county) adjustYear(s stream, year schema.Year, n int) {
	var left []turnover
	for _, t := range c.roster.turnovers {
		if t.on.Year() == year && c.roster.persons[t.leaver].identity == official {
			left = append(left, t)
		}
	}
	for i, t := range some(s, n, left) {
		category := []schema.Enum{"客观原因", "研判调整", "客观原因", recalled, "研判调整"}[i%5]
		c.adjusted = append(c.adjusted, adjustment{t, category, pick(s, reasons[category])})
	}
}

func (c *county) adjustmentRows() []record.Adjustment {
	rows := make([]record.Adjustment, len(c.adjusted))
	for i, a := range c.adjusted {
		rows[i] = record.Adjustment{
			AdjustedOn: a.on, CadreID: c.cadreID(a.leaver), Category: a.category,
			Reason: schema.Text(a.reason), ReplacedBy: c.cadreID(a.successor),
		}
	}
	return rows
}
