package search_test

import (
	"io/fs"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dop251/goja"

	"tongbao/generate/search"
	"tongbao/templates"
)

// browser runs the very assets/find.js, with as much of a document as it asks
// for and without Intl.
type browser struct {
	t     *testing.T
	vm    *goja.Runtime
	files fs.FS
	loads map[string]int // sizes of the scripts that were loaded
}

const document = `
var window = this, Intl = undefined;
var document = { createElement: function () { return {}; }, head: { appendChild: function (script) {
	if (load(script.src)) script.onload(); else script.onerror();
} } };
function ask(query, options) {
	var out = null;
	tongbaoSearch.find(query, options, function (error, result) { if (error) throw new Error(error); out = result; });
	return out;
}
function paths(query, options) { return ask(query, options).hits.map(function (h) { return h.path; }); }
function extract(query) {
	var result = ask(query, {});
	return result.hits.length ? tongbaoSearch.show(result.hits[0], result.terms).extract.map(function (p) { return p.mark ? '[' + p.text + ']' : p.text; }).join('') : '';
}`

// newBrowser opens the search of a site.
func newBrowser(t *testing.T, site fs.FS) *browser {
	t.Helper()
	b := &browser{t: t, vm: goja.New(), files: site, loads: map[string]int{}}
	b.vm.Set("load", func(src string) bool {
		name, _, _ := strings.Cut(strings.TrimPrefix(src, "../"), "?")
		data, err := fs.ReadFile(b.files, path.Clean(name))
		if err != nil {
			return false
		}
		b.loads[name] = len(data)
		b.run(string(data))
		return true
	})
	b.run(document)
	find, err := templates.Files.ReadFile("assets/find.js")
	if err != nil {
		t.Fatal(err)
	}
	b.run(string(find))
	b.run(`tongbaoSearch.start('../', function (error) { if (error) throw new Error(error); })`)
	return b
}

func (b *browser) run(script string) goja.Value {
	b.t.Helper()
	v, err := b.vm.RunString(script)
	if err != nil {
		b.t.Fatal(err)
	}
	return v
}

func (b *browser) paths(query, options string) []string {
	b.t.Helper()
	b.vm.Set("query", query)
	out := []string{}
	if err := b.vm.ExportTo(b.run("paths(query, "+options+")"), &out); err != nil {
		b.t.Fatal(err)
	}
	return out
}

func (b *browser) find(query string) []string      { return b.paths(query, "{}") }
func (b *browser) findApart(query string) []string { return b.paths(query, "{apart: true}") }

// extract gives the extract of the first hit, what is marked in brackets.
func (b *browser) extract(query string) string {
	b.t.Helper()
	b.vm.Set("query", query)
	return b.run("extract(query)").String()
}

// index gives the files of the search over the pages.
func index(t *testing.T, pages ...[2]string) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	x := search.New(func(path string, data []byte) error {
		files[path] = &fstest.MapFile{Data: data}
		return nil
	})
	for i, p := range pages {
		if err := x.Add(i, p[0], []byte(p[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	return files
}
