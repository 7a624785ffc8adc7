package chart

import (
	"slices"

	"tongbao/templates"
)

// figure is a chart before it becomes options: series over categories, drawn in
// one or more panels above each other.
type figure struct {
	form       form
	categories []string
	notes      []string // of rows: what stands at the right, by category; nil for nothing
	series     []series
	panels     []panel
}

// form is how a figure is drawn.
type form int

const (
	lines   form = iota // over time
	columns             // bars that stand
	rows                // bars that lie, one below the other
)

// series is one row of numbers, a json.Number or missing for each category.
type series struct {
	name    string
	data    []any
	look    look
	panel   int
	step    bool // of lines: the value holds until the next
	labels  bool // of columns: write the numbers above
	stacked bool // of columns and rows: on top of the one before
	shape   shape
}

// shape is what a series of rows is drawn as.
type shape int

const (
	bar    shape = iota
	box          // data are five numbers each
	points       // data are points: a number and a category
)

// panel is one value axis.
type panel struct {
	scale
	note    string // what it measures
	percent bool
	marks   []mark
}

// mark is a line across a panel, such as a target.
type mark struct {
	name string
	at   float64
}

// empty says whether there is nothing to see: every number is 0, and so is every
// mark. The words on the page say as much.
func (f *figure) empty() bool {
	for _, s := range f.series {
		if _, hi := extent(s.data); hi > 0 {
			return false
		}
	}
	for _, p := range f.panels {
		if slices.ContainsFunc(p.marks, func(m mark) bool { return m.at > 0 }) {
			return false
		}
	}
	return true
}

// unitNote says what a panel measures, and that its axis does not begin at 0
// when it does not.
func unitNote(name, unit string, s scale) string {
	key := "chart.unit"
	if s.min > 0 {
		key = "chart.unit-cut"
	}
	return templates.Text(key, "name", name, "unit", unit)
}

// Measures in CSS pixels.
const (
	fontSize   = 12
	lineHeight = 18
	rowHeight  = 26
	nameLine   = 13 // of a name of several lines
	nameGap    = 6  // between two such names
	panelBody  = 180
	axisBelow  = 28
	nameWidth  = 110 // of a line of rows' names at most: nine characters
)

// height gives the figure's height.
func (f *figure) height() int {
	if f.form == rows {
		return f.top(0) + len(f.categories)*rowOf(f.categories) + axisBelow
	}
	last := len(f.panels) - 1
	return f.top(last) + panelBody + axisBelow
}

// legend says whether there is more than one series to tell apart in a panel, or
// one whose look means something.
func (f *figure) legend() bool {
	return len(f.series) > len(f.panels) || f.form == rows && f.series[0].look.color != plain.color
}

// narrow is the width in which legends of many entries are to have room.
const narrow = 340

// legendHeight gives the room that a legend of these names takes when narrow.
func legendHeight(names []string) int {
	lines, x := 1, 0
	for _, n := range names {
		w := width(n) + 40
		if x > 0 && x+w > narrow {
			lines, x = lines+1, 0
		}
		x += w
	}
	return lines * (lineHeight + 2)
}

// rowOf gives how high each row of those names is: the longest of them is
// written in full, over as many lines as it takes.
func rowOf(names []string) int {
	lines := (widest(names) + nameWidth - 1) / nameWidth
	return max(rowHeight, lines*nameLine+nameGap)
}

// top gives where a panel begins: below what it measures, the legend and the
// panels before.
func (f *figure) top(panel int) int {
	top := lineHeight + 16 + panel*(panelBody+axisBelow+lineHeight+24)
	if f.legend() {
		top += lineHeight + 12
	}
	return top
}

// width estimates how wide a text is.
func width(s string) int {
	n := 0
	for _, r := range s {
		if r < 0x1100 {
			n += 7
		} else {
			n += fontSize
		}
	}
	return n
}

func widest(texts []string) int {
	n := 0
	for _, s := range texts {
		n = max(n, width(s))
	}
	return n
}
