package indicator_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tongbao/generate/finding"
	"tongbao/generate/indicator"
	"tongbao/generate/record"
	"tongbao/generate/schema"
	"tongbao/generate/settings"
)

// reporter writes a prefecture of two counties: three towns, a village in each
// with a team of twelve and twelve grids, that reported all of May to August
// 2019.
type reporter struct {
	fstest.MapFS
}

var (
	reportTowns  = []string{"522701101", "522701102", "522702101"}
	reportMonths = []string{"2019-05", "2019-06", "2019-07", "2019-08"}
	august       = schema.MonthOf(2019, 8)
)

const teamSize = 12

func newReporter() reporter {
	r := reporter{fstest.MapFS{}}
	r.write("regions.csv", "区划代码,区划名称", "522701,甲县", "522702,乙县")
	r.write("villages.csv", "行政区划代码,行政村,乡镇,贫困类型,户数,人口")
	r.write("teams.csv", "队伍编号,队伍类型,行政区划代码,组建日期,撤销日期")
	r.write("cadres.csv", "干部编号,姓名,性别,出生年月,派出单位,身份类别,职级,党员干部,领导干部,后备干部,年轻干部,单位骨干,队伍编号,队内职务,到任日期,离任日期")
	r.write("grids.csv", "网格编号,行政区划代码,网格名称,网格类型,户数,包保干部编号")
	r.write("evaluations.csv", "评估期,干部编号,评估等次")
	r.write("rectifications.csv", "问题编号,问题来源,发现日期,问题类别,存在问题,行政区划代码,整改措施,责任单位,责任人,整改时限,整改状态,销号日期")
	for t, town := range reportTowns {
		r.write("villages.csv", fmt.Sprintf("%s201,村%d,镇%d,贫困村,100,400", town, t, t))
		r.write("teams.csv", fmt.Sprintf("T%d,攻坚工作队,%s201,2018-03-01,", t, town))
		r.write("rectifications.csv", fmt.Sprintf("Z%d,自查,2019-04-0%d,作风,甲,%s,改,一镇,张三,2019-12-31,整改中,", t, t+1, town))
		r.write("rectifications.csv", fmt.Sprintf("Y%d,自查,2019-04-0%d,作风,甲,%s,改,一镇,张三,2019-12-31,已销号,2019-07-0%d", t, t+1, town, t+1))
		for i := range teamSize {
			c := cadreOf(t, i)
			r.write("cadres.csv", c+",张三,男,1980-05,县委办,机关干部,科员,是,,,,,T"+fmt.Sprint(t)+",队员,2018-03-01,")
			r.write("grids.csv", fmt.Sprintf("W%d%02d,%s201,组%d,村民组,10,%s", t, i, town, i, c))
			r.write("evaluations.csv", "2019H1,"+c+",合格")
		}
	}
	for _, m := range reportMonths {
		r.write("scores/"+m+".csv", "月份,干部编号,考核得分,突出成效加分,发生问题减分,一票否决,镇级审核,县级审核")
		r.write("subsidies/"+m+".csv", "月份,干部编号,应发补贴,扣减补贴,实发补贴")
		r.write("visits.csv", "月份,网格编号,遍访户数")
		for t := range reportTowns {
			for i := range teamSize {
				r.write("scores/"+m+".csv", m+","+cadreOf(t, i)+",9,0,0,,是,是")
				r.write("subsidies/"+m+".csv", m+","+cadreOf(t, i)+",0,0,0") // a row of nothing is a row
				r.write("visits.csv", fmt.Sprintf("%s,W%d%02d,0", m, t, i))
			}
		}
	}
	return r
}

func cadreOf(town, i int) string { return fmt.Sprintf("C%d%02d", town, i) }

