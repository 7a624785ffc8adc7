package chart

import (
	"bytes"
	"encoding/json"

	"github.com/go-echarts/go-echarts/v2/opts"
)

// picture is what a chart draws.
type picture interface {
	options() map[string]any // for ECharts, without what all charts have
	height() int
}

// with takes over what the chart draws.
//
// go-echarts' Render would let a cell become script, so only what JSON gives is
// used; json.Marshal writes < > & and line separators as escapes. Every
// position, colour and end of an axis is set, since ECharts 6 has other defaults
// than the version that go-echarts was written for.
func (c Chart) with(p picture) Chart {
	out, err := json.Marshal(dress(p.options(), c.Alt))
	if err != nil {
		panic("chart: " + err.Error()) // texts and finite numbers alone: cannot happen
	}
	c.Options, c.Height = string(out), p.height()
	return c
}

// dress adds what all charts have and go-echarts has no field for, or a wrong
// one.
func dress(m map[string]any, description string) map[string]any {
	delete(m, "toolbox")
	m["color"], m["animation"] = palette, false
	m["textStyle"] = map[string]any{"fontFamily": "sans-serif", "fontSize": fontSize, "color": ink}
	m["aria"] = map[string]any{"enabled": true, "label": map[string]any{"enabled": true, "description": description}}
	tooltip := m["tooltip"].(map[string]any)
	// A tooltip in HTML needs style attributes, which the pages' policy forbids.
	tooltip["renderMode"], tooltip["confine"] = "richText", true
	tooltip["textStyle"] = map[string]any{"color": ink, "fontSize": fontSize}
	m["legend"].(map[string]any)["selectedMode"] = false
	m["legend"].(map[string]any)["itemGap"] = 12
	return m
}

// itemTooltip tells of the thing that the pointer is on.
func itemTooltip() opts.Tooltip {
	return opts.Tooltip{Show: opts.Bool(true), Trigger: "item", BackgroundColor: paper, BorderColor: rule}
}

func noLegend() opts.Legend { return opts.Legend{Show: opts.Bool(false)} }

// noteAt is a line of lesser text at the left.
func noteAt(text string, top int) map[string]any {
	return map[string]any{"show": true, "text": text, "left": 0, "top": top, "padding": 0,
		"textStyle": map[string]any{"color": muted, "fontSize": fontSize, "fontWeight": "normal", "lineHeight": lineHeight}}
}

// generic gives go-echarts' structs as maps, numbers as they were written.
func generic(built map[string]any) map[string]any {
	text, err := json.Marshal(built)
	if err != nil {
		panic("chart: " + err.Error()) // as above
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var m map[string]any
	if err := d.Decode(&m); err != nil {
		panic("chart: " + err.Error())
	}
	return m
}

// seriesOf gives the series of generic options.
func seriesOf(m map[string]any, i int) map[string]any { return m["series"].([]any)[i].(map[string]any) }
