package page

import (
	"maps"
	"testing"
	"testing/fstest"

	"tongbao/generate/finding"
	"tongbao/generate/indicator"
	"tongbao/generate/record"
	"tongbao/generate/settings"
)

// reported gives the quality page of the county, of which a town has sent in
// scores of January and December and another, with a cadre since January, none.
func reported(t *testing.T, region settings.Region, without ...string) Quality {
	t.Helper()
	fsys := maps.Clone(county)
	fsys["teams.csv"] = &fstest.MapFile{Data: append(county["teams.csv"].Data, "T2,攻坚工作队,522799002201,2019-01-01,\n"...)}
	fsys["cadres.csv"] = &fstest.MapFile{Data: append(county["cadres.csv"].Data, "C9,赵六,男,1980-05,县委办,机关干部,科员,是,否,否,否,否,T2,队员,2019-01-01,\n"...)}
	fsys["scores.csv"] = file("月份,干部编号,考核得分,突出成效加分,发生问题减分,一票否决,镇级审核,县级审核\n2018-12,C1,9,0,0,,是,是\n2019-01,C1,9,0,0,,是,是")
	for _, name := range without {
		delete(fsys, name)
	}
	s, out := settings.Default(), &finding.List{}
	s.Title, s.Region = "通报", region
	ws, err := record.Load(fsys, s, out)
	if err != nil {
		t.Fatal(err)
	}
	monthly := indicator.Gather(ws, indicator.Wants{}, out)
	first, last := indicator.Window(january, s.History)
	p := newPlan(Input{Workspace: ws, Values: indicator.Compute(ws, monthly, first, last), Period: january,
		Returns: indicator.Complete(ws, monthly, january)})
	p.quality()
	content, _ := p.site.Pages[0].Compose()
	return content.(Quality)
}

// keys gives the texts of a table's cells, place by place.
func keys(t ReturnTable) (out string) {
	for _, row := range t.Rows {
		out += row.Place.Text
		for _, c := range row.Cells {
			out += " " + c.Text.Key
		}
		out += "\n"
	}
	return out
}

func TestPlacesStandAgainstMonths(t *testing.T) {
	const whole = "试点县 quality.returned quality.returned\n"
	for _, c := range []struct {
		region  settings.Region
		without []string
		want    string
		late    bool
	}{
		{settings.Region{Code: "522799", Name: "试点县"}, nil,
			"一镇 quality.returned quality.returned\n二镇 quality.nothing-owed quality.not-returned\n", true},
		{settings.Region{Code: "5227", Name: "试点州"}, nil, "522799 quality.returned quality.partly-returned\n", true},
		{settings.Region{Code: "522799", Name: "试点县"}, []string{"cadres.csv"}, whole, false},
	} {
		q := reported(t, c.region, c.without...)
		if len(q.Returns) != 1 || keys(q.Returns[0]) != c.want || q.AllReturned == c.late {
			t.Errorf("%s without %v shows %s, all returned: %v", c.region.Name, c.without, keys(q.Returns[0]), q.AllReturned)
		}
	}
}