// write appends lines to a file; a header is written once.
func (r reporter) write(name string, lines ...string) {
	f := r.MapFS[name]
	if f == nil {
		f = &fstest.MapFile{}
		r.MapFS[name] = f
	}
	for _, l := range lines {
		if len(f.Data) > 0 && strings.HasPrefix(string(f.Data), l) {
			continue
		}
		f.Data = append(f.Data, l+"\n"...)
	}
}

// drop removes the lines of a file that hold all of the texts.
func (r reporter) drop(name string, with ...string) {
	lines := strings.SplitAfter(string(r.MapFS[name].Data), "\n")
	lines = slices.DeleteFunc(lines, func(l string) bool {
		return !slices.ContainsFunc(with, func(s string) bool { return !strings.Contains(l, s) })
	})
	r.MapFS[name] = &fstest.MapFile{Data: []byte(strings.Join(lines, ""))}
}

// change replaces a text in those lines of a file that hold all of the others.
func (r reporter) change(name, from, to string, with ...string) {
	lines := strings.Split(string(r.MapFS[name].Data), "\n")
	for i, l := range lines {
		if !slices.ContainsFunc(with, func(s string) bool { return !strings.Contains(l, s) }) {
			lines[i] = strings.Replace(l, from, to, 1)
		}
	}
	r.MapFS[name] = &fstest.MapFile{Data: []byte(strings.Join(lines, "\n"))}
}

// leave ends the postings of a town's first cadres.
func (r reporter) leave(town, cadres int, on string) {
	for i := range cadres {
		r.change("cadres.csv", "2018-03-01,", "2018-03-01,"+on, cadreOf(town, i)+",")
	}
}

// told gives the workspace's completeness and the gaps that are told. Errors may
// stand in the visits alone.
func (r reporter) told(t *testing.T, period schema.Month) (*indicator.Completeness, []string) {
	t.Helper()
	s := settings.Default()
	s.Region = settings.Region{Code: "5227", Name: "示例州"}
	s.Period = period
	out := &finding.List{}
	ws, err := record.Load(r, s, out)
	if err != nil {
		t.Fatal(err)
	}
	c := indicator.Complete(ws, indicator.Gather(ws, indicator.Wants{}, out), period)
	for _, f := range out.Sorted() {
		if f.Severity == finding.Error && f.File != "visits.csv" {
			t.Fatalf("%s row %d: %s", f.File, f.Row, f.Message())
		}
	}
	before := out.Count(finding.Warning)
	c.Gaps(out)
	var told []string
	for _, f := range out.Sorted() {
		if slices.Contains([]string{"month-missing", "place-missing", "ledger-idle", "ledger-town-idle", "sudden-change"}, f.Kind.Code) {
			told = append(told, f.Kind.Code+" "+f.File+" "+f.Arg("town")+" "+f.Message()+" "+f.Mend())
		}
	}
	if len(told) != out.Count(finding.Warning)-before {
		t.Error("gaps are not all warnings")
	}
	return c, told
}

