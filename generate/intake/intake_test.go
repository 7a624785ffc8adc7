package intake

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tongbao/generate/finding"
	"tongbao/generate/oracle"
	"tongbao/generate/settings"
)

// TestImportedCountyIsTheSame takes the tables out of a workspace, brings them
// in again under other names, and has the same indicators.
func TestImportedCountyIsTheSame(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			county := oracle.County(seed)
			rest, sources := apart(county)
			dir := t.TempDir()
			if err := os.CopyFS(dir, rest); err != nil {
				t.Fatal(err)
			}
			bringIn(t, dir, sources, false)
			first, last := oracle.Months(county)
			want, err := oracle.Values(county, first, last)
			if err != nil {
				t.Fatal(err)
			}
			got, err := oracle.Values(withEmpty(t, os.DirFS(dir), county), first, last)
			if err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("%d values, want %d: %v", len(got), len(want), err)
			}
			again(t, dir, sources)
		})
	}
}

// apart gives the settings and notices of a workspace, and its tables.
func apart(county fstest.MapFS) (rest fstest.MapFS, sources []Source) {
	rest = fstest.MapFS{}
	for i, name := range slices.Sorted(maps.Keys(county)) {
		if path.Ext(name) == ".csv" {
			sources = append(sources, Source{Name: fmt.Sprintf("报来/%d.csv", i), Data: county[name].Data})
		} else {
			rest[name] = county[name]
		}
	}
	return rest, sources
}

// withEmpty adds to an imported workspace the monthly files without rows, which
// are not brought in, but by which the oracle knows that their table is there.
func withEmpty(t *testing.T, imported fs.FS, county fstest.MapFS) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	err := fs.WalkDir(imported, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			data, err := fs.ReadFile(imported, name)
			out[name] = &fstest.MapFile{Data: data}
			return err
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, f := range county {
		if strings.Count(strings.TrimSpace(string(f.Data)), "\n") == 0 && out[name] == nil {
			out[name] = f
		}
	}
	return out
}

func plan(t *testing.T, dir string, sources []Source, replace bool) *Plan {
	t.Helper()
	fsys := os.DirFS(dir)
	data, err := fs.ReadFile(fsys, settings.File)
	if err != nil {
		t.Fatal(err)
	}
	p, err := New(fsys, settings.Parse(data, settings.Names{}, &finding.List{}), sources, replace)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// What cannot be brought in to the end leaves the workspace as it was.
func TestBroughtInWholeOrNotAtAll(t *testing.T) {
	county := oracle.County(1)
	dir := t.TempDir()
	if err := os.CopyFS(dir, county); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, "cadres.csv")); err != nil {
		t.Fatal(err)
	}
	before := files(t, dir)
	for _, blocked := range []string{"cadres.csv/x", "原件"} { // a folder where a file is to be, a file where a folder is
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, blocked)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, blocked), []byte("x"), 0o666); err != nil {
			t.Fatal(err)
		}
		before[filepath.Join(dir, blocked)] = "x"
		sources := []Source{
			{Name: "a.csv", Data: county["villages.csv"].Data}, {Name: "b.csv", Data: county["teams.csv"].Data}, {Name: "c.csv", Data: county["cadres.csv"].Data}}
		p := plan(t, dir, sources, true)
		root, err := os.OpenRoot(dir)
		if err != nil {
			t.Fatal(err)
		}
		if moved, err := p.Apply(root); err == nil || moved != nil {
			t.Errorf("%s: %v %v", blocked, moved, err)
		}
		root.Close()
		if after := files(t, dir); !reflect.DeepEqual(before, after) {
			t.Errorf("%s: %v is left of %v", blocked, slices.Sorted(maps.Keys(after)), slices.Sorted(maps.Keys(before)))
		}
	}
}

func bringIn(t *testing.T, dir string, sources []Source, replace bool) {
	t.Helper()
	p := plan(t, dir, sources, replace)
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if _, err := p.Apply(root); err != nil {
		t.Fatal(err, p.Obstacles, p.Findings.Sorted())
	}
}

// again brings the same files in once more: every file with rows is in the way,
// and with replace the workspace is as it was.
func again(t *testing.T, dir string, sources []Source) {
	t.Helper()
	p := plan(t, dir, sources, false)
	filled := 0
	for i := range p.Files {
		if p.Files[i].Rows() > 0 {
			filled++
		}
	}
	if len(p.Obstacles) != filled {
		t.Errorf("%d files with rows, %d obstacles", filled, len(p.Obstacles))
	}
	before := files(t, dir)
	bringIn(t, dir, sources, true)
	if after := files(t, dir); !reflect.DeepEqual(before, after) {
		t.Errorf("bringing the same in again gives\n%v\nbefore\n%v", after, before)
	}
}

// files gives the names and texts of a workspace's files, the originals left out.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			if d != nil && d.Name() == Originals {
				return fs.SkipDir
			}
			return err
		}
		data, err := os.ReadFile(name)
		out[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
