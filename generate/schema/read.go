package schema

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gocarina/gocsv"

	"tongbao/generate/finding"
	"tongbao/generate/private"
)

// File is one file of a table, as it was read.
type File struct {
	Table     *Table
	Name      string // slash-separated, below the workspace
	Encoding  string // XLSX for a workbook
	Format    string // a workbook's sheet, or the separator; empty for commas
	Rows      int    // rows of data, blank ones not counted
	HeaderRow int
	FirstRow  int // the first row of data, as a spreadsheet shows it; 0 when there is none
	LastRow   int // the last row of data
	sheet     string
	columns   columns
}

// at gives the place of a row.
func (f *File) at(row int) finding.At { return finding.At{File: f.Name, Sheet: f.sheet, Row: row} }

// Form says how the file is written: GB18030，制表符分隔.
func (f *File) Form() string {
	if f.Format == "" {
		return f.Encoding
	}
	return f.Encoding + "，" + f.Format
}

// fileFormat says which sheet the file's text comes from, else by what its cells
// are separated, when not by commas.
func fileFormat(sheet string, sep byte) string {
	switch {
	case sheet != "":
		return "工作表“" + sheet + "”"
	case sep == '\t':
		return "制表符分隔"
	case sep == ';':
		return "分号分隔"
	case sep != ',':
		return "“" + Display([]byte{sep}) + "”分隔"
	}
	return ""
}

// Pos is where a record stands. Every record type embeds it.
type Pos struct {
	File   *File
	Row    int32  // as a spreadsheet shows it
	faults uint64 // by column, those that could not be read
}

func (p *Pos) pos() *Pos { return p }

// MarshalCSV keeps gocsv from writing a place: whatever the tag of an embedded
// struct says, it makes columns of the fields of one without this method.
func (Pos) MarshalCSV() (string, error) { return "", nil }

// Sound says whether the named columns of the row were all read without fault,
// so that a rule across them can be held against it.
func (p *Pos) Sound(names ...string) bool {
	if p.faults == 0 {
		return true
	}
	for _, n := range names {
		if i, ok := p.File.Table.byName[n]; ok && p.faults>>i&1 == 1 {
			return false
		}
	}
	return true
}

// At gives the place of the named column in the record's row.
func (p *Pos) At(name string) finding.At {
	at := p.File.at(int(p.Row))
	if i, ok := p.File.Table.byName[name]; ok {
		at.Column, at.Cell = p.File.columns.header(p.File.Table, i)
	}
	return at
}

// Mistaken gives the place and the text of a header that no column takes but
// that may be meant for the named one, which the file lacks.
func (f *File) Mistaken(name string) (at finding.At, header string, ok bool) {
	for _, n := range f.columns.near {
		if i, known := f.Table.byName[name]; known && i == n.column {
			at = f.at(f.HeaderRow)
			at.Column, at.Cell = f.columns.headers[n.cell], n.cell+1
			return at, at.Column, true
		}
	}
	return finding.At{}, "", false
}

// Record is a pointer to a record type, which embeds Pos.
type Record[T any] interface {
	*T
	pos() *Pos
}

// Input is a table's file, its header read, ready for its rows to be read.
type Input struct {
	*File
	rows   scanner
	start  scanner                // as rows was behind the header
	heads  [][][]byte             // the cells of the header's rows
	blanks struct{ from, to int } // the blank rows read last; from 0 when there are none
	dataTo int                    // a row further on that is known to be data
	told   []int                  // columns under no header of which a finding has told
	totals *totals                // nil until the first total row
	out    *finding.List
}

// Open reads the encoding and the header of a table's file. It gives nil when
// they are such that no row can be read; the findings say why.
func (t *Table) Open(name string, data []byte, extra map[string][]string, out *finding.List) *Input {
	text, encoding, sheet, wrong := t.text(name, data)
	out.Add(wrong...)
	if wrong != nil {
		return nil
	}
	known := t.known(extra)
	text, seps := separatorLine(text)
	h := t.findHeader(text, seps, known)
	if h.row == 0 {
		out.Add(finding.HeaderNone.New(finding.At{File: name, Sheet: sheet, Row: 1}, ""))
		return nil
	}
	file := &File{Table: t, Name: name, Encoding: encoding, Format: fileFormat(sheet, h.sep), HeaderRow: h.row, sheet: sheet}
	in := &Input{File: file, rows: scanner{sep: h.sep, data: text}, out: out}
	for in.rows.next() && in.rows.row < h.row {
		in.above()
	}
	in.endBlanks()
	at := file.at(h.row)
	if len(h.rows) > 1 {
		out.Add(finding.HeaderTwoRows.New(at, ""))
		in.rows.next()
	}
	columns, ok := t.match(at, h.cells, known, out)
	if !ok {
		return nil
	}
	in.columns, in.start, in.heads = columns, in.rows, h.rows
	return in
}

// Lines gives how many lines of the file are left; it has no more rows.
func (in *Input) Lines() int { return bytes.Count(in.rows.data, []byte("\n")) + 1 }

// Each reads the rows of in one after another. The record that fn is given is
// used again for the next row; its texts stay valid with the file's data.
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
	seen   []Pos
}

