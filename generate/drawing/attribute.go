package drawing

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// kinds says what may stand in each attribute. Every other attribute goes, and
// so does a value of another kind.
var kinds = map[string]func(string) bool{
	"d": path, "points": numbers, "transform": transform, "patternTransform": transform, "gradientTransform": transform,
	"x": number, "y": number, "x1": number, "y1": number, "x2": number, "y2": number, "cx": number, "cy": number,
	"r": number, "rx": number, "ry": number, "fx": number, "fy": number, "dx": length, "dy": length,
	"width": number, "height": number, "offset": number,
	"fill": paint, "stroke": paint, "stop-color": paint, "clip-path": reference,
	"opacity": number, "fill-opacity": number, "stroke-opacity": number, "stop-opacity": number,
	"stroke-width": number, "stroke-dasharray": numbers, "stroke-dashoffset": number, "stroke-miterlimit": number,
	"stroke-linecap": word, "stroke-linejoin": word, "fill-rule": word, "clip-rule": word, "paint-order": word,
	"patternUnits": word, "patternContentUnits": word, "gradientUnits": word, "clipPathUnits": word,
	"text-anchor": word, "font-size": length, "font-family": family, "font-weight": word, "font-style": word,
	"id": identifier,
}

// usual are values that say no more than their absence.
var usual = map[string]string{
	"text-anchor": "start", "font-family": fontFamily, "font-size": fontSize,
	"font-weight": "normal", "font-style": "normal", "stroke-linejoin": "miter",
}

// attributes gives what remains of an element's attributes, in their order.
func (c *cleaner) attributes(t xml.StartElement) []xml.Attr {
	var out []xml.Attr
	for _, a := range separate(t.Attr) {
		name := a.Name.Local
		if holds := kinds[name]; holds == nil || !holds(a.Value) || usual[name] == a.Value {
			continue
		}
		a.Value = c.rename(name, a.Value)
		out = append(out, xml.Attr{Name: xml.Name{Local: name}, Value: a.Value})
	}
	return out
}

// separate gives a style attribute's properties as attributes. The middle line
// of a text, which not every viewer knows, becomes a shift of its own.
func separate(attrs []xml.Attr) []xml.Attr {
	var out []xml.Attr
	for _, a := range attrs {
		switch {
		case a.Name.Space != "":
		case a.Name.Local == "style":
			for property := range strings.SplitSeq(a.Value, ";") {
				name, value, _ := strings.Cut(property, ":")
				value = strings.TrimSuffix(strings.TrimSpace(value), "px")
				out = append(out, xml.Attr{Name: xml.Name{Local: strings.TrimSpace(name)}, Value: value})
			}
		case a.Name.Local == "dominant-baseline" && a.Value == "central":
			out = append(out, xml.Attr{Name: xml.Name{Local: "dy"}, Value: "0.35em"})
		default:
			out = append(out, a)
		}
	}
	return out
}

// rename gives an id, or a reference to one, the picture's own name.
func (c *cleaner) rename(attribute, value string) string {
	if attribute == "id" {
		return c.id(value)
	}
	if id, ok := referred(value); ok {
		return "url(#" + c.id(id) + ")"
	}
	return value
}

func (c *cleaner) id(old string) string {
	if c.ids[old] == "" {
		c.ids[old] = c.name + "-" + strconv.Itoa(len(c.ids)+1)
	}
	return c.ids[old]
}

// referred gives the id that url(#id) refers to.
func referred(value string) (string, bool) {
	id, ok := strings.CutPrefix(value, "url(#")
	if !ok {
		return "", false
	}
	id, ok = strings.CutSuffix(id, ")")
	return id, ok && identifier(id)
}

// made says whether s is not empty and of these characters alone.
func made(s, of string) bool {
	return s != "" && strings.TrimLeft(s, of) == ""
}

const (
	digits  = "0123456789"
	letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	numeric = digits + "+-.eE"
)

func number(s string) bool     { return made(s, numeric) }
func numbers(s string) bool    { return made(s, numeric+", ") }
func length(s string) bool     { return made(strings.TrimSuffix(s, "em"), numeric) }
func path(s string) bool       { return made(s, numeric+", \nMmLlHhVvCcSsQqTtAaZz") }
func word(s string) bool       { return made(s, letters+digits+"-") }
func identifier(s string) bool { return made(s, letters+digits+"-_") }
func reference(s string) bool  { _, ok := referred(s); return ok }

// family holds a list of fonts: no quotes or brackets, so nothing but names.
func family(s string) bool {
	return s != "" && !strings.ContainsAny(s, "\"'\\<>&(){};:@/")
}

// transform holds functions of numbers, one after the other: translate(1 2) rotate(45).
func transform(s string) bool {
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		name, rest, ok := strings.Cut(s, "(")
		args, after, closed := strings.Cut(rest, ")")
		if !ok || !closed || !made(name, letters) || !numbers(args) {
			return false
		}
		s = after
	}
	return true
}

// paint holds a colour or a reference to a pattern of the picture.
func paint(s string) bool {
	if hex, ok := strings.CutPrefix(s, "#"); ok {
		return made(hex, digits+"abcdefABCDEF")
	}
	return made(s, letters) || reference(s) || strings.HasPrefix(s, "rgb") && transform(s)
}
