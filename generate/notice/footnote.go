package notice

import (
	"regexp"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extensions "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"tongbao/generate/finding"
)

// footnoteFault is a footnote that the parser leaves as text or drops.
type footnoteFault struct {
	kind  *finding.Kind
	label string // [^1]
	pos   int    // its byte in the body
}

var footnoteFaults = parser.NewContextKey()

func addFootnoteFault(pc parser.Context, f footnoteFault) {
	faults, _ := pc.Get(footnoteFaults).([]footnoteFault)
	pc.Set(footnoteFaults, append(faults, f))
}

// unresolved notes the references to footnotes that do not exist. It stands
// behind the parser that takes those that do, and takes nothing.
type unresolved struct{}

var footnoteReference = regexp.MustCompile(`^!?(\[\^[^\[\]\n]+\])`)

func (unresolved) Trigger() []byte { return []byte{'!', '['} }

func (unresolved) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if m := footnoteReference.FindSubmatch(line); m != nil {
		addFootnoteFault(pc, footnoteFault{finding.NoticeFootnote, string(m[1]), segment.Start})
	}
	return nil
}

// unreferenced notes the footnotes that the text does not refer to.
type unreferenced struct{}

func (unreferenced) Transform(doc *ast.Document, _ text.Reader, pc parser.Context) {
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if f, ok := n.(*extensions.Footnote); ok && entering && f.Index < 0 {
			addFootnoteFault(pc, footnoteFault{finding.NoticeFootnoteLost, "[^" + string(f.Ref) + "]", f.Pos()})
		}
		return ast.WalkContinue, nil
	})
}

func (b *builder) footnoteFaults(pc parser.Context) {
	faults, _ := pc.Get(footnoteFaults).([]footnoteFault)
	for _, f := range faults {
		b.report(f.kind, f.pos, show(f.label))
	}
}

func (b *builder) footnotes(n ast.Node) *node {
	return &node{tag: "section", class: "footnotes", kids: []*node{b.container("ol", n)}}
}

func (b *builder) footnote(n *extensions.Footnote) *node {
	out := b.container("li", n)
	out.id = footnoteID(n.Index)
	return out
}

func footnoteLink(n *extensions.FootnoteLink) *node {
	a := &node{tag: "a", href: "#" + footnoteID(n.Index), mark: strconv.Itoa(n.Index)}
	return &node{tag: "sup", class: "footnote-ref", id: footnoteLinkID(n.Index, n.RefIndex), kids: []*node{a}}
}

func footnoteBacklink(n *extensions.FootnoteBacklink) *node {
	return &node{tag: "a", class: "footnote-back", href: "#" + footnoteLinkID(n.Index, n.RefIndex), mark: "↩\ufe0e"}
}

func footnoteID(index int) string { return "body-note-" + strconv.Itoa(index) }

// footnoteLinkID gives the id of the reference to a footnote, counted from 0.
func footnoteLinkID(index, reference int) string {
	id := "body-ref-" + strconv.Itoa(index)
	if reference > 0 {
		id += "-" + strconv.Itoa(reference+1)
	}
	return id
}
