package render

import (
	"fmt"
	"strconv"
	"strings"

	"tongbao/generate/indicator"
	"tongbao/generate/page"
	"tongbao/generate/schema"
	"tongbao/templates"
)

// none stands where there is no value.
func none() string { return templates.Text("value.none") }

// value gives an indicator's value with its unit: 98.4%, 3,019 人; a dash for none.
func value(v indicator.Value) string {
	switch {
	case v.Apart != "":
		return templates.Text("value.apart")
	case !v.Valid():
		return none()
	}
	return v.Shown()
}

// parts gives the numerator and denominator behind a value, 2,401/2,441; for a
// median the number of items. It is empty for a count and a sum, and for what
// is not known. Of a sum over only some of the counties it says how many.
func parts(v indicator.Value) string {
	terms := terms(v)
	if !v.Known || !v.Parts.Partial() {
		return terms
	}
	covered := templates.Text("value.partial", "all", v.Parts.All, "counted", v.Parts.Counted)
	if terms == "" {
		return covered
	}
	return terms + "，" + covered
}

func terms(v indicator.Value) string {
	switch {
	case !v.Known || v.Kind == indicator.Count || v.Kind == indicator.Sum:
		return ""
	case v.Kind == indicator.Median:
		return templates.Text("value.items", "count", indicator.Grouped(v.Denominator()))
	}
	return indicator.Grouped(v.Numerator()) + "/" + indicator.Grouped(v.Denominator())
}

// whole gives a value with its parts, for sentences: 98.4%（2,401/2,441）.
func whole(v indicator.Value) string {
	if p := parts(v); p != "" {
		return value(v) + "（" + p + "）"
	}
	return value(v)
}

// course says which way a value went, for styles: up, down or still; empty when
// it cannot be compared. Good and bad are added where one way is the better.
func course(c page.Change) string {
	if !c.Comparable() || c.FromNothing() {
		return ""
	}
	n, den := c.Difference()
	switch {
	case hardly(difference(c.Now.Kind, n, den)):
		return "still"
	case c.Now.Better == indicator.Neither:
		return direction(n)
	case (n > 0) == (c.Now.Better == indicator.Up):
		return direction(n) + " good"
	}
	return direction(n) + " bad"
}

func direction(n int64) string {
	if n > 0 {
		return "up"
	}
	return "down"
}

// tabled puts a change in words for a table, which has a dash where there is
// nothing to compare with, or only 0.
func tabled(c page.Change) string {
	if c.FromNothing() {
		return none()
	}
	return change(c)
}

// change puts a change in words: 上升 1.2 个百分点, 增加 3 人, 持平; a dash when
// there is nothing to compare with.
func change(c page.Change) string {
	if !c.Comparable() {
		return none()
	}
	if c.Now.Parts.Alike {
		return went(c) + templates.Text("change.alike", "n", c.Now.Parts.Counted)
	}
	return went(c)
}

func went(c page.Change) string {
	n, den := c.Difference()
	if n == 0 {
		return templates.Text("change.same")
	}
	amount := difference(c.Now.Kind, max(n, -n), den)
	if hardly(amount) {
		return templates.Text("change.hardly")
	}
	return templates.Text(changeKey(c.Now.Indicator, n > 0), "amount", indicator.Grouped(amount), "unit", c.Now.Unit)
}

// hardly says whether a difference rounds to nothing.
func hardly(amount string) bool { return strings.Trim(amount, "0.") == "" }

// difference gives an amount of change, rounded as the values of its kind are.
func difference(k indicator.Kind, n, den int64) string {
	switch k {
	case indicator.Ratio, indicator.Median:
		return indicator.Decimal(n, den, 1)
	case indicator.Mean:
		return indicator.Decimal(n, den, 2)
	}
	if n%den == 0 {
		return strconv.FormatInt(n/den, 10)
	}
	return indicator.Decimal(n, den, 2)
}

func changeKey(d *indicator.Indicator, rises bool) string {
	switch {
	case d.Kind == indicator.Ratio && rises:
		return "change.points-up"
	case d.Kind == indicator.Ratio:
		return "change.points-down"
	case !d.Amount() && rises:
		return "change.score-up"
	case !d.Amount():
		return "change.score-down"
	case rises:
		return "change.count-up"
	}
	return "change.count-down"
}

// target puts a target in words: 不低于 100%; a dash when there is none.
func target(t page.Target) string {
	if !t.Given() {
		return none()
	}
	amount := indicator.WithUnit(indicator.Grouped(schema.Money(t.Hundredths).String()), t.Unit)
	switch {
	case t.Better == indicator.Down && t.Hundredths == 0:
		return amount
	case t.Better == indicator.Down:
		return templates.Text("target.most", "amount", amount)
	case t.Hundredths == 10000 && t.Unit == "%":
		return templates.Text("target.all")
	}
	return templates.Text("target.least", "amount", amount)
}

// state says in words how a circular stands.
func state(s page.State) string { return s.Words() }

// number gives a whole number with separators: 2,441.
func number(n any) (string, error) {
	switch n := n.(type) {
	case int:
		return indicator.Grouped(strconv.Itoa(n)), nil
	case int64:
		return indicator.Grouped(strconv.FormatInt(n, 10)), nil
	}
	return "", fmt.Errorf("render: %T is no whole number", n)
}

// date gives a day as 2019年7月5日; a dash for none.
func date(d schema.Date) string {
	if d == 0 {
		return none()
	}
	return d.Chinese()
}

func month(m schema.Month) string { return m.Chinese() }

// size gives a number of bytes in KB or MB.
func size(bytes int) string {
	if bytes < 1<<20 {
		return indicator.Decimal(int64(bytes), 1<<10, 1) + " KB"
	}
	return indicator.Decimal(int64(bytes), 1<<20, 1) + " MB"
}
