package indicator_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io/fs"
	"testing"

	"tongbao/generate/finding"
	"tongbao/generate/indicator"
	"tongbao/generate/oracle"
	"tongbao/generate/record"
	"tongbao/generate/schema"
	"tongbao/generate/settings"
)

// values computes the indicators of the workspace in fsys by the way that the
// command takes, and gives them as the oracle does.
func values(t *testing.T, fsys fs.FS, first, last schema.Month) map[oracle.Key]oracle.Value {
	t.Helper()
	var out finding.List
	data, err := fs.ReadFile(fsys, settings.File)
	if err != nil {
		t.Fatal(err)
	}
	s := settings.Parse(data, settings.Names{Indicators: indicator.IDs()}, &out)
	ws, err := record.Load(fsys, s, &out)
	if err != nil {
		t.Fatal(err)
	}
	v := indicator.Compute(ws, indicator.Gather(ws, &out), first, last)
	for _, f := range out.Sorted() {
		if f.Severity == finding.Error {
			t.Errorf("%s row %d %s: %s %s", f.File, f.Row, f.Column, f.Value, f.Message())
		}
	}
	return tidy(t, v)
}

func tidy(t *testing.T, v *indicator.Values) map[oracle.Key]oracle.Value {
	t.Helper()
	var b bytes.Buffer
	if err := v.WriteCSV(&b, v.Months()); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	got := map[oracle.Key]oracle.Value{}
	for _, r := range rows[1:] {
		got[oracle.Key{Indicator: r[0], Place: r[1], Period: r[2]}] = oracle.Value{Numerator: r[3], Denominator: r[4], Value: r[5]}
	}
	if len(got) != len(rows)-1 {
		t.Fatal("a value is given twice")
	}
	return got
}

func TestValuesAgreeWithTheOracle(t *testing.T) {
	seeds := uint64(60)
	if testing.Short() {
		seeds = 10
	}
	compared := 0
	for seed := range seeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			county := oracle.County(seed)
			first, last := oracle.Months(county)
			want, err := oracle.Values(county, first, last)
			if err != nil {
				t.Fatal(err)
			}
			from, _ := schema.ParseMonth(first)
			to, _ := schema.ParseMonth(last)
			got := values(t, county, from, to)
			if len(got) != len(want) {
				t.Errorf("%d values, the oracle has %d", len(got), len(want))
			}
			wrong := 0
			for key, w := range want {
				if g := got[key]; g != w {
					if wrong++; wrong <= 10 {
						t.Errorf("%s %s %s is %+v, the oracle has %+v", key.Indicator, key.Place, key.Period, g, w)
					}
				}
			}
			compared += len(want)
		})
	}
	t.Logf("%d values compared", compared)
}
