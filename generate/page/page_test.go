package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"tongbao/generate/finding"
	"tongbao/generate/indicator"
	"tongbao/generate/record"
	"tongbao/generate/schema"
	"tongbao/generate/settings"
	"tongbao/generate/sheet"
)

// county is a workspace of two villages, one without a team, whose ledger has
// a problem that was closed after the month.
var county = fstest.MapFS{
	"villages.csv": file(`
行政区划代码,行政村,乡镇,贫困类型,户数,人口
522799001201,甲村,一镇,贫困村,120,480
522799002201,乙村,二镇,非贫困村,60,200`),
	"teams.csv": file(`
队伍编号,队伍类型,行政区划代码,组建日期,撤销日期
T1,攻坚工作队,522799001201,2018-03-01,`),
	"cadres.csv": file(`
干部编号,姓名,性别,出生年月,派出单位,身份类别,职级,党员干部,领导干部,后备干部,年轻干部,单位骨干,队伍编号,队内职务,到任日期,离任日期
C1,张三,男,1980-05,县委办,机关干部,科员,是,否,否,否,否,T1,队员,2018-03-01,
C2,李四,男,1980-05,县委办,机关干部,科级,是,是,否,否,否,T1,队长,2018-05-01,
C3,王五,男,1980-05,县委办,机关干部,科员,是,否,否,否,否,T1,队员,2018-03-01,2018-12-31`),
	"grids.csv": file(`
网格编号,行政区划代码,网格名称,网格类型,户数,包保干部编号,包保起始日期
W1,522799001201,一组,村民组,70,C1,
W2,522799001201,二组,村民组,50,C3,
W3,522799001201,三组,村民组,10,C2,2019-02-01
W4,522799002201,四组,村民组,10,,`),
	"rectifications.csv": file(`
问题编号,问题来源,发现日期,问题类别,存在问题,行政区划代码,整改措施,责任单位,责任人,整改时限,整改状态,销号日期
Z1,自查,2018-11-01,作风,甲,522799001201,改,一镇,张三,2018-12-31,已销号,2019-02-01
Z2,自查,2018-11-01,作风,乙,,改,县委办,李四,2019-03-31,整改中,
Z3,自查,2019-02-01,作风,丙,,改,县委办,李四,2019-03-31,整改中,`),
	"trainings.csv": file(`
培训日期,培训班次,干部编号
2018-12-10,年末班,C1
2019-01-10,年初班,C1`),
}

func file(s string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte(strings.TrimPrefix(s, "\n") + "\n")}
}

var january = schema.MonthOf(2019, 1)

func planned(t *testing.T) *plan {
	t.Helper()
	return plannedFrom(t, county)
}

func plannedFrom(t *testing.T, county fs.FS) *plan {
	t.Helper()
	s := settings.Default()
	s.Title, s.Region = "试点县通报", settings.Region{Code: "522799", Name: "试点县"}
	out := &finding.List{}
	ws, err := record.Load(county, s, out)
	if err != nil {
		t.Fatal(err)
	}
	monthly := indicator.Gather(ws, indicator.Wants{}, out)
	if out.Count(finding.Error) > 0 {
		t.Fatal(out.Sorted()[0].Message())
	}
	first, last := indicator.Window(january, s.History)
	return newPlan(Input{Workspace: ws, Values: indicator.Compute(ws, monthly, first, last), Findings: out.Sorted(),
		Period: january, Date: schema.DateOf(2019, 2, 5), Version: "0", ReadFile: func(string) ([]byte, error) { return nil, fs.ErrNotExist }})
}

func TestGridsSayWhoHoldsThem(t *testing.T) {
	a := at{planned(t), "places/522799001201/index.html", nil}
	place, _ := a.Workspace.Places.Find("522799001201")
	v := a.village(place)
	want := []string{"张三", "没有人包保：登记的干部不在岗", "没有人包保：2019年2月1日才开始"}
	for i, g := range v.Grids.Rows {
		if g.Holder != want[i] {
			t.Errorf("%s is held by %q, want %q", g.ID, g.Holder, want[i])
		}
	}
	if v.Open != 2 || len(v.Cadres) != 2 || v.Cadres[0].Name != "李四" || v.Cadres[1].Grids != 1 {
		t.Errorf("the village has %d open grids and cadres %v", v.Open, v.Cadres)
	}
}

// What the lists show is what the indicators count.
func TestListsAgreeWithIndicators(t *testing.T) {
	p := planned(t)
	for i := range p.Workspace.Places.All {
		place := int32(i)
		if got, want := int64(len(within(p, p.standing.uncovered, place, p.gridCode))), p.openGrids(place); got != want {
			t.Errorf("%s lists %d uncovered grids, counts %d", p.name(place), got, want)
		}
		team := p.Values.At(indicator.Find("team_coverage"), place, p.Period)
		if got, want := int64(len(within(p, p.standing.teamless, place, p.villageCode))), team.Den-team.Num; got != want {
			t.Errorf("%s lists %d villages without a team, counts %d", p.name(place), got, want)
		}
		overdue := p.Values.At(indicator.Find("overdue_open"), place, p.Period)
		if got, want := int64(len(within(p, p.standing.overdue, place, p.itemCode))), overdue.Num; got != want {
			t.Errorf("%s lists %d overdue problems, counts %d", p.name(place), got, want)
		}
	}
}

