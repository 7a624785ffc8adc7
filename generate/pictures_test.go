package generate_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"tongbao/generate"
	"tongbao/generate/schema"
)

// TestCacheLeavesNoTrace holds that a site is the same with an empty cache, a
// full one and none, and that it has its pictures.
func TestCacheLeavesNoTrace(t *testing.T) {
	cache := t.TempDir()
	var first map[string][]byte
	for _, dir := range []string{"", cache, cache} {
		site := filepath.Join(t.TempDir(), "site")
		o := generate.Options{Date: schema.DateOf(2019, 8, 5), Version: "0.0.0", Cache: dir}
		if _, err := generate.Build(context.Background(), os.DirFS("render/testdata/workspace"), site, o); err != nil {
			t.Fatal(err)
		}
		files := read(t, site)
		if first == nil {
			first = files
		}
		for name, data := range files {
			if !bytes.Equal(data, first[name]) {
				t.Errorf("with cache %q %s differs", dir, name)
			}
		}
		if len(files) != len(first) {
			t.Errorf("with cache %q there are %d files, not %d", dir, len(files), len(first))
		}
	}
	picture := first["home/coverage-over-time.svg"]
	if !bytes.HasPrefix(picture, []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox=`)) {
		t.Errorf("the picture is %.80s", picture)
	}
	if n := bytes.Count(first["index.html"], []byte("<svg viewBox=")); n < 2 {
		t.Errorf("the first page has %d pictures", n)
	}
}

func read(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	fsys := os.DirFS(dir)
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out[name], err = fs.ReadFile(fsys, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
