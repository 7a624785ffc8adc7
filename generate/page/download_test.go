package page

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tongbao/generate/indicator"
	"tongbao/generate/sheet"
)

// resources gives the data package and the rows of its files, without headers.
func resources(t *testing.T, p *plan) (dataPackage, map[string][][]string) {
	t.Helper()
	var b bytes.Buffer
	all := p.downloads()
	if err := p.dataPackage(&b, all); err != nil {
		t.Fatal(err)
	}
	var out dataPackage
	if err := json.Unmarshal(b.Bytes(), &out); err != nil {
		t.Fatal(err)
	}
	rows := map[string][][]string{}
	for _, d := range all {
		var b bytes.Buffer
		if err := d.csv(&b); err != nil {
			t.Fatal(err)
		}
		r, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), sheet.Mark))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		rows[d.name] = r[1:]
	}
	return out, rows
}

// fits says for each of the types of Table Schema that are used what a cell of
// it looks like.
var fits = map[string]*regexp.Regexp{
	"string": regexp.MustCompile(`(?s).*`), "number": regexp.MustCompile(`^-?\d+(\.\d+)?$`), "integer": regexp.MustCompile(`^-?\d+$`),
	"boolean": regexp.MustCompile(`^(true|false)$`), "yearmonth": regexp.MustCompile(`^\d{4}-\d{2}$`),
}

// The files hold to what datapackage.json says of them.
func TestDataPackageHolds(t *testing.T) {
	described, rows := resources(t, planned(t))
	name := regexp.MustCompile(`^[-a-z0-9._/]+$`)
	for _, r := range described.Resources {
		if !name.MatchString(r.Name) || len(rows[r.Name]) == 0 && r.Name != "findings" {
			t.Errorf("%s has %d rows", r.Name, len(rows[r.Name]))
		}
		for i, f := range r.Schema.Fields {
			checkField(t, r, f, column(rows[r.Name], i))
		}
		if keys := together(r, rows[r.Name], r.Schema.PrimaryKey); len(r.Schema.PrimaryKey) > 0 && len(slices.Compact(keys)) != len(rows[r.Name]) {
			t.Errorf("the key %v of %s is not unique", r.Schema.PrimaryKey, r.Name)
		}
		for _, k := range r.Schema.ForeignKeys {
			checkReference(t, r, k, described, rows)
		}
	}
}

func checkField(t *testing.T, r resource, f field, cells []string) {
	t.Helper()
	for _, c := range cells {
		if c == "" {
			if f.Constraints != nil && f.Constraints.Required {
				t.Errorf("%s: %s is required and empty", r.Name, f.Name)
			}
			continue
		}
		if fits[f.Type] == nil || !fits[f.Type].MatchString(c) {
			t.Errorf("%s: %s holds %q, which is no %s", r.Name, f.Name, c, f.Type)
		}
		if f.Constraints != nil && f.Constraints.Pattern != "" && !regexp.MustCompile("^("+f.Constraints.Pattern+")$").MatchString(c) {
			t.Errorf("%s: %s holds %q, not %s", r.Name, f.Name, c, f.Constraints.Pattern)
		}
	}
}

func checkReference(t *testing.T, r resource, k foreignKey, described dataPackage, rows map[string][][]string) {
	t.Helper()
	to := r
	if k.Reference.Resource != "" {
		to = described.Resources[slices.IndexFunc(described.Resources, func(x resource) bool { return x.Name == k.Reference.Resource })]
	}
	known := together(to, rows[to.Name], []string{k.Reference.Fields})
	for _, c := range together(r, rows[r.Name], []string{k.Fields}) {
		if _, ok := slices.BinarySearch(known, c); !ok && c != "" {
			t.Errorf("%s: %s holds %q, which %s does not have", r.Name, k.Fields, c, to.Name)
		}
	}
}

func column(rows [][]string, i int) []string {
	var out []string
	for _, r := range rows {
		out = append(out, r[i])
	}
	return out
}

// together gives the cells of some columns of each row as one text, sorted.
func together(r resource, rows [][]string, names []string) []string {
	var out []string
	for _, row := range rows {
		var cells []string
		for _, n := range names {
			cells = append(cells, row[slices.IndexFunc(r.Schema.Fields, func(f field) bool { return f.Name == n })])
		}
		out = append(out, strings.Join(cells, "\x00"))
	}
	slices.Sort(out)
	return out
}

// What is published are the months of the history, not those that were counted
// for comparison alone.
func TestPublishedMonthsAreTheHistory(t *testing.T) {
	p := planned(t)
	_, rows := resources(t, p)
	months := column(rows["indicators"], 2)
	slices.Sort(months)
	months = slices.Compact(months)
	if len(months) != p.Workspace.Settings.History || months[len(months)-1] != p.Period.String() || len(p.Values.Months()) <= len(months) {
		t.Errorf("published are %v of %d counted months", months, len(p.Values.Months()))
	}
}

// Where there are very many places the month's workbook leaves the villages out.
func TestMonthBookListsEveryPlace(t *testing.T) {
	p := planned(t)
	n := 0
	for row := range p.monthSheet("data.sheet-values", indicator.Value.Text).Rows {
		if code := row[0]; code != p.place(int32(n)).Code {
			t.Errorf("row %d is of %s", n, code)
		}
		n++
	}
	if n != len(p.Workspace.Places.All) {
		t.Errorf("%d rows for %d places", n, len(p.Workspace.Places.All))
	}
	if err := p.monthBook(io.Discard); err != nil {
		t.Error(err)
	}
}

// An 18-digit text stays whole.
func TestLongCodesStayText(t *testing.T) {
	d := &download{name: "x", title: "x", fields: []field{{Name: "code", Type: "string"}, {Name: "n", Type: "integer"}},
		rows: func(emit func(...string)) { emit("012345678901234567", strconv.Itoa(1234)) }}
	for row := range d.table(true).Rows {
		if row[0] != "012345678901234567" || d.table(true).Columns[0].Numeric || !d.table(true).Columns[1].Numeric {
			t.Errorf("the row is %v", row)
		}
	}
}
