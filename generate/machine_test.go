package generate_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"tongbao/generate"
	"tongbao/generate/output"
	"tongbao/generate/schema"
)

// reversed gives the entries of folders in another order than is usual.
type reversed struct{ fs.FS }

func (r reversed) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(r.FS, name)
	slices.Reverse(entries)
	return entries, err
}

// The same workspace gives the same bytes in every time zone, on any number of
// processors and in whatever order the file system lists it.
func TestTheMachineDoesNotShow(t *testing.T) {
	workspace := os.DirFS("render/testdata/workspace")
	build := func(fsys fs.FS, cache string) []output.File {
		t.Helper()
		site := filepath.Join(t.TempDir(), "site")
		o := generate.Options{Date: schema.DateOf(2019, 8, 2), Version: "0", Cache: cache}
		if _, err := generate.Build(context.Background(), fsys, site, o); err != nil {
			t.Fatal(err)
		}
		files, err := output.Files(site)
		if err != nil {
			t.Fatal(err)
		}
		return files
	}
	cache := t.TempDir() // of charts, which take most of the time
	want := build(workspace, cache)
	for name, machine := range map[string]func() (fs.FS, func()){
		"another time zone": func() (fs.FS, func()) {
			local := time.Local
			time.Local = time.FixedZone("纽芬兰", -(3*60+30)*60)
			return workspace, func() { time.Local = local }
		},
		"one processor": func() (fs.FS, func()) {
			n := runtime.GOMAXPROCS(1)
			return workspace, func() { runtime.GOMAXPROCS(n) }
		},
		"more processors": func() (fs.FS, func()) {
			n := runtime.GOMAXPROCS(7)
			return workspace, func() { runtime.GOMAXPROCS(n) }
		},
		"folders in reverse": func() (fs.FS, func()) { return reversed{workspace}, func() {} },
	} {
		t.Run(name, func(t *testing.T) {
			fsys, back := machine()
			defer back()
			charts := cache
			if name == "another time zone" {
				charts = "" // drawn anew there
			}
			got := build(fsys, charts)
			for i, f := range want {
				if i >= len(got) || got[i] != f {
					t.Fatalf("%s is not the same", f.Path)
				}
			}
			if len(got) != len(want) {
				t.Errorf("%d files, want %d", len(got), len(want))
			}
		})
	}
}
