package schema

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"reflect"
	"slices"

	"tongbao/generate/finding"
	"tongbao/generate/private"
)

// binder reads rows into the fields of one record.
type binder struct {
	in    *Input
	cells []Cell   // by column: the record's fields
	found []bound  // those that the file has a cell for
	above [][]byte // the cells of the row of data before

	begins  []byte // how the row of data before begins, where that tells a row of data; else empty
	several bool   // a row of data has several cells, each of which says what it is
	merged  bool   // the file has cells merged over rows
}

// bound is a field that the file has a cell for.
type bound struct {
	Cell
	column *Column
	number int  // the column's in its table
	at     int  // the cell's in its row
	filled bool // a blank cell is a fault
	look   mark // the first bytes after which a cell needs a second look
	holds  bool // the field holds what the cell of the row before says, and nothing was found
}

// mark says of a byte what it may be that a cell begins with it.
type mark uint8

const (
	excelMark mark = 1 << iota // an apostrophe, the = of a formula, or the # of one that failed
	blankMark                  // white space, ASCII or not
	digitMark
	dittoMark
)

var marks = func() (m [256]mark) {
	m['\''], m['='], m['#'] = excelMark, excelMark, excelMark
	for c := range m {
		switch {
		case c <= ' ' || c >= 0x80 && !han(byte(c)):
			m[c] |= blankMark
		case c >= '0' && c <= '9':
			m[c] |= digitMark
		}
	}
	for _, s := range dittos {
		m[s[0]] |= dittoMark
	}
	return m
}()

// plain says whether a cell that was read needs no second look: it cannot be
// blank where it must not be, nor hold a private number.
func (f *bound) plain(cell []byte) bool {
	if len(cell) == 0 {
		return !f.filled
	}
	return marks[cell[0]]&f.look == 0 && (len(cell) < f.column.suspect || f.harmless(cell))
}

// harmless says of a long cell that it can hold neither a private number nor
// further rows nor marks of Excel's.
func (f *bound) harmless(cell []byte) bool {
	return !f.column.identifies() && marks[cell[0]]&(excelMark|blankMark) == 0 && bytes.IndexByte(cell, '\n') < 0 && !private.Digits(cell)
}

func newBinder(in *Input, record reflect.Value) *binder {
	b := &binder{in: in, merged: in.sheet.merged != nil}
	b.several = !b.merged && in.Table.required() > 2
	for i, c := range in.Table.Columns {
		cell := record.FieldByIndex(c.field).Addr().Interface().(Cell)
		cell.decode(c, nil)
		b.cells = append(b.cells, cell)
		if at := in.columns.cell[i]; at >= 0 {
			b.found = append(b.found, bind(cell, c, i, at))
		}
	}
	return b
}

func bind(cell Cell, c *Column, number, at int) bound {
	f := bound{Cell: cell, column: c, number: number, at: at, filled: c.Required && c.Type != "bool", look: excelMark}
	if f.filled {
		f.look |= blankMark
	}
	if c.identifies() {
		f.look |= digitMark
	}
	return f
}

// count takes in that the row read last is one of data.
func (in *Input) count() {
	in.Rows++
	in.LastRow = in.rows.row
	if in.FirstRow == 0 {
		in.FirstRow = in.rows.row
	}
}

// next reads the next row of data, and adds what is wrong with it.
func (b *binder) next(pos *Pos) bool {
	in := b.in
	for in.rows.next() {
		if in.rows.wrong == nil && !b.goesOn() && (b.skip() || b.lone()) {
			continue
		}
		in.count()
		*pos = Pos{File: in.whole, Row: int32(in.rows.row)}
		if in.rows.wrong != nil {
			b.quoteFault()
		}
		cells := in.rows.cells
		for i := range b.found {
			f := &b.found[i]
			var cell []byte
			if f.at < len(cells) {
				cell = cells[f.at]
			}
			its := true
			switch {
			case f.holds && !b.merged && f.at < len(b.above) && same(cell, b.above[f.at]):
				continue // as month and class are in most rows
			case len(cell) == 0:
				if b.merged && f.column.scale == 0 && in.sheet.holds(in.rows.row, f.at) {
					cell, its = b.fromMerged(f), false
				}
			case marks[cell[0]]&(dittoMark|blankMark) != 0 && ditto(cell):
				cell, its = b.fromAbove(f), false
			}
			fault := f.decode(f.column, cell)
			plain := fault == nil && f.plain(cell)
			f.holds = plain && its
			if !plain && !b.sound(f, cell, fault) {
				pos.faults |= 1 << f.number
			}
		}
		b.spare()
		if in.totals != nil {
			in.totals.add(b.cells, pos.faults)
		}
		b.begin(in.rows.cells)
		in.rows.cells, b.above = b.above[:0], in.rows.cells
		return true
	}
	in.endBlanks()
	return false
}

