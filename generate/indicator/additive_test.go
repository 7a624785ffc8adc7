package indicator

import (
	"strings"
	"testing"
)

// What counts distinct things adds up only where nothing can be in two counties:
// cadres on one day, who are on post in one place. Names and persons over a
// longer time can; and no median comes from medians. All else counts things
// that lie in one county each.
func TestAdditiveIsWhatTheDefinitionMeans(t *testing.T) {
	for _, d := range All {
		want := d.Kind != Median
		for _, term := range []*Term{d.Num, d.Den} {
			if term == nil || !strings.HasPrefix(term.English, "distinct ") {
				continue
			}
			persons := strings.Contains(term.English, "cadres")
			want = want && persons && d.Period == AsOf
		}
		if d.Additive() != want {
			t.Errorf("%s is declared %v: %q, %q over %s", d.ID, d.Additive(), d.Num.English, d.Apart, d.Period.ID)
		}
	}
}
