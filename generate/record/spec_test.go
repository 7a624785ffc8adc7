package record

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"

	"tongbao/generate/schema"
)

func TestDeclarationsAreTheSpecification(t *testing.T) {
	f, err := os.Open("../testdata/spec/tables.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	const spec = "generate/testdata/spec/tables.csv"
	specified := map[string][]string{}
	var order []string
	for _, row := range rows[1:] {
		name := row[0] + "." + row[2]
		specified[name] = row
		order = append(order, name)
	}
	var declared []string
	for _, table := range Tables {
		for _, c := range table.Columns {
			name := table.Name + "." + c.Name
			declared = append(declared, name)
			want := specified[name]
			if want == nil {
				t.Errorf("%s is declared in types.go and has no row in %s", name, spec)
				continue
			}
			for j, got := range specRow(table, c) {
				if got != want[j] {
					t.Errorf("%s: %s is declared as %q, %s has %q", name, rows[0][j], got, spec, want[j])
				}
			}
		}
	}
	for _, name := range order {
		if !slices.Contains(declared, name) {
			t.Errorf("%s has a row in %s and is not declared in types.go", name, spec)
		}
	}
	if len(declared) == len(order) && !slices.Equal(declared, order) {
		t.Errorf("types.go and %s have the columns in different orders", spec)
	}
}

// specRow gives a declared column as a row of spec/tables.csv.
func specRow(t *schema.Table, c *schema.Column) []string {
	required, key := "no", ""
	if c.Required {
		required = "yes"
	}
	if c.Key {
		key = "key"
	}
	return []string{t.Name, t.Files(), c.Name, c.Header, strings.Join(c.Aliases, "|"), c.Type, required, key, c.Refers, c.Rule}
}

func TestEveryColumnIsDescribed(t *testing.T) {
	for _, table := range Tables {
		for _, c := range table.Columns {
			if c.Note == "" {
				t.Errorf("%s.%s has no note for the data dictionary", table.Name, c.Name)
			}
		}
	}
}
