package finding

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

var testKind = &Kind{Code: "test", Severity: Warning, Message: "{value}、{a}、{b}", Mend: "{{a}: [{b}]}"}

func TestTexts(t *testing.T) {
	f := testKind.New(At{}, "{a}", "a", "{b}", "b", "2")
	if got := f.Message(); got != "{a}、{b}、2" {
		t.Errorf("a value that looks like a placeholder gives %q", got)
	}
	if got := f.Mend(); got != "{{b}: [2]}" {
		t.Errorf("mend is %q", got)
	}
	if got := testKind.New(At{}, "").Message(); got != "、{a}、{b}" {
		t.Errorf("with nothing supplied: %q", got)
	}
}

// A part in double brackets is left out when something in it is empty or not
// given.
func TestOptionalParts(t *testing.T) {
	k := &Kind{Message: "没有“{value}”[[，最接近的是“{nearest}”]]", Mend: "[[改为“{nearest}”，或]]在 {{a: [{b}]}} 里[[写{c}和{b}]]删去"}
	for _, c := range []struct {
		args          []string
		message, mend string
	}{
		{[]string{"nearest", "乙", "b", "1", "c", "2"}, "没有“甲”，最接近的是“乙”", "改为“乙”，或在 {{a: [1]}} 里写2和1删去"},
		{[]string{"nearest", "", "b", "[[1]]"}, "没有“甲”", "在 {{a: [[[1]]]}} 里删去"},
		{[]string{"b", "nearest", "c", "[[x]]"}, "没有“甲”", "在 {{a: [nearest]}} 里写[[x]]和nearest删去"},
	} {
		f := k.New(At{}, "甲", c.args...)
		if f.Message() != c.message || f.Mend() != c.mend {
			t.Errorf("%q says %q and %q", c.args, f.Message(), f.Mend())
		}
	}
	for _, k := range Kinds {
		if text := k.Advice(); strings.Contains(text, "[[") || placeholder.MatchString(text) {
			t.Errorf("%s advises %q", k.Code, text)
		}
	}
}

func TestSeverity(t *testing.T) {
	for s, want := range map[Severity]string{Note: "note 说明", Warning: "warning 警告", Error: "error 错误"} {
		if got := s.String() + " " + s.Label(); got != want {
			t.Errorf("%d is %q", s, got)
		}
	}
	var l List
	l.Add(testKind.New(At{}, ""), testKind.New(At{}, "").As(Error), More.New(At{}, ""))
	if l.Count(Note) != 1 || l.Count(Warning) != 1 || l.Count(Error) != 1 {
		t.Error("counted by the kind's severity, not the finding's")
	}
}

// Sorted depends on what was found, not on the order in which it was.
func TestSorted(t *testing.T) {
	other := &Kind{Code: "other", Severity: Error}
	var want []Finding
	for _, file := range []string{"a.csv", "b.csv"} {
		for _, row := range []int{0, 2, 10} {
			for _, column := range []string{"", "数"} {
				want = append(want, other.New(At{File: file, Row: row, Column: column}, "z"))
				want = append(want, testKind.New(At{File: file, Row: row, Column: column}, "x", "a", "1"))
				want = append(want, testKind.New(At{File: file, Row: row, Column: column}, "x", "a", "2"))
				want = append(want, testKind.New(At{File: file, Row: row, Column: column}, "y"))
			}
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		shuffled := slices.Clone(want)
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		var l, m List
		half := r.IntN(len(shuffled))
		l.Add(shuffled[:half]...)
		m.Add(shuffled[half:]...)
		l.Merge(&m)
		if got := l.Sorted(); !reflect.DeepEqual(got, want) {
			t.Fatalf("sorted as %v", got)
		}
	}
	if (&List{}).Sorted() != nil || (&List{}).Count(Error) != 0 {
		t.Error("an empty list holds something")
	}
}

// A column that is wrong throughout is kept in part and counted in full, in one
// list or in several that are merged.
func TestBounded(t *testing.T) {
	const n = perGroup + 7
	add := func(l *List, from, to int) {
		for i := from; i < to; i++ {
			l.Add(testKind.New(At{File: "a.csv", Row: i, Column: "数"}, ""))
		}
		l.Add(testKind.New(At{File: "a.csv", Row: 1, Column: "名"}, ""))
	}
	var whole, parts, rest List
	add(&whole, 0, n)
	add(&parts, 0, n/3)
	add(&rest, n/3, n)
	parts.Merge(&rest)
	parts.Merge(&List{})
	for name, l := range map[string]*List{"one": &whole, "merged": &parts} {
		all := l.Sorted()
		last := all[len(all)-1]
		if want := fmt.Sprintf("这一列同样的问题（test）还有 %d 处，没有逐一列出", n-perGroup); last.Message() != want || last.At != (At{File: "a.csv", Column: "数"}) {
			t.Errorf("%s: ends with %s at %v", name, last.Message(), last.At)
		}
		if others := len(all) - perGroup - 1; l.Count(Warning) != n+others {
			t.Errorf("%s: counts %d", name, l.Count(Warning))
		}
	}
	var over, twice List
	add(&over, 0, n)
	add(&twice, 0, n)
	over.Merge(&twice)
	if got := over.Count(Warning); got != 2*n+2 {
		t.Errorf("two full lists merged count %d, want %d", got, 2*n+2)
	}
}

// Many columns that are wrong throughout are kept in part each.
func TestBoundedAsAWhole(t *testing.T) {
	const columns, rows = 200, 3000
	var l List
	for c := range columns {
		for r := range rows {
			l.Add(testKind.New(At{File: "a.csv", Row: r, Column: fmt.Sprint(c)}, ""))
		}
	}
	if kept := len(l.Sorted()); kept > enough+columns*(always+1) || l.Count(Warning) != columns*rows {
		t.Errorf("%d are kept, %d counted", kept, l.Count(Warning))
	}
}

func TestKinds(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range Kinds {
		if seen[k.Code] {
			t.Errorf("%s is declared twice", k.Code)
		}
		seen[k.Code] = true
		for _, text := range []string{k.Title, k.Message, k.Mend} {
			if text == "" || strings.HasSuffix(text, "。") || strings.ContainsAny(text, "\n!?") {
				t.Errorf("%s has the text %q", k.Code, text)
			}
		}
	}
}
