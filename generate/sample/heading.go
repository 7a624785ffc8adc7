package sample

import (
	"slices"
	"strings"

	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// heading says in which columns of a list the codes and the names stand, from 0;
// -1 where no header tells.
type heading struct{ code, name int }

// columnsOf reads a header, so that neither the code of what lies above a place
// nor the name of its town is taken for its own.
func columnsOf(l line) heading {
	if !l.apart {
		return heading{-1, -1}
	}
	return heading{
		code: columnOf(l.cells, record.Villages.Column("village_code"), record.Regions.Column("region_code")),
		name: columnOf(l.cells, record.Villages.Column("village"), record.Regions.Column("region")),
	}
}

// columnOf gives the first cell that is the header of one of the columns, in
// order of these; -1 when there is none.
func columnOf(cells []string, columns ...*schema.Column) int {
	for _, c := range columns {
		heads := append([]string{c.Header}, c.Aliases...)
		i := slices.IndexFunc(cells, func(cell string) bool {
			cell = strings.ToLower(cell)
			return slices.Contains(heads, cell) || slices.Contains(heads, strings.TrimSuffix(cell, "名称"))
		})
		if i >= 0 {
			return i
		}
	}
	return -1
}
