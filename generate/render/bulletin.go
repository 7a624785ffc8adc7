package render

import (
	"html/template"
	"regexp"
	"strconv"
	"strings"

	"tongbao/generate/bulletin"
	"tongbao/generate/indicator"
	"tongbao/generate/page"
)

// quoted gives a number as a bulletin quotes it.
func quoted(q page.Quoted) string {
	m := q.Measure
	switch q.Word {
	case bulletin.Value:
		return value(m.Value)
	case bulletin.Parts:
		return parts(m.Value)
	case bulletin.OnMonth:
		return change(m.OnMonth)
	case bulletin.OnYear:
		return change(m.OnYear)
	case bulletin.Target:
		return target(m.Target)
	case bulletin.Gap:
		if m.Verdict != page.Missed {
			return none()
		}
		return gap(page.Shortfall{Measure: m})
	}
	return indicator.Grouped(strconv.FormatInt(q.N, 10))
}

// official puts sentences in the words of an official circular, where no space
// stands between a number and the Chinese around it. A line may end before
// brackets that follow a number, and after the stroke of a fraction.
func official(said []page.Sentence) (template.HTML, error) {
	var b strings.Builder
	for _, s := range said {
		words, err := say(s)
		if err != nil {
			return "", err
		}
		b.WriteString(words)
	}
	return template.HTML(breakable(template.HTMLEscapeString(tight(b.String())))), nil
}

// breakable marks where a line of a text of HTML may end.
func breakable(text string) string {
	text = bracketed.ReplaceAllString(text, "$1<wbr>（")
	return divided.ReplaceAllString(text, "$1/<wbr>$2")
}

// allBreakable does the same for the texts between the tags of some HTML.
func allBreakable(html string) template.HTML {
	var b strings.Builder
	for html != "" {
		text, rest, tagged := strings.Cut(html, "<")
		b.WriteString(breakable(text))
		var tag string
		if tag, html, _ = strings.Cut(rest, ">"); tagged {
			b.WriteString("<" + tag + ">")
		}
	}
	return template.HTML(b.String())
}

var (
	spaceBefore = regexp.MustCompile(`(\p{Han}) ([0-9-])`)
	spaceAfter  = regexp.MustCompile(`([0-9%]) (\p{Han})`)
	bracketed   = regexp.MustCompile(`([0-9%])（`)
	divided     = regexp.MustCompile(`([0-9])/([0-9])`)
)

func tight(s string) string {
	return spaceAfter.ReplaceAllString(spaceBefore.ReplaceAllString(s, "$1$2"), "$1$2")
}

// piece is a part of the text that the office has written: HTML, and then the
// block that a code stands for, but for the last.
type piece struct {
	HTML   template.HTML
	Blocks []page.Block
}

// pieces gives the text that the office has written, with what its codes stand for.
func pieces(o *page.Own) ([]piece, error) {
	var blocks []page.Block
	var failed error
	text := o.Text.HTML(o.View, func(i int) template.HTML {
		if block := o.Fills[i].Block; block != nil {
			blocks = append(blocks, *block)
			return blockMark
		}
		words, err := fill(o.Fills[i])
		if err != nil {
			failed = err
		}
		return words
	})
	var out []piece
	for i, html := range strings.Split(string(text), blockMark) {
		out = append(out, piece{allBreakable(html), blocks[min(i, len(blocks)):min(i+1, len(blocks))]})
	}
	return out, failed
}

// blockMark stands where a block is to stand. It is in no text: control
// characters are taken out of those.
const blockMark = "\x00"

// fill gives the number that stands in a slot.
func fill(f page.Fill) (template.HTML, error) {
	words, err := say(f.Number)
	words = template.HTMLEscapeString(tight(words))
	if f.Alone {
		words = "<p>" + words + "</p>\n"
	}
	return template.HTML(words), err
}
