package schema

import (
	"tongbao/generate/finding"
)

// Pos is where a record stands. Every record type embeds it.
type Pos struct {
	File   *File
	Row    int32  // as a spreadsheet shows it
	faults uint32 // by column, those that could not be read
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

// Record is a pointer to a record type, which embeds Pos.
type Record[T any] interface {
	*T
	pos() *Pos
}

// PosOf gives the place of a record.
func PosOf[T any, P Record[T]](r P) *Pos { return r.pos() }
