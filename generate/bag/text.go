package bag

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

var bom = []byte("\ufeff")

// decoder gives what reads the named encoding; nil for UTF-8, which needs none.
// ok is false when the name is not known.
func decoder(name string) (d *encoding.Decoder, ok bool) {
	switch strings.ToLower(name) {
	case "utf-8", "utf8":
		return nil, true
	case "utf-16":
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder(), true
	case "iso-8859-1": // which the web takes for another
		return charmap.ISO8859_1.NewDecoder(), true
	}
	e, err := htmlindex.Get(name)
	if err != nil {
		return nil, false
	}
	return e.NewDecoder(), true
}

// text gives the text of a tag file, without a BOM; ok is false when it is not in
// that encoding, marked says whether there was a BOM that need not be there.
func text(data []byte, name string) (s string, marked, ok bool) {
	d, known := decoder(name)
	if d == nil || !known {
		data, marked = cutBOM(data)
		return string(data), marked, utf8.Valid(data)
	}
	out, err := d.Bytes(data)
	s = strings.TrimPrefix(string(out), string(bom))
	return s, false, err == nil && !strings.ContainsRune(s, utf8.RuneError)
}

// misread says from which byte data is not in UTF-8, when that is what it should
// be in; "" else.
func misread(data []byte, name string) string {
	if d, _ := decoder(name); d != nil {
		return ""
	}
	at := 0
	for at < len(data) {
		r, n := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && n == 1 {
			return fmt.Sprintf("，从第 %d 个字节起不是", at+1)
		}
		at += n
	}
	return ""
}

func cutBOM(data []byte) ([]byte, bool) { return bytes.CutPrefix(data, bom) }

// lines gives the lines of a text, whatever ends them: LF, CR or CRLF.
func lines(s string) []string {
	if s == "" {
		return nil
	}
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return strings.Split(strings.TrimSuffix(s, "\n"), "\n")
}
