package schema

import (
	"bytes"
	"encoding/csv"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// text gives the first rows of a sheet, as many as most, as separated text, and
// which of its cells are merged with those below them.
func (b *book) text(s bookSheet, most int) ([]byte, []merged, error) {
	r := &sheetReader{book: b, most: most}
	r.csv = csv.NewWriter(&r.out)
	if err := b.each(s.part, r.tag); err != nil {
		return nil, nil, err
	}
	cut := !r.whole && r.row <= most
	if r.err == nil && (cut || !utf8.Valid(r.out.Bytes())) {
		return nil, nil, errNoWorkbook
	}
	slices.SortFunc(r.merged, inOrder)
	return r.out.Bytes(), r.merged, r.err
}

// sheetReader puts a sheet's rows into separated text.
type sheetReader struct {
	book *book
	most int
	out  bytes.Buffer
	csv  *csv.Writer
	err  error

	merged []merged
	whole  bool // all rows have been read

	row      int      // the number of the row that is read
	written  int      // rows written
	cells    []string // those of the row, up to the last that is not blank
	column   int      // of the cell that is read, from 0
	kind     string   // of the cell: s, str, inlineStr, b, e, d, n
	look     numberLook
	value    []byte // the cell's, its entities not yet replaced
	formula  []byte // the cell's, likewise; empty when it has none
	valued   bool   // the cell has a value, be it an empty one
	phonetic bool
}

// tag takes in a tag of the sheet and says whether more of them are needed.
func (r *sheetReader) tag(m *markup) bool {
	switch {
	case m.opens("c"):
		r.begin(m)
		if m.closes("c") {
			r.column++
		}
	case m.closes("v"):
		r.value, r.valued = append(r.value[:0], m.text...), true
	case m.closes("t") && !r.phonetic:
		r.value = append(r.value, m.text...)
	case m.closes("f"):
		r.formula = append(append(r.formula[:0], '='), m.text...)
	case m.closes("c"):
		r.end()
	case m.opens("row"):
		r.beginRow(m)
		if m.closes("row") {
			r.endRow()
		}
	case m.closes("row"):
		r.endRow()
	case m.opens("rPh"):
		r.phonetic = !m.closes("rPh")
	case m.closes("rPh"):
		r.phonetic = false
	case m.closes("sheetData"):
		r.whole = true
	case m.opens("mergeCell"):
		r.merge(m)
	case m.closes("mergeCells"):
		return false
	}
	return r.err == nil && r.row < r.most+1
}

// beginRow begins the row that the tag numbers, else the next one.
func (r *sheetReader) beginRow(m *markup) {
	r.row++
	if n, ok := natural(m.attribute("r")); ok && n > r.row {
		r.row = n
	}
	r.cells, r.column = r.cells[:0], 0
}

// begin begins the cell that the tag names, else the next one of the row.
func (r *sheetReader) begin(m *markup) {
	if n, ok := columnNumber(m.attribute("r")); ok && n > r.column {
		r.column = n
	}
	r.kind, r.look = string(m.attribute("t")), general
	r.value, r.formula, r.valued = r.value[:0], r.formula[:0], false
	if n, ok := natural(m.attribute("s")); ok && n < len(r.book.looks) {
		r.look = r.book.looks[n]
	}
}

// merge takes in cells that are merged with those below them.
func (r *sheetReader) merge(m *markup) {
	from, to, _ := bytes.Cut(m.attribute("ref"), []byte(":"))
	first, ok := columnNumber(from)
	top, ok1 := natural(bytes.TrimLeft(from, letters))
	bottom, ok2 := natural(bytes.TrimLeft(to, letters))
	if ok && ok1 && ok2 && top < bottom && len(r.merged) < mostMerged {
		r.merged = append(r.merged, merged{first, top, bottom})
	}
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// columnNumber gives the column of a cell's name, from 0: 27 for AB12.
func columnNumber(at []byte) (n int, ok bool) {
	for _, c := range at {
		if c < 'A' || c > 'Z' {
			break
		}
		if n = n*26 + int(c-'A') + 1; n > mostColumns {
			return 0, false
		}
	}
	return n - 1, n > 0
}

func (r *sheetReader) end() {
	if text := r.text(); text != "" && r.column < mostColumns {
		for len(r.cells) < r.column {
			r.cells = append(r.cells, "")
		}
		r.cells = append(r.cells[:r.column], text)
	}
	r.column++
}

// text gives the cell's value: a date as 2019-07-05, a number without the
// traces of its binary form, a share with its percent sign, which the reader
// refuses.
func (r *sheetReader) text() string {
	if len(r.formula) > 0 && (!r.valued || len(r.value) == 0 && r.kind != "str") { // as a text, "" is a result
		return uncomputed + " " + cellText(r.formula)
	}
	switch r.kind {
	case "s":
		text, ok := r.book.shared(r.value)
		if !ok && len(r.value) > 0 {
			r.err = errNoWorkbook
		}
		return text
	case "str", "inlineStr", "e":
		return cellText(r.value)
	case "d":
		return strings.TrimSuffix(cellText(r.value), "Z") // a day is a day everywhere
	case "b":
		if string(r.value) == "1" {
			return "TRUE"
		}
		return "FALSE"
	}
	raw := plain(r.value)
	x, err := strconv.ParseFloat(strings.TrimSpace(raw), 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) {
		return raw
	}
	switch r.look {
	case dates:
		return r.book.date(x)
	case percents:
		return plainNumber(x*100) + "%"
	}
	return plainNumber(x)
}

// endRow writes the row, and before it those that are blank; one beyond the
// last that is asked for is left out.
func (r *sheetReader) endRow() {
	if len(r.cells) == 0 || r.row > r.most {
		return
	}
	for ; r.written < r.row-1; r.written++ {
		r.out.WriteByte('\n')
	}
	r.written++
	if r.err = r.csv.Write(r.cells); r.err == nil {
		r.csv.Flush()
		r.err = r.csv.Error()
	}
	if r.out.Len() > largestText {
		r.err = errTooLarge
	}
}

// numberLook is how cells of a style show their numbers.
type numberLook uint8

const (
	general numberLook = iota
	dates
	percents
)

// builtIn gives the look of a format that workbooks do not write out.
func builtIn(id string) numberLook {
	switch n, _ := natural([]byte(id)); {
	case n >= 14 && n <= 22, n >= 27 && n <= 36, n >= 45 && n <= 47, n >= 50 && n <= 58:
		return dates
	case n == 9, n == 10:
		return percents
	}
	return general
}

// lookOf gives the look of a format of a workbook's own: a date's has years,
// months or days in it.
func lookOf(format string) numberLook {
	switch code := strings.ToLower(literals.ReplaceAllString(format, "")); {
	case strings.Contains(code, "%"):
		return percents
	case strings.ContainsAny(code, "ymd年月日"):
		return dates
	}
	return general
}

// literals are the parts of a number format that stand as they are: quoted
// texts, escaped characters, and what stands in brackets.
var literals = regexp.MustCompile(`"[^"]*"|\\.|\[[^\]]*\]|_.|\*.`)

// date gives a day number of the workbook as a date, with the time of day where
// it has one.
func (b *book) date(x float64) string {
	if b.from1904 {
		x += 1462
	}
	if x < 0 || x > 2958466 { // beyond the year 9999
		return plainNumber(x)
	}
	days, part := math.Modf(x)
	t := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(days)).Add(time.Duration(math.Round(part*86400)) * time.Second)
	if t.Equal(t.Truncate(24 * time.Hour)) {
		return t.Format(time.DateOnly)
	}
	return t.Format(time.DateTime)
}

// plainNumber gives x with the fifteen digits that Excel shows at most, without an exponent.
func plainNumber(x float64) string {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 15, 64), 64)
	if err != nil {
		rounded = x
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}
