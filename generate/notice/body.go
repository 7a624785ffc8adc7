package notice

import (
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	extensions "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"tongbao/generate/finding"
	"tongbao/generate/private"
)

// body reads the text of a circular, and gives the slots in that of a document.
func (l *loader) body(d *draft) []Slot {
	b := &builder{loader: l, notice: d.notice, draft: d, source: []byte(d.body), top: 6}
	b.scan()
	pc := parser.NewContext()
	if d.slotted {
		pc.Set(slotted, true)
	}
	doc := markdown.Parse(text.NewReader(b.source), parser.WithContext(pc))
	b.footnoteFaults(pc)
	b.measure(doc)
	d.notice.body = b.container("", doc)
	if len(d.notice.body.kids) == 0 {
		l.out.Add(finding.NoticeEmpty.New(finding.At{File: d.notice.File, Row: max(1, d.row-1)}, ""))
	}
	return b.slots
}

// builder turns the syntax tree of a circular's Markdown into its text.
type builder struct {
	*loader
	notice *Notice
	draft  *draft
	source []byte
	ends   []int  // where the lines of source end
	top    int    // the highest level of its headings, 1 to 6
	counts [6]int // of headings: how many of each level so far, below the one above
	slots  []Slot
}

// secrecyMark is the mark of a classified document, as it stands on paper.
var secrecyMark = regexp.MustCompile(`(绝密|机密|秘密)\s*★`)

// scan looks at the lines as they are written.
func (b *builder) scan() {
	at := 0
	for line := range strings.Lines(b.draft.body) {
		if i := strings.IndexFunc(line, hidden); i >= 0 {
			b.report(finding.NoticeControl, at, "", "key", "正文", "char", codePoint(line[i:]))
		}
		if secrecyMark.MatchString(line) {
			b.report(finding.NoticeSecrecy, at, "")
		}
		at += len(line)
		b.ends = append(b.ends, at)
	}
}

func hidden(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }

// report adds a finding at a byte of the body.
func (b *builder) report(k *finding.Kind, pos int, value string, args ...string) {
	b.out.Add(k.New(b.at(pos), value, args...))
}

func (b *builder) at(pos int) finding.At {
	return finding.At{File: b.notice.File, Row: b.draft.row + sort.SearchInts(b.ends, pos+1)}
}

// position gives the byte at which a node of the syntax tree begins; that of
// the node around it where the parser has not kept it.
func position(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		if n.Pos() >= 0 {
			return n.Pos()
		}
	}
	return 0
}

func (b *builder) measure(doc ast.Node) {
	_ = ast.Walk(doc, func(n ast.Node, _ bool) (ast.WalkStatus, error) {
		if h, ok := n.(*ast.Heading); ok {
			b.top = min(b.top, h.Level)
		}
		return ast.WalkContinue, nil
	})
}

// container gives an element that holds the blocks in n.
func (b *builder) container(tag string, n ast.Node) *node {
	out := &node{tag: tag}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if k := b.block(c); k != nil {
			out.kids = append(out.kids, k)
		}
	}
	return out
}

// block gives the element for a block; nil where there is nothing to show.
func (b *builder) block(n ast.Node) *node {
	switch n := n.(type) {
	case *ast.Paragraph:
		if s := alone(n); s != nil {
			return b.slot(s, true)
		}
		return b.flow("p", n)
	case *ast.Heading:
		return b.heading(n)
	case *ast.List:
		return b.list(n)
	case *ast.ListItem:
		return b.container("li", n)
	case *ast.Blockquote:
		return b.container("blockquote", n)
	case *ast.ThematicBreak:
		return &node{tag: "hr"}
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		return b.codeBlock(n)
	case *ast.HTMLBlock:
		return b.htmlBlock(n)
	case *extensions.Table:
		return b.table(n)
	case *extensions.FootnoteList:
		return b.footnotes(n)
	case *extensions.Footnote:
		return b.footnote(n)
	case *extensions.FootnoteBacklink:
		return footnoteBacklink(n)
	case *ast.LinkReferenceDefinition:
		return nil
	}
	return b.flow("", n)
}

