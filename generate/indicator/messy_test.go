package indicator_test

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tongbao/generate/finding"
	"tongbao/generate/indicator"
	"tongbao/generate/oracle"
	"tongbao/generate/record"
	"tongbao/generate/schema"
	"tongbao/generate/settings"
)

// TestMessyWorkspaces holds the indicators of workspaces in canonical form
// against those of the same workspaces as offices fill them in. They agree to
// the last digit, and nothing is found that is not wrong.
func TestMessyWorkspaces(t *testing.T) {
	seeds := uint64(20)
	if testing.Short() {
		seeds = 5
	}
	used := map[string]int{}
	for seed := range seeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			clean := oracle.County(seed)
			first, last := oracle.Months(clean)
			from, _ := schema.ParseMonth(first)
			to, _ := schema.ParseMonth(last)
			want, faults := readAll(t, clean, from, to)
			mess := messy(t, clean, seed, used)
			got, found := readAll(t, mess, from, to)
			sameValues(t, got, want)
			if !reflect.DeepEqual(found, faults) {
				t.Errorf("the messy workspace has the findings\n%s\nthe clean one has\n%s", lines(found), lines(faults))
			}
		})
	}
	for _, what := range slices.Sorted(maps.Keys(used)) {
		t.Logf("%6d × %s", used[what], what)
	}
	if testing.Short() {
		return
	}
	for what, n := range used {
		if n < 3 {
			t.Errorf("%s was tried only %d times", what, n)
		}
	}
}

// readAll gives a workspace's indicators, and how many errors and warnings of
// each kind there are.
func readAll(t *testing.T, fsys fstest.MapFS, first, last schema.Month) (map[oracle.Key]oracle.Value, map[string]int) {
	t.Helper()
	var out finding.List
	names := settings.Names{Indicators: indicator.IDs(), Columns: map[string][]string{"cadres": {"cadre_id"}, "scores": {"cadre_id"}}}
	s := settings.Parse(fsys[settings.File].Data, names, &out)
	ws, err := record.Load(fsys, s, &out)
	if err != nil {
		t.Fatal(err)
	}
	v := indicator.Compute(ws, indicator.Gather(ws, indicator.Wants{}, &out), first, last)
	faults := map[string]int{}
	for _, f := range out.Sorted() {
		if f.Severity > finding.Note {
			faults[f.Kind.Code]++
		}
		if f.Severity == finding.Error {
			t.Errorf("%s row %d %s: %q %s", f.File, f.Row, f.Column, f.Value, f.Message())
		}
	}
	return tidy(t, v), faults
}

func sameValues(t *testing.T, got, want map[oracle.Key]oracle.Value) {
	t.Helper()
	wrong := 0
	for key, w := range want {
		if g, ok := got[key]; (!ok || g != w) && wrong < 10 {
			wrong++
			t.Errorf("%v is %+v (%v), in the clean workspace %+v", key, g, ok, w)
		}
	}
	if len(got) != len(want) || len(want) == 0 {
		t.Errorf("%d values, in the clean workspace %d", len(got), len(want))
	}
}

func lines(of map[string]int) string {
	var b strings.Builder
	for _, code := range slices.Sorted(maps.Keys(of)) {
		fmt.Fprintf(&b, "  %s: %d\n", code, of[code])
	}
	return b.String()
}
