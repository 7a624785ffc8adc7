package page

import (
	"tongbao/generate/indicator"
	"tongbao/templates"
)

// Methodology says how every number is counted.
type Methodology struct {
	Frame
	Periods []*indicator.Period
	Rules   []Rule
	Groups  []MethodGroup
}

// Rule is a rule in words.
type Rule struct{ ID, Title, Text string }

// MethodGroup is a group with the definitions of its indicators.
type MethodGroup struct {
	Link        Link
	ID          string
	Definitions []Definition
}

func (p *plan) methodology() {
	add(p, "methodology.html", "methodology/index.html", func(a at) Methodology {
		out := Methodology{Frame: a.frame(templates.Text("site.methodology"), templates.Text("methodology.lead")),
			Periods: indicator.Periods, Rules: a.rules()}
		for _, g := range indicator.Groups {
			group := MethodGroup{Link: a.toGroup(g), ID: g.ID}
			for _, d := range indicator.In(g) {
				group.Definitions = append(group.Definitions, a.definition(d))
			}
			out.Groups = append(out.Groups, group)
		}
		return out
	})
}

// rules gives the rules that hold for all indicators, those with the settings'
// values in them among them.
func (p *plan) rules() []Rule {
	s := &p.Workspace.Settings
	return append(p.rollupRules(), []Rule{
		{"places", templates.Text("rule.places-title"), templates.Text("rule.places")},
		{"on-post", templates.Text("rule.on-post-title"), templates.Text("rule.on-post")},
		{"village", templates.Text("rule.village-title"), templates.Text("rule.village")},
		{"region", templates.Text("rule.region-title"), templates.Text("rule.region")},
		{"distinct", templates.Text("rule.distinct-title"), templates.Text("rule.distinct")},
		{"grids", templates.Text("rule.grids-title"), templates.Text("rule.grids")},
		{"scores", templates.Text("rule.scores-title"), templates.Text("rule.scores", "cap", s.Cap, "below", s.WithholdBelow)},
		{"funds", templates.Text("rule.funds-title"), templates.Text("rule.funds", "floor", indicator.Grouped(s.FundFloor.String()))},
		{"front-line", templates.Text("rule.front-line-title"), templates.Text("rule.front-line")},
		{"overdue", templates.Text("rule.overdue-title"), templates.Text("rule.overdue")},
		{"visits", templates.Text("rule.visits-title"), templates.Text("rule.visits")},
		{"withdrawn", templates.Text("rule.withdrawn-title"), templates.Text("rule.withdrawn")},
		{"names", templates.Text("rule.names-title"), templates.Text("rule.names")},
		{"editions", templates.Text("rule.editions-title"), templates.Text("rule.editions")},
		{"none", templates.Text("rule.none-title"), templates.Text("rule.none")},
		{"returns", templates.Text("rule.returns-title"), templates.Text("rule.returns")},
		{"idle", templates.Text("rule.idle-title"), templates.Text("rule.idle", "months", indicator.IdleMonths)},
		{"sudden", templates.Text("rule.sudden-title"), templates.Text("rule.sudden", "least", indicator.LeastSudden)},
		{"rounding", templates.Text("rule.rounding-title"), templates.Text("rule.rounding")},
		{"target", templates.Text("rule.target-title"), templates.Text("rule.target")},
		{"interval", templates.Text("rule.interval-title"), templates.Text("rule.interval")},
		{"bands", templates.Text("rule.bands-title"), templates.Text("rule.bands", "least", indicator.LeastCompared)},
		{"few", templates.Text("rule.few-title"), templates.Text("rule.few", "least", indicator.LeastCompared)},
		{"lists", templates.Text("rule.lists-title"), templates.Text("rule.lists")},
		{"change", templates.Text("rule.change-title"), templates.Text("rule.change")},
	}...)
}
