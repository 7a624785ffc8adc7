package search

import (
	"bytes"
	"html"
	"slices"
)

// lexer cuts a page into texts and tags. It reads pages as templates write them,
// where names are small and quotes are closed; a browser forgives more.
type lexer struct {
	rest []byte
	raw  []byte // the element that the reading is in, where tags in it are text
	text []byte // of the last token, as a reader sees it
	tag  tag    // of the last token
}

// tag is what the index needs to know of a tag.
type tag struct {
	name   []byte
	kind   element
	class  []byte
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
	if l.raw != nil {
		return l.untilClosed()
	}
	at := l.markup()
	switch {
	case at > 0:
		l.take(at)
		return someText
	case len(l.rest) == 0:
		return pageEnd
	case l.rest[1] == '/':
		return l.closing()
	case letter(l.rest[1]):
		return l.opening()
	}
	return l.comment()
}

// markup gives where the next tag or comment begins, after the texts before it.
func (l *lexer) markup() int {
	for at := 0; ; at++ {
		next := bytes.IndexByte(l.rest[at:], '<')
		if next < 0 || at+next+1 == len(l.rest) {
			return len(l.rest)
		}
		at += next
		if c := l.rest[at+1]; letter(c) || c == '/' || c == '!' || c == '?' {
			return at
		}
	}
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// take takes so many bytes for the text of a token.
func (l *lexer) take(n int) {
	l.text, l.rest = l.rest[:n], l.rest[n:]
	if bytes.IndexByte(l.text, '&') >= 0 {
		l.text = []byte(html.UnescapeString(string(l.text)))
	}
}

// untilClosed reads the text of an element in which tags are text.
func (l *lexer) untilClosed() token {
	ends := slices.Concat([]byte("</"), l.raw)
	l.raw = nil
	if n := bytes.Index(l.rest, ends); n >= 0 {
		l.take(n)
	} else {
		l.take(len(l.rest))
	}
	return someText
}

func (l *lexer) comment() token {
	ends := ">"
	if bytes.HasPrefix(l.rest, []byte("<!--")) {
		ends = "-->"
	}
	l.skip(bytes.Index(l.rest, []byte(ends)), len(ends))
	return comment
}

// skip goes n bytes behind what stands at a place; to the end when it stands nowhere.
func (l *lexer) skip(at, n int) {
	if at < 0 {
		at, n = len(l.rest), 0
	}
	l.rest = l.rest[at+n:]
}

func (l *lexer) closing() token {
	l.rest = l.rest[2:]
	l.tag = l.named()
	l.skip(bytes.IndexByte(l.rest, '>'), 1)
	return endTag
}

func (l *lexer) opening() token {
	l.rest = l.rest[1:]
	l.tag = l.named()
	for len(l.rest) > 0 && l.rest[0] != '>' {
		l.attribute()
	}
	if len(l.rest) == 0 {
		return pageEnd // in the middle of a tag
	}
	l.rest = l.rest[1:]
	if l.tag.kind&raw != 0 && !l.tag.alone {
		l.raw = l.tag.name
	}
	return startTag
}

// named reads a tag's name.
func (l *lexer) named() tag {
	name := l.word()
	return tag{name: name, kind: elements[string(name)]}
}

// attribute reads an attribute, or what stands between two.
func (l *lexer) attribute() {
	key := l.word()
	l.tag.alone = false
	switch {
	case len(key) > 0 && len(l.rest) > 0 && l.rest[0] == '=':
		l.rest = l.rest[1:]
		if value := l.value(); string(key) == "class" {
			l.tag.class = value
		}
	case len(key) == 0:
		l.tag.alone = l.rest[0] == '/'
		l.rest = l.rest[1:]
	}
	if string(key) == "hidden" {
		l.tag.hidden = true
	}
}

// value reads an attribute's value.
func (l *lexer) value() []byte {
	if len(l.rest) == 0 || l.rest[0] != '"' && l.rest[0] != '\'' {
		return l.until(&valueEnds)
	}
	quote := l.rest[0]
	l.rest = l.rest[1:]
	n := bytes.IndexByte(l.rest, quote)
	value := l.rest[:max(0, n)]
	l.skip(n, 1)
	return value
}

// word reads a name.
func (l *lexer) word() []byte { return l.until(&wordEnds) }

var wordEnds, valueEnds = among(" \n\t/>="), among(" \n\t>")

func among(bytes string) (out [256]bool) {
	for i := range len(bytes) {
		out[bytes[i]] = true
	}
	return out
}

// until reads up to the first of some bytes.
func (l *lexer) until(ends *[256]bool) []byte {
	n := 0
	for n < len(l.rest) && !ends[l.rest[n]] {
		n++
	}
	word := l.rest[:n]
	l.rest = l.rest[n:]
	return word
}
