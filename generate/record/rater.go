package record

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"tongbao/generate/schema"
)

// raters are the names of those who rate, each once.
type raters struct {
	mu    sync.Mutex
	names map[string]bool
}

// take takes in those of a file.
func (r *raters) take(of *fileRaters) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.names == nil {
		r.names = map[string]bool{}
	}
	maps.Copy(r.names, of.names)
}

func (r *raters) sorted() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Sorted(maps.Keys(r.names))
}

// fileRaters are those of one file, where one rates many in a row.
type fileRaters struct {
	last  string
	names map[string]bool
}

func (f *fileRaters) add(name schema.Text) {
	if string(name) == f.last {
		return
	}
	if f.names == nil {
		f.names = map[string]bool{}
	}
	f.last = strings.Clone(string(name)) // the row's memory is used again
	f.names[f.last] = true
}
