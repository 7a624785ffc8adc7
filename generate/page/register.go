package page

import (
	"io"
	"slices"
	"strconv"

	"tongbao/generate/edition"
	"tongbao/generate/indicator"
	"tongbao/generate/notice"
	"tongbao/generate/register"
	"tongbao/generate/schema"
)

const (
	registerPath  = "register/index.html"
	revisionsPath = "register/revisions/index.html"
)

// Register lists all acts, the newest first.
type Register struct {
	Frame
	Head      Seal // of the newest entry
	Rows      []ActLine
	Closed    int // entries that this edition does not open
	Files     []Link
	Revisions Link
}

// ActLine is an entry of the register.
type ActLine struct {
	N       int // from 1
	On      schema.Date
	Act     string
	Subject Link // Href is empty when it has no page
	Of      string
	Who     string
	Why     string
	Basis   string
	Proof   Link
}

// Seal says under which head of the register something was entered.
type Seal struct {
	N        int // of the entry, from 1; 0 when there is none
	On       schema.Date
	Head     string // the root of the tree of the first N entries, in base64
	SignedBy string // the name of the key; "" when that head is not signed
	Proof    Link
	Register Link
}

// Vouched is what the register says of a circular.
type Vouched struct {
	Register bool // there is one
	Seal     Seal // N is 0 when the circular is not in it
}

func (p *plan) register() {
	if !p.Register.Present {
		return
	}
	add(p, "register.html", registerPath, func(a at) Register { return a.registered() })
	add(p, "revisions.html", revisionsPath, func(a at) Revisions { return a.revisions() })
	for _, f := range p.Register.Publish(p.closed) {
		p.verbatim(f.Path, string(f.Data))
	}
	for _, m := range p.months {
		if file, _ := p.Register.Figures(m); file != "" {
			versions := p.Input.Issued[m]
			p.verbatim(file, versions[len(versions)-1].Values)
		}
	}
}

// verbatim publishes a file as it is.
func (p *plan) verbatim(path, content string) {
	p.file(path, func(w io.Writer) error {
		_, err := io.WriteString(w, content)
		return err
	})
}

// closed says whether this edition does not open an entry: it is about a
// circular that the edition leaves out.
func (p *plan) closed(act *register.Act) bool {
	for _, number := range []string{act.Subject, act.Of} {
		if n := p.Workspace.Notices.ByNumber(number); n != nil && p.view.Omits != nil && p.view.Omits(n) {
			return true
		}
	}
	return false
}

func (a at) registered() Register {
	out := Register{Frame: a.frame(text("register.title"), text("register.lead", "region", a.region())),
		Files:     []Link{a.to("register/checkpoint", "checkpoint"), a.to("register/log.jsonl", "log.jsonl")},
		Revisions: a.to(revisionsPath, text("revisions.title"))}
	for _, act := range slices.Backward(a.Register.Acts) {
		if !act.Known() || a.closed(act) {
			out.Closed++
			continue
		}
		out.Rows = append(out.Rows, a.actLine(act))
	}
	if n := len(a.Register.Acts); n > 0 {
		out.Head = a.seal(a.Register.Acts[n-1])
	}
	return out
}

func (a at) actLine(act *register.Act) ActLine {
	out := ActLine{N: act.ID + 1, On: act.On, Act: act.Kind.Label(), Subject: a.subject(act), Of: act.Of,
		Proof: a.to(register.ProofPath(act.ID), text("register.proof"))}
	if d := act.Detail; d != nil {
		view := a.view
		if n := a.Workspace.Notices.ByNumber(act.Subject); n != nil {
			view = a.of(n)
		}
		out.Who, out.Why, out.Basis = a.person(schema.Text(d.Who)), view.Mask(d.Why), view.Mask(d.Basis)
	}
	return out
}

// subject links to what an act is about.
func (a at) subject(act *register.Act) Link {
	if n := a.Workspace.Notices.ByNumber(act.Subject); n != nil {
		return a.to(n.Path, n.Number)
	}
	m, ok := schema.ParseMonth(act.Subject)
	if !ok {
		return Link{Text: act.Subject}
	}
	if slices.Contains(a.letters, m) {
		return a.toBulletin(m)
	}
	return Link{Text: text("bulletin.link", "month", m.Chinese())}
}

