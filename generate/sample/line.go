package sample

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// line is a line of a list of divisions.
type line struct {
	row        int // from 1
	cells      []string
	code, name string
}

// cellsOf divides a line at commas, semicolons and tabs, and at spaces where it
// has none of those. Empty cells are left out, and what spreadsheets put around
// a code to keep it a text.
func cellsOf(s string) (cells []string) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",，;；\t", r) })
	if len(parts) == 1 {
		parts = strings.Fields(s)
	}
	for _, part := range parts {
		if part = strings.TrimFunc(part, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`="'`, r) }); part != "" {
			cells = append(cells, part)
		}
	}
	return cells
}

// heads says whether the line is no division but names the columns, or is a
// title above the first division.
func (l *line) heads(above bool) bool {
	titled := false
	for _, cell := range l.cells {
		if looksLikeNumber(cell) {
			return false
		}
		titled = titled || strings.Contains(cell, "代码") || strings.EqualFold(cell, "code")
	}
	return titled || above
}

// inExponents is what a spreadsheet makes of a long code.
var inExponents = regexp.MustCompile(`^\d(\.\d+)?[eE]\+?\d+$`)

// parse finds the code, which is the longest number, and the name, which is the
// first cell with a letter. Otherwise it says what is wrong, and how to mend it.
func (l *line) parse() (problem, mend string) {
	for _, cell := range l.cells {
		number := width.Fold.String(cell)
		switch {
		case inExponents.MatchString(number):
			return "代码“" + cell + "”是科学记数，后面几位已经丢了", "在 Excel 或 WPS 里把代码这一列设为“文本”，重新填上完整的代码，再导出"
		case isNumber(number):
			if len(number) > len(l.code) {
				l.code = number
			}
		case l.name == "" && strings.ContainsFunc(cell, unicode.IsLetter):
			l.name = cell
		}
	}
	given := l.code
	l.code = withoutZeros(given)
	switch {
	case given == "":
		return "没有区划代码：“" + schema.Display(strings.Join(l.cells, " ")) + "”", "补上代码，代码和名称之间用逗号、制表符或空格分开；不是地方就删去这一行"
	case !isCode(l.code):
		return "代码 " + given + " 有 " + strconv.Itoa(len(given)) + " 位", "区划代码是 12 位（也可以是 2、4、6 或 9 位），核对是不是多了或少了数字"
	case l.name == "":
		return "代码 " + given + " 没有名称", "在代码后面写上名称，中间用逗号、制表符或空格分开"
	case strings.ContainsFunc(l.name, odd):
		return "名称“" + schema.Display(l.name) + "”里有名称不会有的符号", "名称只用汉字、字母、数字和（）·、-"
	}
	return "", ""
}

// looksLikeNumber says whether a cell was meant for a number, be it damaged.
func looksLikeNumber(cell string) bool {
	isHan := func(r rune) bool { return unicode.Is(unicode.Han, r) }
	return isNumber(width.Fold.String(cell)[:1]) && !strings.ContainsFunc(cell, isHan)
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// odd says whether a name has no r in it: what Markdown and YAML would take for a mark.
func odd(r rune) bool { return schema.Unseen(r) || strings.ContainsRune("|<>`*_[]{}#\\&\":!~$", r) }

// withoutZeros gives a code as long as its level: 522701000000 and 522701 are
// the same county, 522700 a prefecture, 520000 a province.
func withoutZeros(code string) string {
	if len(code) == int(record.InVillage) {
		code = strings.TrimSuffix(code, "000")
	}
	if len(code) == int(record.Town) {
		code = strings.TrimSuffix(code, "000")
	}
	for len(code) == int(record.County) || len(code) == int(record.Prefecture) {
		shorter, ok := strings.CutSuffix(code, "00")
		if !ok {
			break
		}
		code = shorter
	}
	return code
}

// isCode says whether s is as long as a division's code.
func isCode(s string) bool {
	switch record.Level(len(s)) {
	case record.Province, record.Prefecture, record.County, record.Town, record.InVillage:
		return isNumber(s)
	}
	return false
}
