package diff

import (
	"strings"

	"tongbao/generate/report"
)

// Verdict says in a sentence how much differs.
func (d *Difference) Verdict() string {
	if d.Same() {
		return "“" + d.Old + "”和“" + d.New + "”没有任何不同。"
	}
	var parts []string
	for _, s := range d.Sections {
		parts = append(parts, s.Title+" "+report.Counted(s.Count())+" 处")
	}
	return "共 " + report.Counted(d.Count()) + " 处不同：" + strings.Join(parts, "，") + "。"
}

// Counted says how many entries there are of each kind: 到任 3，离任 2.
func (g Group) Counted() string {
	var parts []string
	for k, n := range g.Counts() {
		if n > 0 {
			parts = append(parts, g.Words.Of(Kind(k))+" "+report.Counted(n))
		}
	}
	return strings.Join(parts, "，")
}
