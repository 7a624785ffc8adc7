package notice

import (
	"html/template"
	"slices"
	"strings"
)

// printer writes the text of a circular as a view shows it.
type printer struct {
	view   View
	from   *Notice
	fill   func(slot int) template.HTML // gives what stands in a slot
	b      strings.Builder
	linked bool     // within a link, which holds no other
	row    bool     // within a row of a table, whose cells are read as one text
	pieces []string // what is shown of the texts of the paragraph, those that are still to come
}

// Elements after which no line ends, and those without content.
var (
	inlineTags = map[string]bool{"": true, "a": true, "em": true, "strong": true, "del": true, "code": true, "sup": true, "br": true, "img": true}
	voidTags   = map[string]bool{"hr": true, "br": true, "img": true}
)

func (p *printer) html(n *node) {
	if n == nil {
		return
	}
	switch {
	case n.tag == "tr":
		p.pieces = slices.Concat(p.view.cells(n.kids)...)
		p.row = true
		defer func() { p.row = false }()
	case n.flow && !p.row:
		p.pieces = p.view.replace(texts(n.leaves()))
	}
	tag, address := p.element(n)
	if tag != "" {
		p.open(n, tag, address)
	}
	outer := p.linked
	p.linked = outer || tag == "a"
	p.content(n)
	p.linked = outer
	if tag != "" && !voidTags[tag] {
		p.b.WriteString("</" + tag + ">")
	}
	if !inlineTags[n.tag] {
		p.b.WriteByte('\n')
	}
}

// content writes what an element holds.
func (p *printer) content(n *node) {
	if n.text != "" {
		p.b.WriteString(template.HTMLEscapeString(p.pieces[0]))
		p.pieces = p.pieces[1:]
	}
	p.b.WriteString(template.HTMLEscapeString(n.mark))
	if n.slot > 0 {
		p.b.WriteString(string(p.fill(n.slot - 1)))
	}
	for _, k := range n.kids {
		p.html(k)
	}
}

func (p *printer) open(n *node, tag, address string) {
	p.b.WriteString("<" + tag)
	p.attribute("id", n.id)
	p.attribute("class", n.class)
	p.attribute("start", n.start)
	switch tag {
	case "a":
		p.attribute("href", address)
	case "img":
		p.attribute("src", address)
		p.b.WriteString(` alt="` + template.HTMLEscapeString(p.view.Mask(n.alt)) + `"`)
	}
	p.attribute("title", p.view.Mask(n.title))
	p.b.WriteByte('>')
}

func (p *printer) attribute(name, value string) {
	if value != "" {
		p.b.WriteString(" " + name + `="` + template.HTMLEscapeString(value) + `"`)
	}
}

// element gives the tag for a node and where it leads. A link to a circular
// that the view omits, or whose address holds what it hides, has no tag, nor
// has one within another.
func (p *printer) element(n *node) (tag, address string) {
	switch {
	case n.tag == "img":
		return n.tag, relative(p.from.Path, n.file)
	case n.tag != "a":
		return n.tag, ""
	case p.linked, n.to != nil && p.view.omits(n.to):
		return "", ""
	case n.to != nil:
		return n.tag, relative(p.from.Path, n.to.Path) + n.href
	case p.view.hides(n.href) || p.view.hides(decoded(n.href)):
		return "", ""
	}
	return n.tag, n.href
}

// plain writes a line for each paragraph and table row.
func (p *printer) plain(n *node) {
	switch {
	case n == nil:
	case n.flow:
		p.line(p.words(n))
	case n.tag == "tr":
		var cells []string
		for _, pieces := range p.view.cells(n.kids) {
			cells = append(cells, spaced(strings.Join(pieces, "")))
		}
		p.line(strings.Join(cells, " "))
	default:
		for _, k := range n.kids {
			p.plain(k)
		}
	}
}

// words gives the text of a paragraph.
func (p *printer) words(n *node) string {
	return spaced(strings.Join(p.view.replace(texts(n.leaves())), ""))
}

func (p *printer) line(s string) {
	if s != "" {
		p.b.WriteString(s + "\n")
	}
}
