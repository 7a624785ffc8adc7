package report

import (
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"tongbao/generate/finding"
	"tongbao/generate/private"
	"tongbao/generate/schema"
)

// around is the rows around some findings of a group, the cells in which these
// are marked.
type around struct {
	Columns []columnView // none for a text that is no table
	Rows    []rowView
}

type columnView struct {
	Letters, Header string
	Gap             bool // columns before it are left out
	Beside          bool // it only stands beside the one that is meant: narrow screens do without
}

// rowView is a row; Gap says that rows before it are left out.
type rowView struct {
	N      string
	Gap    bool
	Marked bool // the whole row is meant
	Cells  []cellView
}

type cellView struct {
	Text           string
	Marked, Beside bool
}

const besides = 2 // rows above and below a finding's

// lookAround reads the rows around the findings that blocks show.
func (r *Report) lookAround(blocks []*block) {
	byFile := map[string][]*block{}
	var files []string
	for _, b := range blocks {
		if len(b.shown) == 0 {
			continue
		}
		file := r.All[b.shown[0]].File
		if byFile[file] == nil {
			files = append(files, file)
		}
		byFile[file] = append(byFile[file], b)
	}
	for _, file := range files {
		c := r.context(file, byFile[file])
		for _, b := range byFile[file] {
			b.Around = c.around(r, b)
		}
	}
}

// context is rows of one file.
type context struct {
	heads map[string][]string // by sheet: the names of the columns
	rows  map[row][]string
	table bool
}

// context reads the rows of a file that blocks need.
func (r *Report) context(file string, blocks []*block) *context {
	wanted := map[row]bool{}
	for _, b := range blocks {
		for _, i := range b.shown {
			for n := range rowsAround(r.All[i].At) {
				wanted[n] = true
			}
		}
	}
	c := &context{map[string][]string{}, map[row][]string{}, true}
	r.each(file, func(raw *schema.Raw, line *schema.RawRow) {
		c.heads[raw.Sheet] = raw.Headers
		if at := (row{raw.Sheet, line.N}); wanted[at] {
			c.rows[at] = line.Cells()
		}
	})
	if text := r.text(file); text != nil {
		c.table = false
		for i, line := range text {
			if at := (row{"", i + 1}); wanted[at] {
				c.rows[at] = []string{line}
			}
		}
	}
	return c
}

// rowsAround gives the rows to show with a finding there.
func rowsAround(at finding.At) func(func(row) bool) {
	return func(yield func(row) bool) {
		for n := max(1, at.Row-besides); at.Row > 0 && n <= at.Row+besides; n++ {
			if !yield(row{at.Sheet, n}) {
				return
			}
		}
	}
}

// text gives the lines of a file that clerks write by hand: the settings, a
// circular, a bulletin; nil for others.
func (r *Report) text(file string) []string {
	if ext := strings.ToLower(path.Ext(file)); ext != ".yaml" && ext != ".md" {
		return nil
	}
	data, err := fs.ReadFile(r.fsys, file)
	if err != nil {
		return nil
	}
	text, _, wrong := schema.Decode(file, data)
	if wrong != nil {
		return nil
	}
	lines := strings.Split(strings.ReplaceAll(string(text), "\r\n", "\n"), "\n")
	for i := range lines {
		lines[i] = private.Mask(lines[i])
	}
	return lines
}

// around gives the rows around a block's findings; nil when there are none.
func (c *context) around(r *Report, b *block) *around {
	marks := map[row]int{} // the cell that is meant; 0 for the whole row
	var rows []row
	for _, i := range b.shown {
		at := r.All[i].At
		if at.Row > 0 {
			marks[rowOf(at)] = at.Cell
		}
		for n := range rowsAround(at) {
			if c.rows[n] != nil {
				rows = append(rows, n)
			}
		}
	}
	slices.SortFunc(rows, func(x, y row) int { return x.n - y.n })
	rows = slices.Compact(rows)
	if len(rows) == 0 {
		return nil
	}
	out := &around{}
	columns, meant := []int{1}, r.All[b.shown[0]].Cell
	if c.table {
		columns = c.columns(rows, meant)
		out.Columns = c.columnViews(rows[0].sheet, columns, meant)
	}
	for i, n := range rows {
		cell, marked := marks[n]
		v := rowView{N: strconv.Itoa(n.n), Gap: i > 0 && rows[i-1].n+1 < n.n, Marked: marked && (cell == 0 || !c.table)}
		for _, col := range columns {
			v.Cells = append(v.Cells, cellView{c.cell(n, col), marked && cell == col && c.table, c.table && beside(col, meant)})
		}
		out.Rows = append(out.Rows, v)
	}
	return out
}

func (c *context) cell(n row, column int) string {
	cells := c.rows[n]
	switch {
	case column > len(cells):
		return ""
	case !c.table:
		return clip(cells[column-1], mostText)
	}
	return clip(cells[column-1], mostCell)
}

const mostColumns = 8

// columns gives the columns to show, from 1: the first two, which say what a row
// is about, and those beside the one that is meant; the first ones when none is.
func (c *context) columns(rows []row, meant int) []int {
	width := len(c.heads[rows[0].sheet])
	for _, n := range rows {
		width = max(width, len(c.rows[n]))
	}
	var out []int
	for i := 1; i <= width; i++ {
		if meant == 0 && i <= mostColumns || meant > 0 && (i <= 2 || i >= meant-2 && i <= meant+2) || width <= mostColumns {
			out = append(out, i)
		}
	}
	return out
}

// beside says whether a column neither says what a row is about nor is the one
// that is meant.
func beside(column, meant int) bool { return meant > 0 && column > 2 && column != meant }

func (c *context) columnViews(sheet string, columns []int, meant int) []columnView {
	var out []columnView
	heads, last := c.heads[sheet], 0
	for _, i := range columns {
		v := columnView{Letters: finding.Letters(i), Gap: i > last+1, Beside: beside(i, meant)}
		if i <= len(heads) {
			v.Header = clip(heads[i-1], mostCell)
		}
		out = append(out, v)
		last = i
	}
	return out
}
