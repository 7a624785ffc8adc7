package schema

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"tongbao/generate/finding"
)

// headerWithin is how many rows from the top may be the header's.
const headerWithin = 10

// findHeader gives the separator of a file's cells and the row of its header:
// the first of the first ten that names at least half of the required columns,
// else the one that names most columns, else the first that is not blank; 0
// when all are.
func (t *Table) findHeader(text []byte, names map[string]int) (sep byte, row int) {
	required := 0
	for _, c := range t.Columns {
		if c.Required {
			required++
		}
	}
	sep, most := ',', 0
	for _, s := range []byte{',', '\t', ';'} {
		rows := scanner{sep: s, data: text}
		for rows.row < headerWithin && rows.next() {
			must, all := t.named(rows.cells, names)
			switch {
			case must > 0 && 2*must >= required:
				return s, rows.row
			case all > most || row == 0 && s == ',' && len(firstFilled(rows.cells)) > 0:
				sep, row, most = s, rows.row, all
			}
		}
	}
	return sep, row
}

// named counts the columns that cells name, the required ones and all.
func (t *Table) named(cells [][]byte, names map[string]int) (required, all int) {
	var seen uint64
	for _, cell := range cells {
		i, ok := names[header(string(cell))]
		if !ok || seen>>i&1 == 1 {
			continue
		}
		seen |= 1 << i
		if all++; t.Columns[i].Required {
			required++
		}
	}
	return required, all
}

// above takes note of a row above the header.
func (in *Input) above() {
	if first := firstFilled(in.rows.cells); len(first) > 0 {
		in.leaveOut(finding.TitleRow, first)
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
	if r, _ := utf8.DecodeRune(first); r < 0x4e00 || !strings.ContainsRune(beginnings, r) {
		return false
	}
	switch word := totalWord(first); {
	case word != "":
		b.in.identities()
		b.compare(word)
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
	in.out.Add(finding.BlankRow.New(finding.At{File: in.Name, Row: from}, "", "rows", rows))
	in.blanks.from = 0
}

// leaveOut notes that a row is no data.
func (in *Input) leaveOut(kind *finding.Kind, first []byte) {
	in.endBlanks()
	in.identities()
	in.out.Add(kind.New(finding.At{File: in.Name, Row: in.rows.row}, Display(first)))
}

// identities finds the identity numbers in a row that is no data.
func (in *Input) identities() {
	for j := range in.rows.cells {
		in.strange(j)
	}
}

// totalWord gives the word that makes a row a total; "" for other rows.
func totalWord(first []byte) string {
	switch s := string(bytes.TrimRight(compact(first), ":")); s {
	case "合计", "总计", "小计":
		return s
	}
	return ""
}

// fillers begin the lines below a table; those of the second list only with a
// colon, since they may be data as well.
var (
	fillers = []string{"填表人", "制表人", "填报人", "经办人", "审核人", "复核人", "负责人", "单位负责人", "填表单位", "填报单位", "制表单位",
		"填表日期", "填报日期", "制表日期", "填表时间", "填报时间", "制表时间", "联系人", "联系电话"}
	remarks = []string{"备注", "注", "说明"}
)

// beginnings are the first characters of all of these words and of the totals'.
const beginnings = "合总小填制经审复负单联备注说"

func filler(first []byte) bool {
	s := string(compact(first))
	word, _, colon := strings.Cut(s, ":")
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
		if first := firstFilled(rest.cells); len(first) > 0 && !filler(first) && totalWord(first) == "" {
			in.dataTo = rest.row
			return false
		}
	}
	return true
}
