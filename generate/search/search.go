// Package search makes the index by which a reader finds any two or more
// characters that stand together on a page, from a file share, without a server.
//
// The index is made from the pages' bytes as they are written, and from nothing
// else: what a page does not show (a masked name, an internal circular of a
// public edition) cannot stand in it, and what goes from a page goes from it.
//
// It is a set of script files that assets/find.js loads when the search is
// opened, since a page that was opened from a file may load a script and nothing
// else:
//
//	search/index.js    the pages (path, title, way to them), the folding of
//	                   characters, and the digests of the other files
//	search/grams-N.js  which pages hold two characters side by side
//	search/texts-N.js  the texts of pages, in order of path
//
// A query is cut into its pairs of characters, the pages that hold all of them
// are looked up, and their texts are searched for the query itself. So what is
// found is exactly what a scan of all texts would find.
package search

import (
	"fmt"
	"sync"
)

// blockSize is the size in bytes from which on a file of texts is full.
const blockSize = 96 << 10

// Index takes the pages of a site. Its files depend on the pages alone, not on
// the order in which they come. Of the texts it holds only those that wait for
// an earlier page, and those of one file that is being filled.
type Index struct {
	write func(path string, data []byte) error

	mu      sync.Mutex
	waiting map[int]*page
	pages   contents
	grams   map[gram]*posting
	block   []string // texts that wait to be written
	size    int      // of block, in bytes
}

// New gives an empty index that puts its files out by write.
func New(write func(path string, data []byte) error) *Index {
	return &Index{write: write, waiting: map[int]*page{}, grams: map[gram]*posting{},
		pages: contents{Fold: map[string]string{}, trails: map[string]int{}, frames: map[[2]string]int{}}}
}

// Add takes the page of that path, the i-th of the site, which are counted from
// 0 without a gap. It may be called in any order and from several goroutines at
// once.
func (x *Index) Add(i int, path string, html []byte) error {
	p := read(path, html)
	x.mu.Lock()
	defer x.mu.Unlock()
	x.waiting[i] = p
	for {
		next := len(x.pages.Paths)
		p, ok := x.waiting[next]
		if !ok {
			return nil
		}
		delete(x.waiting, next)
		if err := x.take(next, p); err != nil {
			return err
		}
	}
}

func (x *Index) take(i int, p *page) error {
	for _, g := range p.grams {
		list := x.grams[g]
		if list == nil {
			list = &posting{}
			x.grams[g] = list
		}
		list.add(i)
	}
	if len(x.block) == 0 {
		x.pages.Blocks = append(x.pages.Blocks, i)
	}
	x.pages.add(p)
	x.block = append(x.block, p.main)
	x.size += len(p.main)
	if x.size < blockSize {
		return nil
	}
	return x.writeBlock()
}

// Close writes what is not yet written. All pages must have come.
func (x *Index) Close() error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if len(x.waiting) > 0 {
		return fmt.Errorf("search: page %d has not come, and %d wait for it", len(x.pages.Paths), len(x.waiting))
	}
	if len(x.block) > 0 {
		if err := x.writeBlock(); err != nil {
			return err
		}
	}
	if err := x.writeGrams(); err != nil {
		return err
	}
	return x.writeIndex()
}
