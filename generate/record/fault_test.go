package record_test

import (
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"tongbao/generate/finding"
	"tongbao/generate/record"
	"tongbao/generate/schema"
	"tongbao/generate/settings"
)

// TestOneFaultyCellIsOneError spoils each cell of the base in turn. However
// much hangs on a cell, its fault is the only error, and nothing is a warning.
func TestOneFaultyCellIsOneError(t *testing.T) {
	for _, table := range record.Tables {
		name := base(t).fileOf(table)
		rows := strings.Split(strings.TrimSuffix(string(base(t).MapFS[name].Data), "\n"), "\n")
		for row := 2; row <= len(rows); row++ {
			for _, c := range table.Columns {
				if !strings.Contains(rows[0], c.Header) {
					continue // of a column that the base does not have there is no cell to spoil
				}
				if c.Required && c.Type != "bool" {
					spoil(t, name, row, c.Header, "")
				}
				spoil(t, name, row, c.Header, "甲\x07乙")
			}
		}
	}
}

func (w workspace) fileOf(t *schema.Table) string {
	if name := t.File(); w.MapFS[name] != nil {
		return name
	}
	return t.Name + "/2019-07.csv"
}

func spoil(t *testing.T, name string, row int, column, value string) {
	t.Helper()
	w := base(t)
	if err := w.change([]string{name, strconv.Itoa(row), column}, value); err != nil {
		t.Fatalf("%s, %s: %v", name, column, err)
	}
	got, _ := w.read(t)
	loud := loud(got)
	if len(loud) != 1 || loud[0].File != name || loud[0].Row != row || loud[0].Column != column {
		t.Errorf("%s, row %d, %s as %q gives\n%s", name, row, column, value, full(got))
	}
}

// From a device or a pipe one could read for ever: it is not opened.
func TestIrregularFiles(t *testing.T) {
	for _, name := range []string{"teams.csv", "scores/2019-07.csv", "7月.csv", "收件/7月.csv"} {
		w := base(t)
		w.MapFS[name] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
		w.locked[name] = true // to open it would give another reason
		got, _ := w.read(t)
		if loud := loud(got); len(loud) != 1 || loud[0].Kind != finding.FileUnread || !strings.Contains(loud[0].Message(), "管道") {
			t.Errorf("%s gives\n%s", name, full(got))
		}
	}
}

// loud gives the errors and warnings.
func loud(fs []finding.Finding) (out []finding.Finding) {
	for _, f := range fs {
		if f.Severity > finding.Note {
			out = append(out, f)
		}
	}
	return out
}

// TestOneMissingColumnIsOneError renames each required column in turn.
func TestOneMissingColumnIsOneError(t *testing.T) {
	for _, table := range record.Tables {
		for _, c := range table.Columns {
			if !c.Required {
				continue
			}
			w := base(t)
			name := w.fileOf(table)
			if err := w.change([]string{name, "1", c.Header}, "改了名的列"); err != nil {
				t.Fatal(err)
			}
			got, _ := w.read(t)
			loud := loud(got)
			if len(loud) != 1 || loud[0].Kind != finding.HeaderMissing || loud[0].Row != 1 || loud[0].Column != c.Header {
				t.Errorf("%s without %s gives\n%s", name, c.Header, full(got))
			}
		}
	}
}

// TestEveryTableButTwoMayBeAbsent takes each table away, and none is missed
// but the two that must be there.
func TestEveryTableButTwoMayBeAbsent(t *testing.T) {
	for _, table := range record.Tables {
		w := base(t)
		w.change([]string{table.File(), "remove"}, "")
		w.change([]string{table.Name, "remove"}, "")
		got, _ := w.read(t)
		missing := slices.ContainsFunc(got, func(f finding.Finding) bool { return f.Kind == finding.TableMissing })
		others := slices.ContainsFunc(got, func(f finding.Finding) bool {
			return f.Severity == finding.Error && f.Kind != finding.TableMissing
		})
		if missing != table.Needed || others {
			t.Errorf("without %s:\n%s", table.Name, full(got))
		}
	}
}

