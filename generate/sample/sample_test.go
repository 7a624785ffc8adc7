package sample

import (
	"bytes"
	"flag"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tongbao/generate/finding"
	"tongbao/generate/record"
	"tongbao/generate/settings"
)

// With -update the committed sample county is made anew.
var update = flag.Bool("update", false, "write the sample county to data/")

const committed = "../../data"

// memory is a Folder that tests read.
type memory struct{ fstest.MapFS }

type memoryFile struct {
	bytes.Buffer
	folder memory
	name   string
}

func (m memory) Create(name string) (io.WriteCloser, error) {
	return &memoryFile{folder: m, name: name}, nil
}

func (f *memoryFile) Close() error {
	f.folder.MapFS[f.name] = &fstest.MapFile{Data: f.Bytes()}
	return nil
}

func generated(t *testing.T, o Options) fs.FS {
	t.Helper()
	m := memory{fstest.MapFS{}}
	if err := Generate(m, o); err != nil {
		t.Fatal(err)
	}
	return m
}

// same fails for every file in which the folders differ.
func same(t *testing.T, got, want fs.FS) {
	t.Helper()
	a, b := files(t, got), files(t, want)
	if !slices.Equal(a, b) {
		t.Errorf("files %v, want %v", a, b)
	}
	for _, name := range a {
		x, _ := fs.ReadFile(got, name)
		y, _ := fs.ReadFile(want, name)
		if !bytes.Equal(x, y) {
			t.Errorf("%s differs", name)
		}
	}
}

func files(t *testing.T, fsys fs.FS) (names []string) {
	t.Helper()
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// The committed sample county is what the generator makes.
func TestCommittedCounty(t *testing.T) {
	if *update {
		if err := os.RemoveAll(committed); err != nil {
			t.Fatal(err)
		}
		if err := Write(committed, County); err != nil {
			t.Fatal(err)
		}
	}
	same(t, os.DirFS(committed), generated(t, County))
	if t.Failed() {
		t.Log("after a change to the generator: go test ./generate/sample -update")
	}
}

func TestSameOptionsSameBytes(t *testing.T) {
	o := Options{Villages: 30, Months: 3, Seed: 7, Strength: 9}
	first := generated(t, o)
	same(t, generated(t, o), first)
	o.Seed = 8
	other := generated(t, o)
	x, _ := fs.ReadFile(first, "cadres.csv")
	y, _ := fs.ReadFile(other, "cadres.csv")
	if bytes.Equal(x, y) {
		t.Error("another seed gave the same cadres")
	}
}

// A region of any size is without an error, and has few warnings.
func TestSoundAtEverySize(t *testing.T) {
	for _, o := range []Options{
		County,
		{Villages: 1, Months: 1},
		{Villages: 1, Months: 120, Strength: 4},
		{Villages: 2, Months: 30, Strength: 60},
		{Villages: 60, Months: 24, Seed: 3},
		{Villages: 900, Months: 1, Seed: 4},
		{Villages: 5001, Months: 1, Strength: 4},
	} {
		warnings := 0
		for _, f := range findings(t, generated(t, o)) {
			switch f.Kind.Severity {
			case finding.Error:
				t.Errorf("%+v: %s %v %s", o, f.Kind.Code, f.At, f.Value)
			case finding.Warning:
				warnings++
			}
		}
		if warnings > 10 {
			t.Errorf("%+v: %d warnings", o, warnings)
		}
	}
}

// findings reads a workspace and gives what is wrong with it.
func findings(t *testing.T, fsys fs.FS) []finding.Finding {
	t.Helper()
	data, err := fs.ReadFile(fsys, settings.File)
	if err != nil {
		t.Fatal(err)
	}
	var out finding.List
	s := settings.Parse(data, settings.Names{Indicators: []string{"commendation_ratio"}}, &out)
	ws, err := record.Load(fsys, s, &out)
	if err != nil {
		t.Fatal(err)
	}
	ws.Stream(func() record.Sink { return idle{} }, record.Memory{}, &out)
	ws.CheckMonth(Reporting, &out)
	return out.Sorted()
}

// idle is a sink for rows that are only to be checked.
type idle struct{}

func (idle) Score(*record.ScoreRow)     {}
func (idle) Subsidy(*record.SubsidyRow) {}
func (idle) Visit(*record.VisitRow)     {}

func TestOptionsOutOfRange(t *testing.T) {
	for _, o := range []Options{
		{Villages: 0, Months: 1}, {Villages: 20001, Months: 1},
		{Villages: 1, Months: 0}, {Villages: 1, Months: 121},
		{Villages: 1, Months: 1, Strength: 3}, {Villages: 1, Months: 1, Strength: 61},
	} {
		m := memory{fstest.MapFS{}}
		if err := Generate(m, o); err == nil || len(m.MapFS) > 0 {
			t.Errorf("%+v: error %v, %d files", o, err, len(m.MapFS))
		}
	}
}

// The sample county shows each name to be masked in every way that masking has.
func TestEveryShapeOfNameIsCriticised(t *testing.T) {
	data, err := fs.ReadFile(generated(t, County), "criticisms.csv")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[int]bool{}
	for line := range strings.Lines(string(data)) {
		seen[shape(strings.Split(line, ",")[1])] = true
	}
	if len(seen) != 4 {
		t.Errorf("shapes %v", seen)
	}
}

func TestNamesAreDistinct(t *testing.T) {
	n := newNames()
	seen := map[string]bool{}
	for i := range n.list {
		seen[n.cadre(i)] = true
	}
	if len(seen) != len(n.list) {
		t.Errorf("%d of %d names", len(seen), len(n.list))
	}
}

func TestNumeral(t *testing.T) {
	for n, want := range map[int]string{1: "一", 10: "十", 12: "十二", 20: "二十", 31: "三十一", 100: "一百", 105: "一百零五", 110: "一百一十", 115: "一百一十五", 1005: "一千零五", 1015: "一千零一十五", 2300: "二千三百"} {
		if got := numeral(n); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
}

func TestApportion(t *testing.T) {
	got := apportion(10, 1, []int{1, 1, 5})
	if want := []int{2, 2, 6}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// What cannot be written whole leaves nothing behind.
func TestWriteAllOrNone(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "visits"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Write(dir, Options{Villages: 2, Months: 2}); err == nil {
		t.Error("a table was written below a file")
	}
	if there, _ := os.ReadDir(dir); len(there) != 1 {
		t.Errorf("left %v", there)
	}
}
