package private

import (
	"math/rand/v2"
	"strings"
	"testing"
)

var (
	identities = []string{"11010519491231002X", "522701198503071236", "440524198001010013"}
	forms      = [][]int{{18}, {6, 8, 4}, {6, 4, 4, 4}, {3, 3, 4, 4, 4}, {6, 12}, {14, 4}, {4, 4, 4, 4, 2}, {3, 3, 3, 3, 3, 3}, {6, 4, 2, 2, 4}, {6, 8, 3, 1}}
)

// written gives a number in groups, with something between them and in them.
func written(r *rand.Rand, number string, groups []int) string {
	var b strings.Builder
	for i, n := range groups {
		if i > 0 {
			b.WriteString(marks[r.IntN(len(marks))])
		}
		for _, d := range number[:n] {
			if r.IntN(6) == 0 {
				b.WriteString(unseen[r.IntN(len(unseen))])
			}
			b.WriteRune(d)
		}
		number = number[n:]
	}
	return b.String()
}

// TestMaskLeavesNone writes numbers in every form among other texts. Masked,
// no text holds one, nor as many of its digits as could tell it.
func TestMaskLeavesNone(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	texts := []string{"", "甲", "电话 ", "2019-07-05 ", "，", " 12 ", "\n", "第3号：", "abc", "+86 ", "\u200b"}
	pick := func() string { return texts[r.IntN(len(texts))] }
	for range 20_000 {
		s := pick()
		for range 1 + r.IntN(3) {
			if r.IntN(2) == 0 {
				s += written(r, identities[r.IntN(len(identities))], forms[r.IntN(len(forms))])
			} else {
				s += written(r, "13812345678", [][]int{{11}, {3, 4, 4}}[r.IntN(2)])
			}
			s += "。" + pick()
		}
		masked := Mask(s)
		none(t, s, masked)
		if bare := unmarked.Replace(masked); strings.Contains(bare, "0307123") || strings.Contains(bare, "1231002") || strings.Contains(bare, "0101001") || strings.Contains(bare, "1381234") {
			t.Fatalf("%q is masked as %q", s, masked)
		}
	}
}

var unmarked = func() *strings.Replacer {
	var pairs []string
	for _, m := range append(append([]string(nil), marks...), unseen...) {
		pairs = append(pairs, m, "")
	}
	return strings.NewReplacer(pairs...)
}()

func none(t *testing.T, s, masked string) {
	t.Helper()
	for _, find := range []func(string) (string, int, bool){FindIdentity, FindIdentity15, FindMobile} {
		if match, _, ok := find(masked); ok {
			t.Fatalf("%q masked is %q, which holds %q", s, masked, match)
		}
	}
	if again := Mask(masked); again != masked {
		t.Fatalf("%q masked again is %q", masked, again)
	}
}

// Whatever a text is, masked it holds no private number, and what is no digit
// of one stays.
func FuzzMask(f *testing.F) {
	for _, s := range []string{"522701 19850307 1236", "138-1234-5678", "11010519491231002X", "+8613812345678", "１３８１２３４５６７８", "130503670401001", "\xef\xbc", "1 2\n3"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		masked := Mask(s)
		none(t, s, masked)
		if len(masked) > len(s) {
			t.Fatalf("%q grows to %q", s, masked)
		}
	})
}
