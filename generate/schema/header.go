package schema

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"tongbao/generate/finding"
	"tongbao/generate/private"
)

// columns says where each of a table's columns stands in a file.
type columns struct {
	cell    []int    // by column; -1 where the file has none
	headers []string // by cell, as the file has them
	spare   []int    // cells under a header that no column takes, or under none
	unknown []int    // of those, the ones under a header
	near    []near   // headers that no column takes, each near to that of a column that is not there
}

// near is a header, of the cell at that position, that may be meant for a
// column that the file lacks.
type near struct{ cell, column int }

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

// SameHeader says whether two header cells say the same.
func SameHeader(a, b string) bool { return header(a) == header(b) }

// match finds the table's columns among the cells of a header row.
func (t *Table) match(at finding.At, cells [][]byte, names map[string]int, out *finding.List) (columns, bool) {
	m := columns{cell: slices.Repeat([]int{-1}, len(t.Columns))}
	if n := len(trimmed(cells)); n > mostColumns {
		out.Add(finding.HeaderWide.New(at, "", "count", decimal(n)))
		return m, false
	}
	if j, was, bad := t.garbledHeader(cells, names); bad {
		at.Cell = j + 1
		out.Add(finding.FileGarbled.New(at, Display(cells[j]), "guess", Display(was)))
		return m, false
	}
	ok := true
	for j, cell := range cells {
		name := Display(cell)
		m.headers = append(m.headers, name)
		at.Column, at.Cell = name, j+1
		if _, _, secret := private.FindIdentity(string(cell)); secret {
			out.Add(finding.CellIdentity.New(at, name))
			m.spare = append(m.spare, j)
			continue
		}
		i, known := names[header(string(cell))]
		switch {
		case !known:
			m.spare = append(m.spare, j)
			if name != "" {
				m.unknown = append(m.unknown, j)
			}
		case m.cell[i] >= 0:
			ok = false
			out.Add(finding.HeaderTwice.New(at, name, "first", decimal(m.cell[i]+1), "other", m.headers[m.cell[i]],
				"second", decimal(j+1), "want", t.Columns[i].Header))
		default:
			m.cell[i] = j
			ok = t.Columns[i].unitFits(at, name, out) && ok
		}
	}
	m.noteUnknown(t, at, out)
	return m, m.requireAll(t, at, out) && ok
}

// multiples are what makes a unit in a header another one than the column's.
var multiples = regexp.MustCompile(`[(（\[【〔][^)）\]】〕]*?((?:百|千|万|亿)+[元户人个次]|[%％‰])[^)）\]】〕]*[)）\]】〕]`)

// unitFits says whether the header of a column of numbers, found at that place,
// gives no unit in which the numbers would be read wrongly, and adds when it does.
func (c *Column) unitFits(at finding.At, name string, out *finding.List) bool {
	found := multiples.FindStringSubmatch(name)
	if c.scale == 0 || found == nil || SameHeader(c.Header, name) && strings.Contains(c.Header, found[1]) {
		return true
	}
	out.Add(finding.HeaderUnit.New(at, name, "unit", found[1], "want", cmp.Or(c.Unit, "数值")))
	return false
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

// noteUnknown notes the headers that no column takes. One that is near to a
// column which may be absent, and is, is worth a warning: nothing else tells.
func (m *columns) noteUnknown(t *Table, at finding.At, out *finding.List) {
	lacking := map[string]int{}
	var headers []string
	for i, c := range t.Columns {
		if m.cell[i] < 0 {
			lacking[c.Header] = i
			headers = append(headers, c.Header)
		}
	}
	for _, j := range m.unknown {
		at.Column, at.Cell = m.headers[j], j+1
		nearest := Nearest(at.Column, headers)
		f := finding.HeaderUnknown.New(at, at.Column, "nearest", nearest)
		if i := lacking[nearest]; nearest != "" && !t.Columns[i].Required {
			m.near = append(m.near, near{j, i})
			f = f.As(finding.Warning)
		}
		out.Add(f)
	}
}

// requireAll says whether all required columns are there. Of those that are not
// it gives the settings by which the unknown headers would be read as them, in
// one piece, since they are one key of the settings.
func (m *columns) requireAll(t *Table, at finding.At, out *finding.List) bool {
	var lacking []*Column
	for i, c := range t.Columns {
		if c.Required && m.cell[i] < 0 {
			lacking = append(lacking, c)
		}
	}
	var unknown []string
	for _, j := range m.unknown {
		unknown = append(unknown, m.headers[j])
	}
	meant := meantBy(lacking, unknown)
	settings := headerSettings(lacking, unknown, meant)
	for i, c := range lacking {
		at.Column, at.Cell = c.Header, 0
		out.Add(finding.HeaderMissing.New(at, "", "want", c.Header, "nearest", meant[i], "found", some(unknown),
			"table", t.Name, "column", c.Name, "settings", settings))
	}
	return lacking == nil
}

// meantBy gives for each of the lacking columns the unknown header that is
// nearest to it, none for two of them; "" where none is near.
func meantBy(lacking []*Column, unknown []string) []string {
	left := slices.Clone(unknown)
	meant := make([]string, len(lacking))
	for i, c := range lacking {
		meant[i] = Nearest(c.Header, left)
		left = slices.DeleteFunc(left, func(name string) bool { return name == meant[i] })
	}
	return meant
}

// headerSettings writes the further header names of lacking columns as the
// settings have them; "" when there is no unknown header that could be one.
func headerSettings(lacking []*Column, unknown, meant []string) string {
	if unknown == nil {
		return ""
	}
	var out []string
	for i, c := range lacking {
		out = append(out, c.Name+": ["+YAMLText(cmp.Or(meant[i], "表里的列名"))+"]")
	}
	return strings.Join(out, ", ")
}

// YAMLText gives a text as YAML takes it for one: bare where nothing in it could
// mean anything else, else in quotes.
func YAMLText(s string) string {
	if strings.TrimFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) == "" {
		return s
	}
	return strconv.Quote(s)
}

// some lists the first of many names.
func some(names []string) string {
	const most = 20
	if len(names) <= most {
		return strings.Join(names, "、")
	}
	return strings.Join(names[:most], "、") + " 等 " + decimal(len(names)) + " 列"
}

func (t *Table) headers() []string {
	var out []string
	for _, c := range t.Columns {
		out = append(out, c.Header)
	}
	return out
}

// header gives the header under which column i stands in the file, and the
// position of its cell from 1; 0 where the file has no such column.
func (m *columns) header(t *Table, i int) (name string, cell int) {
	if j := m.cell[i]; j >= 0 {
		return m.headers[j], j + 1
	}
	return t.Columns[i].Header, 0
}
