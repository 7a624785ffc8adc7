package schema

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"tongbao/generate/finding"
)

// columns says where each of a table's columns stands in a file.
type columns struct {
	cell    []int    // by column; -1 where the file has none
	headers []string // by cell, as the file has them
	spare   []int    // cells under a header that no column takes
}

// header gives the text by which header cells are compared: without white
// space, brackets and what stands in them, and a trailing star; full-width
// forms and letters' case folded.
func header(s string) string {
	var b strings.Builder
	depth := 0
	for _, r := range width.Fold.String(s) {
		switch {
		case strings.ContainsRune("([【〔{", r):
			depth++
		case strings.ContainsRune(")]】〕}", r):
			depth = max(0, depth-1)
		case depth > 0 || unicode.IsSpace(r) || r == '\ufeff':
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return strings.TrimRight(b.String(), "*")
}

// match finds the table's columns among the cells of a header row. extra are
// the further header names that the settings allow, by column name.
func (t *Table) match(at finding.At, cells [][]byte, extra map[string][]string, out *finding.List) (columns, bool) {
	names := map[string]int{}
	for i, c := range t.Columns {
		for _, n := range append(append([]string{c.Header, c.Name}, c.Aliases...), extra[c.Name]...) {
			if _, taken := names[header(n)]; !taken {
				names[header(n)] = i
			}
		}
	}
	m := columns{cell: make([]int, len(t.Columns))}
	for i := range m.cell {
		m.cell[i] = -1
	}
	ok := true
	for j, cell := range cells {
		name := display(cell)
		m.headers = append(m.headers, name)
		at.Column = name
		i, known := names[header(string(cell))]
		switch {
		case name == "":
		case !known:
			m.spare = append(m.spare, j)
			out.Add(finding.HeaderUnknown.New(at, name, "nearest", Nearest(name, t.headers())))
		case m.cell[i] >= 0:
			ok = false
			out.Add(finding.HeaderTwice.New(at, name, "other", m.headers[m.cell[i]], "want", t.Columns[i].Header))
		default:
			m.cell[i] = j
		}
	}
	for i, c := range t.Columns {
		if c.Required && m.cell[i] < 0 {
			ok = false
			at.Column = c.Header
			out.Add(finding.HeaderMissing.New(at, "", "want", c.Header, "nearest", Nearest(c.Header, m.free(t)),
				"found", strings.Join(m.headers, "、"), "table", t.Name, "column", c.Name))
		}
	}
	return m, ok
}

func (t *Table) headers() []string {
	var out []string
	for _, c := range t.Columns {
		out = append(out, c.Header)
	}
	return out
}

// free gives the headers that no column has taken, or all when there are none.
func (m *columns) free(t *Table) []string {
	var out []string
	for _, j := range m.spare {
		out = append(out, m.headers[j])
	}
	if out == nil {
		return m.headers
	}
	return out
}

// header gives the header under which column i stands in the file.
func (m *columns) header(t *Table, i int) string {
	if j := m.cell[i]; j >= 0 {
		return m.headers[j]
	}
	return t.Columns[i].Header
}
