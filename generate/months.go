package generate

import (
	"io/fs"
	"strconv"
	"strings"

	"tongbao/generate/diff"
	"tongbao/generate/edition"
	"tongbao/generate/indicator"
	"tongbao/generate/notice"
	"tongbao/generate/page"
	"tongbao/generate/record"
	"tongbao/generate/render"
	"tongbao/generate/schema"
)

// Months tells two months of the workspace in fsys apart: the values of every
// indicator in every place, the rows of the tables as they stood at the end of
// each, and the circulars and bulletins of each. Names are those that the
// internal edition would show on o.Date. With findings that stop a build it gives
// them with ErrFindings; it gives a *Refusal for a month that no site is made of.
func Months(fsys fs.FS, from, to schema.Month, o Options) (*diff.Difference, *Read, error) {
	r, err := ReadWorkspace(fsys, o)
	if err != nil {
		return nil, r, err
	}
	if !r.Sound() {
		return nil, r, ErrFindings
	}
	first, last := indicator.Window(r.Period, r.Workspace.Settings.History)
	for _, m := range []schema.Month{from, to} {
		if m < first || m > last {
			return nil, r, refuse("没有 %s 的数，只能比 %s 至 %s 的各月。换一个月份，或在 tongbao.yaml 里改 period 和 history。", m, first, last)
		}
	}
	b := &between{Read: r, from: from, to: to, shown: edition.New(r.Workspace, r.Register, edition.Internal, o.Date)}
	return b.difference(r.values(o)), r, nil
}

// between is two months while they are compared.
type between struct {
	*Read
	from, to schema.Month
	shown    *edition.Edition
}

func (b *between) difference(values *indicator.Values) *diff.Difference {
	d := &diff.Difference{Title: b.shown.View().Mask(b.Workspace.Settings.Title), Old: b.from.Chinese(), New: b.to.Chinese()}
	d.Add("数值", b.values(values)...)
	var groups []diff.Group
	for _, s := range states {
		if b.Workspace.Has(s.table) {
			groups = append(groups, b.rows(s))
			d.Notes = append(d.Notes, b.unreported(s.table)...)
		}
	}
	d.Add("记录", groups...)
	d.Add("通报和月报", b.circulars(), b.bulletins())
	return d
}

// unreported says which of the months has no rows of a monthly table where the
// other has.
func (b *between) unreported(t *schema.Table) []string {
	has := b.Workspace.Months[t]
	for _, m := range []schema.Month{b.from, b.to} {
		if t.Monthly && !has[m] && (has[b.from] || has[b.to]) {
			return []string{"“" + t.Title + "”没有 " + m.String() + " 的数据。"}
		}
	}
	return nil
}

// values gives what differs, a group for each indicator.
func (b *between) values(values *indicator.Values) []diff.Group {
	var out []diff.Group
	for _, d := range indicator.All {
		g := diff.Group{Name: d.ID, Title: d.Name.In(&b.Workspace.Settings)}
		for i := range b.Workspace.Places.All {
			if d.TopOnly && i > 0 {
				break
			}
			then, now := values.At(d, int32(i), b.from), values.At(d, int32(i), b.to)
			place := &b.Workspace.Places.All[i]
			if e := differing(then, now); e != nil {
				e.Key, e.Name = []string{place.Code}, place.Code+" "+b.shown.Place(place.Name)
				e.Change = render.Change(page.Between(then, now, b.from, b.to))
				g.Entries = append(g.Entries, *e)
			}
		}
		out = append(out, g)
	}
	return out
}

// differing gives an entry for two values that are not published alike; nil for
// those that are.
func differing(then, now indicator.Value) *diff.Entry {
	e := &diff.Entry{Before: render.Value(then), After: render.Value(now)}
	for i, texts := range [...][2]string{{then.Numerator(), now.Numerator()}, {then.Denominator(), now.Denominator()}, {then.Text(), now.Text()}} {
		if texts[0] != texts[1] {
			e.Cells = append(e.Cells, diff.Cell{Column: valueColumns[i], Before: texts[0], After: texts[1], Quiet: true})
		}
	}
	if e.Cells == nil {
		return nil
	}
	return e
}

// valueColumns are those of the tidy form that hold what is counted.
var valueColumns = [3]diff.Column{{Name: "numerator", Header: "分子"}, {Name: "denominator", Header: "分母"}, {Name: "value", Header: "数值"}}

// rows gives the rows of a table that differ.
func (b *between) rows(s state) diff.Group {
	old, now := s.empty(), s.empty()
	var passing [][]string
	low, high := min(b.from, b.to).Last().String(), max(b.from, b.to).Last().String()
	b.Workspace.Rows(s.table, func(cells []string) {
		r := row{s.table, cells}
		if then := s.at(b, r, b.from); then != nil {
			old.Rows = append(old.Rows, then)
		}
		if later := s.at(b, r, b.to); later != nil {
			now.Rows = append(now.Rows, later)
		}
		if s.began != "" && r.cell(s.began) > low && r.cell(s.ended) != "" && r.cell(s.ended) < high {
			passing = append(passing, cells)
		}
	})
	m := diff.Match(old, now)
	for _, cells := range passing {
		m.Pairs = append(m.Pairs, diff.Pair{Kind: diff.Passing, Key: make([]string, len(m.Key)), New: cells})
	}
	g := diff.Group{Name: s.table.Name, Title: s.table.Title}
	if b.from < b.to {
		g.Words = s.words
	}
	for _, p := range m.Pairs {
		g.Entries = append(g.Entries, b.entry(s.table, &m, p))
	}
	return g
}

