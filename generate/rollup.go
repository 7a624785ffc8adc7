package generate

import (
	"cmp"
	"context"
	"embed"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"tongbao/generate/county"
	"tongbao/generate/edition"
	"tongbao/generate/finding"
	"tongbao/generate/indicator"
	"tongbao/generate/output"
	"tongbao/generate/page"
	"tongbao/generate/record"
	"tongbao/generate/schema"
	"tongbao/generate/settings"
)

// Counties are what a site of the level above is built from.
type Counties struct {
	Sources []string // sites, data folders and zips of them
	List    string   // the file that lists the counties which are expected; "" expects those that have sent in
	Title   string   // of the site; "" makes one from the region's name
	Issuer  string   // "" is the region
}

// RollUp makes the site of the level above in the folder site from what counties
// have published, and from nothing else. With findings that stop it, it gives
// them with ErrFindings; then and with any other error the site stays as it was,
// byte for byte, but for an interrupted build of it, which is finished first.
func RollUp(ctx context.Context, in Counties, site string, o Options) (*Report, error) {
	if err := output.Recover(site); err != nil {
		return &Report{Read: unread()}, err
	}
	read, err := ReadCounties(in, o)
	r := &Report{Read: read}
	if err != nil {
		return r, err
	}
	if !read.Sound() {
		return r, ErrFindings
	}
	return r, r.renew(ctx, embed.FS{}, []Target{{edition.Internal, site}}, o)
}

// ReadCounties reads and checks what counties have published and adds their
// values up. What is wrong with it is among the findings; an error means that
// the list or a checked file could not be read after all, or a *Refusal that
// nobody has reported the month that is asked for.
func ReadCounties(in Counties, o Options) (*Read, error) {
	start := time.Now()
	r := unread()
	a := &above{Read: r, given: in}
	if err := a.readList(); err != nil {
		return r, err
	}
	for _, source := range in.Sources {
		if c := county.Open(source, r.Findings); c != nil {
			a.sent = append(a.sent, c)
		}
	}
	slices.SortFunc(a.sent, func(x, y *county.County) int { return cmp.Compare(x.Code, y.Code) })
	a.settle(o.Period)
	a.agree()
	o.tell(start, "读取", fmt.Sprintf("%d 个县的数据", len(a.sent)))
	if !r.Sound() {
		return r, nil
	}
	if err := a.reported(); err != nil {
		return r, err
	}
	start = time.Now()
	err := a.add()
	o.tell(start, "汇总", fmt.Sprintf("%d 项指标，%d 个地方", len(indicator.All), len(r.Workspace.Places.All)))
	return r, err
}

// above is the level above while it is being put together.
type above struct {
	*Read
	given    Counties
	listed   []county.Expected
	sent     []*county.County // in order of code
	region   settings.Region
	settings settings.Settings
	parts    []string          // the codes of the counties, those expected and those that sent in, in order
	apart    map[string]string // why an indicator is not added up that could be, by id
}

func (a *above) readList() error {
	if a.given.List == "" {
		return nil
	}
	data, err := os.ReadFile(a.given.List)
	if err == nil {
		a.listed = county.ReadList(filepath.Base(a.given.List), data, a.Findings)
	}
	return err
}

// add adds up what the counties have published.
func (a *above) add() error {
	a.Workspace = record.Outline(a.settings, a.names(), a.villages())
	if codes := a.Workspace.Places.Unnamed(); codes != "" {
		a.Findings.Add(finding.PackageUnnamed.New(concerning(cmp.Or(a.listName(), a.region.Code)), "", "codes", codes))
	}
	first := a.Period
	for _, c := range a.sent {
		first = min(first, c.First)
	}
	first = max(first, a.Period-longestHistory+1)
	a.Workspace.Settings.History = int(a.Period-first) + 1
	values, err := indicator.RollUp(a.Workspace, a.publishers(), a.apart, first, a.Period)
	if err != nil {
		return err
	}
	a.computed = values
	a.Rollup = a.told()
	return nil
}

// longestHistory is how many months are shown at most.
const longestHistory = 36

// publishers gives the counties as parts of the region.
func (a *above) publishers() []indicator.Part {
	var out []indicator.Part
	for _, code := range a.parts {
		part := indicator.Part{Place: a.Workspace.At(code)}
		if c := a.of(code); c != nil {
			part.Rows = c.Rows
		}
		out = append(out, part)
	}
	return out
}

// of gives what the county of that code has sent in; nil when it has not.
func (a *above) of(code string) *county.County {
	for _, c := range a.sent {
		if c.Code == code {
			return c
		}
	}
	return nil
}

// line gives the county's line of the list; nil when it has none.
func (a *above) line(code string) *county.Expected {
	for i := range a.listed {
		if string(a.listed[i].Code) == code {
			return &a.listed[i]
		}
	}
	return nil
}

// names gives the names of the region and all places in it, those of the list
// first.
func (a *above) names() map[string]string {
	out := map[string]string{}
	for _, c := range a.sent {
		for code, name := range c.Names {
			out[code] = name
		}
	}
	for _, code := range a.parts {
		out[code] = cmp.Or(out[code], code)
		if prefecture := code[:min(len(code), int(record.Prefecture))]; len(prefecture) > len(a.region.Code) {
			out[prefecture] = cmp.Or(out[prefecture], prefecture)
		}
	}
	for _, e := range a.listed {
		if strings.HasPrefix(string(e.Code), a.region.Code) {
			out[string(e.Code)] = string(e.Name)
		}
	}
	return out
}

func (a *above) villages() []record.Village {
	var out []record.Village
	for _, c := range a.sent {
		out = append(out, c.Villages...)
	}
	return out
}

// told says what the counties have sent in.
func (a *above) told() *page.Rollup {
	out := &page.Rollup{}
	for _, code := range a.parts {
		row := page.County{Place: a.Workspace.At(code)}
		line := a.line(code)
		if line != nil {
			row.Site = string(line.Site)
		}
		if c := a.of(code); c != nil {
			row.Sent, row.Issued, row.First, row.Last, row.SignedBy = true, c.Issued, c.First, c.Last, c.Signed()
			row.Checked, row.Sealed = line != nil && line.Key != "", c.Sealed[a.Period]
			if rev, ok := c.In(a.Period); ok {
				row.Revised, row.Why = rev.On, rev.Why
			}
		}
		out.Counties = append(out.Counties, row)
	}
	return out
}

// reported refuses a month of which no county has a number: a site of blanks
// would take the place of the one before.
func (a *above) reported() error {
	newest := schema.Month(0)
	for _, c := range a.sent {
		if c.Has(a.Period) {
			return nil
		}
		newest = max(newest, c.Last)
	}
	return refuse("交来的 %d 个县都没有%s的数，最新的是%s的。核对 --period；不写就用过半的县都报了的最新月份。", len(a.sent), a.Period.Chinese(), newest.Chinese())
}

// month gives the reporting month where none is given: the newest that more than
// half of the counties have reached, so that one that is ahead of the others
// does not empty the site.
func (a *above) month() schema.Month {
	var all []schema.Month
	for _, c := range a.sent {
		all = append(all, c.Last)
	}
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return all[(len(all)-1)/2]
}
