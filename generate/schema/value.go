package schema

import (
	"bytes"
	"fmt"
	"slices"
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
	kind() cellKind
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
	s, f := text(b, c.long)
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
	if to, ok := c.Synonyms[s]; ok {
		*v = Enum(to)
		return nil
	}
	return faulty(finding.CellEnum, "nearest", Nearest(s, c.Enum), "want", strings.Join(c.Enum, "、"))
}

func (v *Code) decode(c *Column, b []byte) *fault {
	s, f := code(b, finding.CellCode, 12)
	*v = Code(s)
	return f
}

func (v *Place) decode(c *Column, b []byte) *fault {
	s, f := code(b, finding.CellPlace, 12, 9, 6)
	*v = Place(s)
	return f
}

func (v *Region) decode(c *Column, b []byte) *fault {
	s, f := code(b, finding.CellRegion, 2, 4, 6)
	*v = Region(s)
	return f
}

func (v *Int) decode(c *Column, b []byte) *fault {
	if n, ok := natural(b); ok && int64(n) >= c.min && int64(n) <= c.max {
		*v = Int(n)
		return nil
	}
	n, f := c.number(b, "整数")
	*v = Int(n)
	return f
}

func (v *Score) decode(c *Column, b []byte) *fault {
	*v = NoScore
	if len(b) == 0 {
		return nil
	}
	if n, ok := cents(b); ok && n >= c.min && n <= c.max {
		*v = Score(n)
		return nil
	}
	if len(trim(b)) == 0 {
		return nil
	}
	n, f := c.number(b, "分数")
	if f == nil {
		*v = Score(n)
	}
	return f
}

func (v *Money) decode(c *Column, b []byte) *fault {
	if n, ok := cents(b); ok && n >= c.min && n <= c.max {
		*v = Money(n)
		return nil
	}
	n, f := c.number(b, "金额")
	*v = Money(n)
	return f
}

func (v *Bool) decode(c *Column, b []byte) *fault {
	ok := false
	if *v, ok = truth(b); ok {
		return nil
	}
	*v, ok = truth(bytes.ToUpper(compact(b)))
	if !ok {
		return faulty(finding.CellBool)
	}
	return nil
}

func truth(b []byte) (value Bool, ok bool) {
	switch string(b) {
	case "是", "有", "√", "Y", "TRUE", "1":
		return true, true
	case "否", "无", "×", "N", "FALSE", "0", "":
		return false, true
	}
	return false, false
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

// cellKind is what a type of cell is.
type cellKind struct {
	name  string // as spec/tables.csv names it
	scale int64  // how many of its units are one plain unit
	most  int64  // the largest size that a cell may hold, in plain units
	zero  bool   // "not given" is 0 as well
	units string // of one character each, that may stand behind a number
}

// The largest sizes are far beyond what a county counts, and small enough that
// no sum over all rows of a province overflows.
func (*Text) kind() cellKind   { return cellKind{name: "text"} }
func (*Enum) kind() cellKind   { return cellKind{name: "enum"} }
func (*Code) kind() cellKind   { return cellKind{name: "code12"} }
func (*Place) kind() cellKind  { return cellKind{name: "place"} }
func (*Region) kind() cellKind { return cellKind{name: "text"} } // tables.csv gives it as text with a rule
func (*Int) kind() cellKind    { return cellKind{"int", 1, 1e9, true, "户人个次"} }
func (*Score) kind() cellKind  { return cellKind{"score", 100, 1e6, false, "分"} }
func (*Money) kind() cellKind  { return cellKind{"money", 100, 1e10, true, "元"} }
func (*Bool) kind() cellKind   { return cellKind{name: "bool"} }
func (*Date) kind() cellKind   { return cellKind{name: "date"} }
func (*Month) kind() cellKind  { return cellKind{name: "month"} }
func (*Half) kind() cellKind   { return cellKind{name: "half"} }
func (*Year) kind() cellKind   { return cellKind{name: "year"} }

// longestText is how many characters a cell of Excel holds.
const longestText = 32_767

// text reads a text cell: white space trimmed, NFC, no control characters and
// no others that cannot be seen; in a long text line breaks, which become LF.
func text(b []byte, long bool) (string, *fault) {
	b = trim(b)
	if len(b) > longestText && utf8.RuneCount(b) > longestText {
		return "", faulty(finding.CellLong, "count", decimal(utf8.RuneCount(b)), "most", decimal(longestText))
	}
	// Han characters and printable ASCII need nothing further.
	for i := 0; i < len(b); {
		switch c := b[i]; {
		case c >= 0x40 && c < 0x7f || c >= 0x20 && c < '?':
			i++
		case han(c) && i+2 < len(b) && (c != kunjinkao[0] || b[i+1] != kunjinkao[1] || b[i+2] != kunjinkao[2]): // U+4000 to U+9FFF
			i += 3
		default:
			return anyText(b, long)
		}
	}
	return str(b), nil
}

func anyText(b []byte, long bool) (string, *fault) {
	if long {
		b = lineFeeds(b)
	}
	n := 0
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRune(b[i:])
		n++
		if Unseen(r) && !(long && r == '\n') {
			return "", faulty(finding.CellControl, "position", decimal(n), "char", unseen(r))
		}
		i += size
	}
	fault := lost(b, long)
	if norm.NFC.IsNormal(b) {
		return str(b), fault
	}
	return string(norm.NFC.Bytes(b)), fault
}

// lineFeeds gives a text with a line feed for each of its line breaks.
func lineFeeds(b []byte) []byte {
	for _, end := range []string{"\r\n", "\r", "\u2028", "\u2029"} {
		if bytes.Contains(b, []byte(end)) {
			b = bytes.ReplaceAll(b, []byte(end), []byte("\n"))
		}
	}
	return b
}

// Unseen says whether r is a control character, or another that cannot be seen
// or that turns the text around it.
func Unseen(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) }

// unseen names a character that cannot be seen.
func unseen(r rune) string {
	switch r {
	case '\n', '\r', '\u2028', '\u2029':
		return "换行"
	case '\t':
		return "制表符"
	}
	return fmt.Sprintf("U+%04X", r)
}

// code reads a code whose length in digits is one of lengths.
func code(b []byte, kind *finding.Kind, lengths ...int) (string, *fault) {
	s := str(compact(b))
	switch {
	case s == "" || digits(s) && slices.Contains(lengths, len(s)):
		return s, nil
	case scientific(s):
		return "", faulty(finding.CellCodeSci)
	}
	return "", faulty(kind, "guess", digitGuess(s, lengths))
}

// str gives b as a string without copying it; b must not change afterwards.
func str(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// trim cuts white space of every kind from both ends.
func trim(b []byte) []byte {
	for len(b) > 0 && space(b[0]) {
		b = b[1:]
	}
	for len(b) > 0 && space(b[len(b)-1]) {
		b = b[:len(b)-1]
	}
	if n := len(b); n == 0 || (b[0] < 0x80 || han(b[0])) && (b[n-1] < 0x80 || n >= 3 && han(b[n-3])) {
		return b
	}
	return trimUnicode(b)
}

// han says whether c begins one of the characters from U+4000 to U+9FFF, of
// which none is white space.
func han(c byte) bool { return c >= 0xe4 && c <= 0xe9 }

func space(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

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
		if c <= ' ' || c == 0xc2 || c >= 0xe1 && c != 0xe4 && c != 0xe5 && c != 0xe6 && c != 0xe7 && c != 0xe8 && c != 0xe9 {
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
