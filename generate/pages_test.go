package generate

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tongbao/generate/output"
	"tongbao/generate/page"
)

// press writes a site of one page, time after time.
type press struct {
	t           *testing.T
	site, cache string
}

func newPress(t *testing.T) *press {
	p := &press{t, filepath.Join(t.TempDir(), "site"), t.TempDir()}
	p.print("one")
	return p
}

func (p *press) file() string { return filepath.Join(p.site, "404.html") }

// print writes the site with a page of that title, and gives whether the page was
// taken from the site as it stood there.
func (p *press) print(title string) (taken bool) {
	p.t.Helper()
	stage, err := output.Begin(p.site)
	if err != nil {
		p.t.Fatal(err)
	}
	defer stage.Abort()
	var buf, again bytes.Buffer
	planned, content := &page.Page{Path: "404.html", Template: "missing.html"}, page.Missing{Title: title}
	memory := Options{Cache: p.cache}.pages(stage)
	taken = memory.take(&again, planned, content)
	if err := memory.write(&buf, planned, content); err != nil {
		p.t.Fatal(err)
	}
	if !strings.Contains(buf.String(), "<h1>"+title+"</h1>") || taken && again.String() != buf.String() {
		p.t.Errorf("the page of %s is %s", title, buf.String())
	}
	if err := stage.Write(planned.Path, buf.Bytes()); err != nil {
		p.t.Fatal(err)
	}
	if _, err := stage.Commit(); err != nil {
		p.t.Fatal(err)
	}
	memory.keep()
	return taken
}

func TestThePageOfTheSameContentIsTaken(t *testing.T) {
	p := newPress(t)
	if !p.print("one") || !p.print("one") {
		t.Error("a page of the same content is rendered again")
	}
	if p.print("two") || !p.print("two") || p.print("one") {
		t.Error("a page of another content is taken, or its own is not")
	}
}

// What is not as the last build left it makes a page be rendered, and nothing else.
func TestThePageIsNotTaken(t *testing.T) {
	for name, happens := range map[string]func(p *press){
		"a byte of the page":  func(p *press) { p.edit(p.file(), func(b []byte) { b[len(b)/2] ^= 1 }) },
		"a longer page":       func(p *press) { p.append(p.file()) },
		"no page":             func(p *press) { os.Remove(p.file()) },
		"a link for the page": func(p *press) { os.Rename(p.file(), p.file()+"s"); os.Symlink(p.file()+"s", p.file()) },
		"no site":             func(p *press) { os.RemoveAll(p.site) },
		"no memory":           func(p *press) { os.RemoveAll(p.cache) },
		"another memory":      func(p *press) { p.cache = newPress(p.t).cache },
		"a damaged memory":    func(p *press) { p.remembered(func(b []byte) { b[len(b)-9] ^= 1 }) },
		"no cache":            func(p *press) { p.cache = "" },
	} {
		p := newPress(t)
		happens(p)
		if p.print("one") {
			t.Errorf("%s: the page is taken", name)
		}
	}
}

func (p *press) edit(file string, change func([]byte)) {
	p.t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		p.t.Fatal(err)
	}
	change(data)
	if err := os.WriteFile(file, data, 0o644); err != nil {
		p.t.Fatal(err)
	}
}

func (p *press) append(file string) {
	data, err := os.ReadFile(file)
	if err == nil {
		err = os.WriteFile(file, append(data, '\n'), 0o644)
	}
	if err != nil {
		p.t.Fatal(err)
	}
}

// remembered changes all files of the memory.
func (p *press) remembered(change func([]byte)) {
	files, _ := filepath.Glob(filepath.Join(p.cache, "pages", "*"))
	for _, file := range files {
		p.edit(file, change)
	}
}
