package record

import (
	"encoding/csv"
	"os"
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
	var declared [][]string
	for _, table := range Tables {
		for _, c := range table.Columns {
			declared = append(declared, specRow(table, c))
		}
	}
	if len(declared) != len(rows)-1 {
		t.Fatalf("%d columns are declared, the specification has %d", len(declared), len(rows)-1)
	}
	for i, want := range rows[1:] {
		for j, name := range rows[0] {
			if declared[i][j] != want[j] {
				t.Errorf("%s.%s: %s is declared as %q, the specification has %q", want[0], want[2], name, declared[i][j], want[j])
			}
		}
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
