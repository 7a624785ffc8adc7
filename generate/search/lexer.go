package search

import (
	"bytes"
	"html"
)

// lexer cuts a page into texts and tags. It reads pages as templates write them,
// where names are small and quotes are closed; a browser forgives more. It keeps
// positions, since pages have a thousand tags and slices cost more to store.
type lexer struct {
	page []byte
	at   int    // where the reading is
	raw  string // the element that the reading is in, where tags in it are text; empty else
	text span   // of the last token
	tag  tag    // of the last token
}

// span is a stretch of a page.
type span struct{ from, to int }

// tag is what the index needs to know of a tag.
type tag struct {
	name   span
	kind   element
	class  span
	hidden bool
	alone  bool // <name/>
}

// token is a kind of what a page consists of.
type token int

const (
	pageEnd token = iota
	someText
	startTag
	endTag
	comment // and the like
)

// next goes to the next token.
func (l *lexer) next() token {
	if l.raw != "" {
		return l.untilClosed()
	}
	at := l.markup()
	switch {
	case at > l.at:
		l.text, l.at = span{l.at, at}, at
		return someText
	case at == len(l.page):
		return pageEnd
	case l.page[at+1] == '/':
		return l.closing()
	case letter(l.page[at+1]):
		return l.opening()
	}
	return l.comment()
}

// markup gives where the next tag or comment begins, after the texts before it.
func (l *lexer) markup() int {
	for at := l.at; ; at++ {
		next := bytes.IndexByte(l.page[at:], '<')
		if next < 0 || at+next+1 == len(l.page) {
			return len(l.page)
		}
		at += next
		if c := l.page[at+1]; letter(c) || c == '/' || c == '!' || c == '?' {
			return at
		}
	}
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// in gives what stands in a stretch.
func (l *lexer) in(s span) []byte { return l.page[s.from:s.to] }

// words gives the text of the last token as a reader sees it.
func (l *lexer) words() []byte {
	text := l.in(l.text)
	if bytes.IndexByte(text, '&') < 0 {
		return text
	}
	return []byte(html.UnescapeString(string(text)))
}

// untilClosed reads the text of an element in which tags are text.
func (l *lexer) untilClosed() token {
	end := len(l.page)
	if n := bytes.Index(l.page[l.at:], []byte("</"+l.raw)); n >= 0 {
		end = l.at + n
	}
	l.text, l.at, l.raw = span{l.at, end}, end, ""
	return someText
}

func (l *lexer) comment() token {
	if bytes.HasPrefix(l.page[l.at:], []byte("<!--")) {
		l.skip(bytes.Index(l.page[l.at:], []byte("-->")), 3)
	} else {
		l.skip(bytes.IndexByte(l.page[l.at:], '>'), 1)
	}
	return comment
}

// skip goes n bytes behind what stands so far ahead; to the end when that is
// nowhere.
func (l *lexer) skip(ahead, n int) {
	if ahead < 0 {
		l.at = len(l.page)
	} else {
		l.at += ahead + n
	}
}

func (l *lexer) closing() token {
	l.at += 2
	l.name()
	l.skip(bytes.IndexByte(l.page[l.at:], '>'), 1)
	return endTag
}

func (l *lexer) opening() token {
	l.at++
	l.name()
	for l.at < len(l.page) && l.page[l.at] != '>' {
		l.attribute()
	}
	if l.at >= len(l.page) {
		return pageEnd // in the middle of a tag
	}
	l.at++
	if l.tag.kind&raw != 0 && !l.tag.alone {
		l.raw = string(l.in(l.tag.name))
	}
	return startTag
}

// named reads a tag's name.
func (l *lexer) name() {
	name := l.until(&wordEnds)
	l.tag = tag{name: name, kind: elements[string(l.in(name))]}
}

// attribute reads an attribute, or what stands between two.
func (l *lexer) attribute() {
	key := l.until(&wordEnds)
	l.tag.alone = false
	switch {
	case key.from < key.to && l.at < len(l.page) && l.page[l.at] == '=':
		l.at++
		if value := l.value(); string(l.in(key)) == "class" {
			l.tag.class = value
		}
	case key.from == key.to:
		l.tag.alone = l.page[l.at] == '/'
		l.at++
	}
	if string(l.in(key)) == "hidden" {
		l.tag.hidden = true
	}
}

// value reads an attribute's value.
func (l *lexer) value() span {
	if l.at == len(l.page) || l.page[l.at] != '"' && l.page[l.at] != '\'' {
		return l.until(&valueEnds)
	}
	quote := l.page[l.at]
	l.at++
	value := span{l.at, l.at}
	n := bytes.IndexByte(l.page[l.at:], quote)
	value.to += max(0, n)
	l.skip(n, 1)
	return value
}

var wordEnds, valueEnds = among(" \n\t/>="), among(" \n\t>")

func among(bytes string) (out [256]bool) {
	for i := range len(bytes) {
		out[bytes[i]] = true
	}
	return out
}

// until reads up to the first of some bytes.
func (l *lexer) until(ends *[256]bool) span {
	from := l.at
	for l.at < len(l.page) && !ends[l.page[l.at]] {
		l.at++
	}
	return span{from, l.at}
}
