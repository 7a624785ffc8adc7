package render

import (
	"fmt"
	"html/template"
	"strconv"

	"tongbao/generate/indicator"
	"tongbao/generate/page"
	"tongbao/templates"
)

// The drawing area of a sparkline.
const (
	sparkWidth, sparkHeight = 120, 30
	sparkEdge               = 3 // room for the dot
)

// sparkHead is what every drawing begins with, up to its label.
var sparkHead = fmt.Sprintf(`<svg class="spark" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-label="`,
	sparkWidth, sparkHeight, sparkWidth, sparkHeight)

// spark draws a trend as a small line with a dot at its last value. It shows
// the course, not the size: the scale runs from the smallest value to the
// largest. A month without a value is a gap. It is empty when no month has one.
func spark(t page.Trend) template.HTML {
	low, high, any := sparkScale(t)
	if !any {
		return ""
	}
	pen := sparkPen{svg: make([]byte, 0, 1<<10)}
	pen.svg = append(pen.svg, sparkHead...)
	pen.svg = append(pen.svg, template.HTMLEscapeString(sparkLabel(t))...)
	pen.svg = append(pen.svg, `">`...)
	for i, v := range t.Values {
		if v.Valid() {
			pen.to(sparkX(i, len(t.Values)), sparkY(sparkLevel(v), low, high))
		} else {
			pen.lift()
		}
	}
	pen.lift()
	return template.HTML(pen.dot())
}

// sparkX and sparkY give where a value stands. They count in tenths of a pixel,
// in whole numbers, so that every processor draws the same.
func sparkX(month, months int) int64 {
	return 10*sparkEdge + int64(month)*10*(sparkWidth-2*sparkEdge)/int64(max(1, months-1))
}

func sparkY(level, low, high int64) int64 {
	if high == low {
		return 10 * sparkHeight / 2
	}
	return 10*(sparkHeight-sparkEdge) - (level-low)*10*(sparkHeight-2*sparkEdge)/(high-low)
}

// sparkPen draws the lines of runs of months with values. It appends to one
// slice, since a province has a million of them.
type sparkPen struct {
	svg    []byte
	from   int   // where the line of this run begins in svg
	points int   // of this run
	x, y   int64 // the last point
}

// to goes to the next month's value.
func (p *sparkPen) to(x, y int64) {
	if p.points == 0 {
		p.from = len(p.svg)
		p.svg = append(p.svg, `<polyline fill="none" stroke="currentColor" stroke-width="1.5" points="`...)
	} else {
		p.svg = append(p.svg, ' ')
	}
	p.svg = appendTenths(append(appendTenths(p.svg, x), ','), y)
	p.points, p.x, p.y = p.points+1, x, y
}

// lift ends a run; one of a single point is no line.
func (p *sparkPen) lift() {
	switch p.points {
	case 0:
	case 1: // the dot alone shows it
		p.svg = p.svg[:p.from]
	default:
		p.svg = append(p.svg, `"/>`...)
	}
	p.points = 0
}

// dot ends the drawing with a dot at the last point.
func (p *sparkPen) dot() []byte {
	out := appendTenths(append(p.svg, `<circle cx="`...), p.x)
	out = appendTenths(append(out, `" cy="`...), p.y)
	return append(out, `" r="2.5" fill="currentColor"/></svg>`...)
}

// appendTenths writes tenths of a pixel, which are not below 0, in pixels.
func appendTenths(out []byte, n int64) []byte {
	return strconv.AppendInt(append(strconv.AppendInt(out, n/10, 10), '.'), n%10, 10)
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
