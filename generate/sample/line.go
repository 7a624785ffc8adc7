package sample

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// line is a line of a list of divisions.
type line struct {
	row        int // from 1
	cells      []string
	apart      bool // the cells stand in columns, with commas, semicolons or tabs between them
	code, name string
}

// lineOf divides a line at commas, semicolons and tabs, and at spaces where it
// has none of those. What spreadsheets put around a code to keep it a text, and
// into it to make it easier to read, is left out. A line of nothing has no cells.
func lineOf(row int, s string) line {
	l := line{row: row}
	for _, part := range partsOf(inThousands.ReplaceAllString(s, "$1$2$3$4$5$6")) {
		l.cells = append(l.cells, strings.TrimFunc(part, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`="'`, r) }))
	}
	switch full := filled(l.cells); len(full) {
	case 0:
		l.cells = nil
	case 1:
		l.cells = strings.Fields(full[0])
	default:
		l.apart = true
	}
	return l
}

// partsOf divides a line where it is divided. In quotes it is not, unless there
// would be one part only.
func partsOf(s string) []string {
	quoted := false
	divides := func(r rune) bool {
		quoted = quoted != (r == '"')
		return !quoted && strings.ContainsRune(separators, r)
	}
	if parts := split(s, divides); len(parts) > 1 && !quoted {
		return parts
	}
	return split(s, func(r rune) bool { return strings.ContainsRune(separators, r) })
}

const separators = ",，;；\t"

// split is strings.FieldsFunc that gives empty fields too.
func split(s string, divides func(rune) bool) (parts []string) {
	from := 0
	for i, r := range s {
		if divides(r) {
			parts = append(parts, s[from:i])
			from = i + utf8.RuneLen(r)
		}
	}
	return append(parts, s[from:])
}

func filled(cells []string) []string {
	return slices.DeleteFunc(slices.Clone(cells), func(cell string) bool { return cell == "" })
}

// inThousands is a whole code as a spreadsheet shows a number: 522,701,101,201.
// Where another number follows or precedes, nobody can tell where the code ends.
var inThousands = regexp.MustCompile(`(^|[^\d,，;；])(\d{3}),(\d{3}),(\d{3}),(\d{3})($|[^\d,]|,$|,\D)`)

// heads says whether the line is no division but names the columns, or is a
// title above the first division.
func (l *line) heads(above bool) bool {
	titled := false
	for _, cell := range filled(l.cells) {
		if looksLikeNumber(cell) {
			return false
		}
		titled = titled || strings.Contains(cell, "代码") || strings.EqualFold(cell, "code")
	}
	return titled || above
}

// inExponents is what a spreadsheet makes of a long code.
var inExponents = regexp.MustCompile(`^\d(\.\d+)?[eE]\+?\d+$`)

// parse finds the code and the name. Otherwise it says what is wrong, and how to
// mend it.
func (l *line) parse(h heading) (problem, mend string) {
	for _, cell := range l.cells {
		if inExponents.MatchString(width.Fold.String(cell)) {
			return "代码“" + cell + "”是科学记数，后面几位已经丢了", "在 Excel 或 WPS 里把代码这一列设为“文本”，重新填上完整的代码，再导出"
		}
	}
	l.code, l.name = l.pick(h)
	given := l.code
	l.code = withoutZeros(given)
	switch {
	case given == "":
		return "没有区划代码：“" + schema.Display(strings.Join(filled(l.cells), " ")) + "”", "补上代码，代码和名称之间用逗号、制表符或空格分开；不是地方就删去这一行"
	case !isCode(l.code):
		return "代码 " + given + " 有 " + strconv.Itoa(len(given)) + " 位", "区划代码是 12 位（也可以是 2、4、6 或 9 位），核对是不是多了或少了数字"
	case l.name == "":
		return "代码 " + given + " 没有名称", "在代码后面写上名称，中间用逗号、制表符或空格分开"
	case strings.ContainsFunc(l.name, odd):
		return "名称“" + schema.Display(l.name) + "”里有名称不会有的符号", "名称只用汉字、字母、数字和（）·、-"
	}
	return "", ""
}

// pick gives the code and the name, each "" when there is none: what stands in
// their columns, or else the longest number and the first cell with a letter.
func (l *line) pick(h heading) (code, name string) {
	for i, cell := range l.cells {
		number := numberOf(cell)
		switch {
		case isNumber(number):
			if len(number) > len(code) && l.may(i, h.code) {
				code = number
			}
		case name == "" && strings.ContainsFunc(cell, unicode.IsLetter) && l.may(i, h.name):
			name = cell
		}
	}
	return code, name
}

// may says whether cell i can be what stands in a column of the header.
func (l *line) may(i, column int) bool { return !l.apart || column < 0 || column == i }

// numberOf gives a cell as a number without the decimals, all 0, that a
// spreadsheet or a program has put at its end.
func numberOf(cell string) string {
	number := width.Fold.String(cell)
	if whole, decimals, ok := strings.Cut(number, "."); ok && decimals != "" && strings.Trim(decimals, "0") == "" {
		return whole
	}
	return number
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