// empty gives the state's table without rows.
func (s state) empty() diff.Table {
	out := diff.Table{}
	for _, c := range s.table.Columns {
		out.Columns = append(out.Columns, diff.Column{Name: c.Name, Header: c.Header})
		if c.Key && c.Name != s.period {
			out.Key = append(out.Key, c.Name)
		}
	}
	return out
}

// entry gives a pair of rows as the edition shows them.
func (b *between) entry(t *schema.Table, m *diff.Matched, p diff.Pair) diff.Entry {
	p.Old, p.New = b.masked(t, p.Old), b.masked(t, p.New)
	for i, c := range m.Key {
		p.Key[i] = m.Cell(p.Row(), c)
	}
	e := m.Entry(p)
	e.Name = b.named(row{t, p.Row()})
	for i := range e.Cells {
		c := &e.Cells[i]
		c.Was, c.Is = b.meant(c.Column.Name, c.Before), b.meant(c.Column.Name, c.After)
	}
	return e
}

// masked gives a row's cells as the edition shows them. Of a criticism whose
// name is masked the number of the cadre goes too: it leads to the name.
func (b *between) masked(t *schema.Table, cells []string) []string {
	if cells == nil {
		return nil
	}
	r, view := row{t, cells}, b.shown.View()
	if t == record.Criticisms {
		if n := b.Workspace.Notices.ByNumber(r.cell("notice_no")); n != nil {
			view = b.shown.Of(n)
		}
		if name := r.cell("name"); view.Mask(name) != name {
			r.cells = r.with("cadre_id", "")
		}
	}
	out := make([]string, len(cells))
	for i, cell := range r.cells {
		out[i] = view.Mask(cell)
	}
	return out
}

// named says what a row is about: its key, and where it is.
func (b *between) named(r row) string {
	var out []string
	for i, c := range r.table.Columns {
		if cell := r.cells[i]; cell != "" && (c.Key || c.Name == "village_code" || c.Name == "place_code") {
			out = append(out, b.meant(c.Name, cell))
		}
	}
	return strings.Join(out, "，")
}

// meant gives a cell, and behind the number of a cadre or a place its name.
func (b *between) meant(column, cell string) string {
	ws := b.Workspace
	switch column {
	case "cadre_id":
		if person, ok := ws.Roster.Find(schema.Text(cell)); ok {
			postings := ws.Roster.Of(person)
			return cell + " " + b.shown.Person(string(postings[len(postings)-1].Name))
		}
	case "village_code", "place_code":
		if i, ok := ws.Places.Find(cell); ok {
			return cell + " " + b.shown.Place(ws.Places.All[i].Name)
		}
	}
	return cell
}

// circulars gives those that were issued in one of the months.
func (b *between) circulars() diff.Group {
	columns := []diff.Column{{Name: "number", Header: "文号"}, {Name: "title", Header: "标题"}, {Name: "kind", Header: "种类"}, {Name: "issued_on", Header: "印发日期"}}
	old, now := diff.Table{Columns: columns, Key: []string{"number"}}, diff.Table{Columns: columns, Key: []string{"number"}}
	for _, n := range b.Workspace.Notices.Notices {
		view := b.shown.Of(n)
		row := []string{n.Number, view.Mask(n.Title), n.Kind, n.IssuedOn.String()}
		if n.IssuedOn.Month() == b.from {
			old.Rows = append(old.Rows, row)
		}
		if n.IssuedOn.Month() == b.to {
			now.Rows = append(now.Rows, row)
		}
	}
	m := diff.Match(old, now)
	return diff.Group{Name: notice.Folder, Title: "通报", Words: b.inMonths("印发"), Entries: m.Entries(func(p diff.Pair) string { return p.Key[0] })}
}

// bulletins gives those that the office has written or issued for one of the
// months.
func (b *between) bulletins() diff.Group {
	columns := []diff.Column{{Name: "month", Header: "月份"}, {Name: "state", Header: "状态"}, {Name: "issued_on", Header: "发出日期"}, {Name: "revisions", Header: "修订次数"}}
	table := func(m schema.Month) diff.Table {
		t := diff.Table{Columns: columns, Key: []string{"month"}}
		if versions := b.Issued[m]; len(versions) > 0 {
			t.Rows = [][]string{{m.String(), "已发出", versions[0].On.String(), strconv.Itoa(len(versions) - 1)}}
		} else if own := b.Bulletins[m]; own != nil {
			t.Rows = [][]string{{m.String(), "已写好，没有发出", own.IssuedOn.String(), ""}}
		}
		return t
	}
	m := diff.Match(table(b.from), table(b.to))
	return diff.Group{Name: "bulletins", Title: "月报", Words: b.inMonths("有"), Entries: m.Entries(func(diff.Pair) string { return "月报" })}
}

// inMonths are the words for what belongs to one of the months.
func (b *between) inMonths(word string) diff.Words {
	return diff.Words{diff.Added: b.to.String() + " " + word, diff.Removed: b.from.String() + " " + word}
}
