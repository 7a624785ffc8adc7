package diff

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Table is a table in one of its two states. A state that has no such table is
// one without columns.
type Table struct {
	Columns []Column
	// Key names the columns that tell which row is the same row; none where that is
	// not declared.
	Key  []string
	Rows [][]string // a cell for each column; rows that are shorter lack the last ones
}

// Column is a column of a table: its name for programs, and its header.
type Column struct{ Name, Header string }

// Pair is a row that is not the same in both states, under the columns of
// Matched.
type Pair struct {
	Kind     Kind
	Key      []string
	Old, New []string // nil where the state has no such row
}

// Row gives the row of the new state, or else that of the old one.
func (p Pair) Row() []string {
	if p.New != nil {
		return p.New
	}
	return p.Old
}

// Matched is what a table's two states do not share.
type Matched struct {
	Columns []Column // of both states: the new one's, then those that only the old one has
	Key     []string
	Pairs   []Pair // changed, then added, then removed, each in order of the table
}

// Match compares two states of a table row by row. Where no key is declared it
// is the fewest first columns that tell all rows apart in both states, or else
// the whole row. Rows with the same key are taken in order; the order of rows is
// no difference.
func Match(old, now Table) Matched {
	m := Matched{Columns: union(old, now)}
	before, after := old.under(m.Columns), now.under(m.Columns)
	key := m.key(old, now, before, after)
	for _, c := range key {
		m.Key = append(m.Key, m.Columns[c].Name)
	}
	then := index(before, key)
	seen := make([]bool, len(before))
	var added []Pair
	for id, i := range identities(after, key) {
		j, ok := then[id]
		switch {
		case !ok:
			added = append(added, Pair{Added, pick(after[i], key), nil, after[i]})
		case !slices.Equal(before[j], after[i]):
			m.Pairs = append(m.Pairs, Pair{Changed, pick(after[i], key), before[j], after[i]})
		}
		if ok {
			seen[j] = true
		}
	}
	m.Pairs = append(m.Pairs, added...)
	for j, row := range before {
		if !seen[j] {
			m.Pairs = append(m.Pairs, Pair{Removed, pick(row, key), row, nil})
		}
	}
	return m
}

// Cell gives the cell of a row in the named column; "" when there is none.
func (t Table) Cell(row []string, column string) string {
	if i := position(t.Columns, column); i >= 0 && i < len(row) {
		return row[i]
	}
	return ""
}

// Values gives what the cells of a column say, sorted, each once.
func (t Table) Values(column string) []string {
	seen := map[string]bool{}
	for _, row := range t.Rows {
		seen[t.Cell(row, column)] = true
	}
	return slices.Sorted(maps.Keys(seen))
}

// union gives the columns of both states.
func union(old, now Table) []Column {
	out := slices.Clone(now.Columns)
	for _, c := range old.Columns {
		if position(now.Columns, c.Name) < 0 {
			out = append(out, c)
		}
	}
	return out
}

func position(columns []Column, name string) int {
	return slices.IndexFunc(columns, func(c Column) bool { return c.Name == name })
}

// under gives the rows with a cell for each of columns.
func (t Table) under(columns []Column) [][]string {
	from := make([]int, len(columns))
	for i, c := range columns {
		from[i] = position(t.Columns, c.Name)
	}
	out := make([][]string, len(t.Rows))
	for r, row := range t.Rows {
		out[r] = make([]string, len(columns))
		for i, f := range from {
			if f >= 0 && f < len(row) {
				out[r][i] = row[f]
			}
		}
	}
	return out
}

// key gives the positions of the columns of the key.
func (m *Matched) key(old, now Table, before, after [][]string) []int {
	names := now.Key
	if len(names) == 0 {
		names = old.Key
	}
	var out []int
	for _, name := range names {
		if i := position(m.Columns, name); i >= 0 {
			out = append(out, i)
		}
	}
	for n := 1; len(out) == 0 && n <= len(m.Columns); n++ {
		if first := upTo(n); n == len(m.Columns) || distinct(before, first) && distinct(after, first) {
			out = first
		}
	}
	return out
}

func upTo(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

func distinct(rows [][]string, key []int) bool {
	seen := make(map[string]bool, len(rows))
	for _, row := range rows {
		id := strings.Join(pick(row, key), "\x00")
		if seen[id] {
			return false
		}
		seen[id] = true
	}
	return true
}

func pick(row []string, key []int) []string {
	out := make([]string, len(key))
	for i, c := range key {
		out[i] = row[c]
	}
	return out
}

// identities gives each row by its key and by how many rows with that key stand
// before it.
func identities(rows [][]string, key []int) func(func(string, int) bool) {
	return func(yield func(string, int) bool) {
		times := map[string]int{}
		for i, row := range rows {
			id := strings.Join(pick(row, key), "\x00")
			times[id]++
			if !yield(id+"\x00"+strconv.Itoa(times[id]), i) {
				return
			}
		}
	}
}

func index(rows [][]string, key []int) map[string]int {
	out := make(map[string]int, len(rows))
	for id, i := range identities(rows, key) {
		out[id] = i
	}
	return out
}

// Entry gives the pair as an entry: the cells that differ, and of a row that
// only one state has all that are filled; those of the key say what its name
// does.
func (m *Matched) Entry(p Pair) Entry {
	e := Entry{Kind: p.Kind, Key: p.Key}
	for i, c := range m.Columns {
		cell := Cell{Column: c}
		if p.Old != nil {
			cell.Before = p.Old[i]
		}
		if p.New != nil {
			cell.After = p.New[i]
		}
		cell.Quiet = slices.Contains(m.Key, c.Name)
		if cell.Before != cell.After {
			e.Cells = append(e.Cells, cell)
		}
	}
	return e
}

// Entries gives all pairs as entries, each under the name that name gives it.
func (m *Matched) Entries(name func(Pair) string) []Entry {
	var out []Entry
	for _, p := range m.Pairs {
		e := m.Entry(p)
		e.Name = name(p)
		out = append(out, e)
	}
	return out
}

// Cell gives the cell of a row of m in the named column; "" when there is none.
func (m *Matched) Cell(row []string, column string) string {
	if i := position(m.Columns, column); i >= 0 && row != nil {
		return row[i]
	}
	return ""
}
