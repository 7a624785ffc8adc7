package schema

import "strings"

// Private numbers: what must not reach the site. A number is a run of digits,
// ASCII or full-width, with no digit before or after it, so that a number
// inside a longer one is not taken for one.

// run is a run of digits in a text; stop includes the check letter X of an
// identity number.
type run struct {
	start, stop int
	digits      [18]byte // the first of them, as 0 to 9; the letter X as 10
	n           int      // how many digits there are, those beyond 18 included
}

// FindIdentity gives the first identity number of 18 digits in s, as it stands
// there, and the byte at which it begins: 17 digits and a digit or X that agree
// with GB 11643-1999 and hold a birth date of the years 1900 to 2100.
func FindIdentity(s string) (match string, at int, ok bool) {
	return find(s, 18, (*run).identity)
}

// FindIdentity15 gives the first number in s that may be an identity number of
// the form issued until 1999: 15 digits that hold a birth date of 19yy.
func FindIdentity15(s string) (match string, at int, ok bool) {
	return find(s, 15, (*run).identity15)
}

// FindMobile gives the first mobile number in s: 11 digits that begin with 13
// to 19. After +86 the country code is no part of it.
func FindMobile(s string) (match string, at int, ok bool) {
	return find(s, 11, (*run).mobile)
}

// MaskIdentity gives s with an asterisk for every digit but the first three of
// the identity numbers in it, of 18 and of 15 digits.
func MaskIdentity(s string) string {
	s = mask(s, FindIdentity, 3, 0)
	return mask(s, FindIdentity15, 3, 0)
}

// MaskMobiles gives s with the mobile numbers in it as 138****5678.
func MaskMobiles(s string) string { return mask(s, FindMobile, 3, 4) }

// find gives the first run in s of at least least digits that fits.
func find(s string, least int, fits func(r *run, s string) bool) (string, int, bool) {
	for at := 0; len(s)-at >= least; {
		r, ok := nextRun(s, at, least)
		if !ok {
			break
		}
		at = r.stop
		if fits(&r, s) {
			return s[r.start:r.stop], r.start, true
		}
	}
	return "", 0, false
}

// nextRun gives the first run of at least least digits, a closing X counted,
// that begins at or after byte at.
func nextRun(s string, at, least int) (run, bool) {
	r := run{start: -1}
	for i := at; i < len(s); {
		d, size := digitAt(s, i)
		if size == 0 {
			if r.n+1 >= least && r.closed(s, i) {
				return r, true
			}
			r.start, r.n = -1, 0
			i++
			continue
		}
		if r.start < 0 {
			r.start = i
		}
		if r.n < len(r.digits) {
			r.digits[r.n] = d
		}
		r.n++
		i += size
	}
	return r, r.n >= least && r.closed(s, len(s))
}

// closed ends the run before byte i, or behind the X there when 17 digits
// precede it.
func (r *run) closed(s string, i int) bool {
	if r.start < 0 {
		return false
	}
	r.stop = i
	if size := letterX(s[i:]); r.n == 17 && size > 0 {
		r.digits[17], r.n, r.stop = 10, 18, i+size
	}
	return true
}

// digitAt gives the digit at byte i and its length; a length of 0 is no digit.
func digitAt(s string, i int) (digit byte, size int) {
	if c := s[i] - '0'; c <= 9 {
		return c, 1
	}
	if s[i] == 0xef && i+2 < len(s) && s[i+1] == 0xbc && s[i+2]-0x90 <= 9 {
		return s[i+2] - 0x90, 3
	}
	return 0, 0
}

func letterX(s string) int {
	for _, x := range []string{"X", "x", "Ｘ", "ｘ"} {
		if strings.HasPrefix(s, x) {
			return len(x)
		}
	}
	return 0
}

func (r *run) number(from, to int) int {
	n := 0
	for _, d := range r.digits[from:to] {
		n = n*10 + int(d)
	}
	return n
}

var identityWeights = [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}

func (r *run) identity(string) bool {
	if r.n != 18 || !birthday(r.number(6, 10), r.number(10, 12), r.number(12, 14)) {
		return false
	}
	sum := 0
	for i, w := range identityWeights {
		sum += w * int(r.digits[i])
	}
	return int(r.digits[17]) == (12-sum%11)%11
}

func (r *run) identity15(string) bool {
	return r.n == 15 && birthday(1900+r.number(6, 8), r.number(8, 10), r.number(10, 12))
}

func birthday(y, m, d int) bool {
	return y >= 1900 && y <= lastYear && m >= 1 && m <= 12 && d >= 1 && d <= 31 && DateOf(y, m, d).Month() == MonthOf(y, m)
}

func (r *run) mobile(s string) bool {
	if r.n == 13 && r.number(0, 2) == 86 && (strings.HasSuffix(s[:r.start], "+") || strings.HasSuffix(s[:r.start], "＋")) {
		for range 2 {
			_, size := digitAt(s, r.start)
			r.start += size
		}
		copy(r.digits[:], r.digits[2:])
		r.n = 11
	}
	return r.n == 11 && r.digits[0] == 1 && r.digits[1] >= 3
}

// mask gives s with asterisks for the characters of every number that find
// finds, but for the first head and the last tail.
func mask(s string, find func(string) (string, int, bool), head, tail int) string {
	match, at, ok := find(s)
	if !ok {
		return s
	}
	var b strings.Builder
	for ; ok; match, at, ok = find(s) {
		b.WriteString(s[:at])
		digits := []rune(match)
		for i, d := range digits {
			if i >= head && i < len(digits)-tail {
				d = '*'
			}
			b.WriteRune(d)
		}
		s = s[at+len(match):]
	}
	b.WriteString(s)
	return b.String()
}
