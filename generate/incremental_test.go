package generate_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
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
	rows   int    // that were added
	told   string // what the last build found
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
	"moved": func(f *office) {
		f.swap("cadres.csv", ",T1,队员,2018-03-01,2019-07-31,", ",T2,队员,2018-03-01,2019-07-31,")
	},
	"left before": func(f *office) {
		f.swap("cadres.csv", ",T1,队员,2018-03-01,2019-07-31,", ",T1,队员,2018-03-01,2019-07-15,")
	},
	"came later": func(f *office) { f.swap("cadres.csv", ",T2,队长,2019-07-15,", ",T2,队长,2019-07-20,") },
	"posted again": func(f *office) {
		f.rows++
		f.edit("cadres.csv", func(s string) string {
			return s + "C3,王五,男,1985-02,县林业局,机关干部,科员,否,否,否,否,是,T1,队员,2019-0" + strconv.Itoa(1+f.r.IntN(6)) + "-02,2019-07-0" + strconv.Itoa(1+f.r.IntN(9)) + ",,\n"
		})
	},
	"group":     func(f *office) { f.swap("teams.csv", "T2,攻坚工作队", "T2,同步小康驻村工作组") },
	"dissolved": func(f *office) { f.swap("teams.csv", ",2018-03-01,\n", ",2018-03-01,2019-07-20\n") },
	"village": func(f *office) {
		f.swap("villages.csv", "522799101200,甲村", "522799101199,新村,城关镇,非贫困村,1,4\n522799101200,甲村")
	},
	"households": func(f *office) { f.swap("grids.csv", "上寨,自然寨,60,", "上寨,自然寨,45,") },
	"grid before": func(f *office) {
		f.swap("grids.csv", "G1,522799101200", "G0,522799101200,前寨,自然寨,3,,\nG1,522799101200")
	},
	"cap":      func(f *office) { f.swap("tongbao.yaml", "history", "score: {cap: 9}\nhistory") },
	"withheld": func(f *office) { f.swap("tongbao.yaml", "history", "score: {withhold_below: 9}\nhistory") },
	"name for a header": func(f *office) {
		f.swap("tongbao.yaml", "history", "headers: {scores: {base: [原始分]}}\nhistory")
		f.swap("scores/2019-06.csv", "考核得分", "原始分")
	},
	"month twice":   func(f *office) { f.put("scores/补报.csv", scoresAgain+"2019-06,C3,8,0,0,否,8,乙,是,是\n") },
	"key twice":     func(f *office) { f.put("scores/补报.csv", scoresAgain+"2019-06,C1,8,0,0,否,8,乙,是,是\n") },
	"twice no more": func(f *office) { os.Remove(filepath.Join(f.dir, "scores", "补报.csv")) },
	"renamed": func(f *office) {
		os.Rename(filepath.Join(f.dir, "scores", "2019-06.csv"), filepath.Join(f.dir, "scores", "2019-05.csv"))
	},
	"renamed back": func(f *office) {
		os.Rename(filepath.Join(f.dir, "scores", "2019-05.csv"), filepath.Join(f.dir, "scores", "2019-06.csv"))
	},
	"new month": func(f *office) {
		f.put("scores/2019-08.csv", scoresAgain+"2019-08,C1,7,0,0,否,7,丙,是,是\n")
		f.put("visits.csv", "月份,网格编号,遍访户数\n2019-08,G1,10\n")
	},
	"month gone": func(f *office) { os.Remove(filepath.Join(f.dir, "scores", "2019-08.csv")) },
	"file gone":  func(f *office) { os.Remove(filepath.Join(f.dir, "subsidies.csv")) },
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

const scoresAgain = "月份,干部编号,考核得分,突出成效加分,发生问题减分,一票否决,月度积分,评分人,镇级审核,县级审核\n"

// swap writes one text of a file over with the other or, where that stands there
// already, back.
func (f *office) swap(name, one, other string) {
	f.edit(name, func(s string) string {
		if strings.Contains(s, other) {
			return strings.Replace(s, other, one, 1)
		}
		return strings.Replace(s, one, other, 1)
	})
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
	for _, kind := range []string{"built", "months", "pages", "stamps"} {
		entries, _ := os.ReadDir(filepath.Join(f.cache, kind))
		for _, e := range entries {
			os.WriteFile(filepath.Join(f.cache, kind, e.Name()), []byte("别的"), 0o644)
		}
	}
}

// begin lays out the workspace as it is at first.
func (f *office) begin() {
	f.saved = tree(f.t, "../cmd/tongbao/testdata/county", "")
	f.restore()
	f.saved = nil
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
	report, err := generate.BuildAll(context.Background(), os.DirFS(f.dir), []generate.Target{{Audience: f.reader, Dir: site}}, f.o)
	if err != nil && !errors.Is(err, generate.ErrFindings) {
		f.t.Fatal(err)
	}
	f.told = ""
	for _, found := range report.Findings.Sorted() {
		f.told += fmt.Sprintln(found.At, found.Severity, found.Message())
	}
	return err
}

// built gives the site's files, and what was found.
func (f *office) built() map[string]string {
	all := tree(f.t, f.site(), "")
	all["findings"] = f.told
	return all
}

// clean gives what a build from nothing gives: of the cache, it has the drawings
// alone.
func (f *office) clean() (map[string]string, error) {
	before := f.o.Cache
	defer func() { f.o.Cache = before }()
	f.o.Cache += "-clean"
	for _, kind := range []string{"built", "months", "pages", "stamps"} {
		os.RemoveAll(filepath.Join(f.o.Cache, kind))
	}
	site := filepath.Join(f.t.TempDir(), "site")
	defer os.RemoveAll(site)
	if err := f.build(site); err != nil {
		return nil, err
	}
	all := tree(f.t, site, "")
	all["findings"] = f.told
	return all, nil
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
		got := f.built()
		if want, err := f.clean(); err == nil {
			same(t, []string{name}, got, want)
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
	got := f.built()
	want, _ := f.clean()
	same(t, []string{"file, meanwhile"}, got, want)
}

var officeDate = schema.DateOf(2019, 8, 2)

func newOffice(t *testing.T) *office {
	f := &office{t: t, r: rand.New(rand.NewPCG(2019, 7)), dir: t.TempDir(), cache: filepath.Join(os.TempDir(), "tongbao-test-cache"), reader: edition.Internal}
	f.begin()
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
		told := f.told
		want, after := f.clean()
		f.told = told
		if (before == nil) != (after == nil) {
			t.Fatalf("after %v: %v, from nothing: %v", did, before, after)
		}
		if after != nil && f.r.IntN(2) == 0 {
			f.begin() // or errors would gather
		}
		if after == nil {
			sound++
			if name == "nothing" {
				left++
			}
			same(t, did, f.built(), want)
		}
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
