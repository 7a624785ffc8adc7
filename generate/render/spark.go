package render

import (
	"fmt"
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

// sparkHead is what every drawing begins with, up to its label. How its line and
// its dot are drawn says style.css.
var sparkHead = fmt.Sprintf(`<svg class="spark" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-label="`,
	sparkWidth, sparkHeight, sparkWidth, sparkHeight)

// spark draws a trend as a small line with a dot at its last value. It shows
// the course, not the size: the scale runs from the smallest value to the
// largest. A month without a value is a gap. It is empty when no month has one.
func (p pen) spark(t page.Trend) pen {
	low, high, any := sparkScale(t)
	if !any {
		return p
	}
	line := sparkLine{pen: p.mark(sparkHead).words(sparkLabel(t)).mark(`">`)}
	for i, v := range t.Values {
		if v.Valid() {
			line.to(sparkX(i, len(t.Values)), sparkY(sparkLevel(v), low, high))
		} else {
			line.lift()
		}
	}
	line.lift()
	return line.dot()
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

// sparkLine draws runs of months with values as one path, which says where a run
// begins and then only where the line turns: a province has a million of them,
// and most are level. A run of one month is no line; the dot alone may show it.
type sparkLine struct {
	pen
	path  bool  // begun
	run   bool  // begun, though nothing of it may be drawn yet
	drawn bool  // of this run: its first point
	level bool  // since the point that was drawn last
	x, y  int64 // the last point
}

// to goes to the next month's value.
func (l *sparkLine) to(x, y int64) {
	switch {
	case !l.run:
		l.run, l.drawn = true, false
	case y == l.y:
		l.begin()
		l.level = true
	default:
		l.begin()
		l.corner()
		l.pen = appendTenths(append(appendTenths(l.mark("L"), x), ' '), y)
	}
	l.x, l.y = x, y
}

// begin draws the run's first point, where that is still to be done.
func (l *sparkLine) begin() {
	if l.drawn {
		return
	}
	if !l.path {
		l.pen, l.path = l.mark(`<path d="`), true
	}
	l.pen, l.drawn = appendTenths(append(appendTenths(l.mark("M"), l.x), ' '), l.y), true
}

// corner draws the level line up to the last point.
func (l *sparkLine) corner() {
	if l.level {
		l.pen, l.level = appendTenths(l.mark("H"), l.x), false
	}
}

// lift ends a run.
func (l *sparkLine) lift() {
	l.corner()
	l.run = false
}

// dot ends the drawing with a dot at the last point.
func (l *sparkLine) dot() pen {
	if l.path {
		l.pen = l.mark(`"/>`)
	}
	l.pen = appendTenths(l.mark(`<circle cx="`), l.x)
	return appendTenths(l.mark(`" cy="`), l.y).mark(`" r="2.5"/></svg>`)
}

// appendTenths writes tenths of a pixel, which are not below 0, in pixels.
func appendTenths(out pen, n int64) pen {
	out = strconv.AppendInt(out, n/10, 10)
	if n%10 != 0 {
		out = append(out, '.', byte('0'+n%10))
	}
	return out
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
