package render

import (
	"html/template"
	"strings"

	"tongbao/generate/indicator"
	"tongbao/generate/page"
)

// Marks are the elements that stand in a thousand cells of a page: a template
// that is called for each takes ten times as long.

// valued gives a value and small behind it what it is made of.
func valued(v indicator.Value) template.HTML { return behind(escaped(value(v)), v) }

// strong gives a value in bold type, with the same behind it.
func strong(v indicator.Value) template.HTML { return behind(span("strong", value(v)), v) }

func behind(mark template.HTML, v indicator.Value) template.HTML {
	if p := parts(v); p != "" {
		return mark + " <small>" + escaped(p) + "</small>"
	}
	return mark
}

// verdict says whether a target is met; a dash when that is open.
func verdict(v page.Verdict) template.HTML {
	if words := v.Words(); words != "" {
		return span("verdict "+string(v), words)
	}
	return span("verdict "+string(v), none)
}

// moved says how a value changed, as tables do, in the style of its course.
func moved(c page.Change) template.HTML { return span(course(c), tabled(c)) }

// span gives words in a style.
func span(class, words string) template.HTML {
	return `<span class="` + escaped(class) + `">` + escaped(words) + "</span>"
}

// escaped gives words as html/template writes them in texts and attributes.
func escaped(words string) template.HTML {
	return template.HTML(strings.ReplaceAll(template.HTMLEscapeString(words), "+", "&#43;"))
}
