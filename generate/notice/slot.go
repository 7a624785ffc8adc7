package notice

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"tongbao/generate/finding"
)

// Slot is a place in a document's text that is filled when the text is written:
// {{ … }}. What stands between the braces is not read here.
type Slot struct {
	finding.At
	Written string // between the braces, without the spaces at its ends
	Alone   bool   // it is a whole paragraph
	Open    bool   // the closing braces are missing on its line
}

// slotted is set in the parser's context when the text may hold slots. In a
// circular braces are braces.
var slotted = parser.NewContextKey()

// slots parses slots. Within code there are none.
type slots struct{}

func (slots) Trigger() []byte { return []byte{'{'} }

func (slots) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	end := bytes.Index(line, []byte("}}"))
	if pc.Get(slotted) == nil || !bytes.HasPrefix(line, []byte("{{")) {
		return nil
	}
	n := &slotNode{open: end < 0}
	n.SetPos(segment.Start)
	if n.open {
		block.Advance(2)
		return n
	}
	n.written = strings.TrimSpace(clean(line[2:end]))
	block.Advance(end + 2)
	return n
}

// slotNode is a slot in the syntax tree.
type slotNode struct {
	ast.BaseInline
	written string
	open    bool
}

var slotKind = ast.NewNodeKind("Slot")

func (*slotNode) Kind() ast.NodeKind { return slotKind }

func (n *slotNode) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Written": n.written}, nil)
}

// alone gives the slot that is all a paragraph holds; nil where it holds more.
func alone(n ast.Node) *slotNode {
	s, _ := n.FirstChild().(*slotNode)
	if s == nil || s.NextSibling() != nil {
		return nil
	}
	return s
}

func (b *builder) slot(n *slotNode, alone bool) *node {
	b.slots = append(b.slots, Slot{b.at(position(n)), n.written, alone, n.open})
	return &node{slot: len(b.slots)}
}
