package drawing_test

import (
	"os"
	"testing"

	"tongbao/generate"
	"tongbao/generate/chart"
	"tongbao/generate/drawing"
	"tongbao/generate/indicator"
)

// sample gives the sample county's declared charts, and some of the indicators'
// own, which are alike.
func sample(t testing.TB) []chart.Chart {
	t.Helper()
	read, err := generate.ReadWorkspace(os.DirFS("../../data"), generate.Options{})
	if err != nil {
		t.Fatal(err)
	}
	first, last := indicator.Window(read.Period, read.Workspace.Settings.History)
	in := chart.Input{Workspace: read.Workspace, Values: indicator.Compute(read.Workspace, read.Monthly, first, last), Period: read.Period}
	var out []chart.Chart
	for i, id := range chart.IDs() {
		if c, ok := chart.Named(in, id); ok && (i < len(chart.All) || i%13 == 0) {
			out = append(out, c)
		}
	}
	return out
}

func TestSampleIsDrawn(t *testing.T) {
	s := drawing.New("")
	charts := sample(t)
	if len(charts) < 20 {
		t.Fatalf("the sample has %d charts", len(charts))
	}
	for _, c := range charts {
		svg, err := s.Draw(c.Options, 760, c.Height)
		if err != nil {
			t.Errorf("%s: %v", c.ID, err)
			continue
		}
		drawing.HoldsRules(t, string(svg))
	}
}
