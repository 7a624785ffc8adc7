package schema

import (
	"encoding/csv"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tongbao/generate/finding"
)

// every is a record with a column of every type.
type every struct {
	Pos `csv:"-"`

	Name    Text   `csv:"name" header:"姓名" alias:"干部姓名" must:"yes" key:"yes"`
	Note    Text   `csv:"note" header:"备注" long:"yes"`
	Day     Date   `csv:"day" header:"日期"`
	Birth   Month  `csv:"birth" header:"出生年月" since:"1930"`
	Month   Month  `csv:"month" header:"月份"`
	Half    Half   `csv:"half" header:"评估期"`
	Year    Year   `csv:"year" header:"年度"`
	Count   Int    `csv:"count" header:"户数" alias:"总户数" must:"yes" min:"0"`
	Base    Score  `csv:"base" header:"考核得分" must:"yes" min:"0" max:"10"`
	Final   Score  `csv:"final" header:"月度积分"`
	Paid    Money  `csv:"paid" header:"金额（元）" must:"yes" min:"0"`
	Flag    Bool   `csv:"flag" header:"一票否决" must:"yes"`
	Level   Enum   `csv:"level" header:"级别" enum:"省级|州级|县级" synonym:"市级=州级" must:"yes"`
	Village Code   `csv:"village_code" header:"行政区划代码" alias:"村代码" must:"yes"`
	Place   Place  `csv:"place_code" header:"区划代码"`
	Region  Region `csv:"region_code" header:"地区代码"`
}

// sound is a row of every in the canonical form.
var sound = map[string]string{
	"name": "甲", "note": "乙", "day": "2019-07-05", "birth": "1975-03", "month": "2019-07", "half": "2019-H1",
	"year": "2019", "count": "12", "base": "8.5", "final": "", "paid": "1000.5", "flag": "是", "level": "州级",
	"village_code": "522799101201", "place_code": "522799101", "region_code": "522799",
}

func everyTable() *Table { return Declare[every]("every", "样表") }

// csvText gives rows as a CSV file.
func csvText(rows ...[]string) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.WriteAll(rows)
	return b.String()
}

// with gives the header of every and one sound row with the given cell instead.
func with(column, cell string) string {
	t := everyTable()
	row := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		if row[i] = sound[c.Name]; c.Name == column {
			row[i] = cell
		}
	}
	return csvText(t.headers(), row)
}

// readAll reads a file of T by the streaming path.
func readAll[T any, P Record[T]](t *Table, text string, extra map[string][]string) ([]T, []finding.Finding) {
	var out finding.List
	var rows []T
	if in := t.Open(t.File(), []byte(text), extra, &out); in != nil {
		Each(in, func(r P) { rows = append(rows, *r) })
	}
	return rows, out.Sorted()
}

var placeholder = regexp.MustCompile(`\{[a-z_]+\}`)

// codes gives the findings' codes, and holds their texts against their form.
func codes(t *testing.T, found []finding.Finding) []string {
	t.Helper()
	var out []string
	for _, f := range found {
		out = append(out, f.Kind.Code)
		if text := f.Message() + f.Mend(); placeholder.MatchString(strings.ReplaceAll(text, f.Value, "")) {
			t.Errorf("%s leaves a placeholder: %s", f.Kind.Code, text)
		}
	}
	return out
}

