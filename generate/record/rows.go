package record

import (
	"tongbao/generate/finding"
	"tongbao/generate/schema"
)

// Rows reads a table's files once more, the monthly ones too, and gives each row
// as texts in canonical form, one for each of the table's columns. What is wrong
// with the files has been found by then; one that cannot be read gives none.
func (ws *Workspace) Rows(t *schema.Table, fn func(cells []string)) {
	for _, name := range ws.paths[t] {
		if in := ws.open(t, name, &finding.List{}); in != nil {
			schema.Canonical(in, fn)
		}
	}
}
