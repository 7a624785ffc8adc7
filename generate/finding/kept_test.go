package finding

import (
	"reflect"
	"testing"
)

// A finding is after it was kept what it was before.
func TestKept(t *testing.T) {
	var l, again List
	at := At{File: "scores/2019-07.xlsx", Sheet: "7月", Row: 3, Column: "月份", Cell: 1}
	l.Add(MonthFile.New(at, "2019-06", "file", "2019-07.xlsx"), TitleRow.New(at, "考核积分").As(Warning))
	kept, ok := l.Keep()
	if !ok {
		t.Fatal("they are not kept")
	}
	for _, k := range kept {
		f, ok := k.Finding()
		if !ok {
			t.Errorf("%v is no finding", k)
		}
		again.Add(f)
	}
	if !reflect.DeepEqual(again.Sorted(), l.Sorted()) {
		t.Errorf("%v, want %v", again.Sorted(), l.Sorted())
	}
	if _, ok := (Kept{Code: "gone"}).Finding(); ok {
		t.Error("a kind that is not there gives a finding")
	}
	for i := range 2 * enough {
		l.Add(BlankRow.New(At{File: "visits.csv", Row: i}, "", "rows", "这一行"))
	}
	if _, ok := l.Keep(); ok {
		t.Error("findings that were only counted are kept")
	}
}
