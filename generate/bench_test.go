package generate

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tongbao/generate/indicator"
	"tongbao/generate/parallel"
	"tongbao/generate/sample"
	"tongbao/generate/schema"
)

// region invents a region for a benchmark, and gives it with the bytes and rows
// of its monthly tables.
func region(b *testing.B, o sample.Options) (fsys fs.FS, size, rows int64) {
	b.Helper()
	dir := b.TempDir()
	if err := sample.Write(dir, o); err != nil {
		b.Fatal(err)
	}
	for _, name := range monthly(b, os.DirFS(dir)) {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			b.Fatal(err)
		}
		size += int64(len(data))
		rows += int64(bytes.Count(data, []byte("\n"))) - 1
	}
	return os.DirFS(dir), size, rows
}

func monthly(b *testing.B, fsys fs.FS) (names []string) {
	for _, pattern := range []string{"scores/*.csv", "subsidies/*.csv", "visits/*.csv"} {
		found, err := fs.Glob(fsys, pattern)
		if err != nil {
			b.Fatal(err)
		}
		names = append(names, found...)
	}
	return names
}

// prefecture has about 400 000 rows of scores.
var prefecture = sample.Options{Villages: 2400, Months: 12, Seed: 1}

// BenchmarkIndicators reads and checks a workspace and computes a month's
// values; BenchmarkLines is what it is held against: the same files split into
// lines and cells and nothing more.
func BenchmarkIndicators(b *testing.B) {
	fsys, size, rows := region(b, prefecture)
	b.SetBytes(size)
	for b.Loop() {
		r, err := ReadWorkspace(fsys, Options{})
		if err != nil || !r.Sound() {
			b.Fatal(err, r.Findings.Sorted()[0].Message())
		}
		v := indicator.Compute(r.Workspace, r.Monthly, r.Period, r.Period)
		if err := v.WriteCSV(io.Discard, []schema.Month{r.Period}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

func BenchmarkLines(b *testing.B) {
	fsys, size, rows := region(b, prefecture)
	names := monthly(b, fsys)
	b.SetBytes(size)
	for b.Loop() {
		parallel.Do(context.Background(), len(names), func(_, i int) error {
			f, err := fsys.Open(names[i])
			if err != nil {
				return err
			}
			defer f.Close()
			cells := 0
			for lines := bufio.NewScanner(f); lines.Scan(); {
				cells += len(strings.Split(lines.Text(), ","))
			}
			return nil
		})
	}
	b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkBuild makes the sample county's site anew; BenchmarkRebuild writes
// it over one that is there already.
func BenchmarkBuild(b *testing.B) {
	dir := b.TempDir()
	n := 0
	for b.Loop() {
		b.StopTimer()
		if err := os.RemoveAll(filepath.Join(dir, "site")); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		n = build(b, filepath.Join(dir, "site"))
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "files/s")
}

func BenchmarkRebuild(b *testing.B) {
	site := filepath.Join(b.TempDir(), "site")
	n := build(b, site)
	for b.Loop() {
		build(b, site)
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "files/s")
}

func build(b *testing.B, site string) int {
	r, err := Build(context.Background(), os.DirFS("../data"), site, Options{Date: schema.DateOf(2019, 8, 2)})
	if err != nil {
		b.Fatal(err)
	}
	return len(r.Output.Written) + r.Output.Unchanged
}
