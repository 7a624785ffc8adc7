package record

import (
	"path"
	"strconv"
	"strings"

	"tongbao/generate/finding"
	"tongbao/generate/schema"
)

// monthFile is one file of a monthly table on its way through.
type monthFile struct {
	ws    *Workspace
	table *schema.Table
	name  string
	at    int          // among the files
	file  *schema.File // nil when its header cannot be read
	named schema.Month // that the file is named after; 0 when it is not
	out   finding.List

	months  map[schema.Month]present // that it has rows of, and who has one; nil where that is not wanted
	seen    map[schema.Month][]int32 // while it is read, by month and subject: the row of its record
	current schema.Month             // of the row read last
	days    Span                     // of current
	rows    []int32                  // those of current
	last    int32                    // the subject found last
	whole   bool                     // seen is wanted when it has been read
	raters  fileRaters
	desk    *desk  // that it is read at
	ahead   []byte // its text, where it was read before its turn

	kept *keptFile // what stands for its rows, as an earlier run kept it; nil when they are read

	misses    []miss             // unknown subjects
	strangers map[stranger]int32 // subjects that nobody could know: their row
	unchecked bool               // a row's subject or posting could not be checked
	doubted   bool               // a row counts nowhere for a fault that is found elsewhere
}

// miss is a subject that is not known. What is nearest to it is looked up once
// all files have been read, in their order, since the answers depend on it.
type miss struct {
	row   int32
	value string
}

type stranger struct {
	month schema.Month
	id    string
}

// read gives the rows of the file's text to s. Of the desk's memory, nothing of
// the file is kept.
func (f *monthFile) read(text []byte, s Sink, d *desk) {
	f.out = finding.List{}
	in := f.table.Open(f.name, text, f.ws.Settings.Headers[f.table.Name], &f.out)
	if in == nil {
		return
	}
	f.file, f.kept, f.raters = in.File, nil, fileRaters{}
	f.named = namedMonth(f.name)
	f.months = map[schema.Month]present{}
	f.seen = map[schema.Month][]int32{}
	f.strangers = map[stranger]int32{}
	f.last = -1
	f.desk = d
	switch f.table {
	case Scores:
		f.scores(in, s)
	case Subsidies:
		f.subsidies(in, s)
	case Visits:
		f.visits(in, s)
	}
	if f.whole {
		return
	}
	for m, rows := range f.seen {
		f.months[m] = presentIn(rows)
		d.take(rows)
	}
	f.seen, f.rows, f.desk = nil, nil, nil
}

func (f *monthFile) scores(in *schema.Input, s Sink) {
	row := &ScoreRow{WithholdBelow: f.ws.Settings.WithholdBelow}
	limit := f.ws.Settings.Cap
	schema.Each(in, func(r *Score) {
		f.raters.add(r.Rater)
		row.Score, row.Counted = r, r.Count(limit)
		if r.Final != schema.NoScore && r.Final != row.Counted && r.Sound("final", "base", "bonus", "deduction", "veto") {
			f.out.Add(finding.ScoreFinal.New(r.At("final"), r.Final.String(), "want", row.Counted.String()))
		}
		if p := f.posting(&r.Pos, r.Month, r.CadreID); p != nil {
			row.Place, row.OnPost = max(0, p.Place), p.OnPost.Has(f.days.To)
			if r.Sound("base", "bonus", "deduction", "veto", "town_checked", "county_reviewed") {
				s.Score(row)
			}
		}
	})
}

// Count gives the score by rule: 0 when vetoed, else base + bonus - deduction
// held between 0 and limit.
func (r *Score) Count(limit schema.Score) schema.Score {
	if r.Veto {
		return 0
	}
	return max(0, min(limit, r.Base+r.Bonus-r.Deduction))
}

func (f *monthFile) subsidies(in *schema.Input, s Sink) {
	row := &SubsidyRow{}
	schema.Each(in, func(r *Subsidy) {
		row.Subsidy = r
		if r.Sound("due", "withheld") {
			checkSubsidy(r, &f.out)
		}
		if p := f.posting(&r.Pos, r.Month, r.CadreID); p != nil && r.Sound("due", "withheld", "paid") {
			row.Place = max(0, p.Place)
			s.Subsidy(row)
		}
	})
}

func checkSubsidy(r *Subsidy, out *finding.List) {
	switch due := r.Due - r.Withheld; {
	case due < 0:
		out.Add(finding.SubsidyRange.New(r.At("withheld"), r.Withheld.String(), "want", r.Due.String()))
	case r.Paid != due && r.Sound("paid"):
		out.Add(finding.SubsidyPaid.New(r.At("paid"), r.Paid.String(), "want", due.String()))
	}
}

