package schema

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"tongbao/generate/finding"
)

// cents reads the plain spelling of a number with at most two decimals, 8.5 or
// 12345.00, in hundredths. Whatever else a cell may hold is left to number.
func cents(b []byte) (int64, bool) {
	if len(b) == 0 || len(b) > 15 {
		return 0, false
	}
	var n int64
	for i, c := range b {
		if c == '.' {
			return fraction(n, b[i+1:], i)
		}
		if c -= '0'; c > 9 {
			return 0, false
		}
		n = n*10 + int64(c)
	}
	return n * 100, true
}

func fraction(n int64, b []byte, whole int) (int64, bool) {
	if whole == 0 {
		return 0, false
	}
	switch {
	case len(b) == 1 && b[0]-'0' <= 9:
		return n*100 + int64(b[0]-'0')*10, true
	case len(b) == 2 && b[0]-'0' <= 9 && b[1]-'0' <= 9:
		return n*100 + int64(b[0]-'0')*10 + int64(b[1]-'0'), true
	}
	return 0, false
}

// number reads a number in any spelling of rules.md and holds it against the
// column's bounds. The result is in units of the field's type.
func (c *Column) number(b []byte, want string) (int64, *fault) {
	s := numeral(b)
	if s == "" {
		return 0, nil
	}
	n, wrong := parseNumber(s, c.units, c.decimals())
	switch {
	case wrong == nil && n >= c.min && n <= c.max:
		return n, nil
	case wrong == nil || wrong == finding.CellRange:
		return 0, c.beyond(n)
	case wrong == finding.CellNumber:
		return 0, faulty(finding.CellNumber, "want", want, "guess", numberGuess(s, c.units, c.decimals()))
	}
	return 0, faulty(wrong)
}

// decimals says how many decimals the column's numbers may have.
func (c *Column) decimals() int {
	if c.scale == 1 {
		return 0
	}
	return 2
}

// beyond says which bound n lies beyond.
func (c *Column) beyond(n int64) *fault {
	want := "不大于 " + trimZeros(c.max/c.scale*100)
	switch {
	case c.limits != "":
		want = c.limits
	case n < c.min:
		want = "不小于 " + trimZeros(c.min/c.scale*100)
	}
	return faulty(finding.CellRange, "want", want)
}

// numeral gives the text of a number, full-width forms of ASCII folded: without
// the white space around it, and with a blank for each that stands inside.
func numeral(b []byte) string {
	var out []byte
	for _, word := range bytes.FieldsFunc(b, unicode.IsSpace) {
		if word = fold(word); len(word) > 0 {
			out = append(append(out, ' '), word...)
		}
	}
	return strings.TrimPrefix(string(out), " ")
}

// parseNumber reads what numeral gives: a sign, digits with thousands separators,
// a fraction, a unit. It is exact: what cannot be held is a fault, for which
// the number given has the right sign and is too large for any column.
func parseNumber(s, units string, decimals int) (int64, *finding.Kind) {
	if strings.ContainsAny(s, "%‰") {
		return 0, finding.CellPercent
	}
	s, scale := cutUnit(s, units, decimals)
	s, negative := strings.CutPrefix(s, "-")
	whole, frac, point := strings.Cut(s, ".")
	whole, ok := ungroup(whole)
	if !ok || !digits(whole) || point && !digits(frac) {
		return 0, finding.CellNumber
	}
	if decimals == 0 { // a whole number may be written as 12.0
		frac = strings.TrimRight(frac, "0")
	}
	if len(frac) > scale {
		if decimals == 0 {
			return 0, finding.CellNumber
		}
		return 0, finding.CellDecimals
	}
	n, err := strconv.ParseInt(whole+frac+strings.Repeat("0", scale-len(frac)), 10, 64)
	if negative {
		n = -n
	}
	if err != nil {
		return n, finding.CellRange
	}
	return n, nil
}

// cutUnit takes the unit off s and says how many decimals s may now have: four
// more than decimals behind 万元.
func cutUnit(s, units string, decimals int) (string, int) {
	if t, ok := strings.CutSuffix(s, "万元"); ok && units == "元" {
		return strings.TrimSuffix(t, " "), decimals + 4
	}
	for _, u := range units {
		if t, ok := strings.CutSuffix(s, string(u)); ok {
			return strings.TrimSuffix(t, " "), decimals
		}
	}
	return s, decimals
}

// ungroup takes out thousands separators, commas or blanks, which must stand
// where they belong.
func ungroup(s string) (string, bool) {
	sep := ","
	if strings.Contains(s, " ") {
		sep = " "
	}
	parts := strings.Split(s, sep)
	for i, p := range parts {
		if i > 0 && len(p) != 3 || i == 0 && len(parts) > 1 && (len(p) < 1 || len(p) > 3) {
			return "", false
		}
	}
	return strings.Join(parts, ""), true
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// lookalikes are letters that are typed for digits.
var lookalikes = strings.NewReplacer("O", "0", "o", "0", "〇", "0", "l", "1", "I", "1", "|", "1", "Z", "2", "S", "5", "B", "8", "。", ".", "．", ".")

func numberGuess(s, units string, decimals int) string {
	t := lookalikes.Replace(s)
	if t == s {
		return ""
	}
	if _, wrong := parseNumber(t, units, decimals); wrong != nil {
		return ""
	}
	return "（是不是 " + t + "？）"
}

// digitGuess gives the code that s may be meant for, when its digits are as
// many as one of lengths says.
func digitGuess(s string, lengths []int) string {
	t, zeros, _ := strings.Cut(s, ".")
	if strings.Trim(zeros, "0") != "" {
		t = s
	}
	t = ornaments.Replace(lookalikes.Replace(t))
	if t != s && digits(t) && slices.Contains(lengths, len(t)) {
		return "（是不是 " + t + "？）"
	}
	return ""
}

// ornaments are what is put into codes and around them.
var ornaments = strings.NewReplacer("-", "", "—", "", "_", "", ",", "", "，", "", "、", "", "'", "", "‘", "", "’", "", "`", "", "\"", "", "“", "", "”", "", "=", "", "*", "", "村", "")

// scientific says whether s is a number that Excel has put into 5.22799E+11.
func scientific(s string) bool {
	mantissa, exp, ok := strings.Cut(strings.ToUpper(s), "E")
	_, err := strconv.ParseFloat(s, 64)
	return ok && err == nil && mantissa != "" && exp != ""
}

func decimal(n int) string { return strconv.Itoa(n) }

var errCanonical = fmt.Errorf("schema: not the canonical form")

// trimZeros gives hundredths as a plain number with no more decimals than
// needed: 850 is 8.5.
func trimZeros(n int64) string {
	b := make([]byte, 0, 24)
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, n/100, 10)
	switch tenths, rest := byte(n/10%10), byte(n%10); {
	case rest != 0:
		b = append(b, '.', '0'+tenths, '0'+rest)
	case tenths != 0:
		b = append(b, '.', '0'+tenths)
	}
	return string(b)
}

// Hundredths reads a number of at most two decimals, as a setting gives it.
func Hundredths(s string) (int64, bool) {
	n, wrong := parseNumber(numeral([]byte(s)), "", 2)
	return n, wrong == nil
}
