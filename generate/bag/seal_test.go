package bag

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tongbao/generate/finding"
)

// filed writes files into a new folder.
func filed(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// held reads a folder into memory.
func held(t *testing.T, dir string) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	there, err := walk(os.DirFS(dir), teller{&Bag{}})
	if err != nil {
		t.Fatal(err)
	}
	for name := range there.sizes {
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		out[name] = &fstest.MapFile{Data: data}
	}
	return out
}

// sealed gives those files as the bag that Seal makes of them.
func sealed(t *testing.T, files map[string]string, info ...Field) fstest.MapFS {
	t.Helper()
	dir := filed(t, files)
	if err := Seal(dir, info); err != nil {
		t.Fatal(err)
	}
	return held(t, dir)
}

func checked(t *testing.T, fsys fstest.MapFS) *Bag {
	t.Helper()
	b, err := Check(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

var (
	sample = map[string]string{
		"README.txt": "说明\n", "data/甲.txt": "甲", "data/b/c.txt": "c\n", "data/b/100%.txt": "%", "data/空.txt": "",
	}
	byTongbao = Field{AgentLabel, Agent + "dev"}
)

// What Seal writes is valid, says what it holds, and is the same every time.
func TestSeal(t *testing.T) {
	info := []Field{{"Source-Organization", "示例县委组织部"}, {"External-Description", "第一行\n第二行"}, byTongbao}
	fsys := sealed(t, sample, info...)
	b := checked(t, fsys)
	if len(b.Faults) > 0 {
		t.Errorf("%v", b.Faults)
	}
	if b.Version != "1.0" || b.Files != 4 || b.Size != 6 || b.Lookup("payload-oxum") != "6.4" {
		t.Errorf("%+v", b)
	}
	if got := b.Info[:3]; !slices.Equal(got, info) {
		t.Errorf("%v", got)
	}
	if line := string(fsys["manifest-sha512.txt"].Data); !strings.Contains(line, "  data/b/100%25.txt\n") {
		t.Error(line)
	}
	for name, file := range sealed(t, sample, info...) {
		if string(fsys[name].Data) != string(file.Data) {
			t.Errorf("%s differs", name)
		}
	}
}

// Whichever byte of a bag has a bit flipped: Check finds it, in that file. It says
// in which byte, but for the tag manifests, which no other file lists: of them
// it says in which line.
func TestEveryFlippedBitIsFound(t *testing.T) {
	fsys := sealed(t, sample, byTongbao)
	for _, name := range slices.Sorted(maps.Keys(fsys)) {
		data := fsys[name].Data
		for i := range data {
			data[i] ^= 1 << (i % 8)
			b := checked(t, fsys)
			if at := located(b); !slices.Contains(at, name) {
				t.Errorf("byte %d of %s, now %q: errors in %v", i, name, data[i], at)
			}
			if place := fmt.Sprintf("从第 %d 个字节起", i+1); (!strings.HasPrefix(name, "tagmanifest-") || data[i] >= 0x80) && !strings.Contains(fmt.Sprint(b.Faults), place) {
				t.Errorf("byte %d of %s, now %q: %v", i, name, data[i], b.Faults)
			}
			data[i] ^= 1 << (i % 8)
		}
	}
}

// located gives the files that have errors.
func located(b *Bag) (out []string) {
	for _, f := range b.Faults {
		if f.Severity == finding.Error {
			out = append(out, f.Path)
		}
	}
	return out
}

// Every file that goes, comes, or is cut short is found.
func TestEveryLostFileIsFound(t *testing.T) {
	for _, name := range slices.Sorted(maps.Keys(sealed(t, sample, byTongbao))) {
		fsys := sealed(t, sample, byTongbao)
		delete(fsys, name)
		if b := checked(t, fsys); b.Sound() || !strings.Contains(briefly(b), name) {
			t.Errorf("without %s: %s", name, briefly(b))
		}
	}
	for _, name := range []string{"data/new", "data/b/new", "new.txt", "folder/new"} {
		fsys := sealed(t, sample, byTongbao)
		fsys[name] = &fstest.MapFile{}
		if b := checked(t, fsys); !strings.Contains(briefly(b), name+" extra") {
			t.Errorf("with %s: %s", name, briefly(b))
		}
	}
}

// An archive checks a bag without this program, with what its system has.
func TestSumToolsAgree(t *testing.T) {
	files := maps.Clone(sample)
	delete(files, "data/b/100%.txt") // whose name the tools take as it is written
	dir := filed(t, files)
	if err := Seal(dir, nil); err != nil {
		t.Fatal(err)
	}
	for _, algorithm := range sealAlgorithms {
		tool, err := exec.LookPath(algorithm + "sum")
		if err != nil {
			t.Skip(err)
		}
		for _, name := range []string{manifestKind{false, algorithm}.name(), manifestKind{true, algorithm}.name()} {
			run := exec.Command(tool, "--strict", "-c", name)
			run.Dir = dir
			if out, err := run.CombinedOutput(); err != nil {
				t.Errorf("%s: %v\n%s", name, err, out)
			}
		}
	}
}

// briefly gives the errors of a bag, as path:line problem.
func briefly(b *Bag) string { return shortly(b, finding.Error) }

func shortly(b *Bag, s finding.Severity) string {
	var out []string
	for _, f := range b.Faults {
		if f.Severity == s {
			out = append(out, brief(f))
		}
	}
	return strings.Join(out, ", ")
}

func brief(f Fault) string {
	if f.Line > 0 {
		return fmt.Sprintf("%s:%d %s", f.Path, f.Line, f.Problem)
	}
	return fmt.Sprintf("%s %s", f.Path, f.Problem)
}

// What would be lost or led astray on another system is not sealed.
func TestUnsealable(t *testing.T) {
	for _, names := range [][]string{{nfc, nfd}, {"data/a", "data/A"}, {`data/a\b`}, {"data/x", `data/..\x`}} {
		files := map[string]string{}
		for _, name := range names {
			files[name] = ""
		}
		dir := filed(t, files)
		there, err := walk(os.DirFS(dir), teller{&Bag{}})
		if err != nil || len(there.payload) != len(names) || runtime.GOOS == "windows" && strings.Contains(names[len(names)-1], `\`) {
			continue // this system holds them for one, or for a file in a folder
		}
		if err := Seal(dir, nil); err == nil {
			t.Errorf("%q is sealed", names)
		}
	}
}

// Of several pairs that are one file elsewhere the same is told every time.
func TestUnsealableIsToldInOrder(t *testing.T) {
	names := []string{"data/c", "data/C", "data/b", "data/B", "data/d", "data/D"}
	for range 20 {
		if err := sealable(names); err == nil || !strings.Contains(err.Error(), "“data/B”和“data/b”") {
			t.Fatal(err)
		}
	}
}
