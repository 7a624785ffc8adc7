package record

import "tongbao/generate/schema"

// Towns tells which town a row of a table is about, so that each town can be
// sent what is wrong in its own rows. A row in which something is wrong may not
// say it; then it is about none.
type Towns struct {
	ws     *Workspace
	byName map[string]int32
}

// NoTown is the town of what is about no town, or about more than one.
const NoTown int32 = -1

// Towns gives what tells the towns of the workspace's rows, after Load.
func (ws *Workspace) Towns() *Towns {
	t := &Towns{ws, map[string]int32{}}
	for i := range ws.Villages {
		v := &ws.Villages[i]
		if town := t.Holding(string(v.VillageCode)); town != NoTown && v.Town != "" {
			t.byName[string(v.Town)] = town
		}
	}
	return t
}

// Of gives the position in Places of the town that a row of the table is about,
// by what value gives of the row's columns by their English names, "" for those
// that it has not.
func (t *Towns) Of(table *schema.Table, value func(column string) string) int32 {
	for _, column := range []string{"village_code", "place_code"} {
		if town := t.Holding(value(column)); town != NoTown {
			return town
		}
	}
	if table == Villages {
		if town, ok := t.byName[value("town")]; ok {
			return town
		}
	}
	if team := t.ws.teams[value("team_id")]; team != nil {
		return t.Holding(string(team.VillageCode))
	}
	if n, ok := t.ws.grids.find(value("grid_id")); ok {
		return t.Holding(string(t.ws.Grids[t.ws.gridRows[n]].VillageCode))
	}
	return t.posted(table, value)
}

// Holding gives the town of a village's or a town's code.
func (t *Towns) Holding(code string) int32 {
	if len(code) < int(Town) {
		return NoTown
	}
	i, ok := t.ws.Places.Find(code[:Town])
	if !ok || t.ws.Places.All[i].Level != Town {
		return NoTown
	}
	return i
}

// posted gives the town of the posting that a cadre's row counts by: the one of
// the row's day or month, else the newest.
func (t *Towns) posted(table *schema.Table, value func(string) string) int32 {
	person, ok := t.ws.Roster.Find(schema.Text(value("cadre_id")))
	if !ok {
		return NoTown
	}
	posting := t.ws.Roster.On(person, dayOf(table, value))
	if posting == nil {
		posting = &t.ws.Roster.Of(person)[0]
	}
	if posting.Place < 0 {
		return NoTown
	}
	return t.Holding(t.ws.Places.All[posting.Place].Code)
}

// dayOf gives the day that a row is of, the last of its month;
// Forever when the row does not say.
func dayOf(table *schema.Table, value func(string) string) schema.Date {
	for _, c := range table.Columns {
		s := value(c.Name)
		switch c.Type {
		case "date":
			if d, ok := schema.ParseDate(s); ok {
				return d
			}
		case "month":
			if m, ok := schema.ParseMonth(s); ok && c.Key {
				return m.Last()
			}
		}
	}
	return Forever
}

// TablesIn gives the tables that are read from a file: none, one, or several
// that are sheets of a workbook.
func (ws *Workspace) TablesIn(file string) []*schema.Table {
	var out []*schema.Table
	for _, t := range Tables {
		for _, name := range ws.paths[t] {
			if name == file {
				out = append(out, t)
			}
		}
	}
	return out
}