// ReadAll gives the header in English names and every row in canonical form.
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

// binder reads rows into the fields of one record.
type binder struct {
	in    *Input
	cells []Cell   // by column: the record's fields
	found []bound  // those that the file has a cell for
	above [][]byte // the cells of the row of data before
}

// bound is a field that the file has a cell for.
type bound struct {
	Cell
	column *Column
	number int  // the column's in its table
	at     int  // the cell's in its row
	filled bool // a blank cell is a fault
	look   mark // the first bytes after which a cell needs a second look
}

// mark says of a byte what it may be that a cell begins with it.
type mark uint8

const (
	excelMark mark = 1 << iota // an apostrophe, or the # of a failed formula
	blankMark                  // white space, ASCII or not
	digitMark
	dittoMark
)

var marks = func() (m [256]mark) {
	m['\''], m['#'] = excelMark, excelMark
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
	return len(cell) < f.column.suspect && marks[cell[0]]&f.look == 0
}

func newBinder(in *Input, record reflect.Value) *binder {
	b := &binder{in: in}
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
		if in.rows.wrong == nil && b.skip() {
			continue
		}
		in.count()
		*pos = Pos{File: in.File, Row: int32(in.rows.row)}
		if in.rows.wrong != nil {
			b.quoteFault()
		}
		for i := range b.found {
			f := &b.found[i]
			cell := in.cell(f.at)
			if len(cell) > 0 && marks[cell[0]]&dittoMark != 0 && ditto(cell) {
				cell = b.fromAbove(f)
			}
			if fault := f.decode(f.column, cell); (fault != nil || !f.plain(cell)) && !b.sound(f, cell, fault) {
				pos.faults |= 1 << f.number
			}
		}
		b.spare()
		if in.totals != nil {
			in.totals.add(b.cells, pos.faults)
		}
		in.rows.cells, b.above = b.above[:0], in.rows.cells
		return true
	}
	in.endBlanks()
	return false
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
	switch {
	case len(cell) == 0:
	case fault == nil:
		fault = damage(f.column, cell)
	case excelError(cell):
		fault = faulty(finding.CellExcel)
	}
	if fault == nil && f.filled && blankCell(cell) {
		fault = faulty(finding.CellRequired, "column", f.column.Header)
	}
	if fault == nil {
		return true
	}
	b.in.out.Add(fault.kind.New(b.at(f.number), Display(cell), fault.args...))
	return false
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

// spare looks at the cells that no column takes: an identity number is an
// error there too, and so is a cell beyond the header.
func (b *binder) spare() {
	in := b.in
	for _, j := range in.columns.spare {
		if !in.strange(j) && in.columns.headers[j] == "" {
			in.nameless(j)
		}
	}
	width := len(in.columns.headers)
	if len(in.rows.cells) <= width {
		return
	}
	for j, cell := range in.rows.cells[width:] {
		if !in.strange(width+j) && !blankCell(cell) {
			in.out.Add(finding.RowLong.New(in.at(width+j), Display(cell),
				"count", decimal(len(in.rows.cells)), "want", decimal(width)))
			return
		}
	}
}

// strange says whether cell j, which no column takes, holds an identity number.
func (in *Input) strange(j int) bool {
	cell := in.cell(j)
	if len(cell) < 18 || !private.Digits(cell) {
		return false
	}
	_, _, found := private.FindIdentity(string(cell))
	if found {
		in.out.Add(finding.CellIdentity.New(in.at(j), Display(cell)))
	}
	return found
}

// nameless warns, once for each column, of content under no header.
func (in *Input) nameless(j int) {
	if cell := in.cell(j); !blankCell(cell) && !slices.Contains(in.told, j) {
		in.told = append(in.told, j)
		in.out.Add(finding.HeaderEmpty.New(in.at(j), Display(cell), "number", decimal(j+1)))
	}
}

// at gives the place of cell j of the row.
func (in *Input) at(j int) finding.At {
	at := in.File.at(in.rows.row)
	at.Cell = j + 1
	if j < len(in.columns.headers) {
		at.Column = in.columns.headers[j]
	}
	return at
}

func (b *binder) quoteFault() {
	in := b.in
	in.out.Add(in.rows.wrong.kind.New(in.at(in.rows.at), Display(in.cell(in.rows.at))))
}

func blankCell(b []byte) bool {
	return len(b) == 0 || (space(b[0]) || b[0] >= 0x80) && len(trim(b)) == 0
}

const displayed = 120 // runes of a cell that a finding shows

// Display gives a cell's text for a finding: trimmed, on one line, private
// numbers masked, of bounded length.
func Display[S ~string | ~[]byte](cell S) string {
	s := private.Mask(string(trim([]byte(cell))))
	if r := []rune(s); len(r) > displayed {
		s = string(r[:displayed]) + "…"
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r):
			return utf8.RuneError
		}
		return r
	}, s)
}

// PosOf gives the place of a record.
func PosOf[T any, P Record[T]](r P) *Pos { return r.pos() }

// Field gives the canonical text of column c of the record that v points to.
func Field(v reflect.Value, c *Column) string {
	s, _ := v.Elem().FieldByIndex(c.field).Addr().Interface().(Cell).MarshalCSV()
	return s
}
