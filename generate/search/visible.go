package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// visible is the text that a reader can see on a page, in the order of its
// bytes: all of the body, folded parts (details) and words in drawings included,
// but not what only scripts, styles, templates, attributes or noscript hold, nor
// what the attribute hidden hides. Where an element begins or ends that does not stand
// in a line of text (a paragraph, a cell, a line break), the reader sees space.
type visible struct {
	lexer
	parts [3]line // before main, in it, after it
	part  int     // where the reading is
	start int     // how long main was when its heading and its date lines ended

	document line    // the title element
	heading  line    // the first h1
	lead     line    // the paragraph that says what the page is
	leadEnd  int     // how long main was when it ended
	way      []*line // the links of the trail
	inWay    bool
	also     *line // what else takes the text: one of the above

	paragraph       string // the class of the one that is open
	inBody, hasMain bool
	breaks          [3][]int // how long each part was where a paragraph, a row or the like began or ended
	skips           string   // the name of an element besides those that is not read
	hidden          string   // the name of the element that hides, while in it
	depth           int      // of elements of that name
}

// line is text that grows, with one blank wherever there is any space.
type line struct {
	text []byte
	gap  bool
}

func (l *line) add(text []byte) {
	out, gap := l.text, l.gap
	for _, r := range string(text) {
		switch {
		case unicode.IsSpace(r):
			gap = true
		case nothing(r):
		default:
			if gap && len(out) > 0 {
				out = append(out, ' ')
			}
			gap = false
			out = utf8.AppendRune(out, r)
		}
	}
	l.text, l.gap = out, gap
}

func see(page []byte) *visible { return new(visible).read(page) }

func (v *visible) read(page []byte) *visible {
	v.lexer.page = page
	v.parts[1].text = make([]byte, 0, len(page)/4)
	for {
		switch v.next() {
		case pageEnd:
			v.whole()
			return v
		case someText:
			v.take()
		case startTag:
			v.open()
		case endTag:
			v.close()
		}
	}
}

// whole takes everything for main on a page that has none.
func (v *visible) whole() {
	if !v.hasMain {
		v.parts[0], v.parts[1] = v.parts[1], v.parts[0]
		v.breaks[0], v.breaks[1] = v.breaks[1], v.breaks[0]
	}
}

func (v *visible) title() string {
	if len(v.heading.text) > 0 {
		return string(v.heading.text)
	}
	return string(v.document.text)
}

func (v *visible) trail() string {
	var texts []string
	for _, l := range v.way {
		texts = append(texts, string(l.text))
	}
	return strings.Join(texts, " › ")
}

// take takes the text of the last token.
func (v *visible) take() {
	switch {
	case v.hidden != "" || !v.inBody && v.also == nil:
		return
	case v.also == nil:
		v.parts[v.part].add(v.words())
		return
	}
	text := v.words()
	if v.inBody {
		v.parts[v.part].add(text)
	}
	v.also.add(text)
}

func (v *visible) open() {
	kind := v.tag.kind
	switch {
	case v.tag.alone:
		v.space(kind)
		return
	case v.hidden != "":
		if v.names(v.hidden) {
			v.depth++
		}
		return
	}
	v.space(kind)
	if v.hides() {
		v.hidden, v.depth = string(v.in(v.tag.name)), 1
		return
	}
	if kind&telling != 0 {
		v.enter()
	}
}

// names says whether the last tag is one of the element of that name.
func (v *visible) names(element string) bool { return string(v.in(v.tag.name)) == element }

// hides says whether a reader sees nothing of the element that a tag opens.
func (v *visible) hides() bool {
	kind := v.tag.kind
	hidden := v.tag.hidden || kind&unseen != 0 || v.skips != "" && v.names(v.skips) || v.inBody && v.names("title")
	return hidden && kind&void == 0
}

// enter enters an element that tells something of the page.
func (v *visible) enter() {
	switch string(v.in(v.tag.name)) {
	case "body":
		v.inBody = true
	case "main":
		v.part, v.hasMain = 1, true
	case "title":
		v.also = &v.document
	case "h1":
		if len(v.heading.text) == 0 {
			v.also = &v.heading
		}
	case "p":
		v.paragraph = string(v.in(v.tag.class))
		if v.paragraph == "lead" && len(v.lead.text) == 0 {
			v.also = &v.lead
		}
	case "nav":
		v.inWay = string(v.in(v.tag.class)) == "trail"
	case "a":
		if v.inWay {
			v.also = &line{}
			v.way = append(v.way, v.also)
		}
	}
}

func (v *visible) close() {
	if v.hidden != "" {
		if v.names(v.hidden) {
			v.depth--
		}
		if v.depth == 0 {
			v.hidden = ""
		}
		return
	}
	v.space(v.tag.kind)
	if v.tag.kind&telling != 0 {
		v.leave()
	}
}

// leave leaves an element that tells something of the page.
func (v *visible) leave() {
	switch string(v.in(v.tag.name)) {
	case "main":
		v.part = 2
	case "h1":
		if v.also == &v.heading {
			v.told()
		}
		v.also = nil
	case "p":
		v.endParagraph()
	case "title", "a":
		if v.also != &v.heading && v.also != &v.lead {
			v.also = nil
		}
	case "nav":
		v.inWay = false
	}
}

func (v *visible) endParagraph() {
	if v.also == &v.lead {
		v.also, v.leadEnd = nil, len(v.parts[v.part].text)
	}
	if v.paragraph == "as-of" {
		v.told()
	}
	v.paragraph = ""
}

// told says that the page has told what it is, and goes on to what it tells.
func (v *visible) told() {
	if v.part == 1 {
		v.start = len(v.parts[1].text)
	}
}

// space stands where an element begins or ends that is not in a line of text.
func (v *visible) space(kind element) {
	if kind&inline != 0 {
		return
	}
	v.parts[v.part].gap = true
	if kind&cell == 0 {
		v.breaks[v.part] = append(v.breaks[v.part], len(v.parts[v.part].text))
	}
	if v.also != nil {
		v.also.gap = true
	}
}
