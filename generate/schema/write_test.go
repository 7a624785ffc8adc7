package schema

import (
	"fmt"
	"io"
	"testing"
)

func BenchmarkWrite(b *testing.B) {
	t := Declare[grade]("grades", "积分表")
	rows := make([]grade, 300_000)
	for i := range rows {
		rows[i] = grade{Month: MonthOf(2019, 1+i%12), CadreID: Text(fmt.Sprintf("G%06d", i)), Base: Score(700 + i%300), Final: NoScore, Rater: "李某某", Town: true}
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := Write(io.Discard, t, rows); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(rows)*b.N)/b.Elapsed().Seconds(), "rows/s")
}
