package bag

import (
	"archive/zip"
	"io/fs"
	"path"
	"strings"
	"testing"

	"tongbao/generate/finding"
)

// suite gives the BagIt conformance suite of the Library of Congress: see
// testdata/README.md.
func suite(t *testing.T) fs.FS {
	t.Helper()
	z, err := zip.OpenReader("testdata/conformance-suite.zip")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { z.Close() })
	return z
}

// TestConformance judges every bag of the suite as the suite says. The bags for
// one operating system only are invalid on every system here, since no path of a
// list reaches the file system.
func TestConformance(t *testing.T) {
	all := suite(t)
	bags, err := fs.Glob(all, "v*/*/*/*")
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	seen := map[string]bool{}
	for _, name := range bags {
		dir := path.Dir(name)
		if seen[dir] {
			continue
		}
		seen[dir] = true
		category := path.Base(path.Dir(dir))
		count[category]++
		t.Run(dir, func(t *testing.T) {
			fsys, err := fs.Sub(all, dir)
			if err != nil {
				t.Fatal(err)
			}
			if !Is(fsys) {
				t.Error("is not taken for a bag")
			}
			b, err := Check(fsys)
			if err != nil {
				t.Fatal(err)
			}
			judge(t, category, b)
		})
	}
	want := map[string]int{"valid": 27, "invalid": 15, "warning": 6, "linux-only": 6, "windows-only": 6}
	for category, n := range count {
		if n != want[category] {
			t.Errorf("%d %s bags", n, category)
		}
	}
}

func judge(t *testing.T, category string, b *Bag) {
	for _, f := range b.Faults {
		t.Log(f.Severity, f.Path, f.Line, f.Problem, f.Detail)
	}
	switch category {
	case "valid":
		if !b.Sound() {
			t.Error("is valid")
		}
	case "warning":
		if !b.Sound() || b.Count(finding.Warning) == 0 {
			t.Error("is valid with warnings")
		}
	default:
		if b.Sound() {
			t.Error("is invalid")
		}
	}
}

// What makes a bag of the suite invalid is found, each fault in its place. Some of
// the suite's bags have further faults, which its authors left in them.
func TestConformanceReasons(t *testing.T) {
	all := suite(t)
	for dir, want := range map[string]string{
		"v0.97/invalid/baginfo-missing-encoding":                                     "bagit.txt changed, bagit.txt:2 declaration",
		"v0.97/invalid/bom-in-bagit.txt":                                             "bagit.txt bom",
		"v0.97/invalid/corrupt-data-file":                                            "bag-info.txt oxum, data/bare-filename changed",
		"v0.97/invalid/corrupt-tag-file":                                             "bag-info.txt changed, bagit.txt changed, manifest-md5.txt changed",
		"v0.97/invalid/extra-file-in-bag":                                            "bag-info.txt oxum, data/bar extra",
		"v0.97/invalid/invalid-version-number":                                       "bagit.txt changed, bagit.txt:1 version",
		"v0.97/invalid/missing-baginfo":                                              "bag-info.txt missing",
		"v0.97/invalid/missing-bagit.txt":                                            "bagit.txt missing, bagit.txt no-declaration",
		"v0.97/invalid/out-of-scope-file-paths-using-dot-notation":                   "manifest-md5.txt:3 path, manifest-md5.txt:4 path",
		"v0.97/invalid/out-of-scope-file-paths-using-dot-notation-for-fetch":         "fetch.txt:1 path",
		"v0.97/invalid/same-filename-listed-twice-with-different-hashes":             "manifest-sha256.txt:2 twice",
		"v0.97/linux-only/out-of-scope-file-paths-using-absolute-path":               "manifest-md5.txt:3 path",
		"v0.97/linux-only/out-of-scope-file-paths-using-absolute-path-for-fetch":     "fetch.txt:1 path",
		"v0.97/linux-only/out-of-scope-file-paths-using-shortcut":                    "manifest-md5.txt:3 path",
		"v0.97/linux-only/out-of-scope-file-paths-using-shortcut-for-fetch":          "fetch.txt:1 path",
		"v0.97/linux-only/out-of-scope-file-paths-using-shortcut-username":           "manifest-md5.txt:3 path",
		"v0.97/linux-only/out-of-scope-file-paths-using-shortcut-username-for-fetch": "fetch.txt:1 path",
		"v0.97/windows-only/out-of-scope-file-paths-using-absolute-path":             "manifest-md5.txt:3 path",
		"v0.97/windows-only/out-of-scope-file-paths-using-absolute-path-for-fetch":   "fetch.txt:1 path",
		"v0.97/windows-only/out-of-scope-file-paths-using-shortcut":                  "manifest-md5.txt:3 path",
		"v0.97/windows-only/out-of-scope-file-paths-using-shortcut-for-fetch":        "fetch.txt:1 path",
		"v0.97/windows-only/out-of-scope-file-paths-using-unc":                       "manifest-md5.txt:3 path",
		"v0.97/windows-only/out-of-scope-file-paths-using-unc-for-fetch":             "fetch.txt:1 path",
		"v1.0/invalid/bagit-with-invalid-whitespace":                                 "bagit.txt:1 declaration, bagit.txt:2 declaration",
		"v1.0/invalid/notAllManifestsListAllFiles":                                   "data/missingFromManifest.txt extra",
		"v1.0/invalid/same-filename-listed-twice-with-different-hashes":              "bagit.txt changed, bagit.txt:1 declaration, manifest-sha256.txt:2 twice",
		"v1.0/invalid/same-filename-listed-twice-with-the-same-hash":                 "bagit.txt changed, manifest-sha256.txt:2 twice",
	} {
		fsys, _ := fs.Sub(all, dir)
		b, err := Check(fsys)
		if err != nil {
			t.Fatal(err)
		}
		if got := briefly(b); got != want {
			t.Errorf("%s: %s, want %s", dir, got, want)
		}
	}
}

// The bags with warnings warn of what they are named for.
func TestConformanceWarnings(t *testing.T) {
	all := suite(t)
	for dir, want := range map[string]Problem{
		"duplicate-file-with-different-case": Twin, "made-with-md5sum-tools": SumTool, "relative-path": DotSlash,
		"same-filename-listed-twice-with-different-normalization": Twin, "same-filename-listed-twice-with-the-same-hash": Twice,
		"special-system-files": Litter,
	} {
		fsys, _ := fs.Sub(all, "v0.97/warning/"+dir)
		b, err := Check(fsys)
		if err != nil || !strings.Contains(shortly(b, finding.Warning), string(want)) {
			t.Errorf("%s: %v, %v", dir, b.Faults, err)
		}
	}
}
