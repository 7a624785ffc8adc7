package search

import (
	"slices"
	"unicode/utf16"
)

// page is what the index takes from a page. Texts have one blank wherever a
// reader sees space, and none at their ends.
type page struct {
	path       string
	title      string // its first heading; its file's title when there is none
	trail      string // the pages above it, from the home page down
	head, foot string // what stands before and after main; the same on most pages
	main       string
	lead       [2]int          // where the paragraph that says what the page is stands in main, in UTF-16 units
	start      int             // where main goes on after the heading and the line of dates, in UTF-16 units
	grams      []gram          // of the whole text, sorted
	folds      map[rune]string // those of its characters that folding changes
}

// gram is two characters side by side, folded.
type gram uint64

func gramOf(a, b rune) gram { return gram(a)<<21 | gram(b) }

func (g gram) String() string { return string([]rune{rune(g >> 21), rune(g & (1<<21 - 1))}) }

// shard gives the number of the file, of n, that g stands in. find.js counts
// the same.
func (g gram) shard(n int) int {
	hash := 0
	for _, unit := range utf16.Encode([]rune(g.String())) {
		hash = (hash*31 + int(unit)) % 65521
	}
	return hash % n
}

func read(path string, html []byte) *page {
	v := see(html)
	p := &page{path: path, title: v.title(), trail: v.trail(), folds: map[rune]string{},
		head: string(v.parts[0].text), main: string(v.parts[1].text), foot: string(v.parts[2].text)}
	if v.leadEnd <= len(p.main) {
		p.lead = [2]int{units(p.main[:max(0, v.leadEnd-len(v.lead.text))]), units(p.main[:v.leadEnd])}
	}
	p.start = units(p.main[:v.start])
	p.grams = p.pairs()
	return p
}

// units gives the length of s in UTF-16 units, which scripts count in.
func units(s string) int { return len(utf16.Encode([]rune(s))) }

// pairs gives the grams of the page's text from head to foot, and notes what
// folding changes.
func (p *page) pairs() []gram {
	var out []gram
	last := rune(-1)
	for _, part := range []string{p.head, p.main, p.foot} {
		if part != "" && last >= 0 {
			out, last = append(out, gramOf(last, ' ')), ' '
		}
		for _, r := range part {
			for _, f := range p.fold(r) {
				if last >= 0 {
					out = append(out, gramOf(last, f))
				}
				last = f
			}
		}
	}
	for _, r := range p.title + p.trail {
		p.fold(r)
	}
	slices.Sort(out)
	return slices.Clip(slices.Compact(out))
}

func (p *page) fold(r rune) string {
	if plain(r) {
		return string(r)
	}
	if f, ok := p.folds[r]; ok {
		return f
	}
	f := fold(r)
	if f != string(r) {
		p.folds[r] = f
	}
	return f
}
