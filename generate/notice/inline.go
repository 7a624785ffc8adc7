package notice

import (
	"bufio"
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	extensions "github.com/yuin/goldmark/extension/ast"
	renderer "github.com/yuin/goldmark/renderer/html"

	"tongbao/generate/finding"
)

// inlines gives the elements for what a paragraph holds.
func (b *builder) inlines(n ast.Node) []*node {
	var out []*node
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		out = append(out, b.inline(c)...)
	}
	return out
}

func (b *builder) inline(n ast.Node) []*node {
	switch n := n.(type) {
	case *ast.Text:
		return b.text(n)
	case *ast.Emphasis:
		return b.element([...]string{"em", "strong"}[n.Level-1], n)
	case *extensions.Strikethrough:
		return b.element("del", n)
	case *ast.CodeSpan:
		return []*node{{tag: "code", text: b.code(n)}}
	case *ast.Link:
		return b.link(n, unescape(n.Destination), unescape(n.Title), b.inlines(n))
	case *ast.AutoLink:
		return b.autoLink(n)
	case *ast.Image:
		return b.image(n)
	case *ast.RawHTML:
		return b.rawHTML(n)
	case *extensions.FootnoteLink:
		return []*node{footnoteLink(n)}
	case *extensions.FootnoteBacklink:
		return []*node{footnoteBacklink(n)}
	case *slotNode:
		return []*node{b.slot(n, false)}
	case *extensions.TaskCheckBox:
		return []*node{{mark: checkBox(n.IsChecked)}}
	}
	return b.inlines(n)
}

func (b *builder) element(tag string, n ast.Node) []*node {
	return []*node{{tag: tag, kids: b.inlines(n)}}
}

func checkBox(checked bool) string {
	if checked {
		return "☑ "
	}
	return "☐ "
}

func (b *builder) text(n *ast.Text) []*node {
	out := []*node{{text: unescape(n.Value(b.source))}}
	switch {
	case n.HardLineBreak():
		return append(out, &node{tag: "br", text: lineBreak})
	case n.SoftLineBreak():
		return append(out, &node{text: lineBreak})
	}
	return out
}

// unescape gives what Markdown means: backslashes and entities resolved. Only
// goldmark's writer of HTML does both in one pass.
func unescape(raw []byte) string {
	if !bytes.ContainsAny(raw, `\&`) {
		return clean(raw)
	}
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	renderer.DefaultWriter.Write(w, raw)
	_ = w.Flush() // into memory
	return clean([]byte(html.UnescapeString(b.String())))
}

func (b *builder) code(n ast.Node) string {
	var s strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			s.WriteString(clean(t.Value(b.source)))
		}
	}
	return strings.ReplaceAll(s.String(), "\n", " ")
}

func (b *builder) rawHTML(n *ast.RawHTML) []*node {
	written := clean(n.Segments.Value(b.source))
	b.report(finding.NoticeHTML, position(n), show(written))
	return []*node{{text: written}}
}
