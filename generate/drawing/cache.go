package drawing

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"tongbao/templates"
)

// key tells pictures apart: by what draws them, their options and their size.
type key [sha256.Size]byte

// name gives a name for the picture in a page's ids: a letter and a part of the key.
func (k key) name() string { return "d" + hex.EncodeToString(k[:5]) }

func keyOf(options string, width, height int) key {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%d %d\n%s", maker(), width, height, options)
	return key(h.Sum(nil))
}

// sources are the files that decide how a picture looks.
//
//go:embed drawing.go pen.go prelude.js clean.go attribute.go
var sources embed.FS

// maker names what draws: ECharts, this package and the JavaScript machine.
var maker = sync.OnceValue(func() string {
	h := sha256.New()
	fs.WalkDir(sources, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			text, _ := sources.ReadFile(name)
			h.Write(text)
		}
		return err
	})
	echarts, _ := templates.Files.ReadFile(echartsFile)
	h.Write(echarts)
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			if strings.HasSuffix(m.Path, "/goja") {
				fmt.Fprint(h, m.Version, m.Sum)
			}
		}
	}
	return hex.EncodeToString(h.Sum(nil))
})

// cache keeps pictures in a folder, a file each: a line with the sum of the
// rest, then the picture. A file that is not as it was written is as good as
// none, and so is a folder that cannot be used. nil keeps nothing.
type cache struct{ dir string }

// most is how many pictures the cache keeps: those of some twenty counties, in
// about 60 MB.
const most = 8000

const ending = ".svg"

func openCache(dir string) *cache {
	if dir == "" || os.MkdirAll(dir, 0o755) != nil {
		return nil
	}
	return &cache{dir}
}

func (c *cache) file(k key) string {
	return filepath.Join(c.dir, hex.EncodeToString(k[:])+ending)
}

// load gives a picture that was kept, and notes that it was used.
func (c *cache) load(k key) ([]byte, bool) {
	if c == nil {
		return nil, false
	}
	data, err := os.ReadFile(c.file(k))
	if err != nil {
		return nil, false
	}
	sum, svg, ok := bytes.Cut(data, []byte("\n"))
	if !ok || string(sum) != sumOf(k, svg) {
		return nil, false
	}
	now := time.Now()
	os.Chtimes(c.file(k), now, now)
	return svg, true
}

// store keeps a picture. The file is there whole or not at all.
func (c *cache) store(k key, svg []byte) {
	if c == nil {
		return
	}
	f, err := os.CreateTemp(c.dir, "*.new")
	if err != nil {
		return
	}
	_, err = fmt.Fprintf(f, "%s\n%s", sumOf(k, svg), svg)
	if err = cmp.Or(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), c.file(k))
	}
	if err != nil {
		os.Remove(f.Name())
	}
}

// sumOf ties a picture to its key, so that a file under another's name is none.
func sumOf(k key, svg []byte) string {
	h := sha256.New()
	h.Write(k[:])
	h.Write(svg)
	return hex.EncodeToString(h.Sum(nil))
}

// sweep removes the pictures that were not used for the longest time, until
// there are n, and files that were left half-written a day ago.
func (c *cache) sweep(n int) {
	if c == nil {
		return
	}
	kept := c.kept()
	slices.SortFunc(kept, func(a, b used) int { return b.on.Compare(a.on) })
	for i, f := range kept {
		half := !strings.HasSuffix(f.name, ending) && time.Since(f.on) > 24*time.Hour
		if i >= n || half {
			os.Remove(filepath.Join(c.dir, f.name))
		}
	}
}

type used struct {
	name string
	on   time.Time
}

// kept lists the cache's own files; others in the folder are left alone.
func (c *cache) kept() []used {
	var out []used
	entries, _ := os.ReadDir(c.dir)
	for _, e := range entries {
		info, err := e.Info()
		own := strings.HasSuffix(e.Name(), ".new") || strings.HasSuffix(e.Name(), ending) && len(e.Name()) == 2*sha256.Size+len(ending)
		if err == nil && own && info.Mode().IsRegular() {
			out = append(out, used{e.Name(), info.ModTime()})
		}
	}
	return out
}
