package render

import (
	"fmt"
	"html/template"

	"tongbao/generate/indicator"
	"tongbao/generate/page"
	"tongbao/generate/schema"
	"tongbao/templates"
)

// gap puts in words how far a value is from its target: 差 4.5 个百分点, 超 1 人次.
func gap(s page.Shortfall) string {
	num, den := s.Gap()
	amount, over := difference(s.Indicator.Kind, num, den), s.Indicator.Better == indicator.Down
	unit := s.Indicator.Unit
	if s.Indicator.Kind == indicator.Ratio {
		unit = templates.Text("gap.points")
	}
	switch {
	case hardly(amount) && over:
		return templates.Text("gap.over-hardly")
	case hardly(amount):
		return templates.Text("gap.short-hardly")
	case over:
		return templates.Text("gap.over", "amount", indicator.Grouped(amount), "unit", unit)
	}
	return templates.Text("gap.short", "amount", indicator.Grouped(amount), "unit", unit)
}

// meter draws a ratio as a bar from 0 to 100 % with a line at its target. It is
// empty for what is no ratio. The words beside it say the same.
func meter(s page.Shortfall) template.HTML {
	if s.Indicator.Kind != indicator.Ratio {
		return ""
	}
	return template.HTML(fmt.Sprintf(`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">`+
		`<path class="bar-ground" d="M0 0h100v8H0z"/><path class="bar-value missed" d="M0 0h%sv8H0z"/>`+
		`<path class="bar-target" d="M%s 0v8" vector-effect="non-scaling-stroke"/></svg>`, s.Value.Text(), schema.Money(s.Target.Hundredths)))
}