func TestGaps(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(reporter)
		want   []string // how each finding begins
	}{
		{"nothing is missing", func(reporter) {}, nil},
		{"a town's month, in a file of that month", func(r reporter) { r.drop("scores/2019-06.csv", "C1") },
			[]string{"place-missing scores/2019-06.csv 522701102 甲县镇12019年6月有在岗驻村干部 12 人，“月度积分表”里一行也没有 " +
				"向甲县镇1催报2019年6月的月度积分，补进 scores/2019-06.csv"}},
		{"a town's month, in the table's only file", func(r reporter) { r.drop("visits.csv", "2019-07", "W1") },
			[]string{"place-missing visits.csv 522701102 甲县镇12019年7月有网格 12 个，“遍访表”里一行也没有 " +
				"向甲县镇1催报2019年7月的遍访，补进 visits.csv"}},
		{"a county's month is one gap", func(r reporter) { r.drop("subsidies/2019-08.csv", "C0"); r.drop("subsidies/2019-08.csv", "C1") },
			[]string{"place-missing subsidies/2019-08.csv  甲县2019年8月有在岗驻村干部 24 人，“驻村补贴表”里一行也没有"}},
		{"a month of all", func(r reporter) { delete(r.MapFS, "scores/2019-06.csv") },
			[]string{"month-missing scores  “月度积分表”里没有2019年6月的数据，一行也没有（在岗驻村干部 36 人） " +
				"催报2019年6月的月度积分，补进 scores/2019-06.csv"}},
		{"the months before a table begins are none", func(r reporter) {
			delete(r.MapFS, "scores/2019-05.csv")
			delete(r.MapFS, "scores/2019-06.csv")
		}, nil},
		{"an absent table", func(r reporter) {
			delete(r.MapFS, "visits.csv")
			delete(r.MapFS, "evaluations.csv")
			delete(r.MapFS, "rectifications.csv")
		}, nil},
		{"a table without rows", func(r reporter) {
			r.MapFS["visits.csv"] = &fstest.MapFile{Data: []byte("月份,网格编号,遍访户数\n")}
		}, nil},
		{"a team that was dissolved owes nothing", func(r reporter) {
			r.change("teams.csv", "2018-03-01,", "2018-03-01,2019-06-15", "T1")
			r.leave(1, teamSize, "2019-06-15")
			for _, m := range reportMonths[1:] {
				r.drop("scores/"+m+".csv", "C1")
				r.drop("subsidies/"+m+".csv", "C1")
			}
		}, nil},
		{"without a roster the region alone owes", func(r reporter) {
			delete(r.MapFS, "cadres.csv")
			delete(r.MapFS, "scores/2019-06.csv")
		}, []string{"month-missing scores  “月度积分表”里没有2019年6月的数据，一行也没有 催报"}},
		{"an error in a table silences its gaps alone", func(r reporter) {
			r.drop("visits.csv", "2019-07", "W1")
			r.drop("scores/2019-06.csv", "C1")
			r.write("visits.csv", "2019-08,W000,0")
		}, []string{"place-missing scores/2019-06.csv"}},
		{"a half-year's evaluations of a town", func(r reporter) { r.drop("evaluations.csv", "C2") },
			[]string{"place-missing evaluations.csv  乙县2019年上半年有在岗驻村干部 12 人，“半年评估表”里一行也没有"}},
		{"a half-year's evaluations of all", func(r reporter) { r.change("evaluations.csv", "2019H1", "2018H2") },
			[]string{"month-missing evaluations.csv  “半年评估表”里没有2019年上半年的数据"}},
		{"evaluations that never began", func(r reporter) { r.change("evaluations.csv", "2019H1", "2019H2") }, nil},
		{"a ledger that is not kept up", func(r reporter) { r.change("rectifications.csv", "已销号,2019-07", "已销号,2019-05") },
			[]string{"ledger-idle rectifications.csv  还有 3 个问题没有销号，2019年6月至2019年8月却没有登记"}},
		{"a ledger all of which was closed", func(r reporter) {
			r.change("rectifications.csv", "已销号,2019-07", "已销号,2019-05")
			r.change("rectifications.csv", "整改中,", "已销号,2019-05-31")
		}, nil},
		{"a town that stopped", func(r reporter) {
			r.change("rectifications.csv", "2019-07", "2019-05", "Y1")
			r.change("rectifications.csv", "2019-12-31", "2019-05-31", "Z1")
		}, []string{"ledger-town-idle rectifications.csv 522701102 甲县镇1没有销号的 1 个问题全部超期，2019年6月至2019年8月没有登记、也没有销号"}},
		{"a town whose problems have just become overdue", func(r reporter) {
			r.change("rectifications.csv", "2019-07", "2019-05", "Y1")
			r.change("rectifications.csv", "2019-12-31", "2019-08-10", "Z1")
		}, nil},
		{"a roster that halves", func(r reporter) {
			r.leave(0, 6, "2019-08-30")
			r.drop("scores/2019-08.csv", "C000")
		}, []string{"sudden-change cadres.csv 522701101 甲县镇0的在岗驻村干部，2019年7月是 12 人，2019年8月是 6 人，减少一半以上 核对“驻村干部表”"}},
		{"a roster that loses less than half", func(r reporter) { r.leave(0, 5, "2019-08-30") }, nil},
		{"a roster that halved long ago", func(r reporter) {
			r.leave(0, 6, "2019-06-29")
			for i := range 6 {
				r.drop("scores/2019-07.csv", cadreOf(0, i))
				r.drop("scores/2019-08.csv", cadreOf(0, i))
				r.drop("subsidies/2019-07.csv", cadreOf(0, i))
				r.drop("subsidies/2019-08.csv", cadreOf(0, i))
			}
		}, nil},
		{"scores that halve", func(r reporter) {
			for i := range 6 {
				r.drop("scores/2019-07.csv", cadreOf(0, i))
			}
		}, []string{"sudden-change scores/2019-07.csv 522701101 甲县镇0的月度积分，2019年6月是 12 行，2019年7月是 6 行，减少一半以上"}},
		{"grids that lose their cadres", func(r reporter) {
			for i := range 6 {
				r.change("grids.csv", cadreOf(2, i), cadreOf(2, 11))
			}
			r.change("cadres.csv", "2018-03-01,", "2018-03-01,2019-08-30", cadreOf(2, 11))
		}, []string{"sudden-change grids.csv 522702101 乙县镇2的有人包保的网格，2019年7月是 12 个，2019年8月是 5 个，减少一半以上"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newReporter()
			c.change(r)
			_, got := r.told(t, august)
			if len(got) != len(c.want) {
				t.Fatalf("told:\n%s\nwant %d", strings.Join(got, "\n"), len(c.want))
			}
			for i := range got {
				if !strings.HasPrefix(got[i], c.want[i]) {
					t.Errorf("told %s\nwant %s", got[i], c.want[i])
				}
			}
			if _, again := r.told(t, august); !slices.Equal(got, again) {
				t.Error("told otherwise the second time")
			}
		})
	}
}

