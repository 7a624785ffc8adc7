package record_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"tongbao/generate/finding"
	"tongbao/generate/record"
	"tongbao/generate/schema"
	"tongbao/generate/settings"
)

// situation is a workspace and the findings that it must give. In a file of
// testdata each begins with a line "=== title"; the lines after it are findings,
//
//	severity code file row column value
//
// with - for an empty column or value, an indented line for words that the
// finding above must say, and # for a remark. What follows is the base with
// something changed, a txtar file for each change:
//
//	-- teams.csv --            another file
//	-- teams.csv 3 --          other rows instead of row 3
//	-- teams.csv + --          further rows
//	-- teams.csv 3 组建日期 --  another cell
//	-- teams.csv remove --     no such file; also for a folder
//	-- teams.csv unreadable -- a file that cannot be opened
type situation struct {
	title string
	want  []string
	fsys  workspace
}

// workspace is files of which some cannot be opened.
type workspace struct {
	fstest.MapFS
	locked map[string]bool
}

func (w workspace) Open(name string) (fs.File, error) {
	if w.locked[name] {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return w.MapFS.Open(name)
}

// ReadFile and ReadDir hide those of MapFS, which do not ask Open.
func (w workspace) ReadFile(name string) ([]byte, error) {
	return fs.ReadFile(struct{ fs.FS }{w}, name)
}

func (w workspace) ReadDir(name string) ([]fs.DirEntry, error) {
	return fs.ReadDir(struct{ fs.FS }{w}, name)
}

func (w workspace) Stat(name string) (fs.FileInfo, error) { return w.MapFS.Stat(name) }

func (w workspace) clone() workspace { return workspace{maps.Clone(w.MapFS), maps.Clone(w.locked)} }

func (w workspace) set(name, text string) { w.MapFS[name] = &fstest.MapFile{Data: []byte(text)} }

func base(t testing.TB) workspace {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	w := workspace{fstest.MapFS{}, map[string]bool{}}
	for _, f := range archive.Files {
		w.set(f.Name, string(f.Data))
	}
	return w
}

// situations gives those of all files, by file.
func situations(t testing.TB) map[string][]situation {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]situation{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, more := strings.Cut("\n"+string(data), "\n=== ")
		for more {
			var text string
			text, rest, more = strings.Cut(rest, "\n=== ")
			out[filepath.Base(file)] = append(out[filepath.Base(file)], newSituation(t, strings.TrimRight(text, "\n")+"\n"))
		}
	}
	return out
}

func newSituation(t testing.TB, text string) situation {
	t.Helper()
	title, text, _ := strings.Cut(text, "\n")
	archive := txtar.Parse([]byte(text))
	s := situation{title: title, fsys: base(t)}
	for line := range strings.Lines(string(archive.Comment)) {
		if line = strings.TrimRight(line, "\n"); line != "" && line[0] != '#' {
			s.want = append(s.want, line)
		}
	}
	for _, f := range archive.Files {
		if err := s.fsys.change(strings.Fields(f.Name), string(f.Data)); err != nil {
			t.Fatalf("%s: -- %s --: %v", title, f.Name, err)
		}
	}
	return s
}

func (w workspace) change(what []string, text string) error {
	name := what[0]
	switch {
	case len(what) == 1:
		w.set(name, text)
		return nil
	case what[1] == "remove":
		maps.DeleteFunc(w.MapFS, func(n string, _ *fstest.MapFile) bool { return n == name || strings.HasPrefix(n, name+"/") })
		return nil
	case what[1] == "unreadable":
		w.locked[name] = true
		return nil
	case w.MapFS[name] == nil:
		return errors.New("no such file in the base")
	}
	rows := strings.SplitAfter(string(w.MapFS[name].Data), "\n")
	if what[1] == "+" {
		w.set(name, strings.Join(rows, "")+text)
		return nil
	}
	n, err := strconv.Atoi(what[1])
	if err != nil || n < 1 || n >= len(rows) {
		return errors.New("no such row")
	}
	if len(what) > 2 {
		text, err = changeCell(rows[0], rows[n-1], what[2], strings.TrimRight(text, "\n"))
	}
	rows[n-1] = text
	w.set(name, strings.Join(rows, ""))
	return err
}

func changeCell(header, row, column, value string) (string, error) {
	i := slices.Index(strings.Split(strings.TrimSuffix(header, "\n"), ","), column)
	if i < 0 {
		return "", errors.New("no such column")
	}
	cells := strings.Split(strings.TrimSuffix(row, "\n"), ",")
	cells[i] = value
	return strings.Join(cells, ",") + "\n", nil
}

// read gives all findings of a workspace and its months.
func (w workspace) read(t testing.TB) (findings []finding.Finding, months string) {
	t.Helper()
	var out finding.List
	data, err := fs.ReadFile(w, settings.File)
	if err != nil {
		t.Fatal(err)
	}
	s := settings.Parse(data, names(), &out)
	ws, err := record.Load(w, s, &out)
	if err != nil {
		t.Fatal(err)
	}
	ws.Stream(func() record.Sink { return ignore{} }, record.Memory{}, &out)
	if s.Period != 0 {
		ws.CheckMonth(s.Period, &out)
	}
	return out.Sorted(), monthsOf(ws)
}

func names() settings.Names {
	n := settings.Names{Columns: map[string][]string{}}
	for _, t := range record.Tables {
		for _, c := range t.Columns {
			n.Columns[t.Name] = append(n.Columns[t.Name], c.Name)
		}
	}
	return n
}

