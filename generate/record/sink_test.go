package record_test

import (
	"slices"
	"strings"
	"testing"

	"tongbao/generate/finding"
	"tongbao/generate/record"
	"tongbao/generate/schema"
	"tongbao/generate/settings"
)

// kept takes the rows' subjects.
type kept struct{ scores, subsidies, visits []string }

func (k *kept) Score(r *record.ScoreRow) {
	k.scores = append(k.scores, strings.Clone(string(r.CadreID)))
}
func (k *kept) Subsidy(r *record.SubsidyRow) {
	k.subsidies = append(k.subsidies, strings.Clone(string(r.CadreID)))
}
func (k *kept) Visit(r *record.VisitRow) {
	k.visits = append(k.visits, strings.Clone(string(r.GridID)))
}

func (w workspace) load(t *testing.T) *record.Workspace {
	t.Helper()
	var out finding.List
	ws, err := record.Load(w, settings.Parse(w.MapFS[settings.File].Data, names(), &out), &out)
	if err != nil {
		t.Fatal(err)
	}
	return ws
}

func TestSinksGetSoundRowsAlone(t *testing.T) {
	w := base(t)
	w.change([]string{"scores", "remove"}, "")
	w.set("scores.csv", "月份,干部编号,考核得分,突出成效加分,发生问题减分,一票否决,镇级审核,县级审核\n"+
		"2019-06,C001,一,0,0,,,\n2019-06,C002,8,0,0,,,\n2019-06,C009,8,0,0,,,\n2019-06,C006,8,0,0,,,\n2019-06,C002,8,0,0,,,\n")
	w.change([]string{"subsidies.csv", "2", "扣减补贴"}, "一")
	w.change([]string{"visits.csv", "3", "遍访户数"}, "一")
	var got kept
	w.load(t).Stream(func() record.Sink { return &got }, record.Memory{}, &finding.List{})
	if want := []string{"C002"}; !slices.Equal(got.scores, want) {
		t.Errorf("scores: %v, want %v", got.scores, want)
	}
	if want := []string{"C005", "C001", "C002"}; !slices.Equal(got.subsidies, want) {
		t.Errorf("subsidies: %v, want %v", got.subsidies, want)
	}
	if want := []string{"W01", "W01"}; !slices.Equal(got.visits, want) {
		t.Errorf("visits: %v, want %v", got.visits, want)
	}
}

// On a shared day the newer posting counts, whatever its team.
func TestNewerPostingCountsOnSharedDay(t *testing.T) {
	ws := base(t).load(t)
	person, _ := ws.Roster.Find("C004")
	day := schema.DateOf(2018, 3, 1)
	if p := ws.Roster.On(person, day); p == nil || p.TeamID != "T01" {
		t.Errorf("on the shared day C004 counts by %+v, want the posting to T01", p)
	}
	w := base(t)
	w.change([]string{"cadres.csv", "6", "离任日期"}, "2019-07-31")
	w.change([]string{"cadres.csv", "+"}, "C004,赵四,男,1975-12,东镇政府,村警,其他,是,否,否,否,否,G02,队员,2019-07-31,,,\n")
	ws = w.load(t)
	for _, p := range ws.Roster.Of(person) {
		if p.OnPost.Has(schema.DateOf(2019, 7, 31)) {
			t.Errorf("C004 is on post by %s on the day of leaving for a group", p.TeamID)
		}
		if p.TeamID == "T01" && !p.OnPost.Has(schema.DateOf(2019, 7, 30)) {
			t.Error("C004 is not on post the day before")
		}
	}
}
