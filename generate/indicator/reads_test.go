package indicator_test

import (
	"bytes"
	"maps"
	"slices"
	"testing"
	"testing/fstest"

	"tongbao/generate/finding"
	"tongbao/generate/indicator"
	"tongbao/generate/oracle"
	"tongbao/generate/record"
	"tongbao/generate/schema"
	"tongbao/generate/settings"
)

// An indicator changes with the tables that it is said to be read from, and with
// no other: every second row of one table after the other is taken away.
func TestIndicatorsReadWhatTheySay(t *testing.T) {
	changes := map[string]bool{} // by indicator and table
	for seed := range uint64(12) {
		county := oracle.County(seed)
		first, last := oracle.Months(county)
		from, _ := schema.ParseMonth(first)
		to, _ := schema.ParseMonth(last)
		whole := faultyValues(t, county, from, to)
		for _, table := range record.Tables {
			for key, got := range faultyValues(t, thinned(county, table), from, to) {
				if want, ok := whole[key]; ok && got != want {
					changes[key.Indicator+" "+table.Name] = true
				}
			}
		}
	}
	for _, d := range indicator.All {
		for _, table := range record.Tables {
			reads := slices.Contains(d.Reads(), table)
			if changed := changes[d.ID+" "+table.Name]; changed && !reads {
				t.Errorf("%s changes with %s, which it is not said to read", d.ID, table.Name)
			} else if reads && !changed {
				t.Errorf("%s is said to read %s and does not change with it", d.ID, table.Name)
			}
		}
	}
}

// thinned gives the workspace with every second row of a table taken away.
func thinned(county fstest.MapFS, table *schema.Table) fstest.MapFS {
	out := maps.Clone(county)
	for name, f := range county {
		if tableOf(name) != table {
			continue
		}
		var kept [][]byte
		for i, line := range bytes.SplitAfter(f.Data, []byte("\n")) {
			if i == 0 || i%2 == 0 {
				kept = append(kept, line)
			}
		}
		out[name] = &fstest.MapFile{Data: bytes.Join(kept, nil)}
	}
	return out
}

// faultyValues gives a workspace's values, whatever is wrong with it.
func faultyValues(t *testing.T, fsys fstest.MapFS, first, last schema.Month) map[oracle.Key]oracle.Value {
	t.Helper()
	var out finding.List
	s := settings.Parse(fsys[settings.File].Data, settings.Names{Indicators: indicator.IDs()}, &out)
	ws, err := record.Load(fsys, s, &out)
	if err != nil {
		t.Fatal(err)
	}
	return tidy(t, indicator.Compute(ws, indicator.Gather(ws, indicator.Wants{}, &out), first, last))
}
