// Command bench measures tongbao beside what others do with the same files, in
// one run on one machine: reading and adding up against DuckDB, pages against
// Hugo. It prints ratios, writes them as JSON and keeps the README's table. It
// installs what it compares with, by name and version, outside of the module.
//
//	main.go: what is measured
//	measure.go: running commands side by side
//	workspace.go: the workspaces, made by tongbao sample
//	waste.go: what the next measurement must not find
//	rivals.go: DuckDB and Hugo
//	report.go: ratios as text, JSON and the README's table
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

func main() {
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	b := &bench{}
	flag.StringVar(&b.dir, "work", filepath.Join(cache, "tongbao-bench"), "`folder` for programs, workspaces and sites; kept for the next run")
	flag.IntVar(&b.runs, "runs", 3, "how often each is run; medians count")
	flag.StringVar(&b.json, "json", ".ci/bench.json", "`file` for the figures")
	flag.StringVar(&b.readme, "readme", "README.md", "`file` whose table is renewed")
	names := flag.String("sizes", strings.Join(sizeNames(), ","), "`sizes`, set apart by commas: "+strings.Join(sizeNames(), ", "))
	flag.Parse()
	if err := b.run(strings.Split(*names, ",")); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// bench is one run of measurements.
type bench struct {
	dir, json, readme string
	runs              int
	results           []result
}

// size is one size of workspace.
type size struct {
	name, about      string
	villages, months int
	build            bool // its site is built too
	ingest           bool // its scores are read against DuckDB
	once             bool // each is run once, since it takes minutes
}

var sizes = []size{
	{"county", "the sample county, 201 villages, 12 months", 201, 12, true, false, false},
	{"large", "2 000 villages, 12 months", 2000, 12, true, true, false},
	{"decade", "201 villages, 120 months", 201, 120, true, false, false},
	{"rows", "2.8 million rows of scores, 848 000 postings, 17 778 villages", 17778, 12, false, true, false},
	{"province", "20 000 villages, 120 months: 36 million rows of scores", 20000, 120, true, true, true},
}

func sizeNames() []string {
	var out []string
	for _, s := range sizes {
		out = append(out, s.name)
	}
	return out
}

func (b *bench) run(names []string) error {
	for _, n := range names {
		if !slices.Contains(sizeNames(), n) {
			return fmt.Errorf("no size %q; there are %s", n, strings.Join(sizeNames(), ", "))
		}
	}
	if b.runs < 1 {
		return fmt.Errorf("-runs %d: it takes one at least", b.runs)
	}
	if err := b.prepare(); err != nil {
		return err
	}
	defer os.RemoveAll(b.program(waste))
	fmt.Printf("%s/%s, %d processors, %d runs each\n", runtime.GOOS, runtime.GOARCH, runtime.GOMAXPROCS(0), b.runs)
	for _, s := range sizes {
		if !slices.Contains(names, s.name) {
			continue
		}
		if err := b.measure(s); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return b.report()
}

// measure measures all that is asked of a size.
func (b *bench) measure(s size) error {
	if s.once {
		defer func(runs int) { b.runs = runs }(b.runs)
		b.runs = 1
	}
	dir, err := b.workspace(s)
	if err != nil {
		return err
	}
	var group sample
	if s.ingest {
		if group, err = b.ingest(s, dir); err != nil {
			return err
		}
	}
	if !s.build {
		return nil
	}
	if err := b.builds(s, s.name, dir, "site", group); err != nil || !s.ingest {
		return err
	}
	return b.builds(s, s.name+"-scores", dir+"-scores", "site of the scores alone", group)
}

// ingest measures reading the scores, with all checks and indicators, against
// DuckDB's group-by of the same files.
func (b *bench) ingest(s size, dir string) (sample, error) {
	scores, err := b.scoresOnly(dir)
	if err != nil {
		return sample{}, err
	}
	got, err := b.beside(
		job{run: b.tongbao("indicators", scores, "--cache", "")},
		job{run: b.duckdb(groupByMonth(scores)), selfTimed: true},
		job{run: b.duckdb(groupByTeam(scores)), selfTimed: true})
	if err != nil {
		return sample{}, err
	}
	b.add(result{s, "indicators of the scores, all checks", got[0], "DuckDB, scores grouped by month", got[1]})
	b.add(result{s, "indicators of the scores, all checks", got[0], "DuckDB, grouped by team and month, joined with the cadres", got[2]})
	cache := filepath.Join(b.dir, "cache-scores-"+s.name)
	month, err := b.newMonth(scores, func(dir string) func() *exec.Cmd { return b.tongbao("indicators", dir, "--cache", cache) })
	if err != nil {
		return sample{}, err
	}
	b.add(result{s, "indicators of the scores with a new month", month, "with no month read before", got[0]})
	return got[1], nil
}

// builds measures building the site of a workspace, which goes by name: cold, with
// the charts of an earlier build, again without a change, and with a new month.
func (b *bench) builds(s size, name, dir, what string, group sample) error {
	site, cache, pagesIn := b.program("site-"+name), b.program("cache-"+name), b.program("hugo-"+name)
	run := func(dir string) func() *exec.Cmd {
		return b.tongbao("build", dir, "-o", site, "--cache", cache, "--date", "2030-01-02")
	}
	build := run(dir)
	clean := func(paths ...string) func() error { return func() error { return b.discard(paths...) } }
	cold, err := b.beside(job{run: build, before: clean(site, cache)})
	if err != nil {
		return err
	}
	pages, err := b.hugoSite(site, pagesIn)
	if err != nil {
		return err
	}
	got, err := b.beside(job{run: build, before: clean(site)}, job{run: b.hugo(pagesIn), before: clean(filepath.Join(pagesIn, "public"))}, job{run: build})
	if err != nil {
		return err
	}
	b.add(result{s, fmt.Sprintf("%s, %d pages, charts drawn before", what, pages), got[0], "Hugo, as many pages with the same content", got[1]})
	together := sample{seconds: got[1].seconds + group.seconds, memory: max(got[1].memory, group.memory)}
	rival := "Hugo"
	if group.seconds > 0 {
		rival = "DuckDB's group-by and Hugo together"
	}
	b.add(result{s, what + " from nothing, every chart drawn", cold[0], rival, together})
	b.add(result{s, what + " again, nothing changed", got[2], "from nothing", cold[0]})
	month, err := b.newMonth(dir, run)
	if err != nil {
		return err
	}
	b.add(result{s, what + " again with a new month", month, "from nothing", cold[0]})
	return nil
}
