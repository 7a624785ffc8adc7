package notice

import (
	"strings"
	"unicode/utf8"
)

// node is an element of a circular's text, or a piece of it. The tags are those
// that the builder writes down, never any from the Markdown.
type node struct {
	tag   string // "" for the text or the children alone
	id    string
	class string
	start string // first number of an ol that does not begin with 1
	title string // of an a or img
	alt   string // of an img
	text  string // of a leaf
	mark  string // what is shown, but is no part of the paragraph: a footnote's number
	kids  []*node

	flow bool // a paragraph: its texts are read as one

	slot int // of a slot: its number, from 1

	href string  // of an a: an address elsewhere, or with to, a fragment of its page
	to   *Notice // the circular that an a leads to
	file string  // the Path of an img
}

// leaves gives the nodes in n that have a text, in order.
func (n *node) leaves() []*node {
	if n.text != "" {
		return []*node{n}
	}
	var out []*node
	for _, k := range n.kids {
		out = append(out, k.leaves()...)
	}
	return out
}

func texts(leaves []*node) []string {
	var out []string
	for _, l := range leaves {
		out = append(out, l.text)
	}
	return out
}

// lineBreak is the text of a line break until it is known whether the
// characters at its sides want a space between them.
const lineBreak = "\n"

// join takes out the line breaks between Chinese characters.
func join(leaves []*node) {
	for i := 1; i+1 < len(leaves); i++ {
		before, _ := utf8.DecodeLastRuneInString(leaves[i-1].text)
		after, _ := utf8.DecodeRuneInString(leaves[i+1].text)
		if leaves[i].text == lineBreak && joined(before, after) {
			leaves[i].text = ""
		}
	}
}

// heading is a place in a circular that links can name.
type heading struct{ id, text string }

// find gives the id of the first heading with a text, white space aside.
func (n *Notice) find(text string) (id string, ok bool) {
	for _, h := range n.headings {
		if h.text == spaced(text) {
			return h.id, true
		}
	}
	return "", false
}

// spaced gives a text with one space for all white space in a row.
func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }
