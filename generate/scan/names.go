package scan

import (
	"strings"
	"unicode/utf8"

	"tongbao/generate/name"
)

// seams passes over what may part a name in a page: tags within a line, and what
// name.Tight does.
func seams(s string, i int) int {
	if s[i] == '<' {
		return tag(s[i:])
	}
	return name.Tight(s, i)
}

// inline are the tags that part nothing.
var inline = map[string]bool{"em": true, "strong": true, "del": true, "code": true, "a": true, "b": true, "i": true, "sup": true, "sub": true,
	"span": true, "mark": true, "tspan": true, "wbr": true, "bdi": true, "bdo": true}

// longestTag bounds how far a tag is looked at.
const longestTag = 300

// tag gives the length of the inline tag with which s begins; 0 for none.
func tag(s string) int {
	s = s[:min(longestTag, len(s))]
	end := strings.IndexByte(s, '>')
	if end < 0 {
		return 0
	}
	word := strings.TrimPrefix(s[1:end], "/")
	if i := strings.IndexAny(word, " \n\t/"); i >= 0 {
		word = word[:i]
	}
	if !inline[word] {
		return 0
	}
	return end + 1
}

// nameHits finds the first so many strings of f; those after them may stand.
func (s *Scan) nameHits(t *text, f *name.Finder, forbidden int) {
	pairs := strings.HasPrefix(t.path, "search/grams-")
	for at := 0; ; {
		hit, ok := f.Next(t.s, at)
		if !ok {
			return
		}
		at = hit.Stop
		found := t.s[hit.Start:hit.Stop]
		switch {
		case hit.N >= forbidden:
		case pairs && utf8.RuneCountInString(found) == 2: // any two characters side by side, of whatever words
		case !s.innocent(t.s, hit):
			s.found(t, hit.Start, "姓名", name.Mask(name.Bare(plain(found))))
		default:
			_, n := utf8.DecodeRuneInString(found)
			at = hit.Start + n
		}
	}
}

// plain takes the tags out of what was found.
func plain(found string) string {
	var b strings.Builder
	for i := 0; i < len(found); {
		if n := seams(found, i); n > 0 {
			i += n
			continue
		}
		_, n := utf8.DecodeRuneInString(found[i:])
		b.WriteString(found[i : i+n])
		i += n
	}
	return b.String()
}

// around is how many bytes beside a hit are looked at for the name of a place.
const around = 60

// innocent says whether a hit is a part of a place's name or of the site's own
// words.
func (s *Scan) innocent(all string, hit name.Hit) bool {
	before, after := all[max(0, hit.Start-around):hit.Start], all[hit.Stop:min(len(all), hit.Stop+around)]
	if s.rules.Own != nil && s.rules.Own(before, all[hit.Start:hit.Stop], after) {
		return true
	}
	start, stop := len(before), len(before)+hit.Stop-hit.Start
	window := before + all[hit.Start:hit.Stop] + after
	for at := 0; at < stop; {
		place, ok := s.places.Next(window, at)
		if !ok || place.Start >= stop {
			return false
		}
		if place.Stop > start {
			return true
		}
		_, n := utf8.DecodeRuneInString(window[place.Start:])
		at = place.Start + n
	}
	return false
}

func (s *Scan) stringHits(t *text) {
	for at := 0; ; {
		hit, ok := s.strings.Next(t.s, at)
		if !ok {
			return
		}
		first, n := utf8.DecodeRuneInString(t.s[hit.Start:])
		s.found(t, hit.Start, "未公开的文件", string(first)+"……")
		at = hit.Start + n
	}
}
