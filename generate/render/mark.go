package render

import (
	"html/template"
	"unsafe"

	"tongbao/generate/indicator"
	"tongbao/generate/page"
)

// Marks are the elements that stand in a thousand cells of a page. A pen writes
// them, since a template takes ten times as long for each.
type pen []byte

// valued gives a value and small behind it what it is made of.
func valued(v indicator.Value) template.HTML { return pen(nil).valued(v).html() }

// strong gives a value in bold type, with the same behind it.
func strong(v indicator.Value) template.HTML { return pen(nil).strong(v).html() }

// verdict says whether a target is met; a dash when that is open.
func verdict(v page.Verdict) template.HTML { return pen(nil).verdict(v).html() }

// moved says how a value changed, as tables do, in the style of its course.
func moved(c page.Change) template.HTML { return pen(nil).moved(c).html() }

// html gives what was written, which is not written to any more.
func (p pen) html() template.HTML { return template.HTML(unsafe.String(unsafe.SliceData(p), len(p))) }

// mark writes what is HTML already.
func (p pen) mark(html string) pen { return append(p, html...) }

// words writes words as they must stand in texts and in quoted attributes.
func (p pen) words(words string) pen {
	from := 0
	for i := range len(words) {
		if entity := entities[words[i]]; entity != "" {
			p = append(append(p, words[from:i]...), entity...)
			from = i + 1
		}
	}
	return append(p, words[from:]...)
}

// entities are what stands for characters that mean something else in HTML; a
// NUL may not stand there at all.
var entities = [256]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&#34;", '\'': "&#39;", 0: "\uFFFD"}

func (p pen) valued(v indicator.Value) pen { return p.words(value(v)).behind(v) }

func (p pen) strong(v indicator.Value) pen { return p.span("strong", value(v)).behind(v) }

func (p pen) behind(v indicator.Value) pen {
	if made := parts(v); made != "" {
		return p.mark(" <small>").words(made).mark("</small>")
	}
	return p
}

func (p pen) verdict(v page.Verdict) pen {
	if words := v.Words(); words != "" {
		return p.span("verdict "+string(v), words)
	}
	return p.words(none())
}

func (p pen) moved(c page.Change) pen {
	if class := course(c); class != "" {
		return p.span(class, tabled(c))
	}
	return p.words(tabled(c))
}

// span writes words in a style.
func (p pen) span(class, words string) pen {
	return p.mark(`<span class="`).words(class).mark(`">`).words(words).mark("</span>")
}