// TestNearestOnAnyNumberOfProcessors has so many unknown people that not all of
// them are compared with every known one.
func TestNearestOnAnyNumberOfProcessors(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	w := base(t)
	random := rand.New(rand.NewPCG(1, 2))
	row := strings.Split(string(w.MapFS["cadres.csv"].Data), "\n")[1]
	var cadres strings.Builder
	for range 1500 {
		cadres.WriteString(strings.Replace(row, "C001", fmt.Sprintf("N%07d", random.IntN(1e7)), 1) + "\n")
	}
	w.change([]string{"cadres.csv", "+"}, cadres.String())
	header, _, _ := strings.Cut(string(w.MapFS["subsidies.csv"].Data), "\n")
	w.change([]string{"subsidies.csv", "remove"}, "")
	for m := 1; m <= 12; m++ {
		var rows strings.Builder
		for range 60 {
			fmt.Fprintf(&rows, "2019-%02d,N%07d,1,0,1\n", m, random.IntN(1e7))
		}
		w.set(fmt.Sprintf("subsidies/2019-%02d.csv", m), header+"\n"+rows.String())
	}
	runtime.GOMAXPROCS(1)
	one, _ := w.read(t)
	runtime.GOMAXPROCS(8)
	for range 3 {
		if eight, _ := w.read(t); full(one) != full(eight) {
			t.Fatal("the findings depend on the number of processors")
		}
	}
	if len(one) < 600 {
		t.Errorf("there are only %d findings", len(one))
	}
}

// TestNoPanic reads the base with its files spoilt at random. Whatever the
// clerk's files hold, there are findings, never a panic or an error.
func TestNoPanic(t *testing.T) {
	random := rand.New(rand.NewPCG(5227, 99))
	for i := range 400 {
		w := base(t)
		var done []string
		for range 1 + random.IntN(3) {
			done = append(done, w.mutate(random))
		}
		func() {
			defer func() {
				if p := recover(); p != nil {
					t.Fatalf("mutation %d, %s: %v", i, strings.Join(done, "; "), p)
				}
			}()
			w.read(t)
		}()
	}
}

// mutate spoils one of w's tables or circulars, and says how.
func (w workspace) mutate(random *rand.Rand) string {
	name := pick(random, w.names())
	data := []byte(string(w.MapFS[name].Data))
	if len(data) == 0 {
		return name + " is empty"
	}
	how := pick(random, []string{"flip", "cut", "column", "swap", "rows", "move"})
	switch how {
	case "flip":
		for range 1 + random.IntN(4) {
			data[random.IntN(len(data))] ^= byte(1 + random.IntN(255))
		}
	case "cut":
		data = data[:random.IntN(len(data))]
	case "move":
		data = w.MapFS[pick(random, w.names())].Data
	default:
		data = []byte(spoilGrid(random, how, string(data)))
	}
	w.set(name, string(data))
	return how + " in " + name
}

// spoilGrid drops a column, swaps two cells, or doubles and drops rows.
func spoilGrid(random *rand.Rand, how, text string) string {
	var grid [][]string
	for line := range strings.Lines(text) {
		grid = append(grid, strings.Split(strings.TrimSuffix(line, "\n"), ","))
	}
	a, b := random.IntN(len(grid)), random.IntN(len(grid))
	i, j := random.IntN(len(grid[a])), random.IntN(len(grid[b]))
	switch how {
	case "column":
		for r, row := range grid {
			if i < len(row) {
				grid[r] = append(row[:i:i], row[i+1:]...)
			}
		}
	case "swap":
		grid[a][i], grid[b][j] = grid[b][j], grid[a][i]
	case "rows":
		grid[a] = grid[b]
		grid = append(grid, grid[random.IntN(len(grid))])
	}
	var out strings.Builder
	for _, row := range grid {
		out.WriteString(strings.Join(row, ",") + "\n")
	}
	return out.String()
}

func pick[T any](random *rand.Rand, from []T) T { return from[random.IntN(len(from))] }

// names gives w's files but for the settings, in order.
func (w workspace) names() []string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(w.MapFS)) {
		if name != settings.File {
			out = append(out, name)
		}
	}
	return out
}
