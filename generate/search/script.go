package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"tongbao/templates"
)

// The files of pairs have about shardSize bytes each, and are not more than
// shardsAtMost.
const (
	shardSize    = 24 << 10
	shardsAtMost = 4096
)

// contents is what search/index.js tells, one element a page in those lists
// that have no note.
type contents struct {
	Words  map[string]string // what the search says to its reader
	Fold   map[string]string // characters, and what they count as
	Trails []string          // each different trail once
	Frames [][2]string       // each different head and foot once
	Paths  []string
	Titles []string
	Trail  []int    // which of Trails
	Frame  []int    // which of Frames
	Leads  [][2]int // where the lead stands in the text
	Starts []int    // where the text begins to tell something
	Blocks []int    // the first page of each file of texts
	Texts  []string // the digest of each file of texts
	Grams  []string // the digest of each file of pairs

	trails map[string]int
	frames map[[2]string]int
}

func (c *contents) add(p *page) {
	for r, f := range p.folds {
		c.Fold[string(r)] = f
	}
	trail, ok := c.trails[p.trail]
	if !ok {
		trail = len(c.Trails)
		c.Trails, c.trails[p.trail] = append(c.Trails, p.trail), trail
	}
	around := [2]string{p.head, p.foot}
	frame, ok := c.frames[around]
	if !ok {
		frame = len(c.Frames)
		c.Frames, c.frames[around] = append(c.Frames, around), frame
	}
	c.Paths, c.Titles = append(c.Paths, p.path), append(c.Titles, p.title)
	c.Leads, c.Starts = append(c.Leads, p.lead), append(c.Starts, p.start)
	c.Trail, c.Frame = append(c.Trail, trail), append(c.Frame, frame)
}

func (x *Index) writeBlock() error {
	n := len(x.pages.Blocks) - 1
	digest, err := x.script(fmt.Sprintf("search/texts-%d.js", n), "texts", n, x.block)
	x.pages.Texts = append(x.pages.Texts, digest)
	x.block, x.size = nil, 0
	return err
}

// writeGrams writes the pairs, each file sorted: a tab, the pair, its pages, and
// so on. No text holds a tab.
func (x *Index) writeGrams() error {
	lists, size := make(map[gram]string, len(x.grams)), 0
	for g, p := range x.grams {
		lists[g] = p.encode()
		size += 1 + utf8.RuneLen(rune(g>>21)) + utf8.RuneLen(rune(g&(1<<21-1))) + len(lists[g])
	}
	shards := make([][]gram, min(shardsAtMost, 1+size/shardSize))
	for g := range lists {
		n := g.shard(len(shards))
		shards[n] = append(shards[n], g)
	}
	for n, shard := range shards {
		slices.Sort(shard)
		var b strings.Builder
		for _, g := range shard {
			b.WriteString("\t" + g.String() + lists[g])
		}
		digest, err := x.script(fmt.Sprintf("search/grams-%d.js", n), "grams", n, b.String())
		if err != nil {
			return err
		}
		x.pages.Grams = append(x.pages.Grams, digest)
	}
	return nil
}

func (x *Index) writeIndex() error {
	x.pages.Words = words()
	_, err := x.script("search/index.js", "index", 0, &x.pages)
	return err
}

// script writes a file that gives value to find.js as that kind of thing of that
// number. The digest that it returns tells browsers that keep old files which of
// them are still good.
func (x *Index) script(path, kind string, n int, value any) (digest string, err error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "tongbaoSearch.%s(%d,", kind, n)
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // the browser reads no tags in a script file
	if err := e.Encode(value); err != nil {
		return "", err
	}
	b.Truncate(b.Len() - 1)
	b.WriteString(");\n")
	sum := sha256.Sum256(b.Bytes())
	return base64.RawURLEncoding.EncodeToString(sum[:6]), x.write(path, b.Bytes())
}

// words are the texts of the search, which the script has from here.
func words() map[string]string {
	return map[string]string{
		"label":  templates.Text("search.label"),
		"close":  templates.Text("search.close"),
		"hint":   templates.Text("search.hint"),
		"short":  templates.Text("search.short"),
		"busy":   templates.Text("search.busy"),
		"found":  templates.Text("search.found"),
		"framed": templates.Text("search.framed"),
		"partly": templates.Text("search.partly"),
		"none":   templates.Text("search.none"),
		"apart":  templates.Text("search.apart"),
		"widen":  templates.Text("search.widen"),
		"more":   templates.Text("search.more"),
		"rest":   templates.Text("search.rest"),
		"broken": templates.Text("search.broken"),
	}
}
