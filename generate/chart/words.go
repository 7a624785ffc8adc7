package chart

import (
	"encoding/json"
	"strconv"
	"strings"

	"tongbao/generate/indicator"
	"tongbao/generate/schema"
	"tongbao/templates"
)

// missing is how ECharts is told that there is no value: never 0, and not null,
// which go-echarts drops.
const missing = "-"

// datum gives a value as a number of a chart, as published; missing for none.
func datum(v indicator.Value) any {
	if !v.Valid() {
		return missing
	}
	return json.Number(v.Text())
}

func data(values []indicator.Value) []any {
	var out []any
	for _, v := range values {
		out = append(out, datum(v))
	}
	return out
}

// cell gives a value as a cell of a table.
func cell(v indicator.Value) string { return orDash(indicator.Grouped(v.Text())) }

func orDash(s string) string {
	if s == "" {
		return templates.Text("chart.none")
	}
	return s
}

// full gives a valid value with its unit and, of a ratio, what it is a share of:
// 99.8%（2436/2441）.
func full(v indicator.Value) string {
	if v.Kind != indicator.Ratio {
		return v.Shown()
	}
	return templates.Text("chart.share", "value", v.Shown(), "num", num(v), "den", den(v))
}

// midway gives a valid value as it stands before further words.
func midway(v indicator.Value) string {
	if v.Unit == "%" {
		return v.Shown() + " "
	}
	return v.Shown()
}

// went says how a value came to be another: 升到, or 减少到 of an amount.
func went(from, to indicator.Value) string {
	switch rises := less(from, to); {
	case from.Amount() && rises:
		return templates.Text("chart.grew")
	case from.Amount():
		return templates.Text("chart.shrank")
	case rises:
		return templates.Text("chart.rose")
	}
	return templates.Text("chart.fell")
}

// stands says what an indicator comes to, by the words that say gives for the
// value: 网格覆盖率为 99.8%, 一票否决 1 人次.
func (in Input) stands(v indicator.Value, say func(indicator.Value) string) string {
	key := "chart.stands"
	if v.Kind == indicator.Count || v.Kind == indicator.Sum {
		key = "chart.counts"
	}
	return templates.Text(key, "name", v.Bare(&in.Workspace.Settings), "value", say(v))
}

// num and den give a value's terms, with a dash for none.
func num(v indicator.Value) string { return orDash(indicator.Grouped(v.Numerator())) }
func den(v indicator.Value) string { return orDash(indicator.Grouped(v.Denominator())) }

// count gives a whole number in words.
func count[N int | int64](n N) string { return indicator.Grouped(strconv.FormatInt(int64(n), 10)) }

// target gives the target of d in words, "" for none: 100%.
func (in Input) target(d *indicator.Indicator) string {
	t := in.Values.Target(d)
	if t == indicator.NoTarget {
		return ""
	}
	return indicator.WithUnit(indicator.Grouped(hundredths(t)), d.Unit)
}

// mark gives the line of d's target. There is none for a target of 0, which is
// the axis itself.
func (in Input) mark(d *indicator.Indicator) (mark, bool) {
	t := in.Values.Target(d)
	if t == indicator.NoTarget || t == 0 {
		return mark{}, false
	}
	return mark{templates.Text("chart.target", "target", in.target(d)), float64(t) / 100}, true
}

func hundredths(n int64) string {
	return strings.TrimSuffix(strings.TrimRight(indicator.Decimal(n, 100, 2), "0"), ".")
}

// format gives the name of the script's formatter for an indicator's values.
func format(d *indicator.Indicator) string {
	switch {
	case d.Kind == indicator.Ratio:
		return "pct1"
	case d.Kind == indicator.Median:
		return "one"
	case d.Kind == indicator.Mean || d.Scale() > 1:
		return "two"
	}
	return "count"
}

// listed gives up to five texts in a row, and how many there are when there are
// more.
func listed(texts []string) string {
	const most = 5
	if len(texts) <= most {
		return strings.Join(texts, templates.Text("chart.and"))
	}
	return templates.Text("chart.more", "list", strings.Join(texts[:most], templates.Text("chart.and")), "n", count(len(texts)))
}

// sentences joins what is not empty.
func sentences(parts ...string) string { return strings.Join(parts, "") }

func header(first string, numeric ...string) []Column {
	out := []Column{{Header: first}}
	for _, h := range numeric {
		out = append(out, Column{Header: h, Numeric: true})
	}
	return out
}

// span gives the first and last month in words.
func span(months []schema.Month) string {
	if len(months) == 1 {
		return months[0].Chinese()
	}
	return templates.Text("chart.span", "first", months[0].Chinese(), "last", months[len(months)-1].Chinese())
}
