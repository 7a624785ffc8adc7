package drawing

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"runtime/debug"
	"strings"
	"sync"

	"tongbao/generate/hint"
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

// most is how many pictures the cache keeps: those of some twenty counties, in
// about 60 MB.
const most = 8000

// openCache gives the pictures that earlier builds kept in the folder dir.
func openCache(dir string) *hint.Store { return hint.Open(dir, ".svg", most) }

// hint gives the key under which the picture is kept.
func (k key) hint() hint.Sum { return hint.Sum(k[:len(hint.Sum{})]) }
