package record

import (
	"cmp"
	"encoding/binary"
	"maps"
	"reflect"
	"slices"
	"strings"

	"tongbao/generate/finding"
	"tongbao/generate/hint"
	"tongbao/generate/schema"
)

// unique finds rows whose key stands in a row before. Most tables have none, and
// sums of the keys are enough to see that.
func unique[T any, P schema.Record[T]](t *schema.Table, rows []T, out *finding.List) {
	var names []string
	for _, c := range t.Key {
		names = append(names, c.Name)
	}
	var text []byte
	sums := make([]uint64, 0, len(rows))
	for i := range rows {
		if r := P(&rows[i]); schema.PosOf(r).Sound(names...) {
			sums = append(sums, keySum[T](&text, t, r))
		}
	}
	several := repeated(sums)
	if len(several) == 0 {
		return
	}
	seen := map[string]int{}
	for i := range rows {
		r := P(&rows[i])
		pos := schema.PosOf(r)
		if !pos.Sound(names...) || !several[keySum[T](&text, t, r)] {
			continue
		}
		key := keyOf[T](t, r)
		whole := strings.Join(key, "\x00")
		if first, twice := seen[whole]; twice {
			out.Add(doubledKey(pos, schema.PosOf(P(&rows[first])), key...))
			continue
		}
		seen[whole] = i
	}
}

// keyOf gives the cells of a row's key.
func keyOf[T any, P schema.Record[T]](t *schema.Table, r P) []string {
	key := make([]string, len(t.Key))
	for i, c := range t.Key {
		key[i] = schema.Field(reflect.ValueOf(r), c)
	}
	return key
}

// keySum gives a sum of a row's key; text is used again for the next.
func keySum[T any, P schema.Record[T]](text *[]byte, t *schema.Table, r P) uint64 {
	*text = (*text)[:0]
	v := reflect.ValueOf(r)
	for _, c := range t.Key {
		*text = schema.AppendField(*text, v, c)
	}
	sum := hint.SumOf(*text)
	return binary.LittleEndian.Uint64(sum[:])
}

// repeated gives the sums that are there more than once. It sorts them.
func repeated(sums []uint64) map[uint64]bool {
	out := map[uint64]bool{}
	slices.Sort(sums)
	for i := 1; i < len(sums); i++ {
		if sums[i] == sums[i-1] {
			out[sums[i]] = true
		}
	}
	return out
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

// slot is a month of a table.
type slot struct {
	table *schema.Table
	month schema.Month
}

// doubled finds keys that stand in two files of a table, at the later file.
func doubled(files []*monthFile, out *finding.List) {
	var slots []slot // in order of file and month, so that the same findings come first every time
	with := map[slot][]*monthFile{}
	for _, f := range files {
		for _, m := range slices.Sorted(maps.Keys(f.months)) {
			s := slot{f.table, m}
			if with[s] == nil {
				slots = append(slots, s)
			}
			with[s] = append(with[s], f)
		}
	}
	again := map[*monthFile]map[schema.Month][]int32{}
	for _, s := range slots {
		if !apart(with[s], s.month) {
			shared(with[s], s.month, again, out)
		}
	}
}

// apart says whether no subject has a row of month m in two of the files.
func apart(files []*monthFile, m schema.Month) bool {
	if len(files) < 2 {
		return true
	}
	before := files[0].months[m]
	for _, f := range files[1:] {
		if before.meets(f.months[m]) {
			return false
		}
		before = before.join(f.months[m])
	}
	return true
}

// shared finds the rows of month m whose subject has a row in an earlier file.
// The files are read once more for it; again has the rows of those that were.
func shared(files []*monthFile, m schema.Month, again map[*monthFile]map[schema.Month][]int32, out *finding.List) {
	type first struct{ file, row int32 }
	subjects := files[0].subjects()
	firsts := make([]first, subjects.size())
	for i, f := range files {
		if again[f] == nil {
			again[f] = f.again(out)
		}
		for n, row := range again[f][m] {
			switch at := &firsts[n]; {
			case row == 0:
			case at.row == 0:
				*at = first{int32(i), row}
			default:
				out.Add(doubledKey(f.pos(row), files[at.file].pos(at.row), m.String(), string(subjects.text(n))))
			}
		}
	}
}

// again reads the file once more and gives its rows by month and subject.
func (f *monthFile) again(out *finding.List) map[schema.Month][]int32 {
	copied := &monthFile{ws: f.ws, table: f.table, name: f.name, whole: true}
	text, err := readInto(nil, f.ws.fsys, f.name)
	if err != nil {
		out.Add(finding.Unread(f.name, err))
		return map[schema.Month][]int32{}
	}
	copied.read(text, nowhere{}, &desk{})
	return copied.seen
}

// nowhere is a Sink that takes nothing.
type nowhere struct{}

func (nowhere) Score(*ScoreRow)     {}
func (nowhere) Subsidy(*SubsidyRow) {}
func (nowhere) Visit(*VisitRow)     {}

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
	type place struct {
		table *schema.Table
		key   stranger
	}
	before := map[place]*schema.Pos{}
	for _, f := range files {
		keys := slices.SortedFunc(maps.Keys(f.strangers), func(a, b stranger) int { return cmp.Compare(f.strangers[a], f.strangers[b]) })
		for _, key := range keys {
			s, row := place{f.table, key}, f.strangers[key]
			if first := before[s]; first != nil {
				out.Add(doubledKey(f.pos(row), first, key.month.String(), key.id))
				continue
			}
			before[s] = f.pos(row)
		}
	}
}
