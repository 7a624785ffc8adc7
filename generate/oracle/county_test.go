package oracle

import (
	"bytes"
	"encoding/csv"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"tongbao/generate/finding"
	"tongbao/generate/record"
	"tongbao/generate/settings"
)

func TestCountyIsDeterministic(t *testing.T) {
	a, b := County(7), County(7)
	if len(a) != len(b) {
		t.Fatalf("%d and %d files", len(a), len(b))
	}
	for name, f := range a {
		if !bytes.Equal(f.Data, b[name].Data) {
			t.Error(name, "differs")
		}
	}
}

func TestCountyIsWrittenAsDeclared(t *testing.T) {
	headers := map[string][]string{}
	for _, c := range spec(t, "tables.csv") {
		headers[c["table"]] = append(headers[c["table"]], c["header"])
	}
	filled := map[string]bool{}
	for seed := range uint64(40) {
		for name, f := range County(seed) {
			table, _, _ := strings.Cut(strings.TrimSuffix(name, ".csv"), "/")
			if !strings.HasSuffix(name, ".csv") {
				continue
			}
			records, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(f.Data, []byte("\ufeff")))).ReadAll()
			if err != nil {
				t.Fatal(seed, name, err)
			}
			for i, h := range records[0] {
				if !slices.Contains(headers[table], h) {
					t.Fatalf("seed %d: %s has a column %s", seed, name, h)
				}
				filled[table+" "+h] = filled[table+" "+h] || slices.ContainsFunc(records[1:], func(r []string) bool { return r[i] != "" })
			}
		}
	}
	for column, any := range filled {
		if !any {
			t.Errorf("no county has anything in %s", column)
		}
	}
}

// drain takes the rows of the monthly tables and does nothing with them.
type drain struct{}

func (drain) Score(*record.ScoreRow)     {}
func (drain) Subsidy(*record.SubsidyRow) {}
func (drain) Visit(*record.VisitRow)     {}

// TestCountyIsValid holds the reader's checks and the counties against each
// other: no county has a finding that would stop a build.
func TestCountyIsValid(t *testing.T) {
	for seed := range uint64(100) {
		dir := County(seed)
		var out finding.List
		s := settings.Parse(dir[settings.File].Data, settings.Names{}, &out)
		ws, err := record.Load(dir, s, &out)
		if err != nil {
			t.Fatal(seed, err)
		}
		ws.Stream(func() record.Sink { return drain{} }, record.Memory{}, &out)
		for _, f := range out.Sorted() {
			if f.Severity == finding.Error {
				t.Errorf("seed %d: %s:%d %s: %s", seed, f.File, f.Row, f.Column, f.Message())
			}
		}
	}
}

// TestCountyHasValues holds that the counties are no waste of time: every
// indicator has values between nothing and all, and there is no error.
func TestCountyHasValues(t *testing.T) {
	telling := map[string]int{}
	for seed := range uint64(30) {
		dir := County(seed)
		first, last := Months(dir)
		values, err := Values(dir, first, last)
		if err != nil {
			t.Fatal(seed, err)
		}
		for k, v := range values {
			if v.Value != "" && v.Value != "100.0" && strings.Trim(v.Value, "0.") != "" {
				telling[k.Indicator]++
			}
		}
	}
	for _, d := range definitions {
		if telling[d.id] < 100 {
			t.Errorf("%s: %d telling values", d.id, telling[d.id])
		}
	}
}

func TestCountyReachesItsEdges(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(200) {
		dir := County(seed)
		w, err := load(dir)
		if err != nil {
			t.Fatal(seed, err)
		}
		first, last := Months(dir)
		edges(w, dir, first, last, seen)
	}
	for _, name := range slices.Sorted(maps.Keys(seen)) {
		if seen[name] == 0 {
			t.Errorf("none: %s", name)
		}
	}
}

// edges counts the cases that the oracle is there for.
func edges(w *world, dir fstest.MapFS, first, last string, seen map[string]int) {
	count := func(name string, yes bool) {
		if yes {
			seen[name]++
		} else {
			seen[name] += 0
		}
	}
	for _, name := range tableNames {
		if name != "villages" && name != "teams" {
			count("absent "+name, !w.has(name) && (name != "regions" || w.region != "522799"))
			count("without rows "+name, w.has(name) && len(w.tables[name]) == 0)
		}
	}
	count("absent notices", !w.has("notices"))
	count("no notices in the folder", w.has("notices") && len(w.notices) == 0)
	count("monthly files", dir["scores"] == nil && dir["scores.csv"] == nil && w.has("scores"))
	start, err := newPeriod(first)
	if err != nil {
		return
	}
	n := 0
	for p := start; p.month <= last; n++ {
		w.monthEdges(p, count)
		p, _ = newPeriod(p.next)
	}
	count("14 months or more", n >= 14)
	w.rowEdges(count)
}

