package diff

import (
	"io"
	"strings"

	"tongbao/generate/sheet"
)

// header are the columns of the CSV.
var header = []sheet.Column{
	{Header: "部分"}, {Header: "代码"}, {Header: "名称"}, {Header: "变动"}, {Header: "关键字"}, {Header: "对象"},
	{Header: "列代码"}, {Header: "列"}, {Header: "原来"}, {Header: "现在"}, {Header: "变化"},
}

// CSV writes all of the difference: a row for each cell that differs. Of a row
// that only one state has these are all its filled cells, so that the old state
// and the CSV give the new one. A key of several cells is written with | between
// them; a | or \ in a cell has a \ in front.
func (d *Difference) CSV(w io.Writer) error {
	t := sheet.Table{Columns: header, Rows: func(yield func([]string) bool) {
		for _, s := range d.Sections {
			for _, g := range s.Groups {
				for _, e := range g.Entries {
					if !e.rows(s, g, yield) {
						return
					}
				}
			}
		}
	}}
	return t.CSV(w)
}

// rows gives the rows of one entry, the change beside the last of its cells. It
// gives false when no more are wanted.
func (e Entry) rows(s Section, g Group, yield func([]string) bool) bool {
	cells := e.Cells
	if len(cells) == 0 {
		cells = []Cell{{}}
	}
	for i, c := range cells {
		change := ""
		if i == len(cells)-1 {
			change = e.Change
		}
		if !yield([]string{s.Title, g.Name, g.Title, e.Kind.Label(), joined(e.Key), e.Name, c.Column.Name, c.Column.Header, c.Before, c.After, change}) {
			return false
		}
	}
	return true
}

var escape = strings.NewReplacer(`\`, `\\`, `|`, `\|`)

func joined(key []string) string {
	out := make([]string, len(key))
	for i, k := range key {
		out[i] = escape.Replace(k)
	}
	return strings.Join(out, "|")
}
