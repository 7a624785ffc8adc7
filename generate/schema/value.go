package schema

import (
	"strings"
	"unicode"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/text/unicode/norm"

	"tongbao/generate/finding"
)

// Cell is a field of a record. Its types are the only ones that a record may
// have: they read every spelling of spec/rules.md, know "not given" from zero,
// and never guess.
type Cell interface {
	// decode sets the field from a cell's text. A blank cell sets "not given".
	// The text may lie in a buffer: only Text-like fields keep it, unchanged.
	decode(c *Column, text []byte) *fault
	// given says whether the field holds a value.
	given() bool
	typeName() string
	scale() int64 // how many of the field's units are one plain unit
	MarshalCSV() (string, error)
	UnmarshalCSV(canonical string) error
}

// fault is what is wrong with one cell.
type fault struct {
	kind *finding.Kind
	args []string
}

func faulty(k *finding.Kind, args ...string) *fault { return &fault{k, args} }

// Field types. Their zero value is "not given", but for Bool, whose blank is
// 否, and for the numbers, which are required wherever they stand; Score has
// NoScore.
type (
	// Text is trimmed text in Unicode NFC.
	Text string
	// Enum is one of its column's values.
	Enum string
	// Code is a division code of 12 digits, a village's.
	Code string
	// Place is a division code of 12, 9 or 6 digits.
	Place string
	// Region is a division code of 2, 4 or 6 digits.
	Region string
	// Int is a whole number.
	Int int64
	// Score is a score in hundredths of a point.
	Score int32
	// Money is an amount in fen.
	Money int64
	// Bool is 是 or 否.
	Bool bool
)

// NoScore is a score that was not given.
const NoScore Score = -1 << 31

func (v *Text) decode(c *Column, b []byte) *fault {
	s, f := text(b)
	*v = Text(s)
	return f
}

func (v *Enum) decode(c *Column, b []byte) *fault {
	*v = ""
	s := str(compact(b))
	if s == "" {
		return nil
	}
	for _, e := range c.Enum {
		if e == s {
			*v = Enum(e)
			return nil
		}
	}
	for from, to := range c.Synonyms {
		if from == s {
			*v = Enum(to)
			return nil
		}
	}
	return faulty(finding.CellEnum, "nearest", Nearest(s, c.Enum), "want", strings.Join(c.Enum, "、"))
}

func (v *Code) decode(c *Column, b []byte) *fault {
	s, f := code(b, "12", finding.CellCode)
	*v = Code(s)
	return f
}

func (v *Place) decode(c *Column, b []byte) *fault {
	s, f := code(b, "12 9 6", finding.CellPlace)
	*v = Place(s)
	return f
}

func (v *Region) decode(c *Column, b []byte) *fault {
	s, f := code(b, "2 4 6", finding.CellRegion)
	*v = Region(s)
	return f
}

func (v *Int) decode(c *Column, b []byte) *fault {
	*v = 0
	n, f := c.number(b, "户人个次", 0, "整数")
	*v = Int(n)
	return f
}

func (v *Score) decode(c *Column, b []byte) *fault {
	*v = NoScore
	if len(b) == 0 {
		return nil
	}
	n, ok := cents(b)
	if ok && (!c.bounded || n >= c.min && n <= c.max) {
		*v = Score(n)
		return nil
	}
	if len(trim(b)) == 0 {
		return nil
	}
	n, f := c.number(b, "分", 2, "分数")
	if f == nil {
		*v = Score(n)
	}
	return f
}

func (v *Money) decode(c *Column, b []byte) *fault {
	*v = 0
	n, ok := cents(b)
	if ok && (!c.bounded || n >= c.min && n <= c.max) {
		*v = Money(n)
		return nil
	}
	n, f := c.number(b, "元", 2, "金额")
	*v = Money(n)
	return f
}

var truth = map[string]Bool{
	"是": true, "有": true, "√": true, "Y": true, "TRUE": true, "1": true,
	"否": false, "无": false, "×": false, "N": false, "FALSE": false, "0": false, "": false,
}

func (v *Bool) decode(c *Column, b []byte) *fault {
	switch string(b) {
	case "是":
		*v = true
		return nil
	case "否", "":
		*v = false
		return nil
	}
	value, ok := truth[strings.ToUpper(string(compact(b)))]
	*v = value
	if !ok {
		return faulty(finding.CellBool)
	}
	return nil
}

func (v *Date) decode(c *Column, b []byte) *fault {
	d, f := date(b, c.since)
	*v = d
	return f
}

func (v *Month) decode(c *Column, b []byte) *fault {
	m, f := month(b, c.since)
	*v = m
	return f
}

func (v *Half) decode(c *Column, b []byte) *fault {
	h, f := half(b, c.since)
	*v = h
	return f
}

func (v *Year) decode(c *Column, b []byte) *fault {
	y, f := year(b, c.since)
	*v = y
	return f
}

