package register

import (
	"encoding/csv"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"tongbao/generate/finding"
	"tongbao/generate/notice"
	"tongbao/generate/schema"
)

// Frozen is a bulletin as it was issued, or as it was revised.
type Frozen struct {
	*Act
	File   string  // its text, below the workspace
	Values string  // its values in the tidy form
	Rows   []Value // those of Values
}

// Value is a value of a bulletin in the tidy form.
type Value struct {
	Indicator, Place                string
	Numerator, Denominator, Written string
}

// String gives the value with the terms that it is made of: 98.4（2401/2441）.
func (v Value) String() string {
	switch {
	case v.Written == "" && v.Numerator == "":
		return "—"
	case v.Numerator == "" || v.Denominator == "":
		return v.Written
	case v.Written == "":
		return "—（" + v.Numerator + "/" + v.Denominator + "）"
	}
	return v.Written + "（" + v.Numerator + "/" + v.Denominator + "）"
}

// key says which value it is.
func (v Value) key() [2]string { return [2]string{v.Indicator, v.Place} }

// FrozenText and FrozenValues give the files of a month's version, counted from 1.
func FrozenText(m schema.Month, version int) string { return frozenFile(m, version, "text.md") }
func FrozenValues(m schema.Month, version int) string {
	return frozenFile(m, version, "values.csv")
}

// frozenPath holds a folder for each month, with one for each version of its
// bulletin.
const frozenPath = Folder + "/bulletins"

func frozenFile(m schema.Month, version int, name string) string {
	return path.Join(frozenPath, m.String(), strconv.Itoa(version), name)
}

// strays finds the frozen bulletins that no act entered: their acts were taken
// out of the log, or an act was interrupted.
func (r *Register) strays(fsys fs.FS, out *finding.List) {
	months, _ := fs.ReadDir(fsys, frozenPath) // absent when none was issued
	for _, month := range months {
		m, ok := schema.ParseMonth(month.Name())
		versions, err := fs.ReadDir(fsys, path.Join(frozenPath, month.Name()))
		if !ok || err != nil {
			continue
		}
		acts := len(r.Month(m))
		for _, v := range versions {
			if n, err := strconv.Atoi(v.Name()); err == nil && n > acts && frozenIn(fsys, m, n) {
				out.Add(finding.BulletinStray.New(finding.At{File: path.Join(frozenPath, month.Name(), v.Name())}, "", "month", m.Chinese()))
			}
		}
	}
}

// frozenIn says whether a version's folder has a file of it, rather than drafts
// that an act left which was interrupted before it changed anything.
func frozenIn(fsys fs.FS, m schema.Month, version int) bool {
	_, noText := fs.Stat(fsys, FrozenText(m, version))
	_, noValues := fs.Stat(fsys, FrozenValues(m, version))
	return noText == nil || noValues == nil
}

// Within says whether a file of the workspace is the register's.
func Within(file string) bool { return strings.HasPrefix(file, Folder+"/") }

// Months gives the months whose bulletins were issued, in order of issue.
func (r *Register) Months() []schema.Month {
	var out []schema.Month
	for _, a := range r.Acts {
		if a.Kind == IssueBulletin {
			if m, ok := schema.ParseMonth(a.Subject); ok {
				out = append(out, m)
			}
		}
	}
	return out
}

// Frozen gives the versions of a month's bulletin, the issued one first, and
// adds to out what of them is not as it was entered. One that cannot be read is
// without Rows.
func (r *Register) Frozen(fsys fs.FS, m schema.Month, out *finding.List) []Frozen {
	var all []Frozen
	for i, a := range r.Month(m) {
		f := Frozen{Act: a, File: FrozenText(m, i+1)}
		text, err := fs.ReadFile(fsys, f.File)
		if err != nil || a.Detail != nil && notice.Sum(text) != a.Detail.Text {
			out.Add(finding.BulletinFrozen.New(finding.At{File: f.File}, "", "month", m.Chinese(), "date", a.On.Chinese()))
		}
		file := FrozenValues(m, i+1)
		values, err := fs.ReadFile(fsys, file)
		if err != nil || !a.Counts(values) {
			out.Add(finding.BulletinFrozen.New(finding.At{File: file}, "", "month", m.Chinese(), "date", a.On.Chinese()))
		} else {
			f.Values = string(values)
			f.Rows = ReadValues(f.Values)
		}
		all = append(all, f)
	}
	return all
}

// Counts says whether these are the values that the act on a bulletin entered;
// true where that cannot be told any more.
func (a *Act) Counts(values []byte) bool {
	want := a.Figures
	if want == "" && a.Detail != nil {
		want = a.Detail.Values
	}
	return want == "" || notice.Sum(values) == want
}

// Figures gives the file that holds the values with which the bulletin of month m
// was issued or last revised, in a workspace and in a site, and whether values are
// those; "" where it was not issued, or by an older version, which did not enter
// values for others to check.
func (r *Register) Figures(m schema.Month) (file string, are func(values []byte) bool) {
	acts := r.Month(m)
	if len(acts) == 0 || acts[len(acts)-1].Figures == "" {
		return "", nil
	}
	return FrozenValues(m, len(acts)), acts[len(acts)-1].Counts
}

// ReadValues reads values in the tidy form.
func ReadValues(text string) []Value {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(rows) == 0 {
		return nil
	}
	var out []Value
	for _, row := range rows[1:] {
		if len(row) >= 6 {
			out = append(out, Value{row[0], row[1], row[3], row[4], row[5]})
		}
	}
	return out
}

// Change is a value that two versions of a bulletin do not share.
type Change struct {
	Row           int // in the older version's file
	Before, After Value
}

// Changes gives the values of before that are other ones in after. What only
// after has was not issued, so it is no change; what it lacks is empty there.
func Changes(before, after []Value) []Change {
	now := make(map[[2]string]Value, len(after))
	for _, v := range after {
		now[v.key()] = v
	}
	var out []Change
	for i, v := range before {
		w, ok := now[v.key()]
		if !ok {
			w = Value{Indicator: v.Indicator, Place: v.Place}
		}
		if v != w {
			out = append(out, Change{i + 2, v, w})
		}
	}
	return out
}

// Revision is a later version of an issued bulletin with what it changed.
type Revision struct {
	*Act
	Month    schema.Month
	Changes  []Change
	Reworded bool // its text is another one
}

// Revisions gives the revisions of an issued bulletin.
func Revisions(m schema.Month, versions []Frozen) []Revision {
	var out []Revision
	for i := 1; i < len(versions); i++ {
		before, after := versions[i-1], versions[i]
		out = append(out, Revision{Act: after.Act, Month: m, Changes: Changes(before.Rows, after.Rows),
			Reworded: before.Detail != nil && after.Detail != nil && before.Detail.Text != after.Detail.Text})
	}
	return out
}
