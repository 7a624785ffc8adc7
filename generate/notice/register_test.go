package notice

import (
	"slices"
	"strings"
	"testing"

	"tongbao/generate/finding"
)

var lifeTests = []struct {
	name  string
	files map[string]string
	want  []string
	lives string // of each circular: number, amended by, withdrawn by and on
}{
	{"amended twice, in order of issue", map[string]string{
		"01.md": circular(1, paragraph),
		"02.md": circular(2, paragraph, "kind: 更正", "amends: 示组通〔2019〕1号", "issued_on: 2019-05-05"),
		"03.md": circular(3, paragraph, "kind: 更正", "amends: 示组通〔2019〕1号"),
	}, nil, "1: 3 2 | 2: | 3:"},
	{"withdrawn", map[string]string{
		"01.md": circular(1, paragraph),
		"02.md": circular(2, paragraph, "kind: 撤销", "withdraws: 示组通〔2019〕1号"),
	}, nil, "1: -2@2019-02-05 | 2:"},
	{"withdrawn twice", map[string]string{
		"01.md": circular(1, paragraph),
		"02.md": circular(2, paragraph, "kind: 撤销", "withdraws: 示组通〔2019〕1号"),
		"03.md": circular(3, paragraph, "kind: 撤销", "withdraws: 示组通〔2019〕1号"),
	}, []string{"03.md:7 withdraws notice-withdrawn-twice"}, "1: -2@2019-02-05 | 2: | 3:"},
	{"a withdrawal withdrawn", map[string]string{
		"01.md": circular(1, paragraph),
		"02.md": circular(2, paragraph, "kind: 撤销", "withdraws: 示组通〔2019〕1号"),
		"03.md": circular(3, paragraph, "kind: 撤销", "withdraws: 示组通〔2019〕2号"),
	}, []string{"03.md:7 withdraws notice-withdraw-withdrawal"}, "1: -2@2019-02-05 | 2: | 3:"},
	{"before what it acts on", map[string]string{
		"01.md": circular(1, paragraph, "kind: 更正", "amends: 示组通〔2019〕2号"),
		"02.md": circular(2, paragraph),
	}, []string{"01.md:7 amends notice-order"}, "1: | 2: 1"},
	{"on one day, before it in the series", map[string]string{
		"01.md": circular(1, paragraph, "kind: 更正", "amends: 示组通〔2019〕2号", "issued_on: 2019-02-05"),
		"02.md": circular(2, paragraph),
	}, []string{"01.md:7 amends notice-order"}, "1: | 2: 1"},
	{"on one day, after it", map[string]string{
		"01.md": circular(1, paragraph, "issued_on: 2019-02-05"),
		"02.md": circular(2, paragraph, "kind: 更正", "amends: 示组通〔2019〕1号"),
	}, nil, "1: 2 | 2:"},
	{"itself, and nothing", map[string]string{
		"01.md": circular(1, paragraph, "kind: 更正", "amends: 示组通〔2019〕1号"),
		"02.md": circular(2, paragraph, "kind: 更正", "amends: 示组通〔2019〕7号"),
	}, []string{"01.md:7 amends notice-self", "02.md:7 amends notice-reference"}, "1: | 2:"},
	{"gaps", map[string]string{
		"2.md": circular(2, paragraph), "5.md": circular(5, paragraph), "6.md": circular(6, paragraph),
	}, []string{"2.md:2 number notice-number-gap", "5.md:2 number notice-number-gap"}, "2: | 5: | 6:"},
	{"gaps behind a number that cannot be read", map[string]string{
		"2.md": circular(2, paragraph), "x.md": paragraph,
	}, []string{"x.md:1 notice-head"}, "2:"},
}

func TestLives(t *testing.T) {
	for _, c := range lifeTests {
		t.Run(c.name, func(t *testing.T) {
			archive, got := load(t, c.files, testRules)
			if !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
			if l := lives(archive); l != c.lives {
				t.Errorf("got %s, want %s", l, c.lives)
			}
		})
	}
}

func lives(a *Archive) string {
	var all []string
	for _, n := range a.Notices {
		line := decimal(n) + ":"
		for _, by := range n.AmendedBy {
			line += " " + decimal(by)
		}
		if n.WithdrawnBy != nil {
			line += " -" + decimal(n.WithdrawnBy) + "@" + n.WithdrawnOn.String()
		}
		all = append(all, line)
	}
	return strings.Join(all, " | ")
}

func decimal(n *Notice) string { return string(rune('0' + n.Serial)) }

func TestGapless(t *testing.T) {
	fsys := workspace(map[string]string{"3.md": circular(3, paragraph)})
	for _, gapless := range []bool{false, true} {
		_, list := Load(fsys, Rules{Gapless: gapless})
		all := list.Sorted()
		if len(all) != 1 || (all[0].Severity == finding.Error) != gapless || !strings.Contains(all[0].Message(), "1 号到 2 号") {
			t.Errorf("gapless %v: got %+v", gapless, all)
		}
	}
}

func TestOrderAndPaths(t *testing.T) {
	archive, _ := load(t, map[string]string{
		"a.md": circular(2, paragraph, "number: 示府办〔2019〕1号", "issued_on: 2019-03-01"),
		"b.md": circular(2, paragraph),
		"c.md": circular(1, paragraph),
		"d.md": circular(3, paragraph, "number: 示组通〔2018〕1号", "issued_on: 2018-03-01"),
	}, Rules{})
	var got []string
	for _, n := range archive.Notices {
		got = append(got, n.Number+" "+n.Path)
	}
	want := []string{
		"示府办〔2019〕1号 notices/p-793a5e9c529e/2019/1/index.html",
		"示组通〔2018〕1号 notices/2018/1/index.html",
		"示组通〔2019〕1号 notices/2019/1/index.html",
		"示组通〔2019〕2号 notices/2019/2/index.html",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}
