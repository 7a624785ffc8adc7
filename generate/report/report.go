// Package report shows findings to the people who are to mend them: grouped,
// with the rows around them, by town, as a page, as tables and as workbooks.
//
//	findings -New-> Report -HTML, CSV, XLSX, Books-> what a clerk sends on
package report

import (
	"io/fs"

	"tongbao/generate/finding"
	"tongbao/generate/private"
	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// Report is the findings of a workspace, each with the town that it belongs to.
type Report struct {
	Title string // of the workspace; empty when its settings cannot be read
	All   []finding.Finding
	Towns []Town // those of the workspace in order of code; last what belongs to none

	fsys   fs.FS
	ws     *record.Workspace // nil when the settings or the folder cannot be read
	towns  *record.Towns
	list   *finding.List
	townOf []int32 // by finding: its position in Towns
}

// Town is a town, or what belongs to no one town.
type Town struct {
	Code   string // empty for what belongs to none
	Name   string
	Counts [3]int // of its findings, by severity
}

// New gives the report on the findings in list about the workspace in fsys. It
// reads the files that have findings again. ws is nil when the workspace could
// not be read.
func New(fsys fs.FS, ws *record.Workspace, list *finding.List) *Report {
	r := &Report{All: list.Sorted(), fsys: fsys, ws: ws, list: list}
	position := map[int32]int32{}
	whole := "全县"
	if ws != nil {
		r.Title, r.towns = private.Mask(ws.Settings.Title), ws.Towns()
		if ws.Places.Top().Level != record.County {
			whole = "整个地区"
		}
		for i := range ws.Places.All {
			if ws.Places.All[i].Level == record.Town {
				position[int32(i)] = int32(len(r.Towns))
				r.Towns = append(r.Towns, Town{Code: ws.Places.All[i].Code, Name: r.townName(int32(i))})
			}
		}
	}
	position[record.NoTown] = int32(len(r.Towns))
	r.Towns = append(r.Towns, Town{Name: whole})
	r.place(position)
	return r
}

// townName gives a town's name, with its county's where there are several.
func (r *Report) townName(i int32) string {
	p := &r.ws.Places.All[i]
	if above := &r.ws.Places.All[p.Parent]; p.Parent > 0 {
		return above.Name + p.Name
	}
	return p.Name
}

// Count gives how many findings of severity s there are, those that are not
// kept one by one included.
func (r *Report) Count(s finding.Severity) int { return r.list.Count(s) }

// Whole gives what belongs to no town.
func (r *Report) Whole() *Town { return &r.Towns[len(r.Towns)-1] }

// place gives each finding its town.
func (r *Report) place(position map[int32]int32) {
	r.townOf = make([]int32, len(r.All))
	for from := 0; from < len(r.All); {
		to := from + 1
		for to < len(r.All) && r.All[to].File == r.All[from].File {
			to++
		}
		towns := r.townsOf(r.All[from:to])
		for i := from; i < to; i++ {
			town := record.NoTown
			if n, ok := towns[rowOf(r.All[i].At)]; ok {
				town = n
			} else if n, ok := r.named(r.All[i]); ok {
				town = n
			}
			r.townOf[i] = position[town]
			if r.All[i].Kind != finding.More {
				r.Towns[r.townOf[i]].Counts[r.All[i].Severity]++
			}
		}
		from = to
	}
}

// named gives the town that a finding about no row says it is about.
func (r *Report) named(f finding.Finding) (int32, bool) {
	if r.ws == nil || f.Row > 0 {
		return 0, false
	}
	return r.ws.Places.Find(f.Arg("town"))
}

// town gives the town that a finding is about: the one that it names, as those
// about gaps do, else its row's.
func (r *Report) town(f finding.Finding, towns map[row]int32) int32 {
	if r.ws != nil && f.Arg("town") != "" {
		if town := r.towns.Holding(f.Arg("town")); town != record.NoTown {
			return town
		}
	}
	if town, ok := towns[rowOf(f.At)]; ok {
		return town
	}
	return record.NoTown
}

// row is a row of a file or of a workbook's sheet.
type row struct {
	sheet string
	n     int
}

func rowOf(at finding.At) row { return row{at.Sheet, at.Row} }

// townsOf gives the towns of the rows that findings of one file are about.
func (r *Report) townsOf(found []finding.Finding) map[row]int32 {
	if r.ws == nil {
		return nil
	}
	wanted := map[row]bool{}
	for _, f := range found {
		wanted[rowOf(f.At)] = true
	}
	out := map[row]int32{}
	r.each(found[0].File, func(raw *schema.Raw, line *schema.RawRow) {
		at := row{raw.Sheet, line.N}
		if wanted[at] && !raw.InHeader(line.N) {
			out[at] = r.towns.Of(raw.Table, line.Value)
		}
	})
	return out
}

// each gives the rows of a file that tables are read from, sheet by sheet.
func (r *Report) each(file string, fn func(*schema.Raw, *schema.RawRow)) {
	if r.ws == nil {
		return
	}
	tables := r.ws.TablesIn(file)
	if len(tables) == 0 {
		return
	}
	data, err := fs.ReadFile(r.fsys, file)
	if err != nil {
		return // a finding says so
	}
	for _, t := range tables {
		raw := t.Raw(file, data, r.ws.Settings.Headers[t.Name])
		if raw == nil {
			continue
		}
		for line := range raw.Rows() {
			fn(raw, line)
		}
	}
}