func (v *Text) given() bool   { return *v != "" }
func (v *Enum) given() bool   { return *v != "" }
func (v *Code) given() bool   { return *v != "" }
func (v *Place) given() bool  { return *v != "" }
func (v *Region) given() bool { return *v != "" }
func (v *Int) given() bool    { return true }
func (v *Score) given() bool  { return *v != NoScore }
func (v *Money) given() bool  { return true }
func (v *Bool) given() bool   { return true }
func (v *Date) given() bool   { return *v != 0 }
func (v *Month) given() bool  { return *v != 0 }
func (v *Half) given() bool   { return *v != 0 }
func (v *Year) given() bool   { return *v != 0 }

func (*Text) typeName() string   { return "text" }
func (*Enum) typeName() string   { return "enum" }
func (*Code) typeName() string   { return "code12" }
func (*Place) typeName() string  { return "place" }
func (*Region) typeName() string { return "text" } // tables.csv gives it as text with a rule
func (*Int) typeName() string    { return "int" }
func (*Score) typeName() string  { return "score" }
func (*Money) typeName() string  { return "money" }
func (*Bool) typeName() string   { return "bool" }
func (*Date) typeName() string   { return "date" }
func (*Month) typeName() string  { return "month" }
func (*Half) typeName() string   { return "half" }
func (*Year) typeName() string   { return "year" }

func (*Text) scale() int64   { return 1 }
func (*Enum) scale() int64   { return 1 }
func (*Code) scale() int64   { return 1 }
func (*Place) scale() int64  { return 1 }
func (*Region) scale() int64 { return 1 }
func (*Int) scale() int64    { return 1 }
func (*Score) scale() int64  { return 100 }
func (*Money) scale() int64  { return 100 }
func (*Bool) scale() int64   { return 1 }
func (*Date) scale() int64   { return 1 }
func (*Month) scale() int64  { return 1 }
func (*Half) scale() int64   { return 1 }
func (*Year) scale() int64   { return 1 }

// text reads a text cell: white space trimmed, NFC, no control characters but
// line breaks and tabs, which Excel's cells may hold.
func text(b []byte) (string, *fault) {
	b = trim(b)
	// Han characters and printable ASCII need nothing further.
	for i := 0; i < len(b); {
		switch c := b[i]; {
		case c >= 0x20 && c < 0x7f:
			i++
		case c >= 0xe4 && c <= 0xe9 && i+2 < len(b): // U+4000 to U+9FFF
			i += 3
		default:
			return anyText(b)
		}
	}
	return str(b), nil
}

func anyText(b []byte) (string, *fault) {
	n := 0
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRune(b[i:])
		n++
		if unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' {
			return "", faulty(finding.CellControl, "position", decimal(n), "char", unicodeName(r))
		}
		i += size
	}
	if norm.NFC.IsNormal(b) {
		return str(b), nil
	}
	return string(norm.NFC.Bytes(b)), nil
}

// code reads a code whose length in digits is one of lengths.
func code(b []byte, lengths string, kind *finding.Kind) (string, *fault) {
	s := str(compact(b))
	if s == "" {
		return "", nil
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			if scientific(s) {
				return "", faulty(finding.CellCodeSci)
			}
			return "", faulty(kind, "guess", digitGuess(s))
		}
	}
	for _, l := range strings.Fields(lengths) {
		if decimal(len(s)) == l {
			return s, nil
		}
	}
	return "", faulty(kind, "guess", "")
}

// str gives b as a string without copying it; b must not change afterwards.
func str(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// trim cuts white space of every kind from both ends.
func trim(b []byte) []byte {
	for len(b) > 0 && b[0] <= ' ' {
		b = b[1:]
	}
	for len(b) > 0 && b[len(b)-1] <= ' ' {
		b = b[:len(b)-1]
	}
	if len(b) == 0 || (b[0] < 0x80 || b[0] >= 0xe4 && b[0] <= 0xe9) && (b[len(b)-1] < 0x80) {
		return b
	}
	return trimUnicode(b)
}

func trimUnicode(b []byte) []byte {
	for {
		r, size := utf8.DecodeRune(b)
		if size == 0 || !blank(r) {
			break
		}
		b = b[size:]
	}
	for {
		r, size := utf8.DecodeLastRune(b)
		if size == 0 || !blank(r) {
			return b
		}
		b = b[:len(b)-size]
	}
}

// blank says whether r is white space or a mark without width that pasted
// text brings along at its ends.
func blank(r rune) bool {
	return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b'
}

// compact gives b without white space and with full-width forms of ASCII
// folded, as codes, numbers, dates and listed values are compared.
func compact(b []byte) []byte {
	for _, c := range b {
		if c <= ' ' || c == 0xc2 || c >= 0xe2 && c != 0xe4 && c != 0xe5 && c != 0xe6 && c != 0xe7 && c != 0xe8 && c != 0xe9 {
			return fold(b)
		}
	}
	return b
}

func fold(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		b = b[size:]
		switch {
		case blank(r):
		case r >= 0xff01 && r <= 0xff5e:
			out = append(out, byte(r-0xfee0))
		default:
			out = utf8.AppendRune(out, r)
		}
	}
	return out
}
