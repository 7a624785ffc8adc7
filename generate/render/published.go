package render

import (
	"tongbao/generate/register"
	"tongbao/templates"
)

// published gives a value of an issued bulletin, in the indicator's unit, with
// the terms that it is made of.
func published(v register.Value, unit string) string {
	out := templates.Text("value.none")
	if v.Written != "" {
		out = v.Written
		if unit == "%" {
			out += unit
		}
	}
	if v.Numerator != "" && v.Denominator != "" {
		out += " " + v.Numerator + "/" + v.Denominator
	}
	return out
}
