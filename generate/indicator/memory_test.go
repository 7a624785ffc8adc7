package indicator_test

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"testing/fstest"

	"tongbao/generate/finding"
	"tongbao/generate/hint"
	"tongbao/generate/indicator"
	"tongbao/generate/oracle"
	"tongbao/generate/record"
	"tongbao/generate/schema"
	"tongbao/generate/settings"
)

// known is a folder that knows what is in its files, and counts those of monthly
// tables that are opened.
type known struct {
	fstest.MapFS
	opened *int
}

func (k known) Sum(name string) (hint.Sum, bool) {
	f, ok := k.MapFS[name]
	if !ok {
		return hint.Sum{}, false
	}
	return hint.SumOf(f.Data), true
}

func (k known) Open(name string) (fs.File, error) {
	if t := tableOf(name); t != nil && t.Monthly {
		*k.opened++
	}
	return k.MapFS.Open(name)
}

// remembered gives a workspace's values and findings, with a memory, and how many
// monthly files were opened for them.
func remembered(t *testing.T, county fstest.MapFS, m record.Memory, first, last schema.Month) (map[oracle.Key]oracle.Value, []finding.Finding, int) {
	t.Helper()
	var out finding.List
	k := known{county, new(int)}
	s := settings.Parse(county[settings.File].Data, settings.Names{Indicators: indicator.IDs()}, &out)
	ws, err := record.Load(k, s, &out)
	if err != nil {
		t.Fatal(err)
	}
	*k.opened = 0 // those that are looked into to tell what they are
	wants := indicator.Wants{Memory: m}
	if m.Store != nil {
		wants.Months = int(last-first) + 1
	}
	values := indicator.Compute(ws, indicator.Gather(ws, wants, &out), first, last)
	return tidy(t, values), out.Sorted(), *k.opened
}

// byMonth gives the workspace with each monthly table cut into files by month.
func byMonth(county fstest.MapFS) fstest.MapFS {
	out := maps.Clone(county)
	for name, f := range county {
		if t := tableOf(name); t == nil || !t.Monthly || filepath.Ext(name) != ".csv" {
			continue
		}
		delete(out, name)
		lines := bytes.SplitAfter(f.Data, []byte("\n"))
		for _, line := range lines[1:] {
			month, _, _ := bytes.Cut(line, []byte(","))
			file := tableOf(name).Name + "/" + string(month) + ".csv"
			if out[file] == nil {
				out[file] = &fstest.MapFile{Data: bytes.Clone(lines[0])}
			}
			out[file].Data = append(out[file].Data, line...)
		}
	}
	for name, f := range out {
		if t := tableOf(name); t != nil && t.Monthly && len(f.Data)%3 == 0 {
			f.Data = append([]byte("导出的表\n"), f.Data...) // a line of which a note tells
		}
	}
	return out
}

// What was kept of files stands for their rows: with a memory, the values and the
// findings are those without, also when another table has changed since.
func TestMemoryChangesNothing(t *testing.T) {
	spared := 0
	for seed := range uint64(8) {
		county := byMonth(oracle.County(seed))
		first, last := oracle.Months(county)
		from, _ := schema.ParseMonth(first)
		to, _ := schema.ParseMonth(last)
		m := record.Memory{Store: hint.Open(t.TempDir(), ".month", 100), Maker: "test"}
		workspaces := []fstest.MapFS{county, county}
		for _, table := range record.Tables {
			workspaces = append(workspaces, thinned(county, table))
		}
		for i, w := range workspaces {
			from := from + schema.Month(i%int(to-from)) // what was before is let go
			want, wanted, all := remembered(t, w, record.Memory{}, from, to)
			got, found, opened := remembered(t, w, m, from, to)
			if !maps.Equal(got, want) {
				t.Errorf("seed %d, workspace %d: the values differ", seed, i)
			}
			if !reflect.DeepEqual(found, wanted) {
				t.Errorf("seed %d, workspace %d: the findings are %v, want %v", seed, i, found, wanted)
			}
			spared += all - opened
		}
	}
	if spared == 0 {
		t.Error("no file was spared")
	}
}

// What happens to cadres later spares the months before; what happened in a month
// does not.
func TestRosterOfAMonth(t *testing.T) {
	county := fstest.MapFS{}
	if err := copyTo(county, "../../cmd/tongbao/testdata/county"); err != nil {
		t.Fatal(err)
	}
	july := schema.MonthOf(2019, 7)
	swap := func(from, to string) int {
		m := record.Memory{Store: hint.Open(t.TempDir(), ".month", 100), Maker: "test"}
		remembered(t, county, m, july, july)
		w := maps.Clone(county)
		text := bytes.Replace(w["cadres.csv"].Data, []byte(from), []byte(to), 1)
		if bytes.Equal(text, w["cadres.csv"].Data) {
			t.Fatalf("%s is not there", from)
		}
		w["cadres.csv"] = &fstest.MapFile{Data: text}
		_, _, opened := remembered(t, w, m, july, july)
		return opened
	}
	const open = "2018-03-01,2019-07-31,," // C2, in both files of scores
	for _, c := range []struct {
		what, from, to string
		opened         int // of scores of June and July and subsidies of July; July's scores are the newest and always read
	}{
		{"nothing", open, open + " ", 1},
		{"leaves later", open, "2018-03-01,2019-08-31,,", 1},
		{"left in July", open, "2018-03-01,2019-07-15,,", 2},
		{"came after June", open, "2019-07-01,2019-07-31,,", 2},
		{"another team", "T1,队员", "T2,队员", 3},
		{"another name", "李四", "李五", 1},
	} {
		if got := swap(c.from, c.to); got != c.opened {
			t.Errorf("%s: %d files are opened, want %d", c.what, got, c.opened)
		}
	}
}

func copyTo(into fstest.MapFS, dir string) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		into[filepath.ToSlash(name)] = &fstest.MapFile{Data: data}
		return err
	})
}

// A row that was passed over for what is wrong with the roster is held against it
// again once that is mended.
func TestDoubtIsNotRemembered(t *testing.T) {
	county := fstest.MapFS{}
	if err := copyTo(county, "../../cmd/tongbao/testdata/county"); err != nil {
		t.Fatal(err)
	}
	july := schema.MonthOf(2019, 7)
	with := func(file, from, to string) fstest.MapFS {
		w := maps.Clone(county)
		w[file] = &fstest.MapFile{Data: bytes.Replace(w[file].Data, []byte(from), []byte(to), 1)}
		return w
	}
	for _, c := range [][3]string{ // how C2's days or team are, at first and when mended
		{"cadres.csv", ",2018-03-01,2019-07-31,", ",2018-13-01,2019-07-31,"},
		{"cadres.csv", ",2018-03-01,2019-07-31,", ",2019-07-31,2018-03-01,"},
		{"cadres.csv", "T1,队员", "T9,队员"},
		{"teams.csv", "T1,攻坚工作队", "T1,攻坚队"},
	} {
		m := record.Memory{Store: hint.Open(t.TempDir(), ".month", 100), Maker: "test"}
		remembered(t, with(c[0], c[1], c[2]), m, july, july)
		mended := with("cadres.csv", ",2018-03-01,2019-07-31,", ",2019-08-01,2019-08-31,")
		_, want, _ := remembered(t, mended, record.Memory{}, july, july)
		_, got, _ := remembered(t, mended, m, july, july)
		if len(want) == 0 || !reflect.DeepEqual(got, want) {
			t.Errorf("%v: the findings are %v, want %v", c, got, want)
		}
	}
}
