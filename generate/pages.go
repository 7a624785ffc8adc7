package generate

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"sync"

	"tongbao/generate/hint"
	"tongbao/generate/output"
	"tongbao/generate/page"
	"tongbao/generate/recall"
	"tongbao/generate/render"
)

// pages is the memory of what a site's pages were made from: a page that would be
// made from the same is the file that was made from it. Without that memory, and
// where the file is another one by now, the page is rendered.
type pages struct {
	stage *output.Stage
	store *hint.Store // nil remembers nothing
	key   hint.Sum
	last  map[string]made // by path

	mu   sync.Mutex
	from map[string]hint.Sum // by path: the sum of what the page is made from
}

// made is what a page was made from, and what came of it.
type made struct {
	From  hint.Sum `json:"from"`
	Bytes string   `json:"bytes"` // their SHA-256, in hexadecimal digits
}

// mostSites is of how many sites the pages are remembered.
const mostSites = 64

// pages gives the memory of the pages of the site that stage writes.
func (o Options) pages(stage *output.Stage) *pages {
	p := &pages{stage: stage, from: map[string]hint.Sum{}}
	if o.Cache == "" || recall.Program() == "" {
		return p
	}
	p.store = hint.Open(filepath.Join(o.Cache, "pages"), ".pages", mostSites)
	p.key = hint.SumOf([]byte(recall.Program() + stage.Site()))
	if data, ok := p.store.Load(p.key); ok && json.Unmarshal(data, &p.last) != nil {
		p.last = nil
	}
	return p
}

// write writes a page with that content to buf, in place of what stands there.
func (p *pages) write(buf *bytes.Buffer, planned *page.Page, content any) error {
	buf.Reset()
	if p.store != nil && p.take(buf, planned, content) {
		return nil
	}
	buf.Reset()
	return render.Content(buf, planned, content)
}

// take takes the page's file from the site, if it was made from the same.
func (p *pages) take(buf *bytes.Buffer, planned *page.Page, content any) bool {
	from, ok := render.Sum(planned.Template, content)
	if !ok {
		return false
	}
	p.note(planned.Path, from)
	was := p.last[planned.Path]
	if was.From != from {
		return false
	}
	is, ok := p.stage.There(planned.Path, buf)
	return ok && is.SHA256 == was.Bytes
}

func (p *pages) note(path string, from hint.Sum) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.from[path] = from
}

// keep remembers the pages that were written.
func (p *pages) keep() {
	now := make(map[string]made, len(p.from))
	for _, f := range p.stage.Files() {
		if from, ok := p.from[f.Path]; ok {
			now[f.Path] = made{from, f.SHA256}
		}
	}
	if data, err := json.Marshal(now); err == nil {
		p.store.Keep(p.key, data)
		p.store.Sweep()
	}
}
