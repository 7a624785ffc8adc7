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
	v := indicator.Compute(ws, indicator.Gather(ws, indicator.Wants{}, &out), first, last)
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
	seeds := uint64(40)
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
			// Of a shorter window too: then rows before it matter.
			from, to = from+schema.Month(seed%4), to-schema.Month(seed%3)
			got := values(t, county, from, to)
			compared += compare(t, got, want)
			for key := range want {
				if _, ok := got[key]; !ok && from.String() <= key.Period && key.Period <= to.String() {
					t.Errorf("%v has no value", key)
				}
			}
		})
	}
	t.Logf("%d values compared", compared)
}

// compare holds what was computed against the oracle, which need not know every
// indicator, and gives how many values it compared.
func compare(t *testing.T, got, want map[oracle.Key]oracle.Value) int {
	known := map[string]bool{}
	for key := range want {
		known[key.Indicator] = true
	}
	compared, wrong := 0, 0
	for key, g := range got {
		if !known[key.Indicator] {
			continue
		}
		compared++
		if w, ok := want[key]; (g != w || !ok) && wrong < 10 {
			wrong++
			t.Errorf("%s %s %s is %+v, the oracle has %+v (%v)", key.Indicator, key.Place, key.Period, g, w, ok)
		}
	}
	if compared == 0 {
		t.Error("nothing was compared")
	}
	return compared
}
