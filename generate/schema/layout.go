package schema

import (
	"bytes"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	"tongbao/generate/finding"
)

// headerWithin is how many rows from the top may be the header's.
const headerWithin = 10

// head is where a file's header stands and what it says.
type head struct {
	sep   byte
	row   int        // its first row; 0 when there is none
	rows  [][][]byte // the cells of its one or two rows
	cells [][]byte   // the names of the columns
}

// separatorLine takes off the line sep=; by which Excel is told the separator,
// and which it does not show as a row; without one any separator may be it.
func separatorLine(text []byte) (rest, seps []byte) {
	line, rest, _ := bytes.Cut(text, []byte("\n"))
	line = bytes.Trim(withoutCR(line), "\"")
	if s, ok := bytes.CutPrefix(bytes.ToLower(line), []byte("sep=")); ok && len(s) == 1 {
		return rest, s
	}
	return text, []byte(",\t;")
}

// findHeader gives the header: the first of the first ten rows that names at
// least half of the required columns, else the one that names most columns, else
// the first that is not blank.
func (t *Table) findHeader(text, seps []byte, names map[string]int) head {
	required := t.required()
	best := head{sep: seps[0]}
	most := 0
	for _, s := range seps {
		rows := scanner{sep: s, data: text}
		for rows.row < headerWithin && rows.next() {
			must, all := t.named(rows.cells, names)
			h := head{sep: s, row: rows.row, cells: slices.Clone(rows.cells)}
			switch {
			case must > 0 && 2*must >= required:
				return t.twoRows(h, text, names)
			case all > most || best.row == 0 && s == seps[0] && says(rows.cells):
				best, most = h, all
			}
		}
	}
	return t.twoRows(best, text, names)
}

// says says whether there is anything but separators, of whatever kind, in cells.
func says(cells [][]byte) bool {
	return slices.ContainsFunc(cells, func(c []byte) bool { return len(trim(bytes.Trim(trim(c), ",;\t 　"))) > 0 })
}

// twoRows looks for a header of two rows, the upper with names of groups over
// the names of their columns: where the row below or above h names columns that
// h has not, and no cell of the two contradicts the other.
func (t *Table) twoRows(h head, text []byte, names map[string]int) head {
	h.rows = [][][]byte{h.cells}
	if h.row == 0 {
		return h
	}
	var before, after [][]byte
	for rows := (scanner{sep: h.sep, data: text}); rows.row <= h.row && rows.next(); {
		switch rows.row {
		case h.row - 1:
			before = slices.Clone(rows.cells)
		case h.row + 1:
			after = slices.Clone(rows.cells)
		}
	}
	if both, ok := t.merge(h.cells, after, names); ok {
		h.rows, h.cells = [][][]byte{h.cells, after}, both
	} else if both, ok := t.merge(before, h.cells, names); ok {
		h.rows, h.cells, h.row = [][][]byte{before, h.cells}, both, h.row-1
	}
	return h
}

// merge gives the names of two header rows: the lower's where it has any. It is
// false when the two do not make a header together: when they name no more
// columns than one of them, or the lower has something under a column's name,
// as rows of data have.
func (t *Table) merge(upper, lower [][]byte, names map[string]int) ([][]byte, bool) {
	if len(upper) == 0 || len(lower) == 0 {
		return nil, false
	}
	both := slices.Concat(upper, make([][]byte, max(0, len(lower)-len(upper))))
	for j, cell := range lower {
		_, over := names[header(string(both[j]))]
		_, known := names[header(string(cell))]
		switch {
		case blankCell(cell):
		case over && !known:
			return nil, false
		default:
			both[j] = cell
		}
	}
	_, all := t.named(both, names)
	_, up := t.named(upper, names)
	_, low := t.named(lower, names)
	return both, low > 0 && all > up && all > low
}

// required gives how many of the columns must be there.
func (t *Table) required() int {
	n := 0
	for _, c := range t.Columns {
		if c.Required {
			n++
		}
	}
	return n
}

// named counts the columns that cells name, the required ones and all.
func (t *Table) named(cells [][]byte, names map[string]int) (required, all int) {
	seen := t.columnsNamed(cells, names)
	for i, c := range t.Columns {
		if seen>>i&1 == 1 && c.Required {
			required++
		}
	}
	return required, bits.OnesCount64(seen)
}

// columnsNamed gives the columns that cells name, a bit for each.
func (t *Table) columnsNamed(cells [][]byte, names map[string]int) uint64 {
	var seen uint64
	for _, cell := range cells {
		if i, ok := names[header(string(cell))]; ok {
			seen |= 1 << i
		}
	}
	return seen
}

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
	for _, head := range in.heads {
		if bytes.Equal(first, firstFilled(head)) && slices.EqualFunc(trimmed(in.rows.cells), trimmed(head), bytes.Equal) {
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
