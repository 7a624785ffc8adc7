package record

import (
	"path"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"tongbao/generate/finding"
	"tongbao/generate/schema"
)

// ScoreRow is a month's score with what the roster knows of its cadre.
type ScoreRow struct {
	*Score
	Counted schema.Score // the score by rule; the file's final may be blank
	// WithholdBelow is the setting below which a month's subsidy is withheld.
	WithholdBelow schema.Score
	Posting       *Posting // the posting that it counts by
	OnPost        bool     // the cadre is on post by it on the month's last day
}

// SubsidyRow is a month's subsidy with the posting that it counts by.
type SubsidyRow struct {
	*Subsidy
	Posting *Posting
}

// VisitRow is a grid's visits up to a month.
type VisitRow struct {
	*Visit
	Grid *Grid
	At   int32 // the grid's position in the grids table
}

// Sink takes the rows of the monthly tables. A row and all it points to are
// used again for the next one.
type Sink interface {
	Score(*ScoreRow)
	Subsidy(*SubsidyRow)
	Visit(*VisitRow)
}

// Stream reads the monthly tables once, as many files at a time as there are
// processors, and gives every sound row to a sink: each goroutine has a sink of
// its own, made by sink before any row is read. It checks the rows as Load
// checks the other tables' and adds to out what is wrong.
func (ws *Workspace) Stream(sink func() Sink, out *finding.List) {
	refs := ws.references()
	var files []*monthFile
	for _, t := range Tables {
		if t.Monthly {
			for _, name := range ws.paths[t] {
				files = append(files, &monthFile{ws: ws, table: t, name: name, refs: refs})
			}
		}
	}
	var next atomic.Int32
	var work sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		s := sink()
		work.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(files); i = int(next.Add(1)) - 1 {
				files[i].read(s)
			}
		})
	}
	work.Wait()
	for _, f := range files {
		out.Merge(&f.out)
		if f.file != nil {
			ws.Files = append(ws.Files, f.file)
		}
		for m := range f.seen {
			if ws.Months[f.table] == nil {
				ws.Months[f.table] = map[schema.Month]bool{}
			}
			ws.Months[f.table][m] = true
		}
	}
	doubled(files, out)
}

// monthFile is one file of a monthly table on its way through.
type monthFile struct {
	ws    *Workspace
	table *schema.Table
	name  string
	file  *schema.File // nil when its header cannot be read
	named schema.Month // that the file is named after; 0 when it is not
	refs  map[string]*reference
	out   finding.List

	seen    map[schema.Month][]int32 // by month and subject: the row of its record
	current schema.Month             // of the row read last
	days    Span                     // of current
	rows    []int32                  // those of current
	last    int32                    // the subject found last
	told    bool                     // that references are not checked
}

func (f *monthFile) read(s Sink) {
	in := f.ws.open(f.table, f.name, &f.out)
	if in == nil {
		return
	}
	f.file = in.File
	f.named = namedMonth(f.name)
	f.seen = map[schema.Month][]int32{}
	f.last = -1
	switch f.table {
	case Scores:
		f.scores(in, s)
	case Subsidies:
		f.subsidies(in, s)
	case Visits:
		f.visits(in, s)
	}
}

func (f *monthFile) scores(in *schema.Input, s Sink) {
	row := &ScoreRow{WithholdBelow: f.ws.Settings.WithholdBelow}
	limit := f.ws.Settings.Cap
	schema.Each(in, func(r *Score) {
		row.Score, row.Counted = r, r.Count(limit)
		if r.Final != schema.NoScore && r.Final != row.Counted && r.Sound("final", "base", "bonus", "deduction", "veto") {
			f.out.Add(finding.ScoreFinal.New(r.At("final"), r.Final.String(), "want", row.Counted.String()))
		}
		if row.Posting = f.posting(&r.Pos, r.Month, r.CadreID); row.Posting != nil {
			row.OnPost = row.Posting.OnPost.Has(f.days.To)
			s.Score(row)
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
		if row.Posting = f.posting(&r.Pos, r.Month, r.CadreID); row.Posting != nil {
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
	person, ok := f.subject(p, m, "cadre_id", string(id), &f.ws.Roster.index)
	if !ok {
		return nil
	}
	posting := f.ws.Roster.In(person, f.days)
	if posting == nil {
		f.out.Add(finding.ScorePosting.New(p.At("cadre_id"), string(id), "cadre", string(id), "month", m.String()))
	}
	return posting
}

func (f *monthFile) visits(in *schema.Input, s Sink) {
	row := &VisitRow{}
	schema.Each(in, func(r *Visit) {
		grid, ok := f.subject(&r.Pos, r.Month, "grid_id", string(r.GridID), &f.ws.grids)
		if !ok {
			return
		}
		row.Visit, row.At = r, f.ws.gridRows[grid]
		row.Grid = &f.ws.Grids[row.At]
		if r.HouseholdsVisited > row.Grid.Households && r.Sound("households_visited") && row.Grid.Sound("households") {
			f.out.Add(finding.VisitTooMany.New(r.At("households_visited"), strconv.FormatInt(int64(r.HouseholdsVisited), 10),
				"grid", string(r.GridID), "want", strconv.FormatInt(int64(row.Grid.Households), 10)))
		}
		s.Visit(row)
	})
}

// subject gives the number of the one that a row is about, and adds what is
// wrong with the row's key: an unknown one, a second row for one month, a month
// that the file is not named after.
func (f *monthFile) subject(p *schema.Pos, m schema.Month, column, id string, known *index) (int32, bool) {
	if m != 0 && m != f.current {
		f.turn(p, m)
	}
	if id == "" || m == 0 {
		return 0, false
	}
	n, ok := known.guess(id, f.last)
	if !ok {
		f.unknown(p, column, id)
		return 0, false
	}
	f.last = n
	if f.rows == nil {
		f.rows = make([]int32, len(known.texts))
		f.seen[m] = f.rows
	}
	if first := f.rows[n]; first != 0 {
		f.out.Add(twice(p, m, strconv.Itoa(int(first))))
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

// unknown adds that a row is about one that is not known; a note, once, when
// the table that would know it is absent.
func (f *monthFile) unknown(p *schema.Pos, column, id string) {
	ref := f.refs[f.table.Column(column).Refers]
	if !ref.absent {
		f.out.Add(ref.miss(p.At(column), id))
		return
	}
	if !f.told {
		f.told = true
		f.out.Add(ref.unchecked(p, f.table.Column(column)))
	}
}

func twice(p *schema.Pos, m schema.Month, first string) finding.Finding {
	key := p.File.Table.Key
	return finding.KeyTwice.New(p.At(key[0].Name), m.String(), "key", key[0].Header+"、"+key[1].Header, "first", first, "column", key[0].Header)
}

// doubled finds keys that stand in two files of a table, at the later file.
func doubled(files []*monthFile, out *finding.List) {
	type slot struct {
		table *schema.Table
		month schema.Month
	}
	before := map[slot][]*monthFile{}
	for _, f := range files {
		for m, rows := range f.seen {
			s := slot{f.table, m}
			for _, earlier := range before[s] {
				shared(earlier, f, m, rows, out)
			}
			before[s] = append(before[s], f)
		}
	}
}

func shared(earlier, later *monthFile, m schema.Month, rows []int32, out *finding.List) {
	first := earlier.seen[m]
	for n := range min(len(rows), len(first)) {
		if rows[n] != 0 && first[n] != 0 {
			p := &schema.Pos{File: later.file, Row: rows[n]}
			out.Add(twice(p, m, earlier.name+" "+strconv.Itoa(int(first[n]))))
		}
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
