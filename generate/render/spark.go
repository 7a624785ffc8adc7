package render

import (
	"fmt"
	"html/template"
	"strings"

	"tongbao/generate/indicator"
	"tongbao/generate/page"
	"tongbao/templates"
)

// The drawing area of a sparkline.
const (
	sparkWidth, sparkHeight = 120, 30
	sparkEdge               = 3 // room for the dot
)

// spark draws a trend as a small line with a dot at its last value. It shows
// the course, not the size: the scale runs from the smallest value to the
// largest. A month without a value is a gap. It is empty when no month has one.
func spark(t page.Trend) template.HTML {
	runs, last := sparkRuns(t)
	if last == nil {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="spark" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-label="%s">`,
		sparkWidth, sparkHeight, sparkWidth, sparkHeight, template.HTMLEscapeString(sparkLabel(t)))
	for _, run := range runs {
		if len(run) < 2 { // the dot alone shows it
			continue
		}
		fmt.Fprintf(&b, `<polyline fill="none" stroke="currentColor" stroke-width="1.5" points="%s"/>`, strings.Join(run, " "))
	}
	fmt.Fprintf(&b, `<circle cx="%s" cy="%s" r="2.5" fill="currentColor"/></svg>`, last[0], last[1])
	return template.HTML(b.String())
}

// sparkRuns gives the points of each run of months with values, and the last
// point of all. It counts in tenths of a pixel, in whole numbers, so that every
// processor draws the same.
func sparkRuns(t page.Trend) (runs [][]string, last []string) {
	low, high, any := sparkScale(t)
	if !any {
		return nil, nil
	}
	var run []string
	for i, v := range t.Values {
		if !v.Valid() {
			runs, run = append(runs, run), nil
			continue
		}
		x := 10*sparkEdge + int64(i)*10*(sparkWidth-2*sparkEdge)/int64(max(1, len(t.Values)-1))
		y := int64(10 * sparkHeight / 2)
		if high > low {
			y = 10*(sparkHeight-sparkEdge) - (sparkLevel(v)-low)*10*(sparkHeight-2*sparkEdge)/(high-low)
		}
		last = []string{indicator.Decimal(x, 10, 1), indicator.Decimal(y, 10, 1)}
		run = append(run, last[0]+","+last[1])
	}
	return append(runs, run), last
}

// sparkLevel gives a value in ten-thousandths of its unit.
func sparkLevel(v indicator.Value) int64 {
	num, den := v.Fraction()
	return num/den*10000 + num%den*10000/den
}

func sparkScale(t page.Trend) (low, high int64, any bool) {
	for _, v := range t.Values {
		if !v.Valid() {
			continue
		}
		x := sparkLevel(v)
		if !any {
			low, high, any = x, x, true
		}
		low, high = min(low, x), max(high, x)
	}
	return low, high, any
}

// sparkLabel says what the line shows.
func sparkLabel(t page.Trend) string {
	first, last := -1, -1
	for i, v := range t.Values {
		if v.Valid() {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return templates.Text("spark.label", "name", t.Name, "from", month(t.Months[first]), "first", value(t.Values[first]),
		"to", month(t.Months[last]), "last", value(t.Values[last]))
}
