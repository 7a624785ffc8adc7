package generate_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tongbao/generate"
	"tongbao/generate/edition"
	"tongbao/generate/schema"
)

// office is a workspace in which things are changed at random, and the site that
// is built again after each change.
type office struct {
	t      *testing.T
	r      *rand.Rand
	dir    string
	saved  map[string]string // the workspace at some time before
	cache  string
	o      generate.Options
	reader edition.Audience
	rows   int // that were added
}

var officeNotice = "---\ntitle: 关于%s情况的通报\nnumber: 示组通〔2019〕%s号\nissuer: 示例县委组织部\nissued_on: 2019-07-%s\nkind: 通报\naudience: internal\n---\n\n各乡镇：\n\n现通报如下。\n"

// changes are what may happen between two builds.
var changes = map[string]func(f *office){
	"nothing": func(*office) {},
	"cell": func(f *office) {
		f.edit("scores/2019-07.csv", func(s string) string { return strings.Replace(s, "C2,8,0,0.25,否,7.75", "C2,7,0,0.25,否,6.75", 1) })
	},
	"cell back": func(f *office) {
		f.edit("scores/2019-07.csv", func(s string) string { return strings.Replace(s, "C2,7,0,0.25,否,6.75", "C2,8,0,0.25,否,7.75", 1) })
	},
	"row": func(f *office) {
		f.rows++
		n := strconv.Itoa(100 + f.rows)
		f.edit("grids.csv", func(s string) string { return s + "G" + n + ",522799101201,岭" + n + ",自然寨,0,,\n" })
	},
	"row gone": func(f *office) {
		f.edit("grids.csv", func(s string) string {
			lines := strings.SplitAfter(s, "\n")
			if len(lines) < 5 {
				return s
			}
			return strings.Join(slices.Delete(lines, len(lines)-2, len(lines)-1), "")
		})
	},
	"fault": func(f *office) {
		f.edit("visits.csv", func(s string) string { return strings.Replace(s, ",30", ",三十", 1) })
	},
	"fault mended": func(f *office) {
		f.edit("visits.csv", func(s string) string { return strings.Replace(s, ",三十", ",30", 1) })
	},
	"file gone": func(f *office) { os.Remove(filepath.Join(f.dir, "subsidies.csv")) },
	"file": func(f *office) {
		f.put("trainings.csv", "培训班次,干部编号,培训日期\n第1期,C1,2019-07-0"+strconv.Itoa(1+f.r.IntN(8))+"\n")
	},
	"stray": func(f *office) { f.put("备忘"+strconv.Itoa(f.r.IntN(3))+".txt", "记一笔") },
	"title": func(f *office) {
		f.edit("tongbao.yaml", func(s string) string { return strings.Replace(s, "驻村工作通报", "驻村通报", 1) })
	},
	"history": func(f *office) {
		f.edit("tongbao.yaml", func(s string) string { return strings.Replace(s, "history: 2", "history: 3", 1) })
	},
	"notice": func(f *office) {
		n := strconv.Itoa(1 + f.r.IntN(3))
		text := strings.Replace(strings.Replace(strings.Replace(officeNotice, "%s", n, 1), "%s", n, 1), "%s", "1"+n, 1)
		f.put("notices/2019/"+n+".md", text)
	},
	"notices gone": func(f *office) { os.RemoveAll(filepath.Join(f.dir, "notices")) },
	"period": func(f *office) {
		f.o.Period = []schema.Month{0, schema.MonthOf(2019, 6), schema.MonthOf(2019, 7)}[f.r.IntN(3)]
	},
	"date":          func(f *office) { f.o.Date = schema.DateOf(2019, 8, 1+f.r.IntN(3)) },
	"reader":        func(f *office) { f.reader = edition.Audiences[f.r.IntN(2)] },
	"page gone":     func(f *office) { os.Remove(filepath.Join(f.site(), "index.html")) },
	"page touched":  func(f *office) { f.spoil("methodology/index.html") },
	"folder gone":   func(f *office) { os.RemoveAll(filepath.Join(f.site(), "places")) },
	"site gone":     func(f *office) { os.RemoveAll(f.site()) },
	"cache gone":    func(f *office) { os.RemoveAll(filepath.Join(f.cache, "built")) },
	"cache spoiled": func(f *office) { f.spoilCache() },
	"saved":         func(f *office) { f.saved = tree(f.t, f.dir, "site") },
	"restored":      func(f *office) { f.restore() },
}

func (f *office) site() string { return filepath.Join(f.dir, "site") }

func (f *office) put(name, text string) {
	file := filepath.Join(f.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		f.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		f.t.Fatal(err)
	}
}

func (f *office) edit(name string, change func(string) string) {
	data, err := os.ReadFile(filepath.Join(f.dir, filepath.FromSlash(name)))
	if err == nil {
		f.put(name, change(string(data)))
	}
}

