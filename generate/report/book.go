package report

import (
	"cmp"
	"io"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"tongbao/generate/finding"
	"tongbao/generate/schema"
	"tongbao/generate/sheet"
)

// Book is the workbook for one town: a sheet that lists its findings, and one
// for each table with the rows that have an error or a warning.
type Book struct {
	Town  *Town
	Name  string // of its file
	Write func(io.Writer) error
}

// What the workbooks hold at most; what is left out is said in them.
const (
	mostOfSheet = 2_000   // rows of a sheet
	mostOfAll   = 200_000 // rows of all workbooks
)

// Books gives a workbook for every town, and one for what belongs to none, also
// where nothing was found: a town's older workbook must not outlive its mending.
func (r *Report) Books() iter.Seq[Book] {
	return func(yield func(Book) bool) {
		sheets := r.badRows()
		names := fileNames(r.Towns)
		of := make([][]int32, len(r.Towns))
		for i, t := range r.townOf {
			of[t] = append(of[t], int32(i))
		}
		for t := range r.Towns {
			town := &r.Towns[t]
			b := Book{town, names[t], func(w io.Writer) error {
				tables := []sheet.Table{r.listed(of[t])}
				for _, s := range sheets[int32(t)] {
					tables = append(tables, s.table())
				}
				return sheet.XLSX(w, town.Name, tables...)
			}}
			if !yield(b) {
				return
			}
		}
	}
}

// listed is the sheet of findings.
func (r *Report) listed(at []int32) sheet.Table {
	if len(at) > 0 {
		return r.table(at, mostRows)
	}
	t := r.table([]int32{}, 0)
	t.Rows = func(yield func([]string) bool) {
		row := make([]string, len(header))
		row[0] = "没有发现问题"
		yield(row)
	}
	return t
}

// badSheet is the rows of a table in which something is wrong for one town, of
// files whose columns are the same.
type badSheet struct {
	name    string
	headers []string
	width   int // cells of the longest row
	rows    []badRow
	left    int // rows that are left out
}

// badRow is a row of a file with what is wrong in it.
type badRow struct {
	file  string
	n     int
	cells string // joined by zero bytes, which no text holds, for the sake of memory
	found []*finding.Finding
}

// badRows gives the sheets of each town, in order of the files that they are from.
func (r *Report) badRows() map[int32][]*badSheet {
	out := map[int32][]*badSheet{}
	room := mostOfAll
	for from := 0; from < len(r.All); {
		found := map[row][]*finding.Finding{}
		towns := map[row]int32{}
		to := from
		for ; to < len(r.All) && r.All[to].File == r.All[from].File; to++ {
			if f := &r.All[to]; f.Severity > finding.Note && f.Row > 0 {
				found[rowOf(f.At)] = append(found[rowOf(f.At)], f)
				towns[rowOf(f.At)] = r.townOf[to]
			}
		}
		if len(found) > 0 {
			r.each(r.All[from].File, func(raw *schema.Raw, line *schema.RawRow) {
				at := row{raw.Sheet, line.N}
				if found[at] != nil {
					sheetFor(out, towns[at], raw).take(r.All[from].File, line, found[at], &room)
				}
			})
		}
		from = to
	}
	return out
}

// sheetFor gives the town's sheet for a table whose columns are those of raw.
func sheetFor(all map[int32][]*badSheet, town int32, raw *schema.Raw) *badSheet {
	n := 1
	for _, s := range all[town] {
		base, _, _ := strings.Cut(s.name, " ")
		if base != raw.Table.Title {
			continue
		}
		if slices.Equal(s.headers, raw.Headers) {
			return s
		}
		n++
	}
	s := &badSheet{name: raw.Table.Title, headers: raw.Headers}
	if n > 1 {
		s.name += " " + strconv.Itoa(n)
	}
	all[town] = append(all[town], s)
	return s
}

func (s *badSheet) take(file string, line *schema.RawRow, found []*finding.Finding, room *int) {
	if len(s.rows) >= mostOfSheet || *room == 0 {
		s.left++
		return
	}
	*room--
	cells := line.Cells()
	s.width = max(s.width, len(cells))
	s.rows = append(s.rows, badRow{file, line.N, strings.Join(cells, "\x00"), found})
}

// table is the sheet: the columns as in the file, under the same letters, and
// behind them where the row stands.
func (s *badSheet) table() sheet.Table {
	width := max(s.width, len(s.headers))
	t := sheet.Table{Name: s.name}
	for i := range width {
		c := sheet.Column{}
		if i < len(s.headers) {
			c.Header = s.headers[i]
		}
		t.Columns = append(t.Columns, c)
	}
	t.Columns = append(t.Columns, sheet.Column{Header: "原文件"}, sheet.Column{Header: "原行号", Numeric: true})
	for i := range s.rows {
		t.Remarks = append(t.Remarks, s.rows[i].remarks(i+1, width+2)...)
	}
	t.Rows = func(yield func([]string) bool) {
		for i := range s.rows {
			if !yield(s.rows[i].padded(width)) {
				return
			}
		}
		if s.left > 0 {
			last := make([]string, width+2)
			last[0] = "还有 " + Counted(s.left) + " 行没有列出，先改上面的"
			yield(last)
		}
	}
	return t
}

func (b *badRow) padded(width int) []string {
	out := make([]string, width+2)
	copy(out, strings.Split(b.cells, "\x00"))
	out[width], out[width+1] = finding.At{File: b.file}.Path(), strconv.Itoa(b.n)
	return out
}

// remarks gives what is wrong in the row, cell by cell; what is wrong with the
// whole row stands at column whole.
func (b *badRow) remarks(n, whole int) []sheet.Remark {
	byCell := map[int]*sheet.Remark{}
	for _, f := range b.found {
		cell := f.Cell
		if cell == 0 || cell > whole-2 {
			cell = whole
		}
		m := byCell[cell]
		if m == nil {
			m = &sheet.Remark{Row: n, Column: cell}
			byCell[cell] = m
		} else {
			m.Note += "\n"
		}
		m.Grave = m.Grave || f.Severity == finding.Error
		m.Note += f.Severity.Label() + "：" + clip(f.Message(), mostText) + "。\n改法：" + clip(f.Mend(), mostText) + "。"
	}
	var out []sheet.Remark
	for _, cell := range slices.Sorted(maps.Keys(byCell)) {
		out = append(out, *byCell[cell])
	}
	return out
}

// fileNames gives the names of the towns' files: each its own, and one that
// every file system takes.
func fileNames(towns []Town) []string {
	taken := map[string]bool{}
	out := make([]string, len(towns))
	for i, t := range towns {
		name := fileName(t.Name)
		if taken[strings.ToLower(name)] || name == "" {
			name = strings.TrimSpace(name + " " + cmp.Or(t.Code, "不属于哪个镇"))
		}
		taken[strings.ToLower(name)] = true
		out[i] = name + ".xlsx"
	}
	return out
}

const longestName = 40 // runes of a file's name

func fileName(s string) string {
	name := []rune(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '_'
		}
		return r
	}, s))
	return strings.Trim(string(name[:min(len(name), longestName)]), " .")
}
