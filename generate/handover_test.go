package generate_test

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tongbao/generate"
	"tongbao/generate/bag"
	"tongbao/generate/edition"
	"tongbao/generate/finding"
	"tongbao/generate/scan"
	"tongbao/generate/schema"
)

var handedOver = generate.Options{Date: schema.DateOf(2019, 8, 1), Version: "0.0.0", Cache: filepath.Join(os.TempDir(), "tongbao-test-cache")}

// bagged writes a bag of a workspace and gives its folder.
func bagged(t *testing.T, fsys fstest.MapFS, audience edition.Audience) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "bag")
	if _, err := generate.HandOver(context.Background(), fsys, generate.Handover{Dir: dir, Audience: audience}, handedOver); err != nil {
		t.Fatal(err)
	}
	return dir
}

// No byte of a public bag names a person or tells of an internal circular.
func TestPublicBag(t *testing.T) {
	dir := bagged(t, archive(), edition.Public)
	all := unpacked(t, dir)
	hidden := append(slices.Clone(canaries), kept, "谌维祯", "蔺翊", "蔺 翊", "阚仲谋", "仉督亢", "逄修远", "靳北", "郦清和",
		"试组通〔2019〕2号", "关于谌维祯的通报", "〔2019〕4号")
	for _, h := range hidden {
		if in := holding(all, h); len(in) > 0 {
			t.Errorf("%s stands in %s", h, in)
		}
		for path := range all {
			if strings.Contains(path, h) {
				t.Errorf("%s stands in the name %s", h, path)
			}
		}
	}
	for path := range all {
		if strings.HasPrefix(path, "data/") && !strings.HasPrefix(path, "data/site/") {
			t.Errorf("%s is in a public bag", path)
		}
	}
	for _, file := range []string{"README.txt", "bag-info.txt"} {
		if !strings.Contains(all[file], "没有收来源文件、内部通报和登记簿不公开的部分") {
			t.Errorf("%s does not say what was left out: %s", file, all[file])
		}
	}
}

// What the scan of a public bag finds keeps it from being put in place.
func TestPublicBagLeak(t *testing.T) {
	ws := archive()
	ws["notices/a.png"].Data = append(ws["notices/a.png"].Data, "\n拍摄：冼栩"...)
	dir := filepath.Join(t.TempDir(), "bag")
	_, err := generate.HandOver(context.Background(), ws, generate.Handover{Dir: dir, Audience: edition.Public}, handedOver)
	var leak *scan.LeakError
	if !errors.As(err, &leak) {
		t.Fatal(err)
	}
	leavesNothing(t, dir)
}

func leavesNothing(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil || len(entries) > 0 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

// A run that is stopped leaves nothing behind.
func TestStoppedBag(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "bag")
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := generate.HandOver(ctx, archive(), generate.Handover{Dir: dir, Audience: edition.Internal}, handedOver); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	leavesNothing(t, dir)
}

// The site of an internal bag is what a build of the workspace in it gives, and
// that of the workspace itself; it hides the names whose time is over, which
// the sources hold.
func TestInternalBag(t *testing.T) {
	dir := bagged(t, archive(), edition.Internal)
	site := unpacked(t, filepath.Join(dir, "data", "site"))
	for _, ws := range []string{filepath.Join(dir, "data", "workspace"), ""} {
		var want map[string]string
		if ws == "" {
			want = built(t, archive(), handedOver.Date, edition.Internal)[0]
		} else {
			want = built(t, os.DirFS(ws), handedOver.Date, edition.Internal)[0]
		}
		if !maps.Equal(site, want) {
			t.Errorf("the site is not what %q gives", ws)
		}
	}
	if in := holding(site, "冼栩"); len(in) > 0 {
		t.Errorf("the site names a person in %s", in)
	}
	if text, err := os.ReadFile(filepath.Join(dir, "data", "workspace", "notices", "1郗梓涵.md")); err != nil || string(text) != string(archive()["notices/1郗梓涵.md"].Data) {
		t.Errorf("a source is not as it was: %v", err)
	}
	again := unpacked(t, bagged(t, archive(), edition.Internal))
	if !maps.Equal(unpacked(t, dir), again) {
		t.Error("the same workspace gives another bag")
	}
	checked, err := generate.Verify(dir, generate.VerifyOptions{})
	if err != nil || !checked.Sound() || len(checked.Parts) != 2 {
		t.Errorf("%+v, %v", checked, err)
	}
}

// A file that changes between reading and copying is not handed over.
func TestSourceChangesMeanwhile(t *testing.T) {
	ws := t.TempDir()
	if err := os.CopyFS(ws, archive()); err != nil {
		t.Fatal(err)
	}
	o := handedOver
	o.Stage = func(s generate.Stage) {
		if s.Name == "写入" {
			os.WriteFile(filepath.Join(ws, "tongbao.yaml"), []byte("title: 别的\n"), 0o644)
		}
	}
	dir := filepath.Join(t.TempDir(), "bag")
	_, err := generate.HandOver(context.Background(), os.DirFS(ws), generate.Handover{Dir: dir, Audience: edition.Internal}, o)
	if err == nil || !strings.Contains(err.Error(), "“tongbao.yaml”在读过以后又被改动") {
		t.Error(err)
	}
	leavesNothing(t, dir)
}

// A byte that is changed in whichever file of a bag is found in that file.
func TestChangedByteInBag(t *testing.T) {
	dir := bagged(t, archive(), edition.Internal)
	files := slices.Sorted(maps.Keys(unpacked(t, dir)))
	for i, name := range files {
		if strings.Contains(name, "!") || i%23 != 0 && strings.HasPrefix(name, "data/site/") {
			continue
		}
		file := filepath.Join(dir, filepath.FromSlash(name))
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		at := i * 37 % len(data)
		data[at] ^= 4
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		checked, err := generate.Verify(dir, generate.VerifyOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(checked.Bag.Faults, func(f bag.Fault) bool { return f.Path == name && f.Severity == finding.Error }) {
			t.Errorf("byte %d of %s: %v", at, name, checked.Bag.Faults)
		}
		data[at] ^= 4
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// Nothing is read that a link in a bag leads to outside of it.
func TestLinkedPartOfBag(t *testing.T) {
	dir := bagged(t, archive(), edition.Internal)
	if err := os.Symlink(t.TempDir(), filepath.Join(dir, "data", "workspace", "register")); err != nil {
		t.Skip(err)
	}
	checked, err := generate.Verify(dir, generate.VerifyOptions{})
	if err != nil || checked.Sound() || len(checked.Parts) != 1 || checked.Parts[0].Path != "data/site" {
		t.Errorf("%+v, %v", checked, err)
	}
}