// same says whether two cells are the same, of which most have a few bytes.
func same(a, b []byte) bool {
	n := len(a)
	if n != len(b) || n > 8 || cap(a) < 8 || cap(b) < 8 {
		return string(a) == string(b)
	}
	differ := binary.LittleEndian.Uint64(a[:8]) ^ binary.LittleEndian.Uint64(b[:8])
	return differ<<(64-8*n) == 0
}

func (in *Input) cell(j int) []byte {
	if j < len(in.rows.cells) {
		return in.rows.cells[j]
	}
	return nil
}

// sound says whether nothing is wrong with the cell that f was read from, and
// adds what is. fault is what reading it found.
func (b *binder) sound(f *bound, cell []byte, fault *fault) bool {
	if len(cell) >= f.column.suspect && private.Digits(cell) && b.private(f.number, f.column, cell) {
		return false
	}
	cell, fault = b.unquote(f, cell, fault)
	fault = cmp.Or(damage(f.column, cell), b.swallowed(f.column, cell), fault)
	if fault == nil && f.filled && blankCell(cell) {
		fault = faulty(finding.CellRequired, "column", f.column.Header)
	}
	if fault == nil {
		return true
	}
	b.in.out.Add(fault.kind.New(b.at(f.number), Display(cell), fault.args...))
	if fault.kind.Severity < finding.Error {
		return true
	}
	blankOut(f.Cell, f.column) // what is left of it is nobody's name or code
	return false
}

// swallowed says of a cell that it holds further rows, since a quote was closed
// where the next one should have opened; nil when it does not.
func (b *binder) swallowed(c *Column, cell []byte) *fault {
	breaks := bytes.Count(cell, []byte("\n"))
	if breaks == 0 || c.long || bytes.IndexByte(cell, b.in.rows.sep) < 0 {
		return nil
	}
	b.in.Lost = true
	return faulty(finding.QuoteRows, "count", decimal(breaks))
}

func (b *binder) at(i int) finding.At {
	at := b.in.File.at(b.in.rows.row)
	at.Column, at.Cell = b.in.columns.header(b.in.Table, i)
	return at
}

// private adds what rules.md says of identity and mobile numbers, and says
// whether the cell holds one that must not be read on.
func (b *binder) private(i int, c *Column, cell []byte) bool {
	s := string(cell)
	if _, _, ok := private.FindIdentity(s); ok {
		b.in.out.Add(finding.CellIdentity.New(b.at(i), Display(cell)))
		blankOut(b.cells[i], c)
		return true
	}
	if c.Type != "text" {
		return false
	}
	if _, _, ok := private.FindIdentity15(s); ok {
		b.in.out.Add(finding.CellIDOld.New(b.at(i), Display(cell)))
	}
	if _, _, ok := private.FindMobile(s); ok {
		b.in.out.Add(finding.CellMobile.New(b.at(i), Display(cell)))
	}
	return false
}

func blankOut(cell Cell, c *Column) { cell.decode(c, nil) }

// begin takes in how a row of data begins. Where it is with a digit, as a month
// does, and the header does not, another row that begins so is one too.
func (b *binder) begin(cells [][]byte) {
	if len(cells) > 0 && len(b.begins) > 0 && same(cells[0], b.begins) {
		return
	}
	b.begins = nil
	if len(cells) == 0 || len(cells[0]) == 0 || marks[cells[0][0]]&digitMark == 0 {
		return
	}
	first := trim(cells[0])
	if !slices.ContainsFunc(b.in.headFirst, func(head []byte) bool { return bytes.Equal(head, first) }) {
		b.begins = cells[0]
	}
}

// goesOn says whether a row is one of data since the one before is, with several
// cells.
func (b *binder) goesOn() bool {
	cells := b.in.rows.cells
	return len(b.begins) > 0 && b.in.blanks.from == 0 && len(cells) > 1 && same(cells[0], b.begins) && len(cells[1]) > 0 && cells[1][0] > ' '
}

// lone says whether a single cell of the row is filled, where a row of data has
// several, and adds that it is.
func (b *binder) lone() bool {
	in := b.in
	cells := in.rows.cells
	if !b.several || len(cells) > 1 && len(cells[0]) > 0 && len(cells[1]) > 0 && cells[0][0] > ' ' && cells[1][0] > ' ' {
		return false // but for white space that is no ASCII, of which two cells would be strange
	}
	if filled(cells) != 1 {
		return false
	}
	at := slices.IndexFunc(cells, func(c []byte) bool { return !blankCell(c) })
	in.Lost = in.Lost || bytes.ContainsAny(in.rows.cells[at], "，、；;|\t,") // it may be a row of data that is not separated
	in.strange(at)
	in.out.Add(finding.RowLone.New(in.at(at), Display(in.rows.cells[at])))
	return true
}

func (b *binder) quoteFault() {
	in := b.in
	in.Lost = true
	in.out.Add(in.rows.wrong.kind.New(in.at(in.rows.at), Display(in.cell(in.rows.at))))
}

func blankCell(b []byte) bool {
	return len(b) == 0 || (space(b[0]) || b[0] >= 0x80) && len(trim(b)) == 0
}
