package notice

import (
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

const (
	firstYear, lastYear = 2000, 2100
	longestPrefix       = 20    // characters
	lastSerial          = 99999 // of a year
)

// ParseNumber reads a document number in its canonical form, 示组通〔2019〕5号: a
// prefix of 1 to 20 letters, a year of 2000 to 2100, a serial of 1 to 99999
// without leading zeros.
func ParseNumber(s string) (prefix string, year, serial int, ok bool) {
	prefix, rest, _ := strings.Cut(s, "〔")
	y, rest, _ := strings.Cut(rest, "〕")
	year, _ = strconv.Atoi(y)
	serial, _ = strconv.Atoi(strings.TrimSuffix(rest, "号"))
	ok = goodPrefix(prefix) && year >= firstYear && year <= lastYear && serial >= 1 && serial <= lastSerial &&
		s == formatNumber(prefix, year, serial)
	return prefix, year, serial, ok
}

func formatNumber(prefix string, year, serial int) string {
	return fmt.Sprintf("%s〔%d〕%d号", prefix, year, serial)
}

func goodPrefix(s string) bool {
	n := utf8.RuneCountInString(s)
	return n > 0 && n <= longestPrefix && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// spellings are the ways in which the parts of a number are written wrongly.
var spellings = strings.NewReplacer(
	"[", "〔", "(", "〔", "{", "〔", "【", "〔", "〖", "〔", "〈", "〔", "《", "〔", "「", "〔", "<", "〔",
	"]", "〕", ")", "〕", "}", "〕", "】", "〕", "〗", "〕", "〉", "〕", "》", "〕", "」", "〕", ">", "〕")

// correctNumber gives the canonical form of a number that is written with other
// brackets, spaces, 第, leading zeros or without 号; "" when it cannot be told.
func correctNumber(s string) string {
	s = spellings.Replace(strings.Map(plain, s))
	prefix, rest, _ := strings.Cut(s, "〔")
	y, rest, _ := strings.Cut(rest, "〕")
	year, err1 := strconv.Atoi(strings.TrimSuffix(y, "年"))
	serial, err2 := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(rest, "第"), "号"))
	if err1 != nil || err2 != nil {
		return ""
	}
	number := formatNumber(prefix, year, serial)
	if _, _, _, ok := ParseNumber(number); !ok {
		return ""
	}
	return number
}

// plain folds full-width forms of ASCII and drops white space.
func plain(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return -1
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	}
	return r
}

// folder gives the folder name of a prefix's circulars: its UTF-16 code units
// in hexadecimal. It depends on nothing but the prefix, no two prefixes share
// it, and every file system takes it.
func folder(prefix string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(prefix)) {
		b = binary.BigEndian.AppendUint16(b, u)
	}
	return "p-" + hex.EncodeToString(b)
}
