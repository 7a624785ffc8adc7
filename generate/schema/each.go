package schema

import (
	"fmt"
	"reflect"

	"github.com/gocarina/gocsv"
)

// Each reads the rows of in one after another. The record that fn is given is
// used again for the next row, so fn must not change it; its texts stay valid with
// the file's data.
func Each[T any, P Record[T]](in *Input, fn func(P)) {
	row := P(new(T))
	b := newBinder(in, reflect.ValueOf(row).Elem())
	pos := row.pos()
	for b.next(pos) {
		fn(row)
	}
}

// Canonical reads the rows of in one after another as texts in canonical form,
// one for each of the table's columns; blank where the file has no such column.
func Canonical(in *Input, fn func(cells []string)) {
	row := reflect.New(in.Table.record)
	pos := row.Interface().(interface{ pos() *Pos }).pos()
	b := newBinder(in, row.Elem())
	for b.next(pos) {
		cells := make([]string, len(b.cells))
		for i, c := range b.cells {
			cells[i], _ = c.MarshalCSV()
		}
		fn(cells)
	}
}

// All reads all rows of in. gocsv binds them: it is given cells that have been
// checked and brought into canonical form, so that it has nothing to guess.
func All[T any, P Record[T]](in *Input) ([]T, error) {
	row := P(new(T))
	src := &checked{binder: newBinder(in, reflect.ValueOf(row).Elem()), pos: row.pos()}
	out := make([]T, 0, in.Lines())
	for !src.ended {
		var some []T
		if err := gocsv.UnmarshalCSV(src, &some); err != nil {
			return nil, fmt.Errorf("%s: %w", in.Name, err)
		}
		for i := range some {
			*P(&some[i]).pos() = src.seen[i]
		}
		out = append(out, some...)
	}
	return out, nil
}

// boundAtOnce is how many rows gocsv is given at a time: their cells take several
// times the room of the records.
const boundAtOnce = 4096

// checked is the CSVReader behind which gocsv works.
type checked struct {
	binder *binder
	pos    *Pos
	seen   []Pos // of the rows that were given last
	ended  bool
}

// ReadAll gives the header in English names and the next rows in canonical form.
func (c *checked) ReadAll() ([][]string, error) {
	names := make([]string, len(c.binder.cells))
	for i, col := range c.binder.in.Table.Columns {
		names[i] = col.Name
	}
	all := [][]string{names}
	c.seen = c.seen[:0]
	for len(c.seen) < boundAtOnce {
		if c.ended = !c.binder.next(c.pos); c.ended {
			break
		}
		c.seen = append(c.seen, *c.pos)
		cells := make([]string, len(names))
		for i, f := range c.binder.cells {
			s, err := f.MarshalCSV()
			if err != nil {
				return nil, err
			}
			cells[i] = s
		}
		all = append(all, cells)
	}
	return all, nil
}

// Read is part of gocsv's interface; UnmarshalCSV calls ReadAll alone.
func (c *checked) Read() ([]string, error) { panic("schema: gocsv reads all rows at once") }

// Field gives the canonical text of column c of the record that v points to.
func Field(v reflect.Value, c *Column) string {
	s, _ := v.Elem().FieldByIndex(c.field).Addr().Interface().(Cell).MarshalCSV()
	return s
}
