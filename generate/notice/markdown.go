package notice

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdown parses CommonMark with tables, footnotes, strikethrough and task
// lists. Only its syntax tree is used; goldmark renders nothing.
var markdown = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Footnote, extension.Strikethrough, extension.TaskList),
	goldmark.WithParserOptions(
		parser.WithInlineParsers(
			util.Prioritized(slots{}, 99),
			util.Prioritized(unresolved{}, 102), // after footnotes, before links
			util.Prioritized(emphasis{parser.NewEmphasisParser()}, 400),
			util.Prioritized(emphasis{extension.NewStrikethroughParser()}, 400),
		),
		parser.WithASTTransformers(util.Prioritized(unreferenced{}, 998)), // before footnotes drops them
	),
).Parser()

// emphasis lets * and ~~ begin and end beside any Chinese character or mark.
// CommonMark looks for spaces there, so that in **“重点”**内容 nothing is bold.
type emphasis struct{ parser.InlineParser }

func (e emphasis) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, _ := block.PeekLine()
	node := e.InlineParser.Parse(parent, block, pc)
	d, ok := node.(*parser.Delimiter)
	if !ok || d.Char == '_' {
		return node
	}
	after, _ := utf8.DecodeRune(line[d.OriginalLength:])
	if d.OriginalLength == len(line) {
		after = ' '
	}
	if wide(before) || wide(after) {
		d.CanOpen = !unicode.IsSpace(after)
		d.CanClose = !unicode.IsSpace(before)
	}
	return node
}

// wide says whether r is a character or mark of Chinese or Japanese, which are
// written without spaces.
func wide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) ||
		r > 0x3000 && r <= 0x303f || r >= 0xff01 && r <= 0xff60 || r >= 0xffe0 && r <= 0xffe6
}

// joined says whether a line break between two characters is no space: both
// are Chinese, or one is a mark that Chinese shares with other scripts.
func joined(a, b rune) bool {
	return wide(a) && (wide(b) || shared(b)) || shared(a) && wide(b)
}

func shared(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '—', '…', '·':
		return true
	}
	return false
}
