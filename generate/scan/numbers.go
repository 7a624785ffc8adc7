package scan

import (
	"slices"
	"strings"

	"tongbao/generate/private"
)

// shortest is how many digits the shortest private number has.
const shortest = 11

// numbers finds the private numbers in a text. It looks at every eleventh byte
// alone, since no run of eleven digits gets by between.
func (s *Scan) numbers(t *text) {
	pairs := strings.HasPrefix(t.path, "search/grams-")
	for i := shortest - 1; i < len(t.s); i += shortest {
		if !perhaps[t.s[i]] {
			continue
		}
		start, stop, digits := run(t.s, i)
		if digits < shortest {
			continue
		}
		i = stop - 1
		if !pairs { // of which the files hold nothing but pairs of characters, and numbers in digits of their own
			s.number(t, start, stop, digits)
		}
	}
}

// perhaps are the bytes that may be a part of a digit, ASCII or full-width.
var perhaps = func() (out [256]bool) {
	for c := byte('0'); c <= '9'; c++ {
		out[c] = true
	}
	for c := byte(0x90); c <= 0x99; c++ {
		out[c] = true
	}
	out[0xef], out[0xbc] = true, true
	return out
}()

// run gives the run of digits that byte i is a part of, and how many they are.
func run(s string, i int) (start, stop, digits int) {
	start, stop = i, i
	for range 2 { // to the start of a character
		if s[start]&0xc0 == 0x80 && start > 0 {
			start, stop = start-1, stop-1
		}
	}
	for {
		n := before(s, start)
		if n == 0 {
			break
		}
		start, digits = start-n, digits+1
	}
	for {
		n := digit(s, stop)
		if n == 0 {
			break
		}
		stop, digits = stop+n, digits+1
	}
	return start, stop, digits
}

// digit gives the length of the digit at byte i, 0 for none; before that of the
// one that ends there.
func digit(s string, i int) int {
	switch {
	case i >= len(s):
		return 0
	case s[i]-'0' <= 9:
		return 1
	case s[i] == 0xef && i+2 < len(s) && s[i+1] == 0xbc && s[i+2]-0x90 <= 9:
		return 3
	}
	return 0
}

func before(s string, i int) int {
	if i >= 1 && s[i-1]-'0' <= 9 {
		return 1
	}
	if i >= 3 && digit(s, i-3) == 3 {
		return 3
	}
	return 0
}

// kinds are the private numbers, with how many digits each may have. None has the
// twelve of a village's code, of which every page has dozens.
var kinds = []struct {
	name    string
	digits  []int
	find    func(string) (string, int, bool)
	mask    func(string) string
	decimal bool // may be a decimal part, and is none then
}{
	{"身份证号", []int{17, 18}, private.FindIdentity, private.MaskIdentity, false},
	{"身份证号", []int{15}, private.FindIdentity15, private.MaskIdentity, true},
	{"手机号", []int{11, 13}, private.FindMobile, private.MaskMobiles, true}, // 13 after +86
	{"银行卡号", []int{16, 17, 18, 19}, private.FindCard, private.MaskCards, true},
}

// number looks at one run of digits. What stands within a word of letters and
// digits is a digest or a code.
func (s *Scan) number(t *text, start, stop, digits int) {
	if digits > 19 || start > 0 && wordy(t.s[start-1]) {
		return
	}
	// a + before and an X behind belong to some of them
	from, to := start, stop
	for from > max(0, start-3) && !wordy(t.s[from-1]) {
		from--
	}
	for to < min(len(t.s), stop+3) && (t.s[to]|0x20 == 'x' || t.s[to] >= 0x80) {
		to++
	}
	if to < len(t.s) && wordy(t.s[to]) {
		return
	}
	for _, k := range kinds {
		if !slices.Contains(k.digits, digits) || k.decimal && fraction(t.s, start, stop) {
			continue
		}
		if match, _, ok := k.find(t.s[from:to]); ok {
			s.found(t, start, k.name, k.mask(match))
			return
		}
	}
}

// wordy says whether a byte is part of a word together with the digits beside it.
func wordy(c byte) bool {
	return c-'0' <= 9 || c|0x20 >= 'a' && c|0x20 <= 'z' && c < 0x80 || c == '_'
}

// fraction says whether the digits stand before or behind a decimal point.
func fraction(s string, start, stop int) bool {
	return start >= 2 && s[start-1] == '.' && s[start-2]-'0' <= 9 || stop+1 < len(s) && s[stop] == '.' && s[stop+1]-'0' <= 9
}
