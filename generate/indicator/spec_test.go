package indicator

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"tongbao/generate/settings"
)

const spec = "../testdata/spec/indicators.csv"

// specRows gives the rows of spec/indicators.csv as maps by column name.
func specRows(t *testing.T, file string) []map[string]string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, name := range all[0] {
			row[name] = cells[i]
		}
		rows = append(rows, row)
	}
	return rows
}

func TestDeclarationsAreTheSpecification(t *testing.T) {
	specified := map[string]map[string]string{}
	var want []string
	for _, row := range specRows(t, spec) {
		specified[row["id"]] = row
		want = append(want, row["id"])
	}
	if !slices.Equal(IDs(), want) {
		t.Errorf("declared.go and %s list different indicators or in another order:\n%v\n%v", spec, IDs(), want)
	}
	for _, d := range All {
		row := specified[d.ID]
		if row == nil {
			t.Errorf("%s is declared in declared.go and has no row in %s", d.ID, spec)
			continue
		}
		delete(specified, d.ID)
		columns := columnsOf(d)
		for column, want := range row {
			if got, ok := columns[column]; !ok || got != want {
				t.Errorf("%s: %s is declared as %q, %s has %q", d.ID, column, got, spec, want)
			}
		}
	}
	for id := range specified {
		t.Errorf("%s has a row in %s and is not declared in declared.go", id, spec)
	}
}

func columnsOf(d *Indicator) map[string]string {
	usual := settings.Default()
	out := map[string]string{"id": d.ID, "group": d.Group.ID, "zh": d.Name.In(&usual), "en": d.English.In(&usual), "kind": string(d.Kind),
		"period": d.Period.ID, "levels": "all", "numerator": d.Num.English, "denominator": "", "unit": d.Unit,
		"better": string(d.Better), "target": "", "source": d.Clause}
	if d.TopOnly {
		out["levels"] = "top"
	}
	if d.Den != nil {
		out["denominator"] = d.Den.English
	}
	if d.Target != NoTarget {
		out["target"] = string(appendPlain(nil, d.Target, 100))
	}
	return out
}

func TestSpecificationIsTheSharedOne(t *testing.T) {
	for _, name := range []string{"indicators.csv", "tables.csv", "published-figures.csv"} {
		shared, err := os.ReadFile(filepath.Join("../../../shared/spec", name))
		if os.IsNotExist(err) {
			t.Skip("no shared specification beside the project")
		}
		copied, err2 := os.ReadFile(filepath.Join("../testdata/spec", name))
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		if string(shared) != string(copied) {
			t.Errorf("generate/testdata/spec/%s is not the shared one", name)
		}
	}
}

func TestTermsAreWhole(t *testing.T) {
	for _, d := range All {
		for _, term := range []*Term{d.Num, d.Den} {
			if term == nil {
				continue
			}
			ways := 0
			for _, set := range []bool{term.count != nil, term.score != nil, term.subsidy != nil} {
				if set {
					ways++
				}
			}
			if ways != 1 || term.Chinese == "" || term.English == "" {
				t.Errorf("%s: a term must count in exactly one way and say what it counts", d.ID)
			}
		}
		if (d.Den != nil) != (d.Kind == Ratio || d.Kind == Mean) {
			t.Errorf("%s: a %s must have a denominator or not", d.ID, d.Kind)
		}
	}
}
