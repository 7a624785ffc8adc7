package name

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Persons gives the names of persons in a cell for them, as they are written
// there: 张三、李四（副镇长） holds two. An office in place of a person is left out.
func Persons(cell string) []string {
	var out []string
	for _, part := range parts(cell) {
		if part.person {
			out = append(out, part.text)
		}
	}
	return out
}

// MaskAll gives a cell for persons with every name masked.
func MaskAll(cell string) string {
	var b strings.Builder
	for _, part := range parts(cell) {
		if part.person {
			b.WriteString(Mask(part.text))
		} else {
			b.WriteString(part.text)
		}
	}
	return b.String()
}

// part is a piece of a cell for persons: a name, or what stands around names.
type part struct {
	text   string
	person bool
}

// Dividers stand between names. What stands in brackets behind a name is none.
const (
	dividers = "、，,;；/／|｜\n"
	openers  = "（(［[【<＜"
	closers  = "）)］]】>＞"
)

// parts cuts a cell into names and what is none, in order and without loss.
func parts(cell string) []part {
	var out []part
	depth, from := 0, 0
	cut := func(to int) {
		if to > from {
			out = append(out, trimmed(cell[from:to], depth == 0)...)
		}
	}
	for i, r := range cell {
		n := utf8.RuneLen(r)
		switch {
		case strings.ContainsRune(openers, r):
			cut(i)
			depth, from = depth+1, i
		case strings.ContainsRune(closers, r) && depth > 0:
			cut(i + max(n, 1))
			depth, from = depth-1, i+max(n, 1)
		case depth == 0 && strings.ContainsRune(dividers, r):
			cut(i)
			out = append(out, part{text: string(r)})
			from = i + max(n, 1)
		}
	}
	cut(len(cell))
	return out
}

// trimmed sets white space around a name apart from it.
func trimmed(s string, outside bool) []part {
	name := strings.TrimSpace(s)
	if !outside || name == "" || office(name) {
		return []part{{text: s}}
	}
	at := strings.Index(s, name)
	out := []part{{text: s[:at]}, {name, true}, {text: s[at+len(name):]}}
	return out
}

// offices are how the names of offices end that stand where a person should.
var offices = strings.Fields("局 委 办 部 组 院 会 所 站 中心 公司 政府 办公室 支部 党委 村 镇 乡 县 队 科 室 处 厅 社区 学校 小学 中学 银行")

// longestName is how many Chinese characters a name has at most that is written
// without an interpunct.
const longestName = 4

func office(name string) bool {
	bare := Bare(name)
	if bare != strings.Join(strings.Fields(name), "") || utf8.RuneCountInString(bare) <= longestName {
		return false
	}
	for _, end := range offices {
		if strings.HasSuffix(bare, end) {
			return true
		}
	}
	return false
}

// Findable says whether a bare name can be told in a text: it has two Chinese
// characters, or is long enough not to be a word of its own.
func Findable(bare string) bool {
	han, all := 0, 0
	for _, r := range bare {
		all++
		if unicode.In(r, unicode.Han) {
			han++
		}
	}
	return han >= 2 || all >= 6
}