// seal says under which head an act was entered.
func (a at) seal(act *register.Act) Seal {
	return Seal{N: act.ID + 1, On: act.On, Head: a.Register.HeadAt(act.ID + 1).Hash(), SignedBy: a.Register.SignerAt(act.ID + 1),
		Proof: a.to(register.ProofPath(act.ID), text("register.proof")), Register: a.to(registerPath, text("register.title"))}
}

// vouched says what the register says of a circular.
func (a at) vouched(n *notice.Notice) Vouched {
	out := Vouched{Register: a.Register.Present}
	if act := a.Register.State(n.Number).IssuedBy; act != nil {
		out.Seal = a.seal(act)
	}
	return out
}

// Revisions lists all revisions of issued bulletins, the newest first.
type Revisions struct {
	Frame
	Rows []Revised
}

// Revised is a revision of an issued bulletin.
type Revised struct {
	N        int // of its entry, from 1
	Bulletin Link
	On       schema.Date
	Who      string
	Why      string
	Basis    string
	Reworded bool // the text was changed as well
	Changes  []Recounted
}

// Recounted is a value as it was issued, or last revised, and as it was revised.
type Recounted struct {
	Indicator     Link // Href is empty when this version knows it no more
	Place         Link
	Before, After register.Value
	Unit          string
}

func (a at) revisions() Revisions {
	out := Revisions{Frame: a.frame(text("revisions.title"), text("revisions.lead"), a.to(registerPath, text("register.title")))}
	for _, m := range a.Register.Months() {
		out.Rows = append(out.Rows, a.revised(m)...)
	}
	slices.SortStableFunc(out.Rows, func(x, y Revised) int { return y.N - x.N })
	return out
}

// revisionList offers the revisions of issued bulletins, for the level above to
// know which figures were changed after they had been issued; nil when none was.
// Since the list leaves the office, a reason in it names nobody in any edition.
func (p *plan) revisionList() *download {
	if len(p.Register.Months()) == 0 {
		return nil
	}
	nameless := edition.New(p.Workspace, p.Register, edition.Public, p.Date).View()
	a := at{plan: p, path: packagePath}
	var all []Revised
	var months []schema.Month
	for _, m := range p.Register.Months() {
		for _, r := range a.revised(m) {
			all, months = append(all, r), append(months, m)
		}
	}
	if len(all) == 0 {
		return nil
	}
	return &download{
		name: "revisions", title: text("revisions.title"), about: text("data.revisions-about"), key: []string{"entry"},
		fields: []field{
			{Name: "entry", Type: "integer", Title: text("data.entry")}, {Name: "period", Type: "yearmonth", Title: text("data.period")},
			{Name: "revised_on", Type: "date", Title: text("counties.revised-day")}, {Name: "reason", Type: "string", Title: text("counties.reason")},
			{Name: "values", Type: "integer", Title: text("data.values-changed")},
		},
		rows: func(emit func(...string)) {
			for i, r := range all {
				emit(strconv.Itoa(r.N), months[i].String(), r.On.String(), nameless.Mask(r.Why), strconv.Itoa(len(r.Changes)))
			}
		},
	}
}

// revised gives the revisions of a month's bulletin, in order.
func (a at) revised(m schema.Month) []Revised {
	var out []Revised
	for _, r := range register.Revisions(m, a.Input.Issued[m]) {
		row := Revised{N: r.ID + 1, Bulletin: a.subject(r.Act), On: r.On, Reworded: r.Reworded}
		if r.Detail != nil {
			row.Who, row.Why, row.Basis = a.person(schema.Text(r.Detail.Who)), a.view.Mask(r.Detail.Why), a.view.Mask(r.Detail.Basis)
		}
		for _, c := range r.Changes {
			row.Changes = append(row.Changes, a.recounted(c))
		}
		out = append(out, row)
	}
	return out
}

func (a at) recounted(c register.Change) Recounted {
	out := Recounted{Indicator: Link{Text: c.Before.Indicator}, Place: Link{Text: c.Before.Place}, Before: c.Before, After: c.After}
	if d := indicator.Find(c.Before.Indicator); d != nil {
		out.Indicator, out.Unit = a.toIndicator(d), d.Unit
	}
	if i, ok := a.Workspace.Places.Find(c.Before.Place); ok {
		out.Place = a.toPlace(i)
	}
	return out
}