// posting gives the posting that a row of a month counts by, and adds what is
// wrong with the row's key; nil when the row counts nowhere.
func (f *monthFile) posting(p *schema.Pos, m schema.Month, id schema.Text) *Posting {
	person, ok := f.subject(p, m, string(id), &f.ws.Roster.index)
	if !ok {
		return nil
	}
	posting := f.ws.Roster.In(person, f.days)
	switch {
	case posting != nil:
	case f.ws.unread[Cadres] || f.ws.Roster.doubted(person, f.days):
		f.unchecked = f.unchecked || f.ws.unread[Cadres]
		f.doubted = true
	default:
		f.out.Add(finding.ScorePosting.New(p.At("cadre_id"), schema.Display(id), "cadre", schema.Display(id), "month", m.String()))
	}
	return posting
}

func (f *monthFile) visits(in *schema.Input, s Sink) {
	row := &VisitRow{}
	schema.Each(in, func(r *Visit) {
		grid, ok := f.subject(&r.Pos, r.Month, string(r.GridID), &f.ws.grids)
		if !ok {
			return
		}
		row.Visit, row.At = r, f.ws.gridRows[grid]
		row.Grid = &f.ws.Grids[row.At]
		if !r.Sound("households_visited") {
			return
		}
		if r.HouseholdsVisited > row.Grid.Households && row.Grid.Sound("households") {
			f.out.Add(finding.VisitTooMany.New(r.At("households_visited"), strconv.FormatInt(int64(r.HouseholdsVisited), 10),
				"grid", schema.Display(r.GridID), "want", strconv.FormatInt(int64(row.Grid.Households), 10)))
		}
		s.Visit(row)
	})
}

// subject gives the number of the one that a row is about, and adds what is
// wrong with the row's key: an unknown one, a second row for one month, a month
// that the file is not named after.
func (f *monthFile) subject(p *schema.Pos, m schema.Month, id string, known *index) (int32, bool) {
	if m != 0 && m != f.current {
		f.turn(p, m)
	}
	if id == "" || m == 0 {
		return 0, false
	}
	n, ok := known.guess(id, f.last)
	if !ok {
		f.unknown(p, m, id)
		return 0, false
	}
	f.last = n
	if f.rows == nil {
		f.rows = f.desk.rows(known.size())
		f.seen[m] = f.rows
	}
	if first := f.rows[n]; first != 0 {
		f.out.Add(doubledKey(p, f.pos(first), m.String(), id))
		return 0, false
	}
	f.rows[n] = p.Row
	return n, true
}

// turn takes note that rows of month m follow.
func (f *monthFile) turn(p *schema.Pos, m schema.Month) {
	rows, before := f.seen[m]
	f.current, f.rows = m, rows
	f.days = Span{m.First(), m.Last()}
	if !before {
		f.seen[m] = nil
	}
	if f.named != 0 && m != f.named {
		f.out.Add(finding.MonthFile.New(p.At("month"), m.String(), "file", path.Base(f.name)))
	}
}

// unknown takes note of a row about one that is not known. Where the table that
// would know it is absent or was not read whole, the row's key is still held
// against those of other such rows.
func (f *monthFile) unknown(p *schema.Pos, m schema.Month, id string) {
	if f.ref().complete() {
		f.misses = append(f.misses, miss{p.Row, strings.Clone(id)})
		return
	}
	f.unchecked = true
	key := stranger{m, strings.Clone(id)}
	if first, twice := f.strangers[key]; twice {
		f.out.Add(doubledKey(p, f.pos(first), m.String(), id))
		return
	}
	f.strangers[key] = p.Row
}

// subjectColumn is the column that says what a row is about.
func (f *monthFile) subjectColumn() *schema.Column { return f.table.Key[1] }

func (f *monthFile) ref() *reference { return f.ws.refs[f.subjectColumn().Refers] }

func (f *monthFile) pos(row int32) *schema.Pos { return &schema.Pos{File: f.file, Row: row} }

// close adds the file to the workspace, and what is only said once all files
// have been read. told has the tables of which it has been said that they were
// not checked.
func (f *monthFile) close(told map[*schema.Table]bool, out *finding.List) {
	f.ws.Files = append(f.ws.Files, f.file)
	months := f.ws.Months[f.table]
	if months == nil {
		months = map[schema.Month]bool{}
		f.ws.Months[f.table] = months
	}
	for m := range f.months {
		months[m] = true
	}
	f.ws.raters.take(&f.raters)
	f.raters = fileRaters{} // ten years of them fill the memory
	column := f.subjectColumn()
	for _, miss := range f.misses {
		out.Add(f.ref().miss(f.pos(miss.row).At(column.Name), miss.value))
	}
	if f.unchecked && !told[f.table] {
		told[f.table] = true
		f.ref().unchecked(f.file, column, out)
	}
}

// namedMonth gives the month that a file of a folder is named after, as
// scores/2019-07.csv is; 0 when it is named otherwise.
func namedMonth(name string) schema.Month {
	m, ok := schema.ParseMonth(strings.TrimSuffix(path.Base(name), path.Ext(name)))
	if !ok {
		return 0
	}
	return m
}
