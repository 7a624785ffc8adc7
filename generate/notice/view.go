package notice

import (
	"cmp"
	"slices"
	"strings"

	"tongbao/generate/name"
	"tongbao/generate/private"
)

// View is what one edition of the site shows of the circulars. The zero View
// shows everything but private numbers, which no view shows.
type View struct {
	// Hide finds what must not be shown in a text, such as masked names. The
	// text is that of a whole paragraph, with emphasis and soft line breaks
	// gone, so that a name is found however it is marked up; or of a row of a
	// table, its cells parted by name.Break. nil hides nothing.
	Hide func(text string) []Span
	// Omits says which circulars the edition leaves out, so that none of the
	// others links to them. nil omits none.
	Omits func(*Notice) bool
}

// Span is a part of a text, in bytes, and what to show in its place.
type Span struct {
	Start, Stop int
	Text        string
}

// Mask gives a text as v shows it: a title, a heading.
func (v View) Mask(text string) string { return strings.Join(v.replace([]string{text}), "") }

// hides says whether a text that cannot be shown in part holds anything hidden.
func (v View) hides(text string) bool { return len(v.spans(text)) > 0 }

func (v View) omits(n *Notice) bool { return v.Omits != nil && v.Omits(n) }

// spans gives what is hidden in a text, in order and without overlap: where two
// spans meet, the one that begins first and reaches further holds.
func (v View) spans(text string) []Span {
	var out []Span
	if v.Hide != nil {
		for _, s := range v.Hide(text) {
			if 0 <= s.Start && s.Start < s.Stop && s.Stop <= len(text) {
				out = append(out, s)
			}
		}
	}
	out = secrets(out, text, private.FindIdentity, private.MaskIdentity)
	out = secrets(out, text, private.FindIdentity15, private.MaskIdentity)
	out = secrets(out, text, private.FindMobile, private.MaskMobiles)
	out = secrets(out, text, private.FindCard, private.MaskCards)
	slices.SortStableFunc(out, func(a, b Span) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.Stop, a.Stop))
	})
	last := 0
	return slices.DeleteFunc(out, func(s Span) bool {
		overlaps := s.Start < last
		last = max(last, s.Stop)
		return overlaps
	})
}

func secrets(out []Span, text string, find func(string) (string, int, bool), mask func(string) string) []Span {
	for start := 0; ; {
		match, at, ok := find(text[start:])
		if !ok {
			return out
		}
		start += at
		out = append(out, Span{start, start + len(match), mask(match)})
		start += len(match)
	}
}

// replace takes out what is hidden in a text that comes in pieces. What is
// shown in place of a span stands in the piece where the span begins.
func (v View) replace(pieces []string) []string {
	spans := v.spans(strings.Join(pieces, ""))
	if len(spans) == 0 {
		return pieces
	}
	out := make([]string, len(pieces))
	at := 0 // of the piece in the whole text
	for i, p := range pieces {
		out[i] = cut(p, at, spans)
		at += len(p)
	}
	return out
}

// cells gives the pieces of the cells of a row without what is hidden in them,
// the cells read as one text, since a name may be written into two.
func (v View) cells(kids []*node) [][]string {
	var pieces []string
	for _, k := range kids {
		pieces = append(append(pieces, texts(k.leaves())...), string(name.Break))
	}
	pieces = v.replace(pieces)
	var out [][]string
	for _, k := range kids {
		n := len(k.leaves())
		out = append(out, pieces[:n])
		pieces = pieces[n+1:]
	}
	return out
}

// cut gives the piece that begins at byte at of the whole text without what
// the spans take out of it.
func cut(piece string, at int, spans []Span) string {
	var b strings.Builder
	from, stop := at, at+len(piece)
	for _, s := range spans {
		if s.Stop <= at || s.Start >= stop {
			continue
		}
		if s.Start >= at {
			b.WriteString(piece[from-at : s.Start-at])
			b.WriteString(s.Text)
		}
		from = min(s.Stop, stop)
	}
	b.WriteString(piece[from-at:])
	return b.String()
}
