package recall

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"
	"time"
)

// unopened is a folder none of whose files may be opened.
type unopened struct {
	fstest.MapFS
	t *testing.T
}

func (u unopened) Open(name string) (fs.File, error) {
	u.t.Errorf("%s is opened", name)
	return u.MapFS.Open(name)
}

// A pipe would keep whoever opens it waiting for ever.
func TestStatOpensNothing(t *testing.T) {
	w := Watch(unopened{fstest.MapFS{"pipe.csv": {Mode: fs.ModeNamedPipe}}, t})
	if info, err := fs.Stat(w, "pipe.csv"); err != nil || info.Mode().IsRegular() {
		t.Errorf("%v, %v", info, err)
	}
}

// work is a folder, a program that reads it, and the site that it writes.
type work struct {
	t              *testing.T
	dir, site      string
	memory         Memory
	written        []string
	looked         *FS
	readsOf, lists []string
	meanwhile      func(*work) // what happens while it is built
}

func newWork(t *testing.T) *work {
	w := &work{t: t, dir: t.TempDir(), memory: Memory(t.TempDir()), written: []string{"index.html", "a/b.html"}, readsOf: []string{"settings", "in/one"}, lists: []string{".", "in"}}
	w.site = filepath.Join(w.dir, "site")
	w.put("settings", "s")
	w.put("in/one", "1")
	w.put("beside/unread", "x")
	w.build()
	return w
}

func (w *work) put(name, text string) {
	w.t.Helper()
	file := filepath.Join(w.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		w.t.Fatal(err)
	}
}

func (w *work) build() {
	w.looked = Watch(os.DirFS(w.dir), w.site)
	for _, name := range w.lists {
		fs.ReadDir(w.looked, name)
	}
	for _, name := range w.readsOf {
		fs.ReadFile(w.looked, name)
	}
	fs.ReadFile(w.looked, "missing")
	fs.Stat(w.looked, "in")
	if w.meanwhile != nil {
		w.meanwhile(w)
	}
	for _, name := range w.written {
		w.put("site/"+name, "page "+name)
	}
	w.memory.Keep("key", w.looked, map[string][]string{w.site: w.written}, []byte(`"said"`))
}

func (w *work) holds(key string) bool {
	said, ok := w.memory.Holds(key, Watch(os.DirFS(w.dir), w.site), []string{w.site})
	if ok && string(said) != `"said"` {
		w.t.Errorf("it said %s", said)
	}
	return ok
}

func TestHolds(t *testing.T) {
	w := newWork(t)
	if !w.holds("key") {
		t.Fatal("nothing has changed")
	}
	w.put("beside/unread", "y")
	if !w.holds("key") {
		t.Error("what was not looked at has changed")
	}
	if w.holds("other") {
		t.Error("another key holds")
	}
	if _, ok := w.memory.Holds("key", Watch(os.DirFS(w.dir), w.dir), []string{w.dir}); ok {
		t.Error("another site holds")
	}
	if _, ok := Memory("").Holds("key", Watch(os.DirFS(w.dir), w.site), []string{w.site}); ok {
		t.Error("no memory holds")
	}
}

// Whatever changes of what was looked at or written, nothing holds.
func TestChangesDoNotHold(t *testing.T) {
	changes := map[string]func(w *work){
		"content":             func(w *work) { w.put("in/one", "2") },
		"content, time kept":  func(w *work) { w.kept("in/one", "2") },
		"longer":              func(w *work) { w.put("settings", "ss") },
		"removed":             func(w *work) { os.Remove(filepath.Join(w.dir, "in", "one")) },
		"added to a listing":  func(w *work) { w.put("in/two", "2") },
		"folder added":        func(w *work) { w.put("more/two", "2") },
		"now there":           func(w *work) { w.put("missing", "") },
		"a folder for a file": func(w *work) { os.Remove(filepath.Join(w.dir, "settings")); w.put("settings/x", "s") },
		"a page changed":      func(w *work) { w.put("site/index.html", "other") },
		"a page rewritten":    func(w *work) { w.touch("site/a/b.html") },
		"a page removed":      func(w *work) { os.Remove(filepath.Join(w.site, "index.html")) },
		"a link instead": func(w *work) {
			os.Remove(filepath.Join(w.site, "index.html"))
			os.Symlink("a/b.html", filepath.Join(w.site, "index.html"))
		},
		"the site removed":      func(w *work) { os.RemoveAll(w.site) },
		"the memory removed":    func(w *work) { os.RemoveAll(string(w.memory)) },
		"a file for the memory": func(w *work) { os.RemoveAll(string(w.memory)); os.WriteFile(string(w.memory), nil, 0o644) },
	}
	for _, name := range slices.Sorted(maps.Keys(changes)) {
		w := newWork(t)
		changes[name](w)
		if w.holds("key") {
			t.Errorf("%s: holds", name)
		}
	}
}

// kept changes a file's content, but not its size and time.
func (w *work) kept(name, text string) {
	file := filepath.Join(w.dir, filepath.FromSlash(name))
	info, err := os.Stat(file)
	if err != nil {
		w.t.Fatal(err)
	}
	w.put(name, text)
	os.Chtimes(file, info.ModTime(), info.ModTime())
}

func (w *work) touch(name string) {
	later := time.Now().Add(time.Hour)
	os.Chtimes(filepath.Join(w.dir, filepath.FromSlash(name)), later, later)
}

// What changes after it was looked at, while a build goes on, is remembered as it
// was then, or not at all.
func TestChangedDuringABuild(t *testing.T) {
	changes := map[string]func(w *work){
		"listed":              func(w *work) { w.put("in/two", "2") },
		"missing":             func(w *work) { w.put("missing", "") },
		"read":                func(w *work) { w.put("in/one", "longer") },
		"read, time kept":     func(w *work) { w.kept("in/one", "2") },
		"removed":             func(w *work) { os.Remove(filepath.Join(w.dir, "settings")) },
		"read again":          func(w *work) { w.kept("in/one", "2"); fs.ReadFile(w.looked, "in/one"); w.kept("in/one", "1") },
		"a file, by a folder": func(w *work) { os.RemoveAll(filepath.Join(w.dir, "in")); w.put("in", "") },
	}
	for _, name := range slices.Sorted(maps.Keys(changes)) {
		w := newWork(t)
		os.RemoveAll(string(w.memory))
		w.meanwhile = changes[name]
		w.build()
		if w.holds("key") {
			t.Errorf("%s: holds what was not seen", name)
		}
	}
}

// A file of which only the beginning is read holds as a whole.
func TestReadInPart(t *testing.T) {
	w := newWork(t)
	w.put("long", "0123456789")
	looked := Watch(os.DirFS(w.dir), w.site)
	f, err := looked.Open("long")
	if err != nil {
		t.Fatal(err)
	}
	f.Read(make([]byte, 3))
	f.Close()
	w.memory.Keep("part", looked, map[string][]string{w.site: w.written}, []byte(`"said"`))
	if !w.holds("part") {
		t.Error("does not hold")
	}
	w.kept("long", "0123456780")
	if w.holds("part") {
		t.Error("holds with another end")
	}
}
