package generate

import (
	"fmt"
	"io/fs"

	"tongbao/generate/bulletin"
	"tongbao/generate/chart"
	"tongbao/generate/indicator"
	"tongbao/generate/notice"
	"tongbao/generate/page"
	"tongbao/generate/render"
	"tongbao/generate/schema"
)

// readBulletins reads the bulletins that the office has written.
func (r *Read) readBulletins(fsys fs.FS) {
	s := r.Workspace.Settings
	names := bulletin.Names{Charts: chart.IDs(), Places: r.isPlace, PlaceCodes: r.placeCodes}
	for _, d := range indicator.All {
		names.Indicators = append(names.Indicators, bulletin.Name{ID: d.ID, Chinese: d.Name.In(&s), TopOnly: d.TopOnly})
	}
	if r.Period != 0 {
		names.First, names.Last = indicator.Window(r.Period, s.History)
		names.Shown = page.FirstMonth(r.Period, s.History)
	}
	names.Issued = r.Register.Months()
	rules := notice.Rules{Hosts: s.Hosts, Gapless: s.Gapless}
	r.Bulletins = bulletin.Load(fsys, rules, r.Workspace.Notices, names, r.Findings)
	for _, m := range r.Register.Months() {
		r.issuedBulletin(fsys, m, func(file string) *bulletin.Bulletin {
			return bulletin.Read(fsys, file, m, rules, r.Workspace.Notices, names, r.Findings)
		})
	}
}

func (r *Read) isPlace(code string) bool {
	_, ok := r.Workspace.Places.Find(code)
	return ok
}

func (r *Read) placeCodes() []string {
	var out []string
	for _, p := range r.Workspace.Places.All {
		out = append(out, p.Code)
	}
	return out
}

// MonthError says that the site has no bulletin on a month.
type MonthError struct{ Month, First, Last schema.Month }

func (e *MonthError) Error() string {
	return fmt.Sprintf("站点没有 %s 的月报，只有 %s 至 %s 各月的。换一个月份，或在 tongbao.yaml 里改 period 和 history。", e.Month, e.First, e.Last)
}

// Draft gives a bulletin for the office to edit: Markdown with the text that the
// site would have for the month, its numbers written as codes. With findings
// that stop a build it gives them with ErrFindings.
func Draft(fsys fs.FS, month schema.Month, o Options) ([]byte, *Read, error) {
	r, err := ReadWorkspace(fsys, o)
	if err != nil {
		return nil, r, err
	}
	if !r.Sound() {
		return nil, r, ErrFindings
	}
	text, err := r.draft(fsys, month, o)
	return text, r, err
}

// draft gives the text that the site would have for the month, had the office
// written none.
func (r *Read) draft(fsys fs.FS, month schema.Month, o Options) ([]byte, error) {
	if err := r.shows(month); err != nil {
		return nil, err
	}
	own := r.Bulletins[month]
	delete(r.Bulletins, month)
	defer func() {
		if own != nil {
			r.Bulletins[month] = own
		}
	}()
	site := r.plan(fsys, r.values(o), nil, nil, o)
	for i := range site.Pages {
		if site.Pages[i].Path == bulletin.Path(month) {
			return render.Draft(&site.Pages[i])
		}
	}
	return nil, r.shows(0)
}

// shows gives a *MonthError when the site has no bulletin on the month.
func (r *Read) shows(month schema.Month) error {
	first := page.FirstMonth(r.Period, r.Workspace.Settings.History)
	if month < first || month > r.Period {
		return &MonthError{month, first, r.Period}
	}
	return nil
}
