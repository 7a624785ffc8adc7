package indicator_test

import (
	"os"
	"testing"

	"tongbao/generate/finding"
	"tongbao/generate/indicator"
	"tongbao/generate/record"
	"tongbao/generate/settings"
)

// BenchmarkGather reads and adds up the sample's monthly tables.
func BenchmarkGather(b *testing.B) {
	var out finding.List
	s := settings.Default()
	s.Region = settings.Region{Code: "522799", Name: "示例县"}
	fsys := os.DirFS("../../data")
	for b.Loop() {
		b.StopTimer()
		ws, err := record.Load(fsys, s, &out)
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		indicator.Gather(ws, indicator.Wants{}, &out)
	}
}