func (f *office) spoil(page string) {
	file := filepath.Join(f.site(), filepath.FromSlash(page))
	if data, err := os.ReadFile(file); err == nil {
		os.WriteFile(file, bytes.Replace(data, []byte("驻村"), []byte("驻材"), 1), 0o644)
	}
}

func (f *office) spoilCache() {
	entries, _ := os.ReadDir(filepath.Join(f.cache, "built"))
	for _, e := range entries {
		os.WriteFile(filepath.Join(f.cache, "built", e.Name()), []byte("别的"), 0o644)
	}
}

func (f *office) restore() {
	if f.saved == nil {
		return
	}
	for name := range tree(f.t, f.dir, "site") {
		os.Remove(filepath.Join(f.dir, filepath.FromSlash(name)))
	}
	for name, text := range f.saved {
		f.put(name, text)
	}
}

func (f *office) build(site string) error {
	_, err := generate.BuildAll(context.Background(), os.DirFS(f.dir), []generate.Target{{Audience: f.reader, Dir: site}}, f.o)
	if err != nil && !errors.Is(err, generate.ErrFindings) {
		f.t.Fatal(err)
	}
	return err
}

// tree gives the files below dir, but not those below the folder but.
func tree(t *testing.T, dir, but string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, path)
		if d.IsDir() {
			if rel == but {
				return filepath.SkipDir
			}
			return nil
		}
		data, err := os.ReadFile(path)
		out[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Each change is seen by the next build, and what is built without a change stays.
func TestEveryChangeIsSeen(t *testing.T) {
	for _, name := range slices.Sorted(maps.Keys(changes)) {
		f := newOffice(t)
		f.build(f.site())
		changes[name](f)
		if f.o.Date == officeDate && name == "date" {
			f.o.Date++
		}
		f.build(f.site())
		f.build(f.site())
		clean := filepath.Join(t.TempDir(), "site")
		if f.build(clean) == nil {
			same(t, []string{name}, tree(t, f.site(), ""), tree(t, clean, ""))
		}
	}
}

// A table that comes while the site is built is in the next build.
func TestWhatComesDuringABuild(t *testing.T) {
	f := newOffice(t)
	f.o.Stage = func(s generate.Stage) {
		if s.Name == "计算" {
			changes["file"](f)
		}
	}
	f.build(f.site())
	f.o.Stage = nil
	f.build(f.site())
	clean := filepath.Join(t.TempDir(), "site")
	f.build(clean)
	same(t, []string{"file, meanwhile"}, tree(t, f.site(), ""), tree(t, clean, ""))
}

var officeDate = schema.DateOf(2019, 8, 2)

func newOffice(t *testing.T) *office {
	f := &office{t: t, r: rand.New(rand.NewPCG(2019, 7)), dir: t.TempDir(), cache: filepath.Join(os.TempDir(), "tongbao-test-cache"), reader: edition.Internal}
	if err := os.CopyFS(f.dir, os.DirFS("../cmd/tongbao/testdata/county")); err != nil {
		t.Fatal(err)
	}
	f.o = generate.Options{Date: officeDate, Version: "0.0.0", Cache: f.cache}
	return f
}

// Whatever happens between two builds, the second gives the tree that a build
// from nothing gives. TONGBAO_EDITS says how many changes are tried.
func TestIncrementalIsClean(t *testing.T) {
	n := 12
	if testing.Short() {
		n = 10
	}
	if more, err := strconv.Atoi(os.Getenv("TONGBAO_EDITS")); err == nil {
		n = more
	}
	f := newOffice(t)
	names := slices.Sorted(maps.Keys(changes))
	var did []string
	sound, left := 0, 0
	for i := range n {
		name := names[f.r.IntN(len(names))]
		if i%3 == 2 {
			name = "nothing" // a third of all builds ought to find nothing to do
		}
		did = append(did, name)
		changes[name](f)
		before := f.build(f.site())
		clean := filepath.Join(t.TempDir(), "site")
		if after := f.build(clean); (before == nil) != (after == nil) {
			t.Fatalf("after %v: %v, from nothing: %v", did, before, after)
		} else if after == nil {
			sound++
			if name == "nothing" {
				left++
			}
			same(t, did, tree(t, f.site(), ""), tree(t, clean, ""))
		}
		os.RemoveAll(clean)
	}
	if sound < n/4 || left < n/12 {
		t.Errorf("of %d builds only %d were without errors, and %d of these after no change", n, sound, left)
	}
	t.Logf("%d builds, %d without errors, %d of these after no change", n, sound, left)
}

func same(t *testing.T, did []string, got, want map[string]string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if got[name] != want[name] {
			t.Errorf("after %v: %s differs from that of a build from nothing", did, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[name]; !ok {
			t.Errorf("after %v: %s is left over", did, name)
		}
	}
	if t.Failed() {
		t.FailNow()
	}
}
