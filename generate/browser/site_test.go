package browser

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"tongbao/generate"
	"tongbao/generate/schema"
)

// folder is where the sites are built. Its path has spaces and Chinese, as a
// file share's has.
var folder = sync.OnceValue(func() string {
	dir, err := os.MkdirTemp("", "tongbao-browser-")
	if err != nil {
		panic(err)
	}
	return dir
})

// site is one that was built.
type site struct {
	name  string
	dir   string
	pages []string // by path below dir, in order
}

var (
	county  = built("示例 县", os.DirFS("../../data"))
	hostile = built("怪 名字", os.DirFS("../render/testdata/workspace"))
)

// built gives a function that builds a workspace's site once.
func built(name string, workspace fs.FS) func(t *testing.T) *site {
	build := sync.OnceValues(func() (*site, error) {
		s := &site{name: name, dir: filepath.Join(folder(), "共享 文件夹", name)}
		if err := os.MkdirAll(filepath.Dir(s.dir), 0o755); err != nil {
			return nil, err
		}
		options := generate.Options{Date: schema.DateOf(2019, 8, 5), Version: "0.0.0"}
		if _, err := generate.Build(context.Background(), workspace, s.dir, options); err != nil {
			return nil, err
		}
		return s, s.list()
	})
	return func(t *testing.T) *site {
		t.Helper()
		s, err := build()
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
}

func (s *site) list() error {
	return fs.WalkDir(os.DirFS(s.dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".html") {
			s.pages = append(s.pages, path)
		}
		return err
	})
}

var number = regexp.MustCompile(`^\d+$`)

// kind gives what a page has in common with others of its kind:
// places/#9/index.html for places/522799101/index.html.
func kind(path string) string {
	parts := strings.Split(path, "/")
	for i, p := range parts[:len(parts)-1] {
		switch {
		case i == 0:
		case parts[0] == "places" && number.MatchString(p):
			parts[i] = "#" + strings.Repeat("0", len(p))
		case parts[0] != "groups":
			parts[i] = "#"
		}
	}
	return strings.Join(parts, "/")
}

// kinds gives one page of each kind, the largest: it has most to show.
func (s *site) kinds(t *testing.T) []string {
	t.Helper()
	largest := map[string]string{}
	size := map[string]int64{}
	for _, p := range s.pages {
		if k, n := kind(p), s.size(t, p); n > size[k] {
			largest[k], size[k] = p, n
		}
	}
	var out []string
	for _, p := range largest {
		out = append(out, p)
	}
	slices.Sort(out)
	return out
}

// has says whether the site has a file.
func (s *site) has(path string) bool {
	info, err := os.Stat(filepath.Join(s.dir, filepath.FromSlash(path)))
	return err == nil && info.Mode().IsRegular()
}

// withCharts gives the pages that show a chart.
func (s *site) withCharts(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, p := range s.pages {
		data, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(p)))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(data, []byte(`<figure class="chart"`)) {
			out = append(out, p)
		}
	}
	return out
}

// size gives the bytes of a file of the site.
func (s *site) size(t *testing.T, path string) int64 {
	t.Helper()
	info, err := os.Stat(filepath.Join(s.dir, filepath.FromSlash(path)))
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}
