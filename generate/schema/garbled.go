package schema

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"

	"tongbao/generate/finding"
)

// What is left of a text that was read in another encoding than it was written
// in, and saved again.

// kunjinkao is what GBK makes of the mark for bytes that were lost.
const kunjinkao = "锟斤拷"

// garbled says whether s is such a text, and what it was before where that can
// still be told.
func garbled(s string) (was string, bad bool) {
	if strings.ContainsRune(s, utf8.RuneError) || strings.Contains(s, kunjinkao) {
		return "", true
	}
	was = asLatin(s)
	return was, was != ""
}

// asLatin gives the text that was taken for one of a western encoding, as 张三
// becomes å¼ ä¸‰; "" when s is no such text.
func asLatin(s string) string {
	b, high := latinBytes(s)
	switch {
	case high < 3:
	case utf8.Valid(b) && hasHan(string(b)):
		return string(b)
	case high >= 4 && high == len(b):
		if t, err := simplifiedchinese.GBK.NewDecoder().Bytes(b); err == nil && allHan(string(t)) {
			return string(t)
		}
	}
	return ""
}

// latinBytes gives the bytes of s in a western encoding and how many of them are
// no ASCII; 0 when it has other letters.
func latinBytes(s string) (b []byte, high int) {
	for _, r := range s {
		c, ok := charmap.Windows1252.EncodeRune(r)
		if !ok && r > 0xff {
			return nil, 0
		} else if !ok {
			c = byte(r) // the five that Windows leaves out
		}
		if c >= 0x80 {
			high++
		}
		b = append(b, c)
	}
	return b, high
}

// asGBK gives the text that was taken for GBK, as 行政村 becomes 琛屾斂鏉; "" when
// s is no such text. A letter that was lost on the way is left out.
func asGBK(s string) string {
	b, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(strings.TrimRight(s, "?\ufffd")))
	if err != nil {
		return ""
	}
	for n := len(b); n > 0 && n > len(b)-3; n-- {
		if utf8.Valid(b[:n]) && hasHan(string(b[:n])) {
			return string(b[:n])
		}
	}
	return ""
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

func allHan(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
}

// garbledHeader finds a header whose letters were lost or changed, and says what
// it was. Such a file is wrong throughout.
func (t *Table) garbledHeader(cells [][]byte, names map[string]int) (cell int, was string, bad bool) {
	for j, c := range cells {
		s := string(trim(c))
		if _, known := names[header(s)]; known || s == "" {
			continue
		}
		if was, bad := garbled(s); bad {
			return j, was, true
		}
		if was := asGBK(s); was != "" && Nearest(header(was), t.headers()) != "" {
			return j, was, true
		}
		if len(s) > 1 && strings.Trim(s, "?") == "" {
			return j, "", true
		}
	}
	return 0, "", false
}

// lost says what is wrong with a cell's text whose letters were lost or changed.
func lost(b []byte, long bool) *fault {
	if was, bad := garbled(string(b)); bad {
		return faulty(finding.CellLost, "guess", was)
	}
	if !long && questioned(b) {
		return faulty(finding.CellQuestion)
	}
	return nil
}

// questioned says whether a question mark stands where a rare letter may have
// stood, beside a Chinese one or another question mark.
func questioned(b []byte) bool {
	i := bytes.IndexByte(b, '?')
	if i < 0 {
		return false
	}
	before, _ := utf8.DecodeLastRune(b[:i])
	after, _ := utf8.DecodeRune(b[i+1:])
	return unicode.Is(unicode.Han, before) || unicode.Is(unicode.Han, after) || after == '?'
}
