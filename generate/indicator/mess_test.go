package indicator_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"tongbao/generate/record"
	"tongbao/generate/schema"
	"tongbao/generate/settings"
)

// messy gives a canonical workspace as a county's would come: the same rows in
// files as eleven towns fill them in. used counts, by name, what was done.
func messy(t testing.TB, clean fstest.MapFS, seed uint64, used map[string]int) fstest.MapFS {
	out := fstest.MapFS{}
	for i, name := range slices.Sorted(maps.Keys(clean)) {
		m := &mess{Rand: rand.New(rand.NewPCG(seed, uint64(i))), t: t, used: used}
		if m.table = tableOf(name); m.table == nil {
			out[name] = clean[name]
			continue
		}
		m.read(clean[name].Data)
		m.layOut()
		as, data := m.file(name)
		if out[as] != nil {
			t.Fatalf("two files are named %s", as)
		}
		out[as] = &fstest.MapFile{Data: data}
	}
	s := string(clean[settings.File].Data)
	out[settings.File] = &fstest.MapFile{Data: []byte(s + "headers: {cadres: {cadre_id: [" + officeHeader + "]}, scores: {cadre_id: [" + officeHeader + "]}}\n")}
	return out
}

// officeHeader is a header that only the settings know.
const officeHeader = "全员编码"

// tableOf gives the table that a canonical name is of; nil for other files.
func tableOf(name string) *schema.Table {
	stem, _, _ := strings.Cut(strings.TrimSuffix(name, ".csv"), "/")
	for _, t := range record.Tables {
		if t.Name == stem && path.Ext(name) == ".csv" {
			return t
		}
	}
	return nil
}

// mess is one file on its way from canonical to messy.
type mess struct {
	*rand.Rand
	t     testing.TB
	used  map[string]int
	table *schema.Table

	columns []*schema.Column // of each cell; nil for columns that the table has not
	heads   []string         // the header's names
	rows    [][]cell         // of data
	lines   [][]cell         // the whole file
}

// cell is what stands in a file: plain is the canonical text, text what is
// written for it.
type cell struct{ plain, text string }

// does says whether something is to be done, and takes note when it is.
func (m *mess) does(what string, p float64) bool {
	if m.Float64() >= p {
		return false
	}
	m.used[what]++
	return true
}

func (m *mess) pick(what ...string) string {
	s := what[m.IntN(len(what))]
	return s
}

// read takes in a canonical file: its columns in another order, their headers
// and all cells in other spellings.
func (m *mess) read(data []byte) {
	records, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
	if err != nil {
		m.t.Fatal(err)
	}
	order := m.Perm(len(records[0]))
	for _, i := range order {
		c := columnUnder(m.table, records[0][i])
		m.columns = append(m.columns, c)
		m.heads = append(m.heads, m.heading(c))
	}
	for _, r := range records[1:] {
		var row []cell
		for j, i := range order {
			row = append(row, cell{r[i], m.spelled(m.columns[j], r[i])})
		}
		m.rows = append(m.rows, row)
	}
	m.dittos()
	m.further()
}

func columnUnder(t *schema.Table, header string) *schema.Column {
	i := slices.IndexFunc(t.Columns, func(c *schema.Column) bool { return c.Header == header })
	return t.Columns[i]
}

// heading names a column by one of its names, decorated.
func (m *mess) heading(c *schema.Column) string {
	name := c.Header
	switch {
	case m.does("alias", .5) && len(c.Aliases) > 0:
		name = m.pick(c.Aliases...)
	case c.Name == "cadre_id" && (m.table == record.Cadres || m.table == record.Scores) && m.does("header of the settings", .5):
		name = officeHeader
	case m.does("English name", .1):
		name = m.pick(c.Name, strings.ToUpper(c.Name), wide(c.Name))
	}
	if m.does("decorated header", .5) {
		runes := []rune(name)
		at := 1 + m.IntN(len(runes))
		name = string(runes[:at]) + m.pick(" ", "　", "\n", "\r\n", "") + string(runes[at:])
		name = m.pick("", " ", "　") + name + m.pick("*", "（元）", "(必填)", "【选填】", "＊", " *", "")
	}
	return name
}

// dittos puts 同上 for cells that are as the one above.
func (m *mess) dittos() {
	for j, c := range m.columns {
		if c.Type == "text" && c.Key || !m.does("同上", .15) {
			continue
		}
		for i := len(m.rows) - 1; i > 0; i-- {
			if p := m.rows[i][j].plain; p != "" && p == m.rows[i-1][j].plain && m.IntN(2) == 0 {
				m.rows[i][j].text = m.pick("同上", "〃")
			}
		}
	}
}

// further adds columns that the table has not.
func (m *mess) further() {
	if m.does("serial numbers", .4) {
		m.columns, m.heads = slices.Insert(m.columns, 0, nil), slices.Insert(m.heads, 0, "序号")
		for i := range m.rows {
			m.rows[i] = slices.Insert(m.rows[i], 0, cell{text: fmt.Sprint(i + 1)})
		}
	}
	if m.does("remarks", .4) {
		at := 1 + m.IntN(len(m.columns))
		m.columns, m.heads = slices.Insert(m.columns, at, nil), slices.Insert(m.heads, at, "备注")
		for i := range m.rows {
			m.rows[i] = slices.Insert(m.rows[i], at, cell{text: m.pick("", "", "无", "已核，属实", `"待核"`, "甲;乙\t丙", "两行\n备注")})
		}
	}
	if m.does("trailing blank columns", .3) {
		for range 1 + m.IntN(60) {
			m.columns, m.heads = append(m.columns, nil), append(m.heads, "")
			for i := range m.rows {
				m.rows[i] = append(m.rows[i], cell{text: m.pick("", "", " ", "　")})
			}
		}
	}
}

