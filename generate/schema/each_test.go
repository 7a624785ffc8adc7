package schema

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"tongbao/generate/finding"
)

// spellings are cells of which many fit some column of every and none fits all.
var spellings = []string{
	"", "", " ", "\u3000", "0", "1", "12", "1,234", "１２", "8.5", "8.555", "-1", "10", "99999999999", "5%", "3.5万元", "12户",
	"是", "否", "√", "TRUE", "市级", "州 级", "县级", "2019", "2019年", "2019-07", "2019.1", "2019/7/5", "2019年7月5日", "43651",
	"2019-02-30", "1999-01-01", "2019H1", "2019下半年", "522799101201", "522799101", "522799", "52", "5.22E+11",
	"合计", "小计", "备注：无", "甲", " 乙\n丙\r\n ", "a\"b", "\"", "e\u0301", "甲\x07", "13812345678", "130503670401001", "440524198001010013",
}

// randomFile gives a small file of every: columns in any order, some absent,
// some unknown, some without a header; rows of any length, blank ones too.
func randomFile(r *rand.Rand, t *Table) string {
	var headers []string
	for _, c := range t.Columns {
		if c.Required || r.IntN(4) > 0 {
			headers = append(headers, []string{c.Header, c.Name}[r.IntN(2)])
		}
	}
	headers = append(headers, []string{"说明", "", "序号"}[:r.IntN(4)]...)
	r.Shuffle(len(headers), func(i, j int) { headers[i], headers[j] = headers[j], headers[i] })
	rows := [][]string{headers}
	for range r.IntN(5) {
		row := make([]string, max(1, len(headers)+r.IntN(4)-2))
		for i := range row {
			row[i] = spellings[r.IntN(len(spellings))]
		}
		rows = append(rows, row)
	}
	text := csvText(rows...)
	if r.IntN(8) == 0 { // a lost quote
		at := r.IntN(len(text))
		text = text[:at] + "\"" + text[at:]
	}
	return text
}

// gocsv's way of reading a table and the streaming one give the same.
func TestAllIsEach(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	table := everyTable()
	for range 2000 {
		text := randomFile(r, table)
		streamed, found := readAll[every](table, text, nil)
		var out finding.List
		var all []every
		if in := table.Open(table.File(), []byte(text), nil, &out); in != nil {
			var err error
			if all, err = All[every](in); err != nil {
				t.Fatalf("%q: %v", text, err)
			}
		}
		for i := range streamed { // each reading has a File of its own
			streamed[i].File = nil
		}
		for i := range all {
			all[i].File = nil
		}
		if !slices.Equal(streamed, all) {
			t.Fatalf("%q\nstreamed %v\nbound    %v", text, streamed, all)
		}
		if !reflect.DeepEqual(found, out.Sorted()) {
			t.Fatalf("%q\nstreamed %v\nbound    %v", text, found, out.Sorted())
		}
	}
}

// What is written is read again as it was, without a finding.
func TestWriteThenRead(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	table := everyTable()
	for range 500 {
		rows := make([]every, r.IntN(5))
		for i := range rows {
			rows[i] = randomRow(r)
		}
		var file strings.Builder
		if err := Write(&file, table, rows); err != nil {
			t.Fatal(err)
		}
		again, found := readAll[every](table, file.String(), nil)
		if len(found) > 0 {
			t.Fatalf("%q: %v %s", file.String(), found[0], found[0].Message())
		}
		for i := range again {
			again[i].Pos = Pos{}
		}
		if !slices.Equal(rows, again) {
			t.Fatalf("%q\nwritten %v\nread    %v", file.String(), rows, again)
		}
	}
}

