// Package private finds and masks the numbers that must not reach the site:
// identity numbers, mobile numbers and bank cards. Their digits are ASCII or full-width,
// with no digit before or after them, so that a number inside a longer one is
// not taken for one. Characters that cannot be seen may stand anywhere among
// them, and blanks, hyphens, dots and line breaks between the groups in which people
// write such a number.
package private

import (
	"slices"
	"strings"
	"time"
)

// FindIdentity gives the first identity number of 18 digits in s, as it stands
// there, and the byte at which it begins: 17 digits and a digit or X that agree
// with GB 11643-1999 and hold a birth date of the years 1900 to 2100.
func FindIdentity(s string) (match string, at int, ok bool) {
	return find(s, 18, (*number).identity)
}

// FindIdentity15 gives the first number in s that may be an identity number of
// the form issued until 1999: 15 digits in one group that hold a birth date of
// 19yy.
func FindIdentity15(s string) (match string, at int, ok bool) {
	return find(s, 15, (*number).identity15)
}

// FindMobile gives the first mobile number in s: 11 digits that begin with 13
// to 19. After +86 the country code is no part of it.
func FindMobile(s string) (match string, at int, ok bool) {
	return find(s, 11, (*number).mobile)
}

// MaskIdentity gives s with an asterisk for every digit but the first three of
// the identity numbers in it, of 18 and of 15 digits.
func MaskIdentity(s string) string {
	s = mask(s, FindIdentity, 3, 0)
	return mask(s, FindIdentity15, 3, 0)
}

// MaskMobiles gives s with the mobile numbers in it as 138****5678.
func MaskMobiles(s string) string { return mask(s, FindMobile, 3, 4) }

// Mask gives s with every private number in it masked.
func Mask(s string) string {
	if !Digits(s) {
		return s
	}
	return MaskCards(MaskMobiles(MaskIdentity(s)))
}

// Digits says whether s has as many digits as the shortest private number.
func Digits[S ~string | ~[]byte](s S) bool {
	n := 0
	for i := range len(s) {
		if s[i]-'0' <= 9 || s[i] == 0xef && wide(s, i) {
			n++
		}
	}
	return n >= 11
}

// wide says whether a full-width digit stands at byte i.
func wide[S ~string | ~[]byte](s S, i int) bool {
	return s[i] == 0xef && i+2 < len(s) && s[i+1] == 0xbc && s[i+2]-0x90 <= 9
}

// group is digits that stand together in a text, of which stop is the end.
type group struct {
	start, stop int
	first, n    int  // its digits among all of the text
	follows     bool // on the group before, with no more than a mark between
}

// number is groups that follow each other, taken for one number.
type number struct {
	text   string
	groups []group
	digits []byte // 0 to 9; the letter X as 10
}

// find gives the first number in s, of that many digits or more, that fits.
func find(s string, digits int, fits func(*number) bool) (string, int, bool) {
	if len(s) < digits || !Digits(s) {
		return "", 0, false
	}
	groups, all := groupsOf(s)
	for i := range groups {
		for j := i; j < len(groups) && (j == i || groups[j].follows); j++ {
			from, to := groups[i].first, groups[j].first+groups[j].n
			n := number{s, groups[i : j+1], all[from:to]}
			if to-from > mostDigits {
				break
			}
			if to-from == 17 {
				n.close()
			}
			if len(n.digits) >= digits && fits(&n) {
				at, stop := n.groups[0].start, n.groups[len(n.groups)-1].stop
				return s[at:stop], at, true
			}
		}
	}
	return "", 0, false
}

// mostDigits are those of the longest private number, a bank card's.
const mostDigits = 19

// groupsOf gives the groups of digits in s, and their digits.
func groupsOf(s string) (groups []group, digits []byte) {
	gap, marks := -1, 0 // bytes since the last digit that part nothing, -1 where something does; the visible ones
	for i := 0; i < len(s); {
		d, size := digitAt(s, i)
		switch {
		case size == 0:
			size = unseenAt(s, i)
			if size == 0 {
				size = markAt(s, i)
				marks++
			}
			if size == 0 || marks > mostMarks {
				gap = -1
			}
			i += max(1, size)
			continue
		case gap < 0 || marks > 0:
			groups = append(groups, group{start: i, first: len(digits), follows: gap >= 0})
		}
		digits = append(digits, d)
		g := &groups[len(groups)-1]
		g.n++
		i += size
		g.stop, gap, marks = i, 0, 0
	}
	return groups, digits
}

// mostMarks are how many blanks, hyphens and line breaks may stand between two
// groups of one number.
const mostMarks = 3

// close takes in the letter X behind 17 digits.
func (n *number) close() {
	last := n.groups[len(n.groups)-1]
	i := last.stop
	for size := 1; size > 0 && i < len(n.text); i += size {
		size = max(unseenAt(n.text, i), markAt(n.text, i))
	}
	if size := letterX(n.text[i:]); size > 0 {
		n.groups = append(slices.Clip(n.groups[:len(n.groups)-1]), last)
		n.groups[len(n.groups)-1].stop = i + size
		n.digits = append(slices.Clip(n.digits), 10)
	}
}

// closed says whether the letter X ends the number.
func (n *number) closed() bool { return n.digits[len(n.digits)-1] > 9 }