// Where a table is absent nothing is said to be missing.
func TestWhatIsNotReportedIsNotZero(t *testing.T) {
	bare := fstest.MapFS{}
	for _, name := range []string{"villages.csv", "teams.csv", "grids.csv"} {
		bare[name] = county[name]
	}
	a := at{plannedFrom(t, bare), "index.html", nil}
	if got := a.attention(0); got.Grids.Known || got.Overdue.Known || !got.Villages.Known || len(got.Places) > 0 {
		t.Errorf("without roster and ledger %+v needs attention", got)
	}
	if grids, _ := a.uncovered(0); len(grids.Rows) > 0 {
		t.Errorf("without a roster %d grids are said to be uncovered", len(grids.Rows))
	}
}

func TestLedgerStandsAsOfTheMonth(t *testing.T) {
	a := at{planned(t), "index.html", nil}
	item := a.item(0)
	if item.ClosedOn != 0 || !item.Overdue || item.Days != 31 || item.Status != "月末时未销号" {
		t.Errorf("a problem closed after the month stands as %+v", item)
	}
	place, _ := a.Workspace.Places.Find("522799")
	if got := a.standing.ledger.of(place); len(got) != 1 || got[0] != 1 {
		t.Errorf("the region's own problems are %v, want those found by the day alone", got)
	}
}

func TestJanuaryIsNotComparedWithDecember(t *testing.T) {
	p := planned(t)
	training := indicator.Find("training_coverage") // counted from 1 January
	if c := p.onMonth(training, 0, january); c.Comparable() {
		t.Errorf("January's %v is compared with December's %v", c.Now, c.Then)
	}
	if c := p.onMonth(training, 0, january-1); !c.Then.Valid() {
		t.Error("December is not compared with November")
	}
	if c := p.onMonth(training, 0, january-1); c.Comparable() {
		t.Error("a ratio is compared with 0 %")
	}
	if c := p.onMonth(indicator.Find("grid_coverage"), 0, january); !c.Comparable() {
		t.Error("a state is not compared with the month before")
	}
}

func TestDataPackageDescribesTheFiles(t *testing.T) {
	p := planned(t)
	p.data()
	files := map[string][]byte{}
	for _, f := range p.site.Files {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		files[f.Path] = b.Bytes()
	}
	var described dataPackage
	if err := json.Unmarshal(files[packagePath], &described); err != nil {
		t.Fatal(err)
	}
	if n := len(described.Resources); len(files) != 2*n+1 { // a workbook each, but for the largest; the month's; the package
		t.Errorf("%d of %d files are described", len(described.Resources), len(files)-1)
	}
	for _, r := range described.Resources {
		data := files["data/"+r.Path]
		sum := sha256.Sum256(data)
		if r.Bytes != len(data) || r.Hash != "sha256:"+hex.EncodeToString(sum[:]) {
			t.Errorf("%s is described as %d bytes with %s", r.Path, r.Bytes, r.Hash)
		}
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(data), sheet.Mark))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range r.Schema.Fields {
			if rows[0][i] != f.Name {
				t.Errorf("%s has column %s, described as %s", r.Path, rows[0][i], f.Name)
			}
		}
	}
}

func TestLede(t *testing.T) {
	p := planned(t)
	h := at{p, "index.html", nil}.overview()
	var keys []string
	for _, s := range h.Lede {
		keys = append(keys, s.Key)
	}
	if got := strings.Join(keys, " "); got != "home.stands home.moved" {
		t.Errorf("the lede says %s", got)
	}
	if s := h.Score; s.Met+s.Missed+s.Open != s.All || s.Missed != len(h.Shortfalls) {
		t.Errorf("%+v does not add up with %d shortfalls", s, len(h.Shortfalls))
	}
}

// What the lede names as having moved most is among what it counts: it has a
// target, and went the way that some are counted to have gone.
func TestExtremesAreCounted(t *testing.T) {
	p := planned(t)
	for place := range p.Workspace.Places.All {
		for m := p.Values.First; m <= p.Values.Last; m++ {
			p.Period = m
			a := at{p, "index.html", nil}
			var key []Measure
			for _, d := range indicator.All {
				if a.target(d).Given() {
					key = append(key, a.measure(d, int32(place), m))
				}
			}
			s := score(key)
			best, worst := a.extremes(int32(place))
			if best.Now.Indicator != nil && (s.Better == 0 || slight(best) || !a.target(best.Now.Indicator).Given()) {
				t.Errorf("%s at %d: %s is said to be better, %d are", m, place, best.Now.ID, s.Better)
			}
			if worst.Now.Indicator != nil && (s.Worse == 0 || slight(worst) || !a.target(worst.Now.Indicator).Given()) {
				t.Errorf("%s at %d: %s is said to be worse, %d are", m, place, worst.Now.ID, s.Worse)
			}
		}
	}
}

func TestLinksLeadUpToTheRoot(t *testing.T) {
	p := planned(t)
	for path, want := range map[string]string{
		"index.html":                "groups/coverage/index.html",
		"data/index.html":           "../groups/coverage/index.html",
		"notices/2019/5/index.html": "../../../groups/coverage/index.html",
	} {
		if got := (at{p, path, nil}).toGroup(indicator.Coverage).Href; got != want {
			t.Errorf("from %s a group is at %s, want %s", path, got, want)
		}
	}
}
