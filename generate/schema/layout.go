package schema

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"tongbao/generate/finding"
)

// above takes note of a row above the header.
func (in *Input) above() {
	if first := firstFilled(in.rows.cells); len(first) > 0 {
		in.leaveOut(finding.TitleRow, first)
		in.heads = append(in.heads, slices.Clone(in.rows.cells))
	} else {
		in.blank()
	}
}

// skip says whether the row is no data: blank, a total, or a line that whoever
// filled in the table put below it.
func (b *binder) skip() bool {
	first := firstFilled(b.in.rows.cells)
	if len(first) == 0 {
		b.in.blank()
		return true
	}
	b.in.endBlanks()
	if b.in.repeatsHeader(first) {
		b.in.leaveOut(finding.HeaderRepeat, first)
		return true
	}
	if b.in.rows.row == b.in.headEnd+1 && numbering(b.in.rows.cells) {
		b.in.leaveOut(finding.HeaderNumbers, first)
		return true
	}
	if r, _ := utf8.DecodeRune(first); r < 0x4e00 || !strings.ContainsRune(beginnings, r) && !bytes.Contains(first, []byte("计")) {
		return false
	}
	switch word, of := totalWord(first); {
	case word != "":
		b.in.identities()
		b.compare(word, of)
		return true
	case filler(first) && b.in.ends():
		b.in.leaveOut(finding.FillerRow, first)
		return true
	}
	return false
}

// firstFilled gives the text of the first cell that is not blank; nil when all are.
func firstFilled(cells [][]byte) []byte {
	for _, c := range cells {
		if t := trim(c); len(t) > 0 {
			return t
		}
	}
	return nil
}

// filled gives how many cells are not blank.
func filled(cells [][]byte) (n int) {
	for _, c := range cells {
		if !blankCell(c) {
			n++
		}
	}
	return n
}

// blank takes note of a blank row; those that follow each other get one note.
func (in *Input) blank() {
	if in.blanks.to = in.rows.row; in.blanks.from == 0 {
		in.blanks.from = in.rows.row
	}
}

func (in *Input) endBlanks() {
	from, to := in.blanks.from, in.blanks.to
	if from == 0 {
		return
	}
	rows := "这一行"
	if to > from {
		rows = "从这里到第 " + decimal(to) + " 行"
	}
	in.out.Add(finding.BlankRow.New(in.File.at(from), "", "rows", rows))
	in.blanks.from = 0
}

// leaveOut notes that a row is no data.
func (in *Input) leaveOut(kind *finding.Kind, first []byte) {
	in.endBlanks()
	in.identities()
	in.out.Add(kind.New(in.File.at(in.rows.row), Display(first)))
}

// identities finds the identity numbers in a row that is no data.
func (in *Input) identities() {
	for j := range in.rows.cells {
		in.strange(j)
	}
}

// totalWord gives the word that makes a row a total, "" for other rows, and what
// it is a total of: 示例镇 of 示例镇小计.
func totalWord(first []byte) (word, of string) {
	s := strings.TrimRight(header(string(first)), ":")
	for _, word := range []string{"合计", "总计", "小计", "共计"} {
		if of, ok := strings.CutSuffix(s, word); ok {
			return word, of
		}
	}
	return "", ""
}

func isTotal(first []byte) bool { word, _ := totalWord(first); return word != "" }

// numbering says whether a row below the header holds the numbers of the
// columns, 1 2 3 or 甲 乙 1 2, or their units.
func numbering(cells [][]byte) bool {
	numbers, units := 0, 0
	for _, c := range cells {
		s := strings.Trim(string(compact(c)), "()栏")
		switch n, ok := natural([]byte(s)); {
		case s == "":
		case ok && n <= len(cells), utf8.RuneCountInString(s) == 1 && strings.Contains("甲乙丙丁戊己庚辛壬癸", s):
			numbers++
		case slices.Contains([]string{"户", "人", "元", "个", "次", "分", "单位:元", "单位:人"}, s):
			units++
		default:
			return false
		}
	}
	return numbers > 2 && units == 0 || numbers == 0 && units > 0
}

// fillers begin the lines below a table; those of the second list only with a
// colon, since they may be data as well.
var (
	fillers = []string{"填表人", "制表人", "填报人", "经办人", "审核人", "复核人", "负责人", "单位负责人", "填表单位", "填报单位", "制表单位",
		"填表日期", "填报日期", "制表日期", "填表时间", "填报时间", "制表时间", "联系人", "联系电话",
		"报送人", "报送单位", "报送日期", "报送时间", "统计人", "校对人", "审批人", "经手人", "分管领导", "主要领导", "分管负责人", "主要负责人",
		"负责人签字", "单位负责人签字", "领导签字", "打印日期", "打印时间", "打印人", "导出时间", "数据来源", "填表说明", "以下空白", "本页以下空白", "此页以下空白"}
	remarks = []string{"备注", "注", "说明", "附注", "附", "制表", "填表", "填报", "审核", "复核", "校对", "单位", "日期", "时间", "签字", "盖章"}
)

// beginnings are the first characters of all of these words and of the totals'.
const beginnings = "合总小共填制经审复负单联备注说报统校分主领打导数以本此附日时签盖"

// filler says whether a row's first text is a line that stands below a table:
// one of the words, with or without a colon, 填报单位（盖章）：, 注1：.
func filler(first []byte) bool {
	s := string(compact(first))
	word, _, colon := strings.Cut(s, ":")
	if before, _, ok := strings.Cut(word, "("); ok {
		word = before
	}
	if n := strings.TrimRight(word, "0123456789"); colon && n == "注" {
		word = n
	}
	return slices.Contains(fillers, word) || colon && slices.Contains(remarks, word)
}

// ends says whether no row of data follows.
func (in *Input) ends() bool {
	if in.rows.row < in.dataTo {
		return false
	}
	rest := in.rows
	rest.cells = nil
	for rest.next() {
		first := firstFilled(rest.cells)
		lone := in.Table.required() > 2 && filled(rest.cells) == 1
		if len(first) > 0 && !filler(first) && !isTotal(first) && !lone {
			in.dataTo = rest.row
			return false
		}
	}
	return true
}

// repeatsHeader says whether the row is one of the header's again, or of those
// above it, as pages of a printed table begin.
func (in *Input) repeatsHeader(first []byte) bool {
	for i, head := range in.heads {
		if bytes.Equal(first, in.headFirst[i]) && slices.EqualFunc(trimmed(in.rows.cells), trimmed(head), bytes.Equal) {
			return true
		}
	}
	return false
}

// trimmed gives the cells without white space, and without the blank ones at the end.
func trimmed(cells [][]byte) [][]byte {
	var out [][]byte
	for _, c := range cells {
		out = append(out, trim(c))
	}
	for len(out) > 0 && len(out[len(out)-1]) == 0 {
		out = out[:len(out)-1]
	}
	return out
}
