package page

import (
	"io"
	"slices"

	"tongbao/generate/chart"
	"tongbao/generate/edition"
	"tongbao/generate/indicator"
	"tongbao/generate/notice"
	"tongbao/generate/record"
	"tongbao/generate/register"
	"tongbao/generate/schema"
)

// plan is a site while it is being planned. What it holds does not change once
// pages are composed.
type plan struct {
	Input
	view     notice.View // what this edition shows of texts with names in them
	asOf     schema.Date
	months   []schema.Month // of the history, oldest first
	letters  []schema.Month // that have a bulletin, oldest first: some before the history
	standing *standing
	roll     *chart.Roll // of the reporting month
	site     Site
}

func newPlan(in Input) *plan {
	p := &plan{Input: in, asOf: in.Period.Last()}
	if p.Register == nil {
		p.Register = &register.Register{}
	}
	if p.Edition == nil {
		p.Edition = edition.New(in.Workspace, p.Register, edition.Internal, in.Date)
	}
	p.view = p.Edition.View()
	for m := max(FirstMonth(in.Period, in.Workspace.Settings.History), in.Values.First); m <= in.Period; m++ {
		p.months = append(p.months, m)
	}
	p.letters = slices.Concat(p.older(), p.months)
	p.standing = newStanding(in.Workspace, p.asOf)
	p.roll = chart.RollOf(in.Workspace, in.Period)
	return p
}

// FirstMonth gives the first month of the history that ends with the reporting
// month: the first with a bulletin.
func FirstMonth(period schema.Month, history int) schema.Month {
	return period - schema.Month(max(1, history)) + 1
}

// older gives the months before the history whose bulletins the office wrote or
// issued, oldest first: as far as there are values, which those that were issued
// have brought with them.
func (p *plan) older() []schema.Month {
	var out []schema.Month
	for m := range p.Bulletins {
		issued := len(p.Input.Issued[m]) > 0
		if m < FirstMonth(p.Period, p.Workspace.Settings.History) && (issued || m >= p.Values.First) {
			out = append(out, m)
		}
	}
	slices.Sort(out)
	return out
}

// add plans a page whose content compose gives for its frame.
func add[T any](p *plan, template, path string, compose func(at) T) {
	p.site.Pages = append(p.site.Pages, Page{path, template, func() (any, []File) {
		var beside []File
		content := compose(at{p, path, &beside})
		return content, beside
	}})
}

// file plans a file that is no page.
func (p *plan) file(path string, write func(io.Writer) error) {
	p.site.Files = append(p.site.Files, File{path, write})
}

// show gives a text of the workspace as this edition shows it: without private
// numbers, and without what the view hides.
func (p *plan) show(s schema.Text) string { return p.view.Mask(string(s)) }

// person gives the names in a cell for persons as this edition shows them.
func (p *plan) person(cell schema.Text) string { return p.Edition.Person(string(cell)) }

// of gives what this edition shows of a circular, and of what is said of it.
func (p *plan) of(n *notice.Notice) notice.View { return p.Edition.Of(n) }

// place gives the place at a position.
func (p *plan) place(i int32) *record.Place { return &p.Workspace.Places.All[i] }

// called gives an indicator's name, with what the settings say in it.
func (p *plan) called(d *indicator.Indicator) string { return d.Name.In(&p.Workspace.Settings) }

// term says what a term counts, with what the settings say in it; "" for none.
func (p *plan) term(t *indicator.Term) string {
	if t == nil {
		return ""
	}
	return t.Chinese.In(&p.Workspace.Settings)
}

// name gives the name of the place at a position.
func (p *plan) name(i int32) string { return p.Edition.Place(p.place(i).Name) }

// region gives the name of the top region.
func (p *plan) region() string { return p.name(0) }
