package schema

import (
	"bytes"
	"encoding/binary"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"tongbao/generate/finding"
)

// Names of encodings, as check shows them.
const (
	UTF8    = "UTF-8"
	UTF8BOM = "UTF-8（带标记）"
	GB18030 = "GB18030"
)

var bom = []byte("\ufeff")

// Decode gives a file's text in UTF-8 without a mark, and the encoding it was
// in, by a rule that looks at the whole file and never guesses from a sample: a
// mark, else valid UTF-8, else GB18030. A byte that is neither is a finding.
func Decode(file string, data []byte) (text []byte, encoding string, wrong []finding.Finding) {
	if t, ok := bytes.CutPrefix(data, bom); ok && valid(t) {
		return t, UTF8BOM, nil
	}
	if f := format(data); f != "" {
		return nil, "", []finding.Finding{finding.FileFormat.New(finding.At{File: file}, f)}
	}
	if valid(data) {
		return data, UTF8, nil
	}
	text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	at := bytes.IndexRune(text, utf8.RuneError)
	if err == nil && at < 0 {
		return text, GB18030, nil
	}
	row := 1 + bytes.Count(text[:max(at, 0)], []byte("\n"))
	return nil, "", []finding.Finding{finding.FileEncoding.New(finding.At{File: file, Row: row}, "", "row", decimal(row))}
}

// format names the kinds of file that are often given a .csv name, by their
// first bytes; "" for anything else.
func format(data []byte) string {
	for prefix, name := range map[string]string{
		"PK\x03\x04":       "Excel 工作簿（xlsx）",
		"\xd0\xcf\x11\xe0": "旧式 Excel 或 WPS 工作簿（xls、et）",
		"\xff\xfe":         "UTF-16 文本",
		"\xfe\xff":         "UTF-16 文本",
		"%PDF":             "PDF 文件",
	} {
		if bytes.HasPrefix(data, []byte(prefix)) {
			return name
		}
	}
	if bytes.IndexByte(data[:min(len(data), 4096)], 0) >= 0 {
		return "二进制文件或没有标记的 UTF-16 文本"
	}
	return ""
}

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