func texts(of ...string) (row []cell) {
	for _, s := range of {
		row = append(row, cell{text: s})
	}
	return row
}

// layOut puts around the rows of data what does not belong to them.
func (m *mess) layOut() {
	if m.does("title rows", .4) {
		m.lines = append(m.lines, texts("示例县"+m.table.Title+"（定稿）"))
		for range m.IntN(3) {
			m.lines = append(m.lines, texts(m.pick("", "填表单位：示例县委组织部", "2019年8月,单位：人、元", "内部资料；注意保存")))
		}
	}
	header := m.header()
	m.lines = append(m.lines, header...)
	part, subtotals := 0, m.does("subtotals", .2)
	for i, row := range m.rows {
		m.lines = append(m.lines, row)
		switch {
		case i%7 == 6 && subtotals:
			m.lines = append(m.lines, m.total("小计", m.rows[part:i+1]))
			part = i + 1
		case i%10 == 9 && m.does("repeated header", .2):
			m.lines = append(m.lines, header...)
		case m.does("blank rows", .03):
			m.lines = append(m.lines, texts(""), texts("", " "))
		}
	}
	m.below()
}

// header gives the header's rows: one, or two of which the upper one has names
// of groups over some columns.
func (m *mess) header() [][]cell {
	n := 0
	for _, c := range m.columns {
		if c != nil {
			n++
		}
	}
	if n < 3 || !m.does("two header rows", .25) {
		return [][]cell{texts(m.heads...)}
	}
	upper, lower := slices.Clone(m.heads), make([]string, len(m.heads))
	from := m.IntN(len(m.columns) - 1)
	to := from + 2 + m.IntN(len(m.columns)-from-1)
	grouped := 0
	for j := from; j < to; j++ {
		upper[j], lower[j] = "", m.heads[j]
		if m.columns[j] != nil {
			grouped++
		}
	}
	if grouped == 0 || grouped == n {
		return [][]cell{texts(m.heads...)}
	}
	upper[from] = "基本情况"
	return [][]cell{texts(upper...), texts(lower...)}
}

// total gives a row of the sums of rows, in plain numbers.
func (m *mess) total(word string, rows [][]cell) []cell {
	out := make([]cell, len(m.columns))
	out[0].text = word
	for j, c := range m.columns {
		if j == 0 || c == nil || c.Type != "int" && c.Type != "money" && c.Type != "score" {
			continue
		}
		sum := int64(0)
		for _, r := range rows {
			if r[j].plain != "" {
				sum += hundredths(m.t, r[j].plain)
			}
		}
		out[j].text = plainHundredths(sum)
	}
	return out
}

// below adds what stands under a table.
func (m *mess) below() {
	if m.does("total", .4) && len(m.rows) > 0 {
		m.lines = append(m.lines, m.total(m.pick("合计", "总计", "合 计", " 合计："), m.rows))
	}
	if m.does("trailing blank rows", .3) {
		for range 1 + m.IntN(100) {
			m.lines = append(m.lines, make([]cell, m.IntN(len(m.columns))))
		}
	}
	if m.does("filler's lines", .4) {
		m.lines = append(m.lines, texts("填表人：张三", "", "审核人：李四"))
		if m.IntN(2) == 0 {
			m.lines = append(m.lines, texts("备注：以上数据截至月底"), texts("", "填表日期", "2019-08-01"))
		}
	}
}

// file gives the file's name and bytes.
func (m *mess) file(name string) (string, []byte) {
	if m.does("xlsx", .12) {
		return m.named(name, ".xlsx"), m.workbook()
	}
	sep := m.pick(",", ",", "\t", ";")
	m.used["separator "+sep]++
	text := m.text(sep)
	if m.does("sep= line", .1) {
		text = "sep=" + sep + "\n" + text
	}
	return m.named(name, m.pick(".csv", ".csv", ".txt", ".tsv", ".CSV")), m.encoded(text)
}

// named gives the file another name, or the ending ext.
func (m *mess) named(name, ext string) string {
	stem := strings.TrimSuffix(name, ".csv")
	if !m.does("another name", .4) {
		if m.table.Name == stem && m.does("name in capitals", .1) {
			stem = strings.ToUpper(stem)
		}
		return stem + ext
	}
	_, month, _ := strings.Cut(stem, "/")
	stem = m.table.Title + month + m.pick("（定稿）2", " 副本", "-最终版", "(1)", "")
	return m.pick("", record.Inbox+"/") + stem + ext
}

func (m *mess) text(sep string) string {
	end := m.pick("\n", "\n", "\r\n", "\r")
	m.used[fmt.Sprintf("line end %q", end)]++
	all := m.does("all cells in quotes", .2)
	var b strings.Builder
	for _, line := range m.lines {
		for j, c := range line {
			if j > 0 {
				b.WriteString(sep)
			}
			b.WriteString(quoted(c.text, sep, all))
		}
		b.WriteString(end)
	}
	if m.IntN(4) == 0 {
		return strings.TrimSuffix(b.String(), end)
	}
	return b.String()
}

func quoted(s, sep string, all bool) string {
	if all || strings.ContainsAny(s, sep+"\"\r\n") {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}

func (m *mess) encoded(text string) []byte {
	kind := m.pick("UTF-8", "UTF-8 with a mark", "GB18030", "UTF-16LE", "UTF-16BE")
	m.used[kind]++
	var e encoding.Encoding
	switch kind {
	case "UTF-8":
		return []byte(text)
	case "UTF-8 with a mark":
		return []byte("\ufeff" + text)
	case "GB18030":
		e = simplifiedchinese.GB18030
	case "UTF-16LE":
		e = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case "UTF-16BE":
		e = unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	data, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		m.t.Fatal(err)
	}
	return data
}
