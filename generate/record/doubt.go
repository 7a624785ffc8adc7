package record

import (
	"strconv"

	"tongbao/generate/finding"
	"tongbao/generate/schema"
)

// doubts count the rows that break a rule only because a column of their file
// lacks its name while a header near to it is not recognised. One finding at
// that header takes the place of those at the rows.
type doubts map[doubt]int

type doubt struct {
	file   *schema.File
	column string
}

// blame says whether the row's file may have the named column under a header
// that was not recognised, and counts the row if so.
func (d doubts) blame(p *schema.Pos, column string) bool {
	_, _, ok := p.File.Mistaken(column)
	if ok {
		d[doubt{p.File, column}]++
	}
	return ok
}

func (d doubts) report(out *finding.List) {
	for of, rows := range d {
		at, header, _ := of.file.Mistaken(of.column)
		out.Add(finding.HeaderNear.New(at, header, "want", of.file.Table.Column(of.column).Header, "count", strconv.Itoa(rows)))
	}
}
