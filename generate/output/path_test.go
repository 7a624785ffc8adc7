package output

import (
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

func TestCheckPath(t *testing.T) {
	good := []string{"index.html", "bulletins/2019-07/index.html", "assets/echarts-6.1.0.min.js", "data/manifest.json",
		"a/b.c/d", "数据/表.csv", "COMMON", "com10.txt", "console.html", "a b.txt", strings.Repeat("x", 255)}
	for _, path := range good {
		if err := CheckPath(path); err != nil {
			t.Errorf("CheckPath(%q) = %v", path, err)
		}
	}
	bad := []string{"", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/../b", "a/./b", ".hidden", "a/.b", `a\b`, "C:/a", "c:a",
		"a.", "a /b", "a?", "a*", "a|b", "a<b", `a"b`, "a\x00", "a\n", "a\x7f", "CON", "con.html", "a/nul.txt", "LPT1", "com³.x",
		"aux .txt", "conin$", "manifest.json", "Manifest.JSON", "manifest.json/a", "a\xff", strings.Repeat("x", 256)}
	for _, path := range bad {
		if CheckPath(path) == nil {
			t.Errorf("CheckPath(%q) = nil, want a problem", path)
		}
	}
}

func FuzzCheckPath(f *testing.F) {
	for _, path := range []string{"index.html", "../a", "a//b", "CON.txt", "a/.b", `a\..\b`, "é/ü", "a:b", "manifest.json"} {
		f.Add(path)
	}
	f.Fuzz(func(t *testing.T, path string) {
		if CheckPath(path) != nil {
			return
		}
		if !fs.ValidPath(path) || !filepath.IsLocal(filepath.FromSlash(path)) || strings.Contains(path, `\`) {
			t.Errorf("%q leads out of the site", path)
		}
		for _, folder := range folders(path) {
			if err := CheckPath(folder); err != nil {
				t.Errorf("%q is taken and its folder is not: %v", path, err)
			}
		}
		name := path[strings.LastIndex(path, "/")+1:]
		if strings.TrimRight(name, ". ") != name || strings.HasPrefix(name, ".") {
			t.Errorf("%q would change its name on Windows, or is hidden", path)
		}
		decoded, err := decodeManifest(manifest{fileOf(path, nil)}.encode())
		if err != nil || decoded[0].Path != path {
			t.Errorf("manifest with %q gives %v, %v", path, decoded, err)
		}
	})
}
