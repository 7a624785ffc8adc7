package schema

import (
	"bytes"
	"encoding/binary"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

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
	case bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")):
		text, encoding = decodeWith(unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM), data), UTF16
	case format(data) != "":
		return nil, "", []finding.Finding{finding.FileFormat.New(finding.At{File: file}, "", "format", format(data))}
	case valid(data):
		return data, UTF8, nil
	default:
		text, encoding = decodeWith(simplifiedchinese.GB18030, data), GB18030
	}
	if at := broken(text, encoding); at >= 0 {
		row := 1 + bytes.Count(text[:at], []byte("\n"))
		if encoding == GB18030 {
			row = max(row, 1+bytes.Count(data[:broken(data, UTF8BOM)], []byte("\n")))
		}
		return nil, "", []finding.Finding{finding.FileEncoding.New(finding.At{File: file, Row: row}, "", "row", decimal(row))}
	}
	return text, encoding, nil
}

// text gives a table file's text, with a line feed at the end of each line; a
// workbook's sheet, which it names, as separated text.
func (t *Table) text(name string, data []byte) (text []byte, encoding, sheet string, wrong []finding.Finding) {
	if IsWorkbook(name, data) {
		text, sheet, wrong = t.sheet(name, data)
		return text, XLSX, sheet, wrong
	}
	text, encoding, wrong = Decode(name, data)
	return unifyBreaks(text), encoding, "", wrong
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
	if valid(text) {
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

// format names the kinds of file that are often given a .csv name, by their
// first bytes; "" for anything else.
func format(data []byte) string {
	for prefix, name := range map[string]string{
		"PK\x03\x04":       "压缩包或 Excel 工作簿（xlsx）",
		"\xd0\xcf\x11\xe0": "旧式 Excel 或 WPS 工作簿（xls、et）",
		"%PDF":             "PDF 文件",
	} {
		if bytes.HasPrefix(data, []byte(prefix)) {
			return name
		}
	}
	if start := data[:min(len(data), 4096)]; bytes.Count(start, []byte{0}) > len(start)/mostZeros {
		return "二进制文件或没有标记的 UTF-16 文本"
	}
	return ""
}

// mostZeros is of how many bytes one may be zero in a text: a cell that an
// export has spoilt has a few, UTF-16 has one for each letter of ASCII.
const mostZeros = 10

// valid is utf8.Valid, made for files in which ASCII and Han alternate.
func valid(b []byte) bool {
	const high = 0x8080808080808080
	for len(b) > 0 {
		for len(b) >= 8 && binary.LittleEndian.Uint64(b)&high == 0 {
			b = b[8:]
		}
		for len(b) > 0 && b[0] < utf8.RuneSelf {
			b = b[1:]
		}
		for len(b) > 0 && b[0] >= utf8.RuneSelf {
			if len(b) >= 3 && b[0] >= 0xe1 && b[0] <= 0xec && b[1]&0xc0 == 0x80 && b[2]&0xc0 == 0x80 {
				b = b[3:]
				continue
			}
			r, size := utf8.DecodeRune(b)
			if r == utf8.RuneError && size <= 1 {
				return false
			}
			b = b[size:]
		}
	}
	return true
}