type ignore struct{}

func (ignore) Score(*record.ScoreRow)     {}
func (ignore) Subsidy(*record.SubsidyRow) {}
func (ignore) Visit(*record.VisitRow)     {}

func monthsOf(ws *record.Workspace) string {
	var b strings.Builder
	for _, t := range record.Tables {
		fmt.Fprint(&b, t.Name)
		for _, m := range slices.Sorted(maps.Keys(ws.Months[t])) {
			fmt.Fprint(&b, " ", m)
		}
		fmt.Fprintln(&b)
	}
	for _, f := range ws.Files {
		fmt.Fprintln(&b, f.Name, f.Rows)
	}
	return b.String()
}

// line gives a finding as a situation lists it.
func line(f finding.Finding) string {
	dash := func(s string) string {
		if s == "" {
			return "-"
		}
		return s
	}
	return fmt.Sprintf("%s %s %s %d %s %s", f.Severity, f.Kind.Code, f.File, f.Row, dash(f.Column), dash(f.Value))
}

func full(fs []finding.Finding) string {
	var b bytes.Buffer
	for _, f := range fs {
		fmt.Fprintf(&b, "%s\n    %s 。%s\n", line(f), f.Message(), f.Mend())
	}
	return b.String()
}

// check holds findings against those wanted, in any order.
func check(want []string, got []finding.Finding) error {
	left := slices.Clone(got)
	var last *finding.Finding
	for _, w := range want {
		if words, more := strings.CutPrefix(w, "    "); more {
			if last == nil || !strings.Contains(last.Message()+"。"+last.Mend(), words) {
				return fmt.Errorf("no finding says %q", words)
			}
			continue
		}
		i := slices.IndexFunc(left, func(f finding.Finding) bool { return line(f) == w })
		if i < 0 {
			return fmt.Errorf("missing: %s", w)
		}
		f := left[i]
		last, left = &f, slices.Delete(left, i, i+1)
	}
	if len(left) > 0 {
		return fmt.Errorf("not expected: %s", line(left[0]))
	}
	return nil
}

func TestBaseIsSound(t *testing.T) {
	findings, _ := base(t).read(t)
	if len(findings) > 0 {
		t.Errorf("the base has findings:\n%s", full(findings))
	}
	for _, table := range record.Tables {
		if w := base(t); w.MapFS[table.File()] == nil && w.MapFS[table.Name+"/2019-07.csv"] == nil {
			t.Errorf("the base has no %s", table.File())
		}
	}
}

func TestSituations(t *testing.T) {
	for file, all := range situations(t) {
		for _, s := range all {
			t.Run(file+"/"+s.title, func(t *testing.T) {
				got, _ := s.fsys.read(t)
				if err := check(s.want, got); err != nil {
					t.Errorf("%v\nall findings:\n%s", err, full(got))
				}
			})
		}
	}
}

// TestFindingsOnAnyNumberOfProcessors reads every situation with one goroutine
// and with eight.
func TestFindingsOnAnyNumberOfProcessors(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, all := range situations(t) {
		for _, s := range all {
			runtime.GOMAXPROCS(1)
			one, months := s.fsys.read(t)
			runtime.GOMAXPROCS(8)
			eight, others := s.fsys.read(t)
			if full(one) != full(eight) || months != others {
				t.Errorf("%s: one processor gives\n%s%s\neight give\n%s%s", s.title, full(one), months, full(eight), others)
			}
		}
	}
}

// TestOneFileOrAFolder reads each situation of monthly.txtar as it is, with its
// monthly tables as a file for each month, and as single files. The findings
// are the same but for where they stand.
func TestOneFileOrAFolder(t *testing.T) {
	for _, s := range situations(t)["monthly.txtar"] {
		as, _ := s.fsys.read(t)
		for name, arrange := range map[string]func([]string) map[string][]string{"folder": byMonth, "file": together} {
			got, _ := s.fsys.rearranged(arrange).read(t)
			if placeless(as) != placeless(got) {
				t.Errorf("%s: as %s:\n%s\nas it stands:\n%s", s.title, name, full(got), full(as))
			}
		}
	}
}

// rearranged gives w with the rows of its monthly tables in other files: arrange
// gives the rows of each file, by its name below the table's.
func (w workspace) rearranged(arrange func(rows []string) map[string][]string) workspace {
	w = w.clone()
	for _, t := range []*schema.Table{record.Scores, record.Subsidies, record.Visits} {
		var header string
		var rows []string
		for _, name := range slices.Sorted(maps.Keys(w.MapFS)) {
			if name == t.File() || path.Dir(name) == t.Name {
				head, rest, _ := strings.Cut(string(w.MapFS[name].Data), "\n")
				header, rows = head, append(rows, slices.Collect(strings.Lines(rest))...)
				delete(w.MapFS, name)
			}
		}
		for name, rows := range arrange(rows) {
			w.set(t.Name+name, header+"\n"+strings.Join(rows, ""))
		}
	}
	return w
}

func together(rows []string) map[string][]string { return map[string][]string{".csv": rows} }

func byMonth(rows []string) map[string][]string {
	out := map[string][]string{}
	for _, r := range rows {
		month, _, _ := strings.Cut(r, ",")
		out["/"+month+".csv"] = append(out["/"+month+".csv"], r)
	}
	return out
}

// placeless gives findings without file and row.
func placeless(fs []finding.Finding) string {
	var out []string
	for _, f := range fs {
		f.File, f.Row = "", 0
		out = append(out, line(f))
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}
