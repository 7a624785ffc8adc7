package schema

import (
	"encoding/binary"
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

// All reads all rows of in.
func All[T any, P Record[T]](in *Input) ([]T, error) {
	if len(in.rows.data) < longFrom {
		return gocsvAll[T, P](in)
	}
	rows := Apart[T, P](in)
	if rows == nil {
		rows = make([]T, 0, in.Lines())
		Each(in, func(r P) { rows = append(rows, *r) })
	}
	return rows, nil
}

// longFrom is from how many bytes on a table is read without gocsv, which takes
// ten times as long: a province's is as long as a month's.
const longFrom = 256 << 10

// gocsvAll has gocsv bind all rows of in. It is given cells that have been checked and
// brought into canonical form, so that it has nothing to guess.
func gocsvAll[T any, P Record[T]](in *Input) ([]T, error) {
	row := P(new(T))
	src := &checked{binder: newBinder(in, reflect.ValueOf(row).Elem()), pos: row.pos()}
	var out []T
	if err := gocsv.UnmarshalCSV(src, &out); err != nil {
		return nil, fmt.Errorf("%s: %w", in.Name, err)
	}
	for i := range out {
		*P(&out[i]).pos() = src.seen[i]
	}
	return out, nil
}

// checked is the CSVReader behind which gocsv works.
type checked struct {
	binder *binder
	pos    *Pos
	seen   []Pos // of the rows
}

// ReadAll gives the header in English names and the rows in canonical form.
func (c *checked) ReadAll() ([][]string, error) {
	names := make([]string, len(c.binder.cells))
	for i, col := range c.binder.in.Table.Columns {
		names[i] = col.Name
	}
	all := [][]string{names}
	for c.binder.next(c.pos) {
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
	f := v.Elem().FieldByIndex(c.field)
	if f.Kind() == reflect.String {
		return f.String() // as it is
	}
	s, _ := f.Addr().Interface().(Cell).MarshalCSV()
	return s
}

// AppendField appends to dst what tells the value of column c of the record that v
// points to from every other that the column may have.
func AppendField(dst []byte, v reflect.Value, c *Column) []byte {
	switch f := v.Elem().FieldByIndex(c.field); {
	case f.Kind() == reflect.String:
		dst = append(dst, f.String()...)
	case f.CanInt():
		dst = binary.LittleEndian.AppendUint64(dst, uint64(f.Int()))
	default:
		dst = append(dst, Field(v, c)...)
	}
	return append(dst, 0)
}
