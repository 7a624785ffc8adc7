package schema_test

import (
	"reflect"
	"testing"

	"tongbao/generate/finding"
	"tongbao/generate/record"
)

// A file is after it was kept what it was before; one with headers that may be
// meant for others is not kept.
func TestFileIsKeptWhole(t *testing.T) {
	for text, want := range map[string]bool{
		"月份,网格编号,遍访户数\n2019-07,W01,5\n":                     true,
		"月份\t遍访户数\t备注\t网格编号\n\n2019-07\t5\t无\tW01\n合计\t5\n": true,
		"月份,网格编号,遍访户效,\n2019-07,W01,5,\n":                   false,
	} {
		var out finding.List
		in := record.Visits.Open("visits.csv", []byte(text), nil, &out)
		if in == nil {
			continue
		}
		kept, ok := in.File.Keep()
		if ok != want {
			t.Errorf("%q is kept: %v", text, ok)
		}
		if got := kept.File(record.Visits, "visits.csv"); ok && !reflect.DeepEqual(got, in.File) {
			t.Errorf("%q: %+v, want %+v", text, got, in.File)
		}
	}
}
