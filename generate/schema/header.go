package schema

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"tongbao/generate/finding"
)

// columns says where each of a table's columns stands in a file.
type columns struct {
	cell    []int    // by column; -1 where the file has none
	headers []string // by cell, as the file has them
	spare   []int    // cells under a header that no column takes, or under none
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

// match finds the table's columns among the cells of a header row.
func (t *Table) match(at finding.At, cells [][]byte, names map[string]int, out *finding.List) (columns, bool) {
	m := columns{cell: slices.Repeat([]int{-1}, len(t.Columns))}
	ok := true
	for j, cell := range cells {
		name := Display(cell)
		m.headers = append(m.headers, name)
		at.Column = name
		i, known := names[header(string(cell))]
		switch {
		case !known:
			m.spare = append(m.spare, j)
		case m.cell[i] >= 0:
			ok = false
			out.Add(finding.HeaderTwice.New(at, name, "other", m.headers[m.cell[i]], "want", t.Columns[i].Header))
		default:
			m.cell[i] = j
		}
	}
	m.noteUnknown(t, at, out)
	return m, m.requireAll(t, at, out) && ok
}

// known gives the column that each header text stands for. extra are the
// further header names that the settings allow, by column name; they come
// before the declared ones.
func (t *Table) known(extra map[string][]string) map[string]int {
	names := map[string]int{}
	take := func(i int, n string) {
		if _, taken := names[n]; !taken && n != "" {
			names[n] = i
		}
	}
	for i, c := range t.Columns {
		for _, n := range extra[c.Name] {
			take(i, header(n))
		}
	}
	for i, c := range t.Columns {
		for _, n := range c.names() {
			take(i, n)
		}
	}
	return names
}

// noteUnknown notes the headers that no column takes, with the nearest of the
// columns that the file lacks.
func (m *columns) noteUnknown(t *Table, at finding.At, out *finding.List) {
	var lacking []string
	for i, c := range t.Columns {
		if m.cell[i] < 0 {
			lacking = append(lacking, c.Header)
		}
	}
	for _, j := range m.spare {
		name, hint := m.headers[j], ""
		if len(lacking) > 0 {
			hint = "；如果它就是“" + Nearest(name, lacking) + "”，请改成这个名字"
		}
		if at.Column = name; name != "" {
			out.Add(finding.HeaderUnknown.New(at, name, "hint", hint))
		}
	}
}

// requireAll says whether all required columns are there.
func (m *columns) requireAll(t *Table, at finding.At, out *finding.List) bool {
	ok := true
	for i, c := range t.Columns {
		if c.Required && m.cell[i] < 0 {
			ok = false
			at.Column = c.Header
			out.Add(finding.HeaderMissing.New(at, "", "want", c.Header, "nearest", Nearest(c.Header, m.free()),
				"found", strings.Join(filled(m.headers), "、"), "table", t.Name, "column", c.Name))
		}
	}
	return ok
}

// free gives the headers that no column has taken, or all when there are none.
func (m *columns) free() []string {
	var out []string
	for _, j := range m.spare {
		out = append(out, m.headers[j])
	}
	if out = filled(out); out == nil {
		return filled(m.headers)
	}
	return out
}

func (t *Table) headers() []string {
	var out []string
	for _, c := range t.Columns {
		out = append(out, c.Header)
	}
	return out
}

func filled(texts []string) []string {
	var out []string
	for _, s := range texts {
		if s != "" {
			out = append(out, s)
		}
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