func (w *world) monthEdges(p period, count func(string, bool)) {
	for _, table := range []string{"scores", "subsidies", "visits"} {
		count("month missing from "+table, w.has(table) && !slices.ContainsFunc(w.tables[table], func(r row) bool { return r["月份"] == p.month }))
	}
	for _, t := range w.tables["teams"] {
		count("team dissolved on the as-of date", t["队伍类型"] == work && t["撤销日期"] == p.asOf)
		count("team dissolved on the first of a month", t["队伍类型"] == work && t["撤销日期"] == p.start)
		count("team formed on the as-of date", t["队伍类型"] == work && t["组建日期"] == p.asOf)
	}
	for _, r := range w.tables["cadres"] {
		count("posting that ends on the as-of date", r["离任日期"] == p.asOf)
		count("posting that outlasts its team", covers(r["到任日期"], r["离任日期"], p.asOf) && !active(w.teamOf(r), p.asOf))
	}
	for _, cadre := range w.cadres {
		on := w.postedOn(cadre, p.asOf)
		for _, r := range w.postings[cadre] {
			if on != nil && r["离任日期"] == p.asOf && on["到任日期"] == p.asOf {
				count("shared as-of date, team then group", w.teamOf(r)["队伍类型"] == work && w.teamOf(on)["队伍类型"] == group)
				count("shared as-of date, group then team", w.teamOf(r)["队伍类型"] == group && w.teamOf(on)["队伍类型"] == work)
				count("shared as-of date, team then team", w.teamOf(r)["队伍类型"] == work && w.teamOf(on)["队伍类型"] == work)
			}
		}
	}
	for _, r := range w.tables["pairings"] {
		count("pairing that ends on the as-of date", r["结束日期"] == p.asOf)
	}
	for _, r := range w.tables["grids"] {
		count("grid assigned later", r["包保起始日期"] > p.asOf)
		for _, on := range w.onPost(p.asOf) {
			count("grid covered from another village", on["干部编号"] == r["包保干部编号"] && w.villageOf(on) != r["行政区划代码"])
		}
	}
	for _, r := range w.tables["rectifications"] {
		count("due on the as-of date", r["整改时限"] == p.asOf && !closedBy(r, p.asOf))
		count("closed on the as-of date", r["销号日期"] == p.asOf)
	}
	for _, n := range w.notices {
		count("withdrawn on the as-of date", n.kind == "撤销" && n.issuedOn == p.asOf)
	}
	for _, s := range w.tables["scores"] {
		if s["月份"] == p.month {
			count("score by a posting not on the last day", covering(w.postings[s["干部编号"]], p.asOf) == nil)
			count("score by a posting to a team that is no longer active", w.scoredIn(s["干部编号"], p) != nil && !active(w.teamOf(w.scoredIn(s["干部编号"], p)), p.asOf))
		}
	}
}

func (w *world) rowEdges(count func(string, bool)) {
	for _, r := range w.tables["scores"] {
		final := finalScore(r, w.cap)
		count("score at the threshold", final.Cmp(w.withholdBelow) == 0)
		count("score at the cap", final.Cmp(w.cap) == 0)
		count("score of 0 without a veto", final.Sign() == 0 && r["一票否决"] != "是")
		count("vetoed score", r["一票否决"] == "是")
		count("final given", r["月度积分"] != "")
	}
	for _, r := range w.tables["cadres"] {
		count("posting before its team is formed", r["到任日期"] < w.teamOf(r)["组建日期"])
		count("posting that begins on 29 February", strings.HasSuffix(r["到任日期"], "-02-29"))
	}
	for _, r := range w.tables["grids"] {
		count("grid without households", r["户数"] == "0")
	}
	for _, r := range w.tables["funds"] {
		count("funds at the floor", number(r["已落实经费"]).Cmp(w.fundFloor) == 0)
	}
	for _, r := range w.tables["promotions"] {
		day := r["任职日期"]
		count("promotion on 29 February", strings.HasSuffix(day, "-02-29"))
		for _, tour := range w.postings[r["干部编号"]] {
			count("promotion a year to the day after", tour["离任日期"] == oneYearEarlier(day))
			count("promotion a year and a day after", tour["离任日期"] != "" && tour["离任日期"] == dayBefore(oneYearEarlier(day)))
			count("promotion on the first day", tour["到任日期"] == day)
			count("promotion on 29 February, posting to 28 February", tour["离任日期"] == oneYearEarlier(day) && strings.HasSuffix(day, "-02-29"))
		}
	}
	for _, r := range w.tables["commendations"] {
		count("commended before the first posting", r["干部编号"] != "" && !w.stationed(r) && w.has("cadres"))
		count("commended on the first day", w.postedOn(r["干部编号"], r["表彰日期"])["到任日期"] == r["表彰日期"])
	}
	for _, r := range w.tables["evaluations"] {
		count("evaluation before the first posting", w.has("cadres") && w.postedOn(r["干部编号"], halfEnd(half(r["评估期"]))) == nil)
	}
	for _, r := range w.tables["criticisms"] {
		place, cadre := r["行政区划代码"] != "", r["干部编号"] != ""
		count("criticism with place and cadre", place && cadre)
		count("criticism with a cadre only", !place && cadre)
		count("criticism with neither", !place && !cadre)
		for _, n := range w.notices {
			count("withdrawn criticism", n.withdraws == r["文号"])
		}
	}
	for _, r := range w.tables["rectifications"] {
		count("closed on the day it is due", r["销号日期"] == r["整改时限"])
		count("problem of a county", len(r["行政区划代码"]) == 6)
		count("problem of a town", len(r["行政区划代码"]) == 9)
	}
	for _, place := range w.places() {
		count("prefecture below the top", len(place) == 4 && len(w.region) == 2)
		count("county below the top", len(place) == 6 && len(w.region) < 6)
	}
}

func halfEnd(half string) string {
	if strings.HasSuffix(half, "上半年") {
		return half[:4] + "-06-30"
	}
	return half[:4] + "-12-31"
}

func dayBefore(d string) string {
	t, err := time.Parse(time.DateOnly, d)
	if err != nil {
		return ""
	}
	return t.AddDate(0, 0, -1).Format(time.DateOnly)
}