// digitAt gives the digit at byte i and its length; a length of 0 is no digit.
func digitAt(s string, i int) (digit byte, size int) {
	if c := s[i] - '0'; c <= 9 {
		return c, 1
	}
	if wide(s, i) {
		return s[i+2] - 0x90, 3
	}
	return 0, 0
}

// unseen are characters without width; marks are what people write between the
// groups of a number, the backslash by which Markdown keeps a hyphen included.
var (
	unseen = []string{"\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff", "\u00ad", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e",
		"\u2066", "\u2067", "\u2068", "\u2069", "\ufe0e", "\ufe0f"}
	marks = []string{" ", "-", "\n", "\r", "\t", "\\", "_", "\u00a0", "\u3000", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200a", "\u202f",
		"\u2028", "\u2029", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212", "\uff0d", "\uff3f",
		".", "\uff0e", "\u00b7"}
)

// unseenAt gives the length of the character without width at byte i; 0 where
// there is none.
func unseenAt(s string, i int) int {
	if s[i] < 0x80 {
		return 0
	}
	return among(s[i:], unseen)
}

// markAt gives the length of the mark at byte i; 0 where there is none.
func markAt(s string, i int) int {
	if s[i]-'0' <= 9 {
		return 0
	}
	return among(s[i:], marks)
}

var letters = []string{"X", "x", "Ｘ", "ｘ"}

func letterX(s string) int { return among(s, letters) }

// among gives the length of the one of words with which s begins; 0 for none.
func among(s string, words []string) int {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return len(w)
		}
	}
	return 0
}

func (n *number) value(from, to int) int {
	v := 0
	for _, d := range n.digits[from:to] {
		v = v*10 + int(d)
	}
	return v
}

// cut says whether the number is written as one, or is parted at none but
// these places.
func (n *number) cut(places ...int) bool {
	for _, g := range n.groups[1:] {
		if !slices.Contains(places, g.first-n.groups[0].first) {
			return false
		}
	}
	return true
}

// even says whether the number is parted into short groups of one length, but
// for the last, which may be shorter.
func (n *number) even() bool {
	length := n.groups[0].n
	for i, g := range n.groups {
		if g.n > length || g.n < length && i < len(n.groups)-1 {
			return false
		}
	}
	return length <= 6
}

var identityWeights = [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}

// lastParted is the last year of birth of an identity number that is written in
// groups: with a later one they are a district, a day of office and a serial.
const lastParted = 2012

func (n *number) identity() bool {
	if len(n.digits) != 18 || !birthday(n.value(6, 10), n.value(10, 12), n.value(12, 14)) {
		return false
	}
	if len(n.groups) > 1 && (n.value(6, 10) > lastParted || !n.even() && !n.cut(2, 3, 4, 6, 10, 12, 14, 17)) {
		return false
	}
	sum := 0
	for i, w := range identityWeights {
		sum += w * int(n.digits[i])
	}
	return int(n.digits[17]) == (12-sum%11)%11
}

func (n *number) identity15() bool {
	return len(n.digits) == 15 && len(n.groups) == 1 && birthday(1900+n.value(6, 8), n.value(8, 10), n.value(10, 12))
}

func birthday(y, m, d int) bool {
	day := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return y >= 1900 && y <= 2100 && day.Month() == time.Month(m) && day.Day() == d
}

// mobile takes the country code off the number.
func (n *number) mobile() bool {
	if g := n.groups[0]; len(n.digits) == 13 && g.n == 13 && n.value(0, 2) == 86 && endsWith(n.text[:g.start], "+", "＋") {
		n.groups = []group{n.afterCountry(g)}
		n.digits = n.digits[2:]
	}
	return len(n.digits) == 11 && n.digits[0] == 1 && n.digits[1] >= 3 && (len(n.groups) == 1 || len(n.groups) == 3 && n.cut(3, 7))
}

// afterCountry gives the group without its first two digits.
func (n *number) afterCountry(g group) group {
	for taken := 0; taken < 2; {
		_, size := digitAt(n.text, g.start)
		if size > 0 {
			taken++
		}
		g.start += max(size, unseenAt(n.text, g.start))
	}
	g.first, g.n = g.first+2, g.n-2
	return g
}

func endsWith(s string, ends ...string) bool {
	return slices.ContainsFunc(ends, func(e string) bool { return strings.HasSuffix(s, e) })
}

// mask gives s with an asterisk for each digit of every number that find finds,
// but for the first head and the last tail.
func mask(s string, find func(string) (string, int, bool), head, tail int) string {
	match, at, ok := find(s)
	if !ok {
		return s
	}
	var b strings.Builder
	for ; ok; match, at, ok = find(s) {
		b.WriteString(s[:at])
		b.WriteString(masked(match, head, tail))
		s = s[at+len(match):]
	}
	b.WriteString(s)
	return b.String()
}

func masked(match string, head, tail int) string {
	_, digits := groupsOf(match)
	tail = len(digits) - tail
	if endsWith(match, letters...) {
		tail++
	}
	var b strings.Builder
	seen := 0
	for i := 0; i < len(match); {
		_, size := digitAt(match, i)
		size = max(size, letterX(match[i:]))
		switch {
		case size == 0:
			b.WriteByte(match[i])
			i++
			continue
		case seen >= head && seen < tail:
			b.WriteByte('*')
		default:
			b.WriteString(match[i : i+size])
		}
		seen++
		i += size
	}
	return b.String()
}
