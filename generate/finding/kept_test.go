package finding

import (
	"reflect"
	"testing"
)

// Findings are after they were kept what they were before.
func TestKept(t *testing.T) {
	var l List
	at := At{File: "scores/2019-07.xlsx", Sheet: "7月", Row: 3, Column: "月份", Cell: 1}
	l.Add(MonthFile.New(at, "2019-06", "file", "2019-07.xlsx"), TitleRow.New(at, "考核积分").As(Warning))
	for range 2 {
		again, ok := l.Keep().List()
		if !ok || !reflect.DeepEqual(again, &l) {
			t.Errorf("%v, want %v", again, &l)
		}
		for i := range 2 * enough { // many are only counted
			l.Add(BlankRow.New(At{File: "visits.csv", Row: i}, "", "rows", "这一行"))
		}
	}
	if _, ok := (KeptList{Found: []Kept{{Code: "gone"}}}).List(); ok {
		t.Error("a kind that is not there gives a finding")
	}
}