func TestCells(t *testing.T) {
	table := everyTable()
	for _, c := range []struct{ column, cell, want, code string }{
		{"name", "  甲 \t", "甲", ""},
		{"name", "\u3000甲\u00a0乙\u200b", "甲\u00a0乙", ""},
		{"name", "\ufeff甲", "甲", ""},
		{"name", "e\u0301", "é", ""},
		{"note", "甲\r\n乙\r丙\u2028丁", "甲\n乙\n丙\n丁", ""},
		{"note", "甲\t乙", "", "cell-control"},
		{"note", "甲\u202e乙", "", "cell-control"},
		{"name", "甲\n乙", "", "cell-control"},
		{"name", "锟斤拷", "", "cell-lost"},
		{"name", "甲锟斤拷", "", "cell-lost"},
		{"name", "甲\ufffd", "", "cell-lost"},
		{"name", "å¼\u00a0ä¸‰", "", "cell-lost"},
		{"name", "ÕÅÈý", "", "cell-lost"},
		{"name", "André", "André", ""},
		{"name", "锟铻", "锟铻", ""},
		{"name", "张?", "张?", "cell-question"},
		{"name", "??", "??", "cell-question"},
		{"name", "A?B", "A?B", ""},
		{"name", "张？", "张？", ""},
		{"note", "为什么?", "为什么?", ""},
		{"name", "#####", "", "cell-narrow"},
		{"day", " ########", "", "cell-narrow"},
		{"note", "##", "##", ""},
		{"note", "=1+1", "=1+1", ""},
		{"count", "=1+1", "0", "cell-formula"},
		{"note", "#未计算 =A1", "", "cell-formula"},
		{"village_code", `="522799101201"`, "522799101201", "cell-apostrophe"},
		{"name", `="007"`, "007", "cell-apostrophe"},
		{"name", `=""007"`, `=""007"`, ""},
		{"month", "7月", "", "cell-date-no-year"},
		{"name", strings.Repeat("甲", 32_767), strings.Repeat("甲", 32_767), ""},
		{"note", strings.Repeat("甲", 32_768), "", "cell-long"},
		{"name", "甲\r\n乙", "", "cell-control"},
		{"name", "甲\u2029乙", "", "cell-control"},
		{"name", "甲\t乙", "", "cell-control"},
		{"name", "甲\x00乙", "", "cell-control"},
		{"name", "甲\u202e乙", "", "cell-control"},
		{"name", "甲\u200b乙", "", "cell-control"},
		{"name", "甲\u00ad乙", "", "cell-control"},
		{"name", "甲\x07乙", "", "cell-control"},
		{"name", "\x01甲", "", "cell-control"},
		{"name", "甲\x1b", "", "cell-control"},
		{"name", "甲\u0085乙", "", "cell-control"},
		{"name", "", "", "cell-required"},
		{"name", " \u3000 ", "", "cell-required"},
		{"name", "Ａ１，“乙”", "Ａ１，“乙”", ""},
		{"note", "", "", ""},

		{"day", "2019-07-05", "2019-07-05", ""},
		{"day", "2019-7-5", "2019-07-05", ""},
		{"day", "2019/7/5", "2019-07-05", ""},
		{"day", "2019/07/05", "2019-07-05", ""},
		{"day", "2019.7.5", "2019-07-05", ""},
		{"day", "2019年7月5日", "2019-07-05", ""},
		{"day", "2019 年 07 月 05 日", "2019-07-05", ""},
		{"day", "20190705", "2019-07-05", ""},
		{"day", "43651", "2019-07-05", ""},
		{"day", "36526", "2000-01-01", ""},
		{"day", "２０１９／７／５", "2019-07-05", ""},
		{"day", "２０１９年７月５日", "2019-07-05", ""},
		{"day", " 2019-07-05\u3000", "2019-07-05", ""},
		{"day", "2019/7/5 0:00:00", "2019-07-05", ""},
		{"day", "2019/7/5  0:00", "2019-07-05", ""},
		{"day", "2019-07-05T00:00:00", "2019-07-05", ""},
		{"day", "2019-07-05 00:00:00.000", "2019-07-05", ""},
		{"day", "２０１９/７/５ ０:００", "2019-07-05", ""},
		{"day", "2019/7/5 8:30", "", "cell-date"},
		{"day", "2020-02-29", "2020-02-29", ""},
		{"day", "2100-12-31", "2100-12-31", ""},
		{"day", "2019-02-29", "", "cell-date-none"},
		{"day", "2019-13-01", "", "cell-date-none"},
		{"day", "2019-00-01", "", "cell-date-none"},
		{"day", "2019年6月31日", "", "cell-date-none"},
		{"day", "20190631", "", "cell-date-none"},
		{"day", "1999-12-31", "", "cell-date-range"},
		{"day", "2101-01-01", "", "cell-date-range"},
		{"day", "36525", "", "cell-date-range"},
		{"day", "73416", "", "cell-date-range"},
		{"day", "2019-07", "", "cell-date"},
		{"day", "19-07-05", "", "cell-date"},
		{"day", "2019-7/5", "", "cell-date"},
		{"day", "2019年7月5", "", "cell-date"},
		{"day", "2019-007-05", "", "cell-date"},
		{"day", "7月5日", "", "cell-date-no-year"},
		{"day", "T0:00", "", "cell-date"},
		{"day", "0:00", "", "cell-date"},
		{"day", "436510", "", "cell-date"},
		{"day", "不详", "", "cell-date"},
		{"day", "\x01", "", "cell-date"},
		{"day", "", "", ""},
		{"day", " \u3000", "", ""},

		{"birth", "1930-01", "1930-01", ""},
		{"birth", "1970-01", "1970-01", ""},
		{"birth", "1970-01-01", "1970-01", ""},
		{"birth", "1929-12", "", "cell-date-range"},
		{"birth", "T0:00", "", "cell-month"},

		{"month", "2019-07", "2019-07", ""},
		{"month", "2019-7", "2019-07", ""},
		{"month", "2019/7", "2019-07", ""},
		{"month", "2019/07", "2019-07", ""},
		{"month", "2019年7月", "2019-07", ""},
		{"month", "２０１９年７月", "2019-07", ""},
		{"month", "201907", "2019-07", ""},
		{"month", "2019.07", "2019-07", ""},
		{"month", "2019.10", "2019-10", ""},
		{"month", "2019-07-31", "2019-07", ""},
		{"month", "2019/7/1", "2019-07", ""},
		{"month", "2019.7.1", "2019-07", ""},
		{"month", "2019年7月1日", "2019-07", ""},
		{"month", "20190701", "2019-07", ""},
		{"month", "43647", "2019-07", ""},
		{"month", "2019/7/1 0:00", "2019-07", ""},
		{"month", "2019.1", "", "cell-month-dot"},
		{"month", "2019.7", "", "cell-month-dot"},
		{"month", "２０１９．１", "", "cell-month-dot"},
		{"month", "2019.0", "", "cell-month"},
		{"month", "2019-13", "", "cell-month"},
		{"month", "201900", "", "cell-month"},
		{"month", "2019-02-30", "", "cell-month"},
		{"month", "2019", "", "cell-month"},
		{"month", "7月", "", "cell-date-no-year"},
		{"month", "1999-12", "", "cell-date-range"},
		{"month", "2101-01", "", "cell-date-range"},
		{"month", "", "", ""},

		{"half", "2019上半年", "2019-H1", ""},
		{"half", "2019年下半年", "2019-H2", ""},
		{"half", "2019H1", "2019-H1", ""},
		{"half", "2019-H2", "2019-H2", ""},
		{"half", "２０１９ｈ２", "2019-H2", ""},
		{"half", "2019 上半年", "2019-H1", ""},
		{"half", "2019H3", "", "cell-half"},
		{"half", "2019", "", "cell-half"},
		{"half", "上半年", "", "cell-half"},
		{"half", "1999H1", "", "cell-date-range"},
		{"half", "", "", ""},

		{"year", "2019", "2019", ""},
		{"year", "2019年", "2019", ""},
		{"year", "２０１９ 年", "2019", ""},
		{"year", "年", "", "cell-year"},
		{"year", "19", "", "cell-year"},
		{"year", "2019-07", "", "cell-year"},
		{"year", "1999", "", "cell-date-range"},
		{"year", "", "", ""},

		{"count", "12", "12", ""},
		{"count", "0", "0", ""},
		{"count", "012", "12", ""},
		{"count", "１２", "12", ""},
		{"count", "1,234", "1234", ""},
		{"count", "1，234", "1234", ""},
		{"count", "1,234,567", "1234567", ""},
		{"count", "1 234", "1234", ""},
		{"count", "1\u00a0234\u3000567", "1234567", ""},
		{"count", " 1 234  户 ", "1234", ""},
		{"count", "3 5", "0", "cell-number"},
		{"count", "3\n5", "0", "cell-number"},
		{"count", "1234 567", "0", "cell-number"},
		{"count", "1 2345", "0", "cell-number"},
		{"count", "1,234 567", "0", "cell-number"},
		{"count", "1 234,567", "0", "cell-number"},
		{"count", "- 5", "0", "cell-number"},
		{"paid", "1 234.5 元", "1234.5", ""},
		{"paid", "1.5 万元", "15000", ""},
		{"paid", "1 2 3 . 4 5", "0", "cell-number"},
		{"paid", "12 .5", "0", "cell-number"},
		{"paid", "12. 5", "0", "cell-number"},
		{"base", "8 . 5", "", "cell-number"},
		{"base", "8 5", "", "cell-number"},
		{"count", "12户", "12", ""},
		{"count", "12 人", "12", ""},
		{"count", "3个", "3", ""},
		{"count", "3次", "3", ""},
		{"count", "12.0", "12", ""},
		{"count", "1000000000", "1000000000", ""},
		{"count", "", "0", "cell-required"},
		{"count", " \u3000", "0", "cell-required"},
		{"count", "12.5", "0", "cell-number"},
		{"count", "-1", "0", "cell-range"},
		{"count", "－1", "0", "cell-range"},
		{"count", "1000000001", "0", "cell-range"},
		{"count", "99999999999999999999", "0", "cell-range"},
		{"count", "-99999999999999999999", "0", "cell-range"},
		{"count", "12%", "0", "cell-percent"},
		{"count", "12％", "0", "cell-percent"},
		{"count", "1,23", "0", "cell-number"},
		{"count", "1234,567", "0", "cell-number"},
		{"count", ",123", "0", "cell-number"},
		{"count", "12,", "0", "cell-number"},
		{"count", "12元", "0", "cell-number"},
		{"count", "12户人", "0", "cell-number"},
		{"count", "l2", "0", "cell-number"},
		{"count", "1e3", "0", "cell-number"},
		{"count", "约12", "0", "cell-number"},
		{"count", "户", "0", "cell-number"},

		{"base", "8.5", "8.5", ""},
		{"base", "8.50", "8.5", ""},
		{"base", "8.05分", "8.05", ""},
		{"base", "８．５", "8.5", ""},
		{"base", "0", "0", ""},
		{"base", "10", "10", ""},
		{"base", "10.00", "10", ""},
		{"base", "10.01", "", "cell-range"},
		{"base", "11分", "", "cell-range"},
		{"base", "-0.5", "", "cell-range"},
		{"base", "99999999999", "", "cell-range"},
		{"base", "8.555", "", "cell-decimals"},
		{"base", "8.500", "", "cell-decimals"},
		{"base", "85%", "", "cell-percent"},
		{"base", "8.", "", "cell-number"},
		{"base", ".5", "", "cell-number"},
		{"base", "8.5.1", "", "cell-number"},
		{"base", "优", "", "cell-number"},
		{"base", "", "", "cell-required"},
		{"base", "\u3000", "", "cell-required"},

		{"final", "", "", ""},
		{"final", " ", "", ""},
		{"final", "0", "0", ""},
		{"final", "-0.5", "-0.5", ""},
		{"final", "-0.05", "-0.05", ""},
		{"final", "1000000", "1000000", ""},
		{"final", "1000000.01", "", "cell-range"},
		{"final", "99999999999", "", "cell-range"},
		{"final", "-99999999999", "", "cell-range"},

		{"paid", "1234.56", "1234.56", ""},
		{"paid", "1,234.5", "1234.5", ""},
		{"paid", "１，２３４．５元", "1234.5", ""},
		{"paid", "3.5万元", "35000", ""},
		{"paid", "1.234567万元", "12345.67", ""},
		{"paid", "0", "0", ""},
		{"paid", "10000000000", "10000000000", ""},
		{"paid", "1.2345678万元", "0", "cell-decimals"},
		{"paid", "1.001", "0", "cell-decimals"},
		{"paid", "-1", "0", "cell-range"},
		{"paid", "10000000000.01", "0", "cell-range"},
		{"paid", "10000000万元", "0", "cell-range"},
		{"paid", "5%", "0", "cell-percent"},
		{"paid", "3.5万", "0", "cell-number"},
		{"paid", "100分", "0", "cell-number"},
		{"paid", "", "0", "cell-required"},

		{"flag", "是", "是", ""},
		{"flag", "有", "是", ""},
		{"flag", "√", "是", ""},
		{"flag", "Y", "是", ""},
		{"flag", "y", "是", ""},
		{"flag", "true", "是", ""},
		{"flag", "TRUE", "是", ""},
		{"flag", "1", "是", ""},
		{"flag", "１", "是", ""},
		{"flag", " 是 ", "是", ""},
		{"flag", "否", "否", ""},
		{"flag", "无", "否", ""},
		{"flag", "×", "否", ""},
		{"flag", "N", "否", ""},
		{"flag", "False", "否", ""},
		{"flag", "0", "否", ""},
		{"flag", "", "否", ""},
		{"flag", "\u3000", "否", ""},
		{"flag", "是的", "否", "cell-bool"},
		{"flag", "2", "否", "cell-bool"},

		{"level", "州级", "州级", ""},
		{"level", "州 级", "州级", ""},
		{"level", "\u3000县级\u00a0", "县级", ""},
		{"level", "市级", "州级", ""},
		{"level", " 市级 ", "州级", ""},
		{"level", "州", "", "cell-enum"},
		{"level", "", "", "cell-required"},

		{"village_code", "522799101201", "522799101201", ""},
		{"village_code", " ５２２７９９ 101201", "522799101201", ""},
		{"village_code", "52279910120", "", "cell-code"},
		{"village_code", "5227991012O1", "", "cell-code"},
		{"village_code", "5.22799E+11", "", "cell-code-scientific"},
		{"village_code", "5.22799e11", "", "cell-code-scientific"},
		{"village_code", "522,799,101,201", "", "cell-code"},
		{"village_code", "", "", "cell-required"},
		{"place_code", "522799101201", "522799101201", ""},
		{"place_code", "522799101", "522799101", ""},
		{"place_code", "522799", "522799", ""},
		{"place_code", "5227", "", "cell-place"},
		{"place_code", "", "", ""},
		{"region_code", "52", "52", ""},
		{"region_code", "5227", "5227", ""},
		{"region_code", "522799", "522799", ""},
		{"region_code", "522799101", "", "cell-region"},
		{"region_code", "", "", ""},
	} {
		rows, found := readAll[every](table, with(c.column, c.cell), nil)
		col := table.Column(c.column)
		if got := Field(reflect.ValueOf(&rows[0]), col); got != c.want {
			t.Errorf("%s %q is %q, want %q", c.column, c.cell, got, c.want)
		}
		faulty := slices.ContainsFunc(found, func(f finding.Finding) bool { return f.Severity == finding.Error })
		if sound := rows[0].Sound(c.column); sound == faulty {
			t.Errorf("%s %q: Sound is %v", c.column, c.cell, sound)
		}
		if got := strings.Join(codes(t, found), " "); got != c.code {
			t.Errorf("%s %q gives %q, want %q", c.column, c.cell, got, c.code)
		}
		for _, f := range found {
			if f.File != "every.csv" || f.Row != 2 || f.Column != col.Header || f.Value != Display(c.cell) {
				t.Errorf("%s %q: finding at %+v with value %q", c.column, c.cell, f.At, f.Value)
			}
		}
	}
}