// flow gives an element whose text is read as one: a paragraph, a heading, a
// cell. Spaces that indent it are left to the style sheet.
func (b *builder) flow(tag string, n ast.Node) *node {
	out := &node{tag: tag, flow: true, kids: b.inlines(n)}
	leaves := out.leaves()
	join(leaves)
	if len(leaves) > 0 {
		leaves[0].text = strings.TrimLeft(leaves[0].text, "\u3000")
	}
	b.identity(n, strings.Join(texts(leaves), ""))
	return out
}

// identity finds the identity numbers that markup parts, which no line shows.
func (b *builder) identity(n ast.Node, text string) {
	for _, s := range secrets(nil, text, private.FindIdentity, private.MaskIdentity) {
		if !b.draft.private[bare(text[s.Start:s.Stop])] {
			b.report(finding.NoticeIdentity, position(n), s.Text)
		}
	}
}

// bare gives an identity number without what stands between its digits.
func bare(number string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || unicode.IsLetter(r) {
			return r
		}
		return -1
	}, number)
}

// heading gives a heading: the highest level of the circular becomes h2, since
// h1 is its title.
func (b *builder) heading(n *ast.Heading) *node {
	depth := n.Level - b.top
	b.counts[depth]++
	clear(b.counts[depth+1:])
	out := b.flow(fmt.Sprintf("h%d", min(6, depth+2)), n)
	out.id = "body"
	for _, c := range b.counts[:depth+1] {
		out.id += "-" + strconv.Itoa(c)
	}
	b.notice.headings = append(b.notice.headings, heading{out.id, spaced(strings.Join(texts(out.leaves()), ""))})
	return out
}

func (b *builder) list(n *ast.List) *node {
	if !n.IsOrdered() {
		return b.container("ul", n)
	}
	out := b.container("ol", n)
	if n.Start != 1 {
		out.start = strconv.Itoa(n.Start)
	}
	return out
}

func (b *builder) table(n *extensions.Table) *node {
	head, body := &node{tag: "thead"}, &node{tag: "tbody"}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == extensions.KindTableHeader {
			head.kids = append(head.kids, b.tableRow("th", c))
		} else {
			body.kids = append(body.kids, b.tableRow("td", c))
		}
	}
	out := &node{tag: "table", kids: []*node{head, body}}
	out.kids = slices.DeleteFunc(out.kids, func(k *node) bool { return len(k.kids) == 0 })
	return out
}

func (b *builder) tableRow(tag string, n ast.Node) *node {
	out := &node{tag: "tr"}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		cell := b.flow(tag, c)
		if c, ok := c.(*extensions.TableCell); ok && c.Alignment != extensions.AlignNone {
			cell.class = "align-" + c.Alignment.String()
		}
		out.kids = append(out.kids, cell)
	}
	return out
}

// htmlBlock gives a paragraph that shows what is written.
func (b *builder) htmlBlock(n *ast.HTMLBlock) *node {
	written := clean(n.Lines().Value(b.source))
	if n.HasClosure() {
		written += clean(n.ClosureLine.Value(b.source))
	}
	written = strings.TrimSpace(written)
	first, _, _ := strings.Cut(written, "\n")
	b.report(finding.NoticeHTML, position(n), show(first))
	b.identity(n, written)
	return &node{tag: "p", flow: true, kids: []*node{{text: written}}}
}

func (b *builder) codeBlock(n ast.Node) *node {
	code := strings.TrimRight(clean(n.Lines().Value(b.source)), "\n")
	b.identity(n, code)
	return &node{tag: "pre", flow: true, kids: []*node{{tag: "code", text: code}}}
}

// clean gives what is written without control characters.
func clean(s []byte) string {
	return strings.Map(func(r rune) rune {
		if hidden(r) {
			return -1
		}
		return r
	}, string(s))
}
