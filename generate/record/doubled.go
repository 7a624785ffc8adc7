package record

import (
	"reflect"
	"slices"
	"strings"

	"tongbao/generate/finding"
	"tongbao/generate/schema"
)

// unique finds rows whose key stands in a row before.
func unique[T any, P schema.Record[T]](t *schema.Table, rows []T, out *finding.List) {
	var names []string
	for _, c := range t.Key {
		names = append(names, c.Name)
	}
	seen := make(map[string]int, len(rows))
	key := make([]string, len(t.Key))
	for i := range rows {
		r := P(&rows[i])
		pos := schema.PosOf(r)
		if !pos.Sound(names...) {
			continue
		}
		for j, c := range t.Key {
			key[j] = schema.Field(reflect.ValueOf(r), c)
		}
		whole := strings.Join(key, "\x00")
		if first, twice := seen[whole]; twice {
			out.Add(doubledKey(pos, schema.PosOf(P(&rows[first])), key...))
			continue
		}
		seen[whole] = i
	}
}

// doubledKey reports, at the later row, a key that stands in two. The cell is
// the one that tells a row from its neighbours, the message gives the whole key.
func doubledKey(later, first *schema.Pos, key ...string) finding.Finding {
	t := later.File.Table
	at := telling(t)
	var words []string
	for i, c := range t.Key {
		words = append(words, c.Header+" "+schema.Display(key[i]))
	}
	return finding.KeyTwice.New(later.At(t.Key[at].Name), schema.Display(key[at]),
		"key", strings.Join(words, "、"), "first", where(later, first), "column", t.Key[at].Header)
}

// telling gives the position in t's key of the column by which a clerk finds a
// row: whom or which place it is about. A date or a class is much the same in
// all rows of a file.
func telling(t *schema.Table) int {
	for _, name := range []string{"cadre_id", "grid_id", "name", "village_code"} {
		if i := slices.IndexFunc(t.Key, func(c *schema.Column) bool { return c.Name == name }); i >= 0 {
			return i
		}
	}
	return 0
}

// doubled finds keys that stand in two files of a table, at the later file.
func doubled(files []*monthFile, out *finding.List) {
	type slot struct {
		table *schema.Table
		month schema.Month
	}
	with := map[slot][]*monthFile{}
	for _, f := range files {
		for m := range f.months {
			s := slot{f.table, m}
			with[s] = append(with[s], f)
		}
	}
	for s, files := range with {
		if len(files) > 1 {
			shared(files, s.month, out)
		}
	}
}

// shared finds the rows of month m whose subject has a row in an earlier file.
func shared(files []*monthFile, m schema.Month, out *finding.List) {
	type first struct{ file, row int32 }
	subjects := files[0].subjects().texts
	firsts := make([]first, len(subjects))
	for i, f := range files {
		for n, row := range f.months[m].each {
			if at := &firsts[n]; at.row == 0 {
				*at = first{int32(i), row}
			} else {
				out.Add(doubledKey(f.pos(row), files[at.file].pos(at.row), m.String(), subjects[n]))
			}
		}
	}
}

// subjects are those that a row of the file may be about.
func (f *monthFile) subjects() *index {
	if f.table == Visits {
		return &f.ws.grids
	}
	return &f.ws.Roster.index
}

// doubledStrangers does for the keys that could not be checked what doubled does
// for the others.
func doubledStrangers(files []*monthFile, out *finding.List) {
	type slot struct {
		table *schema.Table
		key   stranger
	}
	before := map[slot]*schema.Pos{}
	for _, f := range files {
		for key, row := range f.strangers {
			s := slot{f.table, key}
			if first := before[s]; first != nil {
				out.Add(doubledKey(f.pos(row), first, key.month.String(), key.id))
				continue
			}
			before[s] = f.pos(row)
		}
	}
}