// What the clerk reads, for the cells that need more than their kind's words.
func TestCellMessages(t *testing.T) {
	for _, c := range []struct{ column, cell, message, mend string }{
		{"village_code", "522799101201.0", "“522799101201.0”不是 12 位数字的区划代码", "写完整的 12 位代码（是不是 522799101201？）"},
		{"village_code", "522799-101-2O1", "“522799-101-2O1”不是 12 位数字的区划代码", "写完整的 12 位代码（是不是 522799101201？）"},
		{"village_code", "522799101201.5", "“522799101201.5”不是 12 位数字的区划代码", "写完整的 12 位代码"},
		{"month", "2019.1", "“2019.1”可能是 1 月，也可能是被 Excel 去掉了 0 的 10 月", "写成 2019-01 或 2019-10"},
		{"month", "2019.7", "“2019.7”点后只有一位数字，Excel 会把它当作小数", "写成 2019-07"},
		{"base", "11", "“11”超出范围：应在 0 到 10 之间", "核对后重填，这一列的数应在 0 到 10 之间"},
		{"count", "-1", "“-1”超出范围：应不小于 0", "核对后重填，这一列的数应不小于 0"},
		{"paid", "99999999999", "“99999999999”超出范围：应不大于 10000000000", "核对后重填，这一列的数应不大于 10000000000"},
		{"count", "l2", "“l2”不是整数", "只填一个整数，不写别的字（是不是 12？）"},
		{"count", "约12", "“约12”不是整数", "只填一个整数，不写别的字"},
		{"village_code", "5227991012O1", "“5227991012O1”不是 12 位数字的区划代码", "写完整的 12 位代码（是不是 522799101201？）"},
		{"village_code", "O1", "“O1”不是 12 位数字的区划代码", "写完整的 12 位代码"},
		{"level", "州", "“州”不是可选的值，最接近的是“州级”", "改为下列之一：省级、州级、县级"},
		{"birth", "1929-12", "“1929-12”不在 1930 到 2100 年之间", "核对年份"},
		{"name", "甲\x1b[2J\n乙", "第 2 个字符是看不见的控制字符（U+001B）", "删去这一格的内容，重新输入"},
		{"name", "甲\t乙", "第 2 个字符是看不见的控制字符（制表符）", "删去这一格的内容，重新输入"},
		{"name", "甲\n乙", "第 2 个字符是看不见的控制字符（换行）", "删去这一格的内容，重新输入"},
		{"level", "女", "“女”不是可选的值", "改为下列之一：省级、州级、县级"},
		{"place_code", "5227", "“5227”不是村（12 位）、镇（9 位）或县（6 位）的代码", "写 12、9 或 6 位数字的代码；属于整个地区的留空"},
		{"name", "", "“姓名”没有填", "补上“姓名”"},
	} {
		_, found := readAll[every](everyTable(), with(c.column, c.cell), nil)
		if len(found) != 1 || found[0].Message() != c.message || found[0].Mend() != c.mend {
			t.Errorf("%s %q says %q and %q, want %q and %q", c.column, c.cell, found[0].Message(), found[0].Mend(), c.message, c.mend)
		}
		if strings.ContainsAny(found[0].Value, "\n\x1b") {
			t.Errorf("%q is shown raw: %q", c.cell, found[0].Value)
		}
	}
}

