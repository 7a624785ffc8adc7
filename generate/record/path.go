package record

import "tongbao/generate/schema"

// Path gives the file of table t, or the folder's name when it has several.
func (ws *Workspace) Path(t *schema.Table) string {
	if len(ws.paths[t]) == 1 {
		return ws.paths[t][0]
	}
	return t.Name
}

// MonthPath gives where to look for the rows of month m of table t, and into
// which file they belong: the file that is named after the month, else the
// table's only file; else the folder, and the file that it would have for them.
func (ws *Workspace) MonthPath(t *schema.Table, m schema.Month) (look, into string) {
	paths := ws.paths[t]
	for _, p := range paths {
		if namedMonth(p) == m {
			return p, p
		}
	}
	if len(paths) == 1 && namedMonth(paths[0]) == 0 {
		return paths[0], paths[0]
	}
	return t.Name, t.Name + "/" + m.String() + ".csv"
}
