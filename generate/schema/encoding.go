package schema

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	fast "github.com/segmentio/asm/utf8"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	utf16 "golang.org/x/text/encoding/unicode"

	"tongbao/generate/finding"
)

// Names of encodings, as check shows them.
const (
	UTF8    = "UTF-8"
	UTF8BOM = "UTF-8（带标记）"
	UTF16   = "UTF-16"
	GB18030 = "GB18030"
	XLSX    = "xlsx" // no encoding of text, but what stands in its place
)

const bom = "\ufeff"

// Decode gives a file's text in UTF-8 without a mark, and the encoding it was
// in, by a rule that looks at the whole file and never guesses from a sample: a
// mark, else valid UTF-8, else GB18030. The first byte that is neither, in
// whichever of the two gets further, is a finding.
func Decode(file string, data []byte) (text []byte, encoding string, wrong []finding.Finding) {
	switch {
	case bytes.HasPrefix(data, []byte(bom)):
		text, encoding = data[len(bom):], UTF8BOM
	case format(data) != "":
		return nil, "", []finding.Finding{finding.FileFormat.New(finding.At{File: file}, "", "format", format(data))}
	case bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")):
		text, encoding = decodeWith(utf16.UTF16(utf16.LittleEndian, utf16.ExpectBOM), data), UTF16
	case fast.Valid(data):
		return data, UTF8, nil
	default:
		text, encoding = decodeWith(simplifiedchinese.GB18030, data), GB18030
	}
	if at := broken(text, encoding); at >= 0 {
		return nil, "", []finding.Finding{undecodable(file, encoding, data, text, at)}
	}
	return text, encoding, nil
}

// undecodable gives the place of the first byte that is not in the file's
// encoding, at in its text; of a file that is neither UTF-8 nor GB18030, in
// whichever of the two gets further.
func undecodable(file, encoding string, data, text []byte, at int) finding.Finding {
	before, name, joined := text[:at], encoding, ""
	switch encoding {
	case UTF8BOM:
		name = UTF8
	case GB18030:
		name = "GB18030，也不是 UTF-8"
		utf8 := data[:broken(data, UTF8BOM)]
		if lineOf(utf8) >= lineOf(before) {
			before = utf8
		}
		if strings.ContainsFunc(string(before), func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			joined = "前面的行没有这样的字节，可能是编码不同的文件接在了一起"
		}
	}
	row := lineOf(before)
	return finding.FileEncoding.New(finding.At{File: file, Row: row, Cell: cellOf(before)}, "", "row", decimal(row), "encoding", name, "joined", joined)
}

// lineOf gives the number of the line that begins or goes on behind text.
func lineOf(text []byte) int {
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	return 1 + bytes.Count(text, []byte("\n")) + bytes.Count(text, []byte("\r"))
}

// cellOf gives the number of the cell that goes on behind text, which separators
// of one kind tell apart; 0 when they are of several.
func cellOf(text []byte) int {
	line := text[bytes.LastIndexAny(text, "\r\n")+1:]
	n, kinds := 0, 0
	for _, sep := range []string{",", "\t", ";"} {
		if k := bytes.Count(line, []byte(sep)); k > 0 {
			n, kinds = k, kinds+1
		}
	}
	if kinds > 1 || bytes.IndexByte(line, '"') >= 0 {
		return 0
	}
	return n + 1
}

// text gives a table file's text, with a line feed at the end of each line; a
// workbook's sheet, which it names, as separated text.
func (t *Table) text(name string, data []byte) (text []byte, encoding string, of sheet, wrong []finding.Finding) {
	if IsWorkbook(name, data) {
		text, of, wrong = t.sheet(name, data)
		return text, XLSX, of, wrong
	}
	text, encoding, wrong = Decode(name, data)
	if kind := markupOf(text); kind != "" {
		return nil, "", sheet{}, []finding.Finding{finding.FileFormat.New(finding.At{File: name}, "", "format", kind)}
	}
	text = bytes.TrimSuffix(text, []byte("\x1a")) // by which DOS ends files
	return unifyBreaks(text), encoding, sheet{}, wrong
}

// unifyBreaks makes line feeds of the carriage returns that stand alone, as old
// programs end lines.
func unifyBreaks(text []byte) []byte {
	for at := 0; ; at++ {
		i := bytes.IndexByte(text[at:], '\r')
		if i < 0 {
			return text
		}
		if at += i; at+1 == len(text) || text[at+1] != '\n' {
			break
		}
	}
	out := bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(out, []byte("\r"), []byte("\n"))
}

// decodeWith puts U+FFFD for what is not in the encoding.
func decodeWith(e encoding.Encoding, data []byte) []byte {
	text, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return append(text, string(utf8.RuneError)...)
	}
	return text
}

// broken gives the first byte of text that could not be decoded; -1 when all could.
func broken(text []byte, encoding string) int {
	if encoding != UTF8BOM {
		return bytes.IndexRune(text, utf8.RuneError)
	}
	if fast.Valid(text) {
		return -1
	}
	at := 0
	for {
		r, size := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && size <= 1 {
			return at
		}
		at += size
	}
}