// An identity number is refused wherever it stands, and never shown.
func TestIdentityInAnyColumn(t *testing.T) {
	table := everyTable()
	for _, id := range []string{"11010519491231002X", "440524198001010013", "４４０５２４１９８００１０１００１３", "号码：440524198001010013。"} {
		for _, c := range table.Columns {
			rows, found := readAll[every](table, with(c.Name, id), nil)
			if got := codes(t, found); !slices.Equal(got, []string{"cell-identity"}) {
				t.Errorf("%s with %q gives %v", c.Name, id, got)
			}
			if got := Field(reflect.ValueOf(&rows[0]), c); got != "" && got != "0" && got != "否" {
				t.Errorf("%s holds %q of %q", c.Name, got, id)
			}
			shown(t, id, found)
		}
	}
}

// It is refused in columns that no field takes, under no header, and beyond
// the header, and not shown when it stands in a header or among lost quotes.
func TestIdentityElsewhere(t *testing.T) {
	const id = "440524198001010013"
	table := Declare[pair]("pairs", "对表")
	for _, c := range []struct{ text, want string }{
		{"代号,数,身份证号\n甲,1," + id + "\n", "header-unknown cell-identity"},
		{"代号,数,\n甲,1," + id + "\n", "cell-identity"},
		{"代号,数\n甲,1," + id + "\n", "cell-identity"},
		{"代号,数\n甲,1,,,证" + id + "\n", "cell-identity"},
		{"代号,数," + id + "\n甲,1,\n", "cell-identity"},
		{"代号,数,证" + id + "号\n甲,1," + id + "\n", "cell-identity cell-identity"},
		{id + ",数\n甲,1\n", "cell-identity header-missing"},
		{"代号,数\n" + id + "\"x,1\n", "cell-identity"},
		{"代号,数\n\"" + id + "\"x,1\n", "quote-stray cell-identity"},
		{"代号,数\n甲,\"" + id + "\n", "quote-open cell-identity"},
	} {
		_, found := readAll[pair](table, c.text, nil)
		if got := codes(t, found); !slices.Equal(sorted(got), sorted(strings.Fields(c.want))) {
			t.Errorf("%q gives %v, want %s", c.text, got, c.want)
		}
		shown(t, id, found)
	}
}

