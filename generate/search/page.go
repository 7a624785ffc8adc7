package search

import "unicode/utf16"

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
	grams      []gram          // of the whole text, each once
	folds      map[rune]string // those of its characters that folding changes
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
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// pairs gives the grams of the page's text from head to foot, each once, and
// notes what folding changes.
func (p *page) pairs() []gram {
	set := gramSets.Get().(*gramSet)
	defer gramSets.Put(set)
	last := rune(-1)
	add := func(r rune) {
		if last >= 0 {
			set.add(gramOf(last, r))
		}
		last = r
	}
	for _, part := range []string{p.head, p.main, p.foot} {
		if part != "" && last >= 0 {
			add(' ')
		}
		for _, r := range part {
			if plain(r) {
				add(r)
				continue
			}
			for _, f := range p.fold(r) {
				add(f)
			}
		}
	}
	for _, r := range p.title + p.trail {
		p.fold(r)
	}
	return set.take()
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
