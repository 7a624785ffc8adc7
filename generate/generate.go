// Package generate is the whole flow, from a workspace's files to a site:
//
//	exports -record-> rows -indicator-> values -page-> pages -render-> bytes -output-> site
//
// Read does the first two steps, which check and indicators need too; Build
// does them all. RollUp comes by its values another way:
//
//	sites of counties -county-> published values -indicator-> values
package generate

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"tongbao/generate/bulletin"
	"tongbao/generate/finding"
	"tongbao/generate/indicator"
	"tongbao/generate/page"
	"tongbao/generate/record"
	"tongbao/generate/register"
	"tongbao/generate/schema"
	"tongbao/generate/settings"
)

// Options are what a run may be told besides the workspace.
type Options struct {
	Period  schema.Month // the reporting month; 0 leaves it to the settings, else the newest
	Months  int          // to the reporting month, of which values are wanted; a site's at least
	Date    schema.Date  // the publishing date
	Version string       // of tongbao
	// Commands are tongbao's, for the clerk's help page.
	Commands []page.Command
	// Cache is the folder that keeps what later runs need not do again: drawn charts,
	// what the rows of monthly files come to, and what a build looked at. With ""
	// each run does all of it.
	Cache string
	// Stage hears of each stage that ends; Progress, now and then, of one that
	// goes on. Both may be nil.
	Stage    func(Stage)
	Progress func(name string, done, total int)
}

// Stage is one stage of a run that has ended.
type Stage struct {
	Name  string // 读取, 计算, 生成, 写入
	Count string // what it went through, in words
	Took  time.Duration
}

// Read is a workspace that has been read and checked.
type Read struct {
	Workspace *record.Workspace // nil when the settings or the folder cannot be read
	Monthly   *indicator.Monthly
	Returns   *indicator.Completeness             // what has been reported; nil when the period is not known
	Bulletins map[schema.Month]*bulletin.Bulletin // those that the office has written
	Period    schema.Month                        // the reporting month; 0 when it is not known
	Register  *register.Register                  // what was issued
	Issued    map[schema.Month][]register.Frozen  // the bulletins that were issued, by month
	Findings  *finding.List
	Rollup    *page.Rollup // what it was put together from instead of a workspace's files; else nil

	computed *indicator.Values // once they are
}

// Sound says whether there is no finding that stops a build.
func (r *Read) Sound() bool { return r.Findings.Count(finding.Error) == 0 }

func unread() *Read { return &Read{Findings: &finding.List{}, Register: &register.Register{}} }

// ReadWorkspace reads and checks the workspace in fsys. What is wrong with its
// content is among the findings; an error means that it cannot be read at all.
func ReadWorkspace(fsys fs.FS, o Options) (*Read, error) {
	start := time.Now()
	r := unread()
	fsys, remember := recalled(fsys, o)
	defer remember()
	s, ok, err := ReadSettings(fsys, r.Findings)
	if err != nil || !ok {
		return r, err
	}
	s.Period = cmp.Or(o.Period, s.Period)
	if r.Workspace, err = record.Load(fsys, s, r.Findings); err != nil {
		return r, err
	}
	r.Monthly = indicator.Gather(r.Workspace, indicator.Wants{Memory: o.memory(), Months: o.months(s)}, r.Findings)
	if r.Period = s.Period; r.Period == 0 {
		r.Period = indicator.Newest(r.Workspace, r.Findings)
	}
	if r.Period != 0 {
		r.Workspace.CheckMonth(r.Period, r.Findings)
		r.Returns = indicator.Complete(r.Workspace, r.Monthly, r.Period)
		r.Returns.Gaps(r.Findings)
		r.checkDate(o.Date)
		r.checkPeriod()
	}
	if err := r.readRegister(fsys); err != nil {
		return r, err
	}
	r.readBulletins(fsys)
	o.tell(start, "读取", r.counted())
	r.recount(o)
	return r, nil
}

// checkDate warns of a publishing date before the reporting month's end, whose
// data cannot be whole by then. 0 is no date.
func (r *Read) checkDate(date schema.Date) {
	if date != 0 && date < r.Period.Last() {
		at := finding.At{File: settings.File, Column: "period"}
		r.Findings.Add(finding.DateEarly.New(at, "", "date", date.String(), "month", r.Period.String()))
	}
}

// checkPeriod warns of a reporting month of which there can be no data, since
// there is none of a month before it.
func (r *Read) checkPeriod() {
	if first := indicator.Oldest(r.Workspace); r.Period < first {
		at := finding.At{File: settings.File, Column: "period"}
		r.Findings.Add(finding.PeriodEarly.New(at, "", "month", r.Period.String(), "first", first.String()))
	}
}

// ReadSettings reads tongbao.yaml; ok is false when no table can be read by it.
func ReadSettings(fsys fs.FS, out *finding.List) (settings.Settings, bool, error) {
	data, err := fs.ReadFile(fsys, settings.File)
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := fs.Stat(fsys, "."); err != nil {
			return settings.Settings{}, false, err
		}
		out.Add(finding.SettingsMissing.New(finding.At{File: settings.File}, ""))
		return settings.Settings{}, false, nil
	}
	if err != nil {
		return settings.Settings{}, false, err
	}
	s := settings.Parse(data, names(), out)
	return s, s.Given(), nil
}

// names are what settings may refer to.
func names() settings.Names {
	n := settings.Names{Indicators: indicator.IDs(), Untargeted: indicator.Untargeted(), Compared: indicator.Compared(), Columns: map[string][]string{}, Headers: map[string][]string{}}
	for _, t := range record.Tables {
		for _, c := range t.Columns {
			n.Columns[t.Name] = append(n.Columns[t.Name], c.Name)
			n.Headers[t.Name] = append(n.Headers[t.Name], c.Header)
		}
	}
	return n
}

func (o Options) tell(start time.Time, name, count string) {
	if o.Stage != nil {
		o.Stage(Stage{name, count, time.Since(start)})
	}
}

// counted says what was read, in words.
func (r *Read) counted() string {
	rows, tables := 0, map[*schema.Table]bool{}
	for _, f := range r.Workspace.Files {
		rows += f.Rows
		tables[f.Table] = true
	}
	return fmt.Sprintf("%d 张表，%d 个文件，%d 行，%d 份通报", len(tables), len(r.Workspace.Files), rows, len(r.Workspace.Notices.Notices))
}
