package schema

import (
	"bytes"
	"encoding/binary"
	"math/bits"

	"tongbao/generate/finding"
)

// scanner splits separated text into rows of cells. It counts rows as a
// spreadsheet shows them: a quoted line break does not start one, a blank line
// is one.
type scanner struct {
	sep   byte
	data  []byte // what is still to be read
	row   int    // the row that was read last, from 1
	cells [][]byte
	wrong *fault // what is wrong with the row's quotes
	at    int    // the cell that wrong is in
}

// next reads one row into cells, which lie in the data and stay valid with it.
func (s *scanner) next() bool {
	if len(s.data) == 0 {
		return false
	}
	s.row++
	s.wrong = nil
	s.cells = s.cells[:0]
	if !s.plain() {
		s.cells = s.cells[:0]
		s.quoted()
	}
	return true
}

// plain reads a row in which no quote stands, eight bytes at a time, and says
// whether it is one.
func (s *scanner) plain() bool {
	data, cells, from := s.data, s.cells, 0
	fill := filling(max(s.sep, '"')) // most of what stands in cells is above
	for i := 0; i < len(data); i += 8 {
		for marks := upTo(eight(data, i), fill); marks != 0; marks &= marks - 1 {
			at := i + bits.TrailingZeros64(marks)>>3
			if at >= len(data) {
				break
			}
			switch data[at] {
			case s.sep:
				cells = append(cells, data[from:at])
				from = at + 1
			case '\n':
				s.cells, s.data = append(cells, withoutCR(data[from:at])), data[at+1:]
				return true
			case '"':
				return false
			}
		}
	}
	s.cells, s.data = append(cells, withoutCR(data[from:])), nil
	return true
}

// eight gives the eight bytes of data from i on, the first the lowest; behind
// the end stand zeros.
func eight(data []byte, i int) uint64 {
	if i+8 <= len(data) {
		return binary.LittleEndian.Uint64(data[i:])
	}
	var last [8]byte
	copy(last[:], data[i:])
	return binary.LittleEndian.Uint64(last[:])
}

// upTo gives the highest bit of every byte of word that is no more than the one of
// ASCII which fill is the filling of.
func upTo(word, fill uint64) uint64 {
	const low = 0x7f7f7f7f7f7f7f7f
	return ^((word&low + fill) | word | low)
}

// filling gives what brings the highest bit of each byte to one when added to
// those above limit.
func filling(limit byte) uint64 { return 0x0101010101010101 * uint64(0x7f-limit) }

func withoutCR(cell []byte) []byte {
	if n := len(cell); n > 0 && cell[n-1] == '\r' {
		return cell[:n-1]
	}
	return cell
}

// quoted reads a row in which a quote stands.
func (s *scanner) quoted() {
	for more := true; more; {
		if len(s.data) > 0 && s.data[0] == '"' {
			more = s.quotedCell()
		} else {
			more = s.plainCell()
		}
	}
}

// plainCell reads up to a separator or the row's end; a quote inside is kept.
func (s *scanner) plainCell() (more bool) {
	i := bytes.IndexAny(s.data, string([]byte{s.sep, '\n'}))
	if i < 0 {
		s.cells = append(s.cells, withoutCR(s.data))
		s.data = nil
		return false
	}
	cell := s.data[:i]
	more = s.data[i] == s.sep
	s.data = s.data[i+1:]
	if !more {
		cell = bytes.TrimSuffix(cell, []byte("\r"))
	}
	s.cells = append(s.cells, cell)
	return more
}

func (s *scanner) quotedCell() (more bool) {
	open := s.data
	rest := s.data[1:]
	var cell []byte // set once a doubled quote makes a copy necessary
	for {
		i := bytes.IndexByte(rest, '"')
		if i < 0 {
			return s.open(open)
		}
		if i+1 < len(rest) && rest[i+1] == '"' {
			cell = append(cell, rest[:i+1]...)
			rest = rest[i+2:]
			continue
		}
		if cell == nil {
			cell = rest[:i]
		} else {
			cell = append(cell, rest[:i]...)
		}
		s.data = rest[i+1:]
		break
	}
	s.cells = append(s.cells, cell)
	return s.afterQuote()
}

// open takes the first line of a quote that is never closed as the cell, and
// goes on behind it, so that one lost quote does not hide the rest of the file.
func (s *scanner) open(from []byte) (more bool) {
	s.blame(faulty(finding.QuoteOpen), len(s.cells))
	s.data = from[1:]
	return s.plainCell()
}

func (s *scanner) afterQuote() (more bool) {
	if len(s.data) == 0 {
		return false
	}
	switch {
	case s.data[0] == s.sep:
		s.data = s.data[1:]
		return true
	case s.data[0] == '\n':
		s.data = s.data[1:]
		return false
	case bytes.HasPrefix(s.data, []byte("\r\n")):
		s.data = s.data[2:]
		return false
	case string(s.data) == "\r":
		s.data = nil
		return false
	}
	s.blame(faulty(finding.QuoteStray), len(s.cells)-1)
	last := s.cells[len(s.cells)-1]
	s.cells = s.cells[:len(s.cells)-1]
	more = s.plainCell()
	s.cells[len(s.cells)-1] = append(append([]byte(nil), last...), s.cells[len(s.cells)-1]...)
	return more
}

func (s *scanner) blame(f *fault, cell int) {
	if s.wrong == nil {
		s.wrong, s.at = f, cell
	}
}
