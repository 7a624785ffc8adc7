package generate

import (
	"bytes"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tongbao/generate/diff"
	"tongbao/generate/schema"
)

// office is a workspace in which something of each kind happens between June
// and July 2019.
func office() fstest.MapFS {
	files := map[string]string{
		"tongbao.yaml": "title: 试点县通报\nregion: {code: \"522799\", name: 试点县}\nperiod: 2019-07\n",
		"villages.csv": "行政区划代码,行政村,乡镇,贫困类型,户数,人口\n522799001201,甲村,一镇,贫困村,120,480\n",
		"teams.csv": `队伍编号,队伍类型,行政区划代码,组建日期,撤销日期
T1,攻坚工作队,522799001201,2018-03-01,
T2,攻坚工作队,522799001201,2018-03-01,2019-07-10
T3,攻坚工作队,522799001201,2019-07-02,2019-07-20
T4,攻坚工作队,522799001201,2019-07-02,2019-07-31
`,
		"cadres.csv": `干部编号,姓名,性别,出生年月,派出单位,身份类别,职级,党员干部,领导干部,后备干部,年轻干部,单位骨干,队伍编号,队内职务,到任日期,离任日期
C1,瞿念慈,男,1980-05,县委办,机关干部,科员,是,否,否,否,否,T1,队长,2018-03-01,
C2,郎庚子,男,1980-05,县委办,机关干部,科员,是,否,否,否,否,T1,队员,2018-03-01,2019-06-30
C3,苗己卯,男,1980-05,县委办,机关干部,科员,是,否,否,否,否,T1,队员,2018-03-01,2019-07-30
`,
		"grids.csv": `网格编号,行政区划代码,网格名称,网格类型,户数,包保干部编号,包保起始日期
G1,522799001201,上寨,自然寨,60,C2,
G2,522799001201,下寨,自然寨,60,C1,2019-07-05
G3,522799001201,中寨,自然寨,60,C1,
`,
		"funds.csv":       "年度,挂帮部门,行政区划代码,应落实经费,已落实经费\n2018,县水务局,522799001201,10000,8000\n2019,县水务局,522799001201,10000,9000\n",
		"pairings.csv":    "包保类型,包保主体,行政区划代码,起始日期,结束日期\n挂帮部门,县水务局,522799001201,2018-01-01,2019-07-30\n",
		"scores.csv":      "月份,干部编号,考核得分,突出成效加分,发生问题减分,一票否决,镇级审核,县级审核\n2019-06,C1,9,0,0,否,是,是\n2019-07,C1,9,0.5,0,否,是,是\n2019-06,C2,8,0,0,否,是,是\n2019-07,C3,8,0,0,是,是,是\n",
		"evaluations.csv": "评估期,干部编号,评估等次\n2018-H2,C1,合格\n2019-H1,C1,优秀\n",
		"promotions.csv":  "任职日期,姓名,干部编号,原任职务,现任职务\n2019-07-31,瞿念慈,C1,科员,副局长\n2019-08-01,郎庚子,C2,科员,股长\n",
		"rectifications.csv": `问题编号,问题来源,发现日期,问题类别,存在问题,行政区划代码,整改措施,责任单位,责任人,整改时限,整改状态,销号日期
Z1,督查,2019-05-01,作风,冼栩不在岗,,整改,县委办,瞿念慈,2019-06-01,已销号,2019-07-03
Z2,督查,2019-07-01,作风,不在岗,522799001201,整改,县委办,瞿念慈,2019-07-20,整改中,
Z3,督查,2019-07-01,作风,不在岗,,整改,县委办,瞿念慈,2019-07-20,已销号,2019-07-09
`,
		"criticisms.csv": `文号,姓名,干部编号,单位,行政区划代码,问题类别,影响期至
试组通〔2019〕1号,冼栩,,县委办,,作风,2019-08-31
试组通〔2019〕1号,苗己卯,C3,县委办,,作风,2019-08-31
`,
		"bulletins/2019-07.md": "---\ntitle: 七月的月报\n---\n\n正文。\n",
		"notices/1.md": `---
number: 试组通〔2019〕1号
title: 关于冼栩的通报
kind: 通报批评
issued_on: 2019-07-05
issuer: 试点县委组织部
---

冼栩、苗己卯不在岗。
`,
		"notices/2.md": `---
number: 试组通〔2019〕2号
title: 以后的一份
kind: 通报
issued_on: 2019-08-05
issuer: 试点县委组织部
---

好。
`,
	}
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// rowsOf gives what differs in a table in lines: word, key, and the cells that
// changed.
func rowsOf(d *diff.Difference, name string) []string {
	var out []string
	for _, s := range d.Sections {
		for _, g := range s.Groups {
			if g.Name != name || s.Title == "数值" {
				continue
			}
			for _, e := range g.Entries {
				line := g.Words.Of(e.Kind) + " " + strings.Join(e.Key, "|")
				for _, c := range e.Cells {
					if e.Kind == diff.Changed {
						line += " " + c.Column.Name + ":" + c.Before + ">" + c.After
					}
				}
				out = append(out, line)
			}
		}
	}
	return out
}

func months(t *testing.T, fsys fs.FS, from, to, date string) *diff.Difference {
	t.Helper()
	a, _ := schema.ParseMonth(from)
	b, _ := schema.ParseMonth(to)
	day, _ := schema.ParseDate(date)
	d, r, err := Months(fsys, a, b, Options{Date: day})
	if err != nil {
		t.Fatal(err, r.Findings.Sorted())
	}
	return d
}

func TestMonthsRows(t *testing.T) {
	d := months(t, office(), "2019-06", "2019-07", "2019-08-02")
	for name, want := range map[string][]string{
		"villages":       nil,
		"teams":          {"组建 T4", "撤销 T2", "期间有过 T3"},
		"cadres":         {"离任 C2|2018-03-01", "离任 C3|2018-03-01"}, // on 30 June C2 was still there
		"grids":          {"包保有变 G1 cadre_id:C2>", "包保有变 G2 cadre_id:>C1 assigned_on:>2019-07-05"},
		"pairings":       {"结束包保 挂帮部门|县水务局|522799001201|2018-01-01"},
		"funds":          nil, // the same year
		"scores":         {"变动 C1 bonus:0>0.5 final:9>9.5", "新增 C3", "减少 C2"},
		"evaluations":    nil, // the same half-year
		"promotions":     {"提拔 2019-07-31|瞿念慈|副局长"},
		"rectifications": {"销号 Z1 status:未销号>已销号 closed_on:>2019-07-03", "新发现 Z2", "新发现 Z3"},
		"criticisms":     {"通报批评 试组通〔2019〕1号|冼栩|县委办", "通报批评 试组通〔2019〕1号|苗己卯|县委办"},
		"notices":        {"2019-07 印发 试组通〔2019〕1号"},
		"bulletins":      {"2019-07 有 2019-07"},
	} {
		if got := rowsOf(d, name); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	d = months(t, office(), "2018-12", "2019-06", "2019-08-02")
	for name, want := range map[string][]string{
		"funds":       {"变动 县水务局|522799001201 paid:8000>9000"},
		"evaluations": {"变动 C1 grade:合格>优秀"},
		"notices":     nil,
	} {
		if got := rowsOf(d, name); !slices.Equal(got, want) {
			t.Errorf("%s over the year: %q, want %q", name, got, want)
		}
	}
}

// The other way round each row and value is told the other way round, and what
// came and went in between is the same.
func TestMonthsMirror(t *testing.T) {
	there := months(t, office(), "2019-06", "2019-07", "2019-08-02")
	back := months(t, office(), "2019-07", "2019-06", "2019-08-02")
	told := func(d *diff.Difference, turned bool) []string {
		var out []string
		for _, s := range d.Sections {
			for _, g := range s.Groups {
				for _, e := range g.Entries {
					kind := e.Kind
					switch {
					case turned && kind == diff.Added:
						kind = diff.Removed
					case turned && kind == diff.Removed:
						kind = diff.Added
					}
					for _, c := range e.Cells {
						if turned && kind != diff.Passing {
							c.Before, c.After = c.After, c.Before
						}
						out = append(out, strings.Join([]string{g.Name, kind.String(), strings.Join(e.Key, "|"), c.Column.Name, c.Before, c.After}, " "))
					}
				}
			}
		}
		slices.Sort(out)
		return out
	}
	if x, y := told(there, false), told(back, true); !slices.Equal(x, y) || len(x) == 0 {
		t.Errorf("there\n%s\nback\n%s", strings.Join(x, "\n"), strings.Join(y, "\n"))
	}
	if d := months(t, office(), "2019-07", "2019-07", "2019-08-02"); !d.Same() {
		t.Errorf("July differs from itself: %s", d.Verdict())
	}
}

// When the effect of a criticism is over, its name is in no form of the
// difference, and no number of a cadre leads to it; the roster keeps those that
// stand there.
func TestMonthsMask(t *testing.T) {
	for _, c := range []struct {
		date   string
		hidden bool
	}{{"2019-08-31", false}, {"2019-09-01", true}} {
		d := months(t, office(), "2019-06", "2019-07", c.date)
		for form, write := range map[string]func(*bytes.Buffer) error{
			"csv": func(b *bytes.Buffer) error { return d.CSV(b) }, "html": func(b *bytes.Buffer) error { return d.HTML(b) },
		} {
			var b bytes.Buffer
			if err := write(&b); err != nil {
				t.Fatal(err)
			}
			if strings.Contains(b.String(), "冼栩") == c.hidden {
				t.Errorf("%s on %s: the name of an outsider", form, c.date)
			}
			if !strings.Contains(b.String(), "苗己卯") {
				t.Errorf("%s on %s: the roster lost a name", form, c.date)
			}
		}
		want := "试组通〔2019〕1号|苗己卯|县委办"
		if c.hidden {
			want = "试组通〔2019〕1号|苗某某|县委办"
		}
		if got := rowsOf(d, "criticisms"); len(got) != 2 || !strings.HasSuffix(got[1], want) {
			t.Errorf("on %s: %q", c.date, got)
		}
		if leads := strings.Contains(criticised(d), "C3"); leads == c.hidden {
			t.Errorf("on %s a number leads to the name: %v", c.date, leads)
		}
	}
}

// criticised gives all that is told of the table of criticisms.
func criticised(d *diff.Difference) string {
	var out strings.Builder
	for _, s := range d.Sections {
		for _, g := range s.Groups {
			for _, e := range g.Entries {
				if g.Name == "criticisms" && s.Title != "数值" {
					lines, _ := e.Lines(99)
					for _, l := range lines {
						out.WriteString(e.Name + l.Before + l.After)
					}
				}
			}
		}
	}
	return out.String()
}

func TestMonthsRefused(t *testing.T) {
	july, _ := schema.ParseMonth("2019-07")
	var refusal *Refusal
	if _, _, err := Months(office(), july, july+1, Options{Date: july.Last()}); !errors.As(err, &refusal) {
		t.Errorf("a month to come: %v", err)
	}
	if _, _, err := Months(office(), july-24, july, Options{Date: july.Last()}); !errors.As(err, &refusal) {
		t.Errorf("a month before the history: %v", err)
	}
	broken := office()
	broken["scores.csv"] = &fstest.MapFile{Data: []byte("月份,干部编号\n")}
	if _, _, err := Months(broken, july-1, july, Options{Date: july.Last()}); !errors.Is(err, ErrFindings) {
		t.Errorf("with errors in the data: %v", err)
	}
}
