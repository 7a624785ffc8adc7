package schema

import (
	"bytes"
	"fmt"
	"testing"

	"tongbao/generate/finding"
)

// grade is a record like the scores: the table that grows fastest.
type grade struct {
	Pos `csv:"-"`

	Month     Month `csv:"month" header:"月份" must:"yes" key:"yes"`
	CadreID   Text  `csv:"cadre_id" header:"干部编号" must:"yes" key:"yes"`
	Base      Score `csv:"base" header:"考核得分" must:"yes" min:"0" max:"10"`
	Bonus     Score `csv:"bonus" header:"加分" must:"yes" min:"0"`
	Deduction Score `csv:"deduction" header:"减分" must:"yes" min:"0"`
	Veto      Bool  `csv:"veto" header:"一票否决" must:"yes"`
	Final     Score `csv:"final" header:"月度积分"`
	Rater     Text  `csv:"rater" header:"评分人"`
	Town      Bool  `csv:"town_checked" header:"镇级审核" must:"yes"`
	County    Bool  `csv:"county_reviewed" header:"县级审核" must:"yes"`
}

const gradeHeader = "月份,干部编号,考核得分,加分,减分,一票否决,月度积分,评分人,镇级审核,县级审核\n"

// BenchmarkEach reads 200 000 rows; rows/s on one core.
func BenchmarkEach(b *testing.B) {
	const rows = 200_000
	table := Declare[grade]("grades", "积分表")
	var data bytes.Buffer
	data.WriteString(gradeHeader)
	for i := range rows {
		fmt.Fprintf(&data, "2019-%02d,G%06d,%d.%d,0,0.5,否,,李某某,是,是\n", 1+i%12, i, 7+i%3, i%10)
	}
	b.SetBytes(int64(data.Len()))
	b.ReportAllocs()
	for b.Loop() {
		var out finding.List
		n := 0
		Each(table.Open("grades.csv", data.Bytes(), nil, &out), func(*grade) { n++ })
		if n != rows || out.Count(finding.Error) > 0 {
			b.Fatal(n, out.Sorted())
		}
	}
	b.ReportMetric(rows*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}
