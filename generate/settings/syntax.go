package settings

import (
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"tongbao/generate/finding"
	"tongbao/generate/plainyaml"
)

// body gives the file's one mapping, nil when the file is empty; false when it
// cannot be read as it was meant.
func (r *reader) body(text string) (n ast.Node, ok bool) {
	if r.colons(text) {
		return nil, false
	}
	file, fault := plainyaml.Parse(text)
	if fault != nil {
		r.syntax(fault.Line, reason(fault.Message))
		return nil, false
	}
	for _, d := range file.Docs {
		switch {
		case d.Body == nil:
		case n != nil:
			r.syntax(line(d.Body), "“---”以下的内容不会读取，设置只能有一段")
		case !isMapping(d.Body):
			r.syntax(line(d.Body), notEntry)
			return nil, false
		default:
			n = d.Body
			ast.Walk(folded{r}, n)
		}
	}
	return n, true
}

func (r *reader) syntax(row int, reason string) {
	r.out.Add(finding.SettingsSyntax.New(finding.At{File: File, Row: row}, "", "reason", reason))
}

var keyLine = regexp.MustCompile(`^[ \t]*([a-z_]+)[ \t]*(：|:[^ \t\r\n])`)

// colons finds keys behind which stands a full-width colon, or a colon without
// a space; YAML takes both for part of a word, and the next line with them.
func (r *reader) colons(text string) (found bool) {
	known := paths("", r.keys())
	row := 0
	for l := range strings.Lines(text) {
		row++
		m := keyLine.FindStringSubmatch(l)
		if m == nil {
			continue
		}
		kind := finding.SettingsColon
		if m[2] != "：" {
			kind = finding.SettingsSpace
			if !slices.ContainsFunc(known, func(path string) bool { return strings.HasSuffix("."+path, "."+m[1]) }) {
				continue
			}
		}
		found = true
		r.out.Add(kind.New(finding.At{File: File, Row: row, Column: m[1]}, m[1]))
	}
	return found
}

// paths gives the paths of keys, those of mappings before what they hold.
func paths(prefix string, keys []key) []string {
	var out []string
	for _, k := range keys {
		out = append(out, prefix+k.name)
		out = append(out, paths(prefix+k.name+".", k.keys)...)
	}
	return out
}

// folded finds values that run over several lines: most are keys without a
// colon, which YAML takes for more of the value above.
type folded struct{ *reader }

func (f folded) Visit(n ast.Node) ast.Visitor {
	s, ok := n.(*ast.StringNode)
	if ok && s.Token.Type == token.StringType && strings.Contains(strings.TrimSpace(s.Token.Origin), "\n") {
		f.syntax(line(n), "这一行的值接到了下一行；一个值写在一行里，下一行要写成“名称: 值”")
	}
	return f
}

const notEntry = "这一行不是“名称: 值”的写法"

// reasons put the parser's messages, by a part of each, into a clerk's words;
// the first that fits holds.
var reasons = []struct{ part, words string }{
	{plainyaml.TooLong, "文件太长，设置文件不超过 64 KB"},
	{plainyaml.TooDeep, "方括号或花括号套得太深，可能没有配对"},
	{"cannot start any token", "缩进用了制表符（Tab），要改成空格"},
	{"mapping value is not allowed", "一行里有两个冒号，或下一行的缩进不对；值里有冒号时，把值放进英文引号"},
	{"non-map value", notEntry},
	{"unexpected key name", notEntry},
	{"value is not allowed in this context", "这一行的缩进与上面的不对齐，或引号、值的后面多了内容"},
	{"'['", "方括号 [ ] 没有配对"},
	{"']'", "方括号 [ ] 没有配对，或列表里少了逗号"},
	{"'{'", "花括号 { } 没有配对"},
	{"'}'", "花括号 { } 没有配对，或里面少了逗号"},
	{"flow ma", "花括号 { } 里的写法不对，应为 {名称: 值, 名称: 值}"},
	{"double-quoted", "双引号没有配对"},
	{"single-quoted", "单引号没有配对"},
	{"reserved character", "值不能以 @ 或 ` 开头，要放进英文引号"},
	{"directive", "值不能以 % 开头，要放进英文引号"},
	{"escape", "双引号里的反斜杠 \\ 后面不能这样写，改用单引号"},
	{"anchor", "值不能以 & 开头，要放进英文引号"},
	{"alias", "值不能以 * 开头，要放进英文引号"},
	{"tag", "值不能以 ! 开头，要放进英文引号"},
	{"sequence", "列表的写法或缩进不对，可以写成 [甲, 乙]"},
}

// reason gives the parser's message in a clerk's words.
func reason(message string) string {
	message, _, _ = strings.Cut(message, "\n")
	for _, r := range reasons {
		if strings.Contains(message, r.part) {
			return r.words
		}
	}
	return "这一行的写法不对"
}
