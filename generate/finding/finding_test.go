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
				want = append(want, other.New(At{file, row, column}, "z"))
				want = append(want, testKind.New(At{file, row, column}, "x", "a", "1"))
				want = append(want, testKind.New(At{file, row, column}, "x", "a", "2"))
				want = append(want, testKind.New(At{file, row, column}, "y"))
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
			l.Add(testKind.New(At{"a.csv", i, "数"}, ""))
		}
		l.Add(testKind.New(At{"a.csv", 1, "名"}, ""))
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
		if want := fmt.Sprintf("这一列同样的问题（test）还有 %d 处，没有逐一列出", n-perGroup); last.Message() != want || last.At != (At{"a.csv", 0, "数"}) {
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
