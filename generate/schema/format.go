package schema

import (
	"bytes"
	"regexp"
	"strings"
)

// kindsOfFile are the first bytes of the kinds of file that are often given the
// name of a table. A mark of four bytes stands before that of two with which it
// begins.
var kindsOfFile = []struct{ prefix, name string }{
	{"\xff\xfe\x00\x00", "UTF-32 文本"},
	{"\x00\x00\xfe\xff", "UTF-32 文本"},
	{"PK\x03\x04", "压缩包或 Excel 工作簿（xlsx）"},
	{"\xd0\xcf\x11\xe0", "旧式 Excel 或 WPS 工作簿（xls、et），或加了密码的工作簿"},
	{"%PDF", "PDF 文件"},
	{"{\\rtf", "RTF 文档"},
	{"Rar!", "压缩包"},
	{"7z\xbc\xaf", "压缩包"},
	{"\x1f\x8b", "压缩包"},
	{"\x89PNG", "图片"},
	{"\xff\xd8\xff", "图片"},
	{"SQLite format", "数据库"},
}

// format names the kind of a file that is no text; "" for anything else.
func format(data []byte) string {
	for _, k := range kindsOfFile {
		if bytes.HasPrefix(data, []byte(k.prefix)) {
			return k.name
		}
	}
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return "" // UTF-16
	}
	if start := data[:min(len(data), 4096)]; bytes.Count(start, []byte{0}) > len(start)/mostZeros {
		return "二进制文件或没有标记的 UTF-16 文本"
	}
	if len(data)-len(bytes.TrimRight(data, "\x00")) >= fewestZeros {
		return "没有写完整的文件（后面全是零字节）"
	}
	return ""
}

// mostZeros is of how many bytes one may be zero in a text: a cell that an
// export has spoilt has a few, UTF-16 has one for each letter of ASCII.
const mostZeros = 10

// fewestZeros is how many zero bytes at the end show that a file was laid out
// and not written, as when a copy is broken off.
const fewestZeros = 16

// markupOf names the kind of a text that is written in marks, as programs give
// it the name of a table; "" for anything else.
func markupOf(text []byte) string {
	start := strings.ToLower(string(bytes.TrimSpace(text[:min(len(text), 4096)])))
	switch {
	case strings.HasPrefix(start, "<?xml"):
		return "XML 文件（也可能是 Excel 2003 的 XML 表格）"
	case webPage.MatchString(start):
		return "网页（HTML）"
	case jsonObject.MatchString(start):
		return "JSON 文件"
	}
	return ""
}

var (
	webPage    = regexp.MustCompile(`^<(!doctype|!--|html|head|meta|body|table|style|div|tr)\b`)
	jsonObject = regexp.MustCompile(`^(\{\s*"|\[\s*[{\["])`)
)
