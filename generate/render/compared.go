package render

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"tongbao/generate/chart"
	"tongbao/generate/indicator"
	"tongbao/generate/page"
	"tongbao/templates"
)

// interval gives the 95 % interval of a ratio in words, 11.8%–76.9%; empty for
// other kinds and where there is no value.
func interval(v indicator.Value) string {
	i, ok := v.Interval()
	if !ok {
		return ""
	}
	low, high := i.Text()
	return templates.Text("interval.text", "low", low, "high", high)
}

// band puts in words where a place's ratio lies against the region's, and
// whether that is good or bad: 明显偏高（较好）. It is empty for what is no ratio.
func band(c page.Compared) string {
	if !c.Judged() {
		return ""
	}
	words := templates.Text(chart.BandKey(c.Band))
	switch c.Standing() {
	case indicator.Good:
		return words + templates.Text("band.good")
	case indicator.Bad:
		return words + templates.Text("band.bad")
	}
	return words
}

// bandClass gives the styles of a band: its shape, and good or bad.
func bandClass(c page.Compared) string {
	shape := strings.TrimPrefix(chart.BandKey(c.Band), "band.")
	if s := c.Standing(); s != indicator.Neutral {
		return shape + " " + string(s)
	}
	return shape
}

// The drawing area of a bar.
const barWidth, barHeight = 120, 14

// bar draws a value as a bar; of a ratio also its 95 % interval as a thin line
// and the region's ratio as a mark across. It is empty for no value. The cells
// beside it say the same in words.
func bar(b page.Bar) template.HTML {
	if !b.Value.Valid() {
		return ""
	}
	var out strings.Builder
	fmt.Fprintf(&out, `<svg class="bar" viewBox="0 0 %d %d" width="%d" height="%d" aria-hidden="true" focusable="false">`, barWidth, barHeight, barWidth, barHeight)
	fmt.Fprintf(&out, `<rect class="bar-ground" y="2" width="%d" height="10"/><rect class="bar-value" y="2" width="%s" height="10"/>`, barWidth, along(b.Value, b.Most))
	if i, ok := b.Value.Interval(); ok {
		low, high := i.Text()
		fmt.Fprintf(&out, `<path class="bar-interval" fill="none" d="M%s 4v6m0 -3H%sm0 -3v6"/>`, alongPercent(low), alongPercent(high))
	}
	if b.Judged() {
		fmt.Fprintf(&out, `<path class="bar-target" fill="none" d="M%s 0v%d"/>`, along(b.Region, b.Most), barHeight)
	}
	out.WriteString("</svg>")
	return template.HTML(out.String())
}

// along gives how far a value reaches in a bar, in tenths of a pixel: a ratio on
// the way to 100 %, another value on the way to the largest.
func along(v, most indicator.Value) string {
	num, den := v.Fraction()
	n, d := int64(100), int64(1)
	if v.Kind != indicator.Ratio {
		n, d = most.Fraction()
	}
	if n == 0 {
		return "0"
	}
	reach := float64(num) / float64(den) * float64(d) / float64(n)
	return strconv.FormatFloat(max(0, min(1, reach))*barWidth, 'f', 1, 64)
}

func alongPercent(percent string) string {
	x, _ := strconv.ParseFloat(percent, 64)
	return strconv.FormatFloat(x*barWidth/100, 'f', 1, 64)
}
