package oracle

import (
	"encoding/csv"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// spec reads a file of the specification: its rows by the names in its header.
func spec(t *testing.T, name string) []map[string]string {
	t.Helper()
	f, err := os.Open("../testdata/spec/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, r := range records[1:] {
		row := map[string]string{}
		for i, h := range records[0] {
			row[strings.TrimPrefix(h, "\ufeff")] = r[i]
		}
		rows = append(rows, row)
	}
	return rows
}

func TestDefinitionsAreThoseOfTheSpecification(t *testing.T) {
	want := map[string]map[string]string{}
	for _, row := range spec(t, "indicators.csv") {
		want[row["id"]] = row
	}
	for id := range want {
		if !slices.ContainsFunc(definitions, func(d definition) bool { return d.id == id }) {
			t.Errorf("nothing counts %s independently", id)
		}
	}
	for _, d := range definitions {
		w := want[d.id]
		kind := d.kind
		if kind == "distinct" {
			kind = "count"
		}
		if w == nil || kind != w["kind"] || d.top != (w["levels"] == "top") || (d.monthly != "") != (w["period"] == "month") {
			t.Errorf("%s %s top=%v monthly=%q, want %s", d.id, d.kind, d.top, d.monthly, w)
		}
		if distinct := strings.HasPrefix(w["numerator"], "distinct"); w["kind"] == "count" && distinct != (d.kind == "distinct") {
			t.Errorf("%s is a %s of %q", d.id, d.kind, w["numerator"])
		}
	}
}

// TestHeaders finds a header that is misspelt: its cells would count as blank.
func TestHeaders(t *testing.T) {
	known := map[string]bool{}
	for _, c := range spec(t, "tables.csv") {
		known[c["header"]] = true
	}
	literal := regexp.MustCompile(`\["([^"a-z]+)"\]`)
	for _, name := range []string{"definitions.go", "oracle.go", "load.go"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range literal.FindAllStringSubmatch(string(text), -1) {
			if !known[m[1]] {
				t.Errorf("%s: no column %s", name, m[1])
			}
		}
	}
	for _, m := range regexp.MustCompile(`"(\p{Han}+)"`).FindAllStringSubmatch(caseHeaders(t), -1) {
		if !known[m[1]] {
			t.Errorf("load.go: no column %s", m[1])
		}
	}
}

// caseHeaders gives the body of canonical, which lists columns by type.
func caseHeaders(t *testing.T) string {
	text, err := os.ReadFile("load.go")
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(string(text), "func canonical(")
	body, _, ok := strings.Cut(body, "\n}\n")
	if !ok {
		t.Fatal("no func canonical in load.go")
	}
	return body
}