// The half-year's last month is too early to ask for its evaluations.
func TestEvaluationsAreNotAskedForAtOnce(t *testing.T) {
	r := newReporter()
	r.write("evaluations.csv", "2018H2,C000,合格")
	r.drop("evaluations.csv", "2019H1")
	if _, got := r.told(t, schema.MonthOf(2019, 6)); len(got) > 0 {
		t.Error(got)
	}
	if _, got := r.told(t, schema.MonthOf(2019, 7)); len(got) != 1 {
		t.Errorf("a month later: %q", got)
	}
}

// What the page shows of each place is what the findings are told from.
func TestReturns(t *testing.T) {
	r := newReporter()
	r.drop("scores/2019-06.csv", "C1")
	r.change("teams.csv", "2018-03-01,", "2018-03-01,2019-06-15", "T2")
	r.leave(2, teamSize, "2019-06-15")
	for _, m := range reportMonths[2:] {
		r.drop("scores/"+m+".csv", "C2")
		r.drop("subsidies/"+m+".csv", "C2")
	}
	c, _ := r.told(t, august)
	if len(c.Returns) != 3 {
		t.Fatalf("there are %d monthly tables", len(c.Returns))
	}
	got := ""
	for _, m := range c.Returns[0].Months() {
		for place := range int32(6) {
			got += string("-+x"[c.Returns[0].At(place, m)])
		}
		got += fmt.Sprint(c.Returns[0].Late(0, m))
	}
	// The prefecture, two counties and three towns.
	if want := "++++++[]" + "++++x+[4]" + "++-++-[]" + "++-++-[]"; got != want {
		t.Errorf("scores have come in as %s, want %s", got, want)
	}
}
