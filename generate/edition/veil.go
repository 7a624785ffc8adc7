package edition

import (
	"strings"
	"unicode/utf8"

	"tongbao/generate/name"
	"tongbao/generate/notice"
	"tongbao/templates"
)

// veil hides strings in texts. A nil veil hides nothing.
type veil struct {
	hidden []string // bare, each with two characters at least
	around []string // what holds a hidden string and is shown as it is
	names  *name.Finder

	titles  []string // of circulars that are left out, and their numbers
	numbers *name.Finder
	shown   []string // titles and numbers that hold one of those
}

// newVeil hides names, but not where they are a part of one of around.
func newVeil(names, around []string) *veil {
	v := &veil{around: around}
	for _, bare := range names {
		if name.Findable(bare) {
			v.hidden = append(v.hidden, bare)
		}
	}
	v.names = name.New(append(v.hidden[:len(v.hidden):len(v.hidden)], around...), name.Gaps)
	return v
}

// shortestTitle is how many characters a circular's title has at least that is
// taken for its own where it stands in a text.
const shortestTitle = 8

// documents hides the numbers and the titles of the circulars that are left out.
// What is shown may hold such a title as a part of its own, but no such number.
func (v *veil) documents(all []*notice.Notice, omits func(*notice.Notice) bool) {
	for _, n := range all {
		if omits(n) {
			v.titles = append(v.titles, numeral(n.Number))
		}
	}
	public, omitted := map[string]bool{}, name.New(v.titles, inNumber)
	for _, n := range all {
		if omits(n) {
			continue
		}
		v.shown = append(v.shown, numeral(n.Number))
		public[numeral(n.Title)] = true
		if _, cites := omitted.Next(n.Title, 0); !cites {
			v.shown = append(v.shown, numeral(n.Title))
		}
	}
	for _, n := range all {
		if !omits(n) {
			continue
		}
		if title := numeral(n.Title); utf8.RuneCountInString(title) >= shortestTitle && !public[title] && !words().holds(title) {
			v.titles = append(v.titles, title)
		}
	}
	v.numbers = name.New(append(v.titles[:len(v.titles):len(v.titles)], v.shown...), inNumber)
}

// numeral gives a document number or a title without what may be left out of it
// or written otherwise.
func numeral(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '第' || strings.ContainsRune(brackets, r) {
			return -1
		}
		return r
	}, name.Bare(s))
}

const brackets = "〔〕[]［］()（）【】〖〗「」{}《》〈〉<>"

func inNumber(s string, i int) int {
	r, n := utf8.DecodeRuneInString(s[i:])
	if r == '第' || strings.ContainsRune(brackets, r) {
		return n
	}
	return name.Gaps(s, i)
}

// finds says whether a hidden name stands in a bare text.
func (v *veil) finds(bare string) bool {
	_, ok := v.names.Next(bare, 0)
	return ok
}

// spans adds what is hidden in a text.
func (v *veil) spans(out []notice.Span, text string) []notice.Span {
	if v == nil {
		return out
	}
	for at := 0; ; {
		hit, ok := v.names.Next(text, at)
		if !ok {
			break
		}
		if hit, ok = uncut(v.names, text, hit); !ok {
			_, n := utf8.DecodeRuneInString(text[hit.Start:])
			at = hit.Start + n
			continue
		}
		if hit.N < len(v.hidden) {
			out = append(out, notice.Span{Start: hit.Start, Stop: hit.Stop, Text: name.MaskFound(text[hit.Start:hit.Stop])})
		}
		at = hit.Stop
	}
	return v.papers(out, text)
}

// uncut gives a hit that reaches over the border of a cell only when it fills its
// cells: a surname at the end of one and a word at the start of the next are no
// name. Else it gives a shorter hit within the cell, if there is one.
func uncut(f *name.Finder, text string, hit name.Hit) (name.Hit, bool) {
	border := strings.IndexRune(text[hit.Start:hit.Stop], name.Break)
	if border < 0 {
		return hit, true
	}
	before, after := text[:hit.Start], text[hit.Stop:]
	before = before[strings.LastIndex(before, string(name.Break))+1:]
	after, _, _ = strings.Cut(after, string(name.Break))
	if strings.TrimSpace(before) == "" && strings.TrimSpace(after) == "" {
		return hit, true
	}
	shorter, ok := f.Next(text[:hit.Start+border], hit.Start)
	if ok && shorter.Start == hit.Start {
		return shorter, true
	}
	return hit, false
}

// papers adds the numbers and titles of circulars that are left out.
func (v *veil) papers(out []notice.Span, text string) []notice.Span {
	for at := 0; v.numbers != nil; {
		hit, ok := v.numbers.Next(text, at)
		if !ok {
			break
		}
		if hit.N < len(v.titles) {
			out = append(out, notice.Span{Start: hit.Start, Stop: hit.Stop, Text: templates.Text("edition.internal-paper")})
		}
		at = hit.Stop
	}
	return out
}
