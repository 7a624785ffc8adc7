package render

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"tongbao/generate/bulletin"
	"tongbao/generate/page"
	"tongbao/templates"
)

// Draft gives a bulletin that the program has composed as a file for the office
// to edit: front matter, and Markdown in which its numbers are codes, so that
// they follow the data. p is the page of such a bulletin.
func Draft(p *page.Page) ([]byte, error) {
	content, _ := p.Compose()
	b, ok := content.(page.Bulletin)
	if !ok || b.Own != nil {
		return nil, fmt.Errorf("render: %s has no bulletin to draft", p.Path)
	}
	var out bytes.Buffer
	out.WriteString(templates.Text("draft.front", "title", b.Letter.Title, "to", b.Letter.To) + "\n")
	blocks := b.Blocks
	if len(b.Annex) > 0 {
		blocks = append(blocks, page.Block{Level: 2, Said: []page.Sentence{{Key: "draft.annex"}}},
			page.Block{Code: bulletin.Code{Word: bulletin.Indicators}})
	}
	for _, x := range blocks {
		text, err := draftBlock(x)
		if err != nil {
			return nil, err
		}
		out.WriteString("\n" + text + "\n")
	}
	return out.Bytes(), nil
}

func draftBlock(b page.Block) (string, error) {
	if b.Code.Word != "" {
		return coded(b.Code.Word, b.Code.Names...), nil
	}
	var text strings.Builder
	for _, s := range b.Said {
		words, err := speak(s, inCodes)
		if err != nil {
			return "", err
		}
		text.WriteString(words)
	}
	lead := b.Number
	if b.Level > 0 {
		lead = strings.Repeat("#", b.Level) + " " + lead
	} else if lead != "" {
		lead += " "
	}
	return lead + spaced.ReplaceAllString(tight(text.String()), "$1$2"), nil
}

// spaced matches a space between a code and the Chinese around it.
var spaced = regexp.MustCompile(`(}}|\p{Han}) (\{\{|\p{Han})`)

// inCodes gives what goes into a sentence of a draft: codes for the numbers of
// the month's indicators, and text that Markdown leaves alone for all else.
func inCodes(a any) (string, error) {
	if q, ok := a.(page.Quoted); ok {
		return codeOf(q), nil
	}
	words, err := inWords(a)
	return plain.ReplaceAllString(words, `\$0`), err
}

// plain matches what Markdown may read as markup.
var plain = regexp.MustCompile("[\\\\`*_{}\\[\\]<>|#~!&]")

func codeOf(q page.Quoted) string {
	var args []string
	if q.Measure.Indicator != nil {
		args = append(args, q.Measure.Indicator.ID)
	}
	if q.Place != "" {
		args = append(args, q.Place)
	}
	return coded(q.Word, args...)
}

// coded writes a code.
func coded(word string, args ...string) string {
	for _, a := range args {
		word += ` "` + a + `"`
	}
	return "{{ " + word + " }}"
}
