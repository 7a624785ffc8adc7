package schema

import (
	"fmt"
	"strings"
	"testing"
)

// Nearest names what may be meant, and nothing that is far off.
func TestNearest(t *testing.T) {
	for _, c := range []struct {
		value string
		known []string
		want  string
	}{
		{"chek", []string{"build", "check"}, "check"},
		{"nosuch", []string{"build", "check"}, ""},
		{"甲乙", []string{"男", "女"}, ""},
		{"州", []string{"省级", "州级"}, "州级"},
		{"男性", []string{"男", "女"}, "男"},
		{"a", []string{"links", "b"}, ""},
		{"区划编码", []string{"行政区划代码", "户数"}, "行政区划代码"},
		{"522799101202", []string{"522799102201", "522799101201"}, "522799101201"},
		{"ab", []string{"cb", "aa"}, "aa"},
		{"", []string{"a"}, ""},
		{"a", nil, ""},
	} {
		if got := Nearest(c.value, c.known); got != c.want {
			t.Errorf("nearest to %q is %q, want %q", c.value, got, c.want)
		}
		if got := NewKnown(c.known).Nearest(c.value); got != c.want {
			t.Errorf("of a set, nearest to %q is %q, want %q", c.value, got, c.want)
		}
	}
}

// Of a set, a value that differs in form alone is the nearest; and a column that
// is wrong throughout does not take for ever.
func TestNearestOfMany(t *testing.T) {
	var values []string
	for i := range 9_000 {
		values = append(values, fmt.Sprintf("GB%04d", i))
	}
	known := NewKnown(values)
	for _, value := range []string{"gb0021", "ＧＢ００２１", " GB 0021　"} {
		if got := known.Nearest(value); got != "GB0021" {
			t.Errorf("nearest to %q is %q", value, got)
		}
	}
	for i := range 2 * nearSearches {
		if got := known.Nearest(fmt.Sprintf("GB%04d0", i%9_000) + strings.Repeat("x", i/9_000)); i < 9_000 && got == "" {
			t.Fatalf("nothing is near to number %d", i)
		}
	}
}