// randomRow gives a row that a sound file may hold.
func randomRow(r *rand.Rand) every {
	pick := func(s ...string) string { return s[r.IntN(len(s))] }
	day := func(from, to Date) Date { return from + Date(r.IntN(int(to-from)+1)) }
	first, last := DateOf(firstYear, 1, 1), DateOf(lastYear, 12, 31)
	row := every{
		Name:  Text(pick("甲", "a,b", "\"甲\"", "=1+1", "'", ",", "\"", "\\.", "甲  乙", "#", "é", "1,234", "（甲）")),
		Birth: day(DateOf(1930, 1, 1), last).Month(), Count: Int(r.Int64N(1e9 + 1)),
		Base: Score(r.IntN(1001)), Final: NoScore, Paid: Money(r.Int64N(1e12 + 1)), Flag: r.IntN(2) == 0,
		Level: Enum(pick("省级", "州级", "县级")), Village: Code(pick("522799101201", "000000000000")),
	}
	if r.IntN(2) == 0 {
		row.Note, row.Day, row.Month = Text(pick("", "乙", "甲\n乙")), day(first, last), day(first, last).Month()
		row.Half, row.Year, row.Final = Half(4000+r.IntN(200)), Year(firstYear+r.IntN(101)), Score(r.IntN(2e8+1)-1e8)
		row.Place, row.Region = Place(pick("", "522799101", "522799")), Region(pick("52", "5227"))
	}
	return row
}

// What AppendField gives of two rows is the same exactly where their fields are.
func TestAppendFieldTellsValues(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	table := everyTable()
	same := 0
	for range 2000 {
		a, b := randomRow(r), randomRow(r)
		for _, c := range table.Columns {
			va, vb := reflect.ValueOf(&a), reflect.ValueOf(&b)
			equal := Field(va, c) == Field(vb, c)
			if got := bytes.Equal(AppendField(nil, va, c), AppendField(nil, vb, c)); got != equal {
				t.Fatalf("%s: %q and %q are told apart: %v", c.Name, Field(va, c), Field(vb, c), !got)
			}
			if equal {
				same++
			}
		}
	}
	if same < 1000 {
		t.Errorf("only %d fields were alike", same)
	}
}

// grade is a record like the scores: the table that grows fastest.
type grade struct {
	Pos `csv:"-"`

	Month     Month `csv:"month" header:"月份" must:"yes" key:"yes"`
	CadreID   Text  `csv:"cadre_id" header:"干部编号" must:"yes" key:"yes"`
	Base      Score `csv:"base" header:"考核得分" must:"yes" min:"0" max:"10"`
	Bonus     Score `csv:"bonus" header:"加分" must:"yes" min:"0"`
	Deduction Score `csv:"deduction" header:"减分" must:"yes" min:"0"`
	Veto      Bool  `csv:"veto" header:"一票否决" must:"yes"`
	Final     Score `csv:"final" header:"月度积分"`
	Rater     Text  `csv:"rater" header:"评分人"`
	Town      Bool  `csv:"town_checked" header:"镇级审核" must:"yes"`
	County    Bool  `csv:"county_reviewed" header:"县级审核" must:"yes"`
}

const gradeHeader = "月份,干部编号,考核得分,加分,减分,一票否决,月度积分,评分人,镇级审核,县级审核\n"

// BenchmarkEach reads 200 000 rows; rows/s on one core.
func BenchmarkEach(b *testing.B) {
	const rows = 200_000
	table := Declare[grade]("grades", "积分表")
	var data bytes.Buffer
	data.WriteString(gradeHeader)
	for i := range rows {
		fmt.Fprintf(&data, "2019-%02d,G%06d,%d.%d,0,0.5,否,,李某某,是,是\n", 1+i%12, i, 7+i%3, i%10)
	}
	b.SetBytes(int64(data.Len()))
	b.ReportAllocs()
	for b.Loop() {
		var out finding.List
		n := 0
		Each(table.Open("grades.csv", data.Bytes(), nil, &out), func(*grade) { n++ })
		if n != rows || out.Count(finding.Error) > 0 {
			b.Fatal(n, out.Sorted())
		}
	}
	b.ReportMetric(rows*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}