func sorted(s []string) []string { slices.Sort(s); return s }

// shown fails when a finding shows more than an identity number's beginning.
func shown(t *testing.T, id string, found []finding.Finding) {
	t.Helper()
	for _, f := range found {
		text := f.Value + f.Column + f.Message() + f.Mend()
		if strings.Contains(text, id) || strings.Contains(text, "19800101") || strings.Contains(text, "１９８００１０１") {
			t.Errorf("%s shows %s", f.Kind.Code, text)
		}
	}
}

func TestPrivateWarnings(t *testing.T) {
	for _, c := range []struct{ column, cell, want string }{
		{"name", "旧证130503670401001", "cell-identity-15"},
		{"name", "电话13812345678", "cell-mobile"},
		{"note", "１３８１２３４５６７８", "cell-mobile"},
		{"note", "130503670401001、13812345678", "cell-identity-15 cell-mobile"},
		{"note", "编号 138123456789", ""},
		{"village_code", "130503670401001", "cell-code"},
		{"count", "13812345678", "cell-range"},
	} {
		rows, found := readAll[every](everyTable(), with(c.column, c.cell), nil)
		if got := strings.Join(codes(t, found), " "); got != c.want {
			t.Errorf("%s %q gives %q, want %q", c.column, c.cell, got, c.want)
		}
		col := everyTable().Column(c.column)
		if got := Field(reflect.ValueOf(&rows[0]), col); strings.HasPrefix(col.Type, "text") && got != c.cell {
			t.Errorf("a warning changed %q into %q", c.cell, got)
		}
		for _, f := range found {
			if strings.Contains(f.Message(), "13812345678") || strings.Contains(f.Message(), "130503670401001") {
				t.Errorf("%s shows %s", f.Kind.Code, f.Message())
			}
		}
	}
}

// Declarations whose values could not be told from "not given", or whose
// columns could be taken for each other, are refused.
func TestDeclareRefuses(t *testing.T) {
	for name, declare := range map[string]func(){
		"blank number": func() {
			Declare[struct {
				Pos
				A Int `csv:"a" header:"甲"`
			}]("t", "表")
		},
		"early date": func() {
			Declare[struct {
				Pos
				A Date `csv:"a" header:"甲" since:"1930"`
			}]("t", "表")
		},
		"two names alike": func() {
			Declare[struct {
				Pos
				A Text `csv:"a" header:"镇（街道）"`
				B Text `csv:"b" header:"乡镇" alias:"镇"`
			}]("t", "表")
		},
		"no header": func() {
			Declare[struct {
				Pos
				A Text `csv:"a" header:"（元）"`
			}]("t", "表")
		},
		"no cell": func() {
			Declare[struct {
				Pos
				A string `csv:"a" header:"甲"`
			}]("t", "表")
		},
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("declared")
				}
			}()
			declare()
		})
	}
}
