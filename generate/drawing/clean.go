package drawing

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// elements are those that a picture may hold. Every other element goes, with
// what is in it.
var elements = map[string]bool{
	"svg": true, "g": true, "defs": true, "clipPath": true, "pattern": true,
	"linearGradient": true, "radialGradient": true, "stop": true,
	"path": true, "rect": true, "circle": true, "ellipse": true, "line": true, "polyline": true, "polygon": true,
	"text": true, "tspan": true,
}

// What a picture's texts have unless they say otherwise.
const (
	fontFamily = "sans-serif"
	fontSize   = "12"
)

// cleaner writes a picture anew from what ECharts drew: only known elements
// with known attributes, its style attributes as attributes of their own, and
// nothing that cannot be seen.
type cleaner struct {
	out  bytes.Buffer
	open []string          // elements that are open and written
	skip int               // elements that are open inside one that is left out, and it
	name string            // what the ids begin with
	ids  map[string]string // the picture's ids by ECharts' own, which count the charts of a machine
}

// clean gives the picture as one svg element. Its ids begin with name.
func clean(raw, name string) ([]byte, error) {
	c := &cleaner{name: name, ids: map[string]string{}}
	d := xml.NewDecoder(strings.NewReader(strings.Map(writable, raw)))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("ECharts' drawing: %w", err)
		}
		if err := c.take(token); err != nil {
			return nil, err
		}
	}
	if c.out.Len() == 0 {
		return nil, errors.New("ECharts drew nothing")
	}
	return c.out.Bytes(), nil
}

// writable drops what XML has no way to write.
func writable(r rune) rune {
	if r == '\t' || r == '\n' || r >= ' ' && r <= 0xd7ff || r >= 0xe000 && r <= 0xfffd || r >= 0x10000 {
		return r
	}
	return -1
}

func (c *cleaner) take(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		return c.start(t)
	case xml.EndElement:
		c.end()
	case xml.CharData:
		c.text(t)
	}
	return nil
}

func (c *cleaner) start(t xml.StartElement) error {
	name := t.Name.Local
	if c.skip > 0 || !elements[name] || len(c.open) > 0 && name == "svg" || !c.inDefs() && unseen(t) {
		c.skip++
		return nil
	}
	if len(c.open) == 0 {
		return c.root(t)
	}
	c.open = append(c.open, name)
	c.out.WriteString("<" + name)
	for _, a := range c.attributes(t) {
		c.write(a)
	}
	c.out.WriteByte('>')
	return nil
}

func (c *cleaner) inDefs() bool {
	for _, name := range c.open {
		if name == "defs" {
			return true
		}
	}
	return false
}

// root writes the svg element, which scales with its box.
func (c *cleaner) root(t xml.StartElement) error {
	if t.Name.Local != "svg" {
		return fmt.Errorf("ECharts drew <%s>", t.Name.Local)
	}
	c.open = append(c.open, "svg")
	width, height := value(t, "width"), value(t, "height")
	if !number(width) || !number(height) {
		return fmt.Errorf("ECharts drew a picture of %q by %q", width, height)
	}
	fmt.Fprintf(&c.out, `<svg viewBox="0 0 %[1]s %[2]s" width="%[1]s" height="%[2]s" font-family="%[3]s" font-size="%[4]s" aria-hidden="true" focusable="false">`,
		width, height, fontFamily, fontSize)
	return nil
}

func (c *cleaner) end() {
	if c.skip > 0 {
		c.skip--
		return
	}
	last := len(c.open) - 1
	c.out.WriteString("</" + c.open[last] + ">")
	if c.open = c.open[:last]; last > 0 {
		c.out.WriteByte('\n')
	}
}

// text writes what stands in a text; elsewhere there is only white space.
func (c *cleaner) text(t xml.CharData) {
	if c.skip == 0 && len(c.open) > 0 && (c.open[len(c.open)-1] == "text" || c.open[len(c.open)-1] == "tspan") {
		xml.EscapeText(&c.out, t)
	}
}

func (c *cleaner) write(a xml.Attr) {
	c.out.WriteString(" " + a.Name.Local + `="`)
	xml.EscapeText(&c.out, []byte(a.Value))
	c.out.WriteByte('"')
}

// unseen says that a shape has neither a surface nor a line: ECharts draws them
// for the mouse.
func unseen(t xml.StartElement) bool {
	switch t.Name.Local {
	case "path", "rect", "circle", "ellipse", "line", "polyline", "polygon":
	default:
		return false
	}
	fill, stroke := value(t, "fill"), value(t, "stroke")
	return (fill == "none" || value(t, "fill-opacity") == "0") &&
		(stroke == "" || stroke == "none" || value(t, "stroke-width") == "0" || value(t, "stroke-opacity") == "0")
}

// value gives an attribute's value; "" for one that is not there.
func value(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Space == "" && a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
