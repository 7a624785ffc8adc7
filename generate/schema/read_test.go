package schema

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"tongbao/generate/finding"
)

// pair is a record of two columns and one that may be absent.
type pair struct {
	Pos `csv:"-"`

	ID   Text `csv:"id" header:"代号" alias:"编号|镇（街道）" must:"yes" key:"yes" long:"yes"`
	N    Int  `csv:"n" header:"数（个）" alias:"个数" must:"yes" min:"0"`
	Note Text `csv:"note" header:"备注"`
}

// briefly gives rows as id=n@row and findings as code@row/column.
func briefly(rows []pair, found []finding.Finding) (string, string) {
	var r, f []string
	for _, p := range rows {
		r = append(r, fmt.Sprintf("%s=%d@%d", p.ID, p.N, p.Row))
	}
	for _, x := range found {
		f = append(f, fmt.Sprintf("%s@%d/%s", x.Kind.Code, x.Row, x.Column))
	}
	return strings.Join(r, " "), strings.Join(f, " ")
}

// Rows are numbered as a spreadsheet shows them.
func TestRows(t *testing.T) {
	table := Declare[pair]("pairs", "对表")
	for _, c := range []struct{ text, rows, found string }{
		{"代号,数\n甲,1\n乙,2\n", "甲=1@2 乙=2@3", ""},
		{"代号,数\r\n甲,1\r\n乙,x\r\n", "甲=1@2 乙=0@3", "cell-number@3/数"},
		{"代号,数\n甲,1", "甲=1@2", ""},
		{"代号,数\r\n甲,1\r", "甲=1@2", ""},
		{"代号,数\n", "", ""},
		{"\n\r\n代号,数\n\n甲,1\n,\n \t, \n乙,x\n\n", "甲=1@5 乙=0@8", "blank-row@1/ blank-row@4/ blank-row@6/ cell-number@8/数 blank-row@9/"},
		{"代号,数\n\"甲\n乙\",1\n丙,x\n", "甲\n乙=1@2 丙=0@3", "cell-number@3/数"},
		{"代号,数\r\n\"甲\r\n\r\n乙\",1\r\n\r\n丙,x\r\n", "甲\n\n乙=1@2 丙=0@4", "blank-row@3/ cell-number@4/数"},
		{"\"代\n号\",\"数\n（个）\"\n甲,1\n", "甲=1@2", ""},
		{"代号,数\n\"甲\"\"乙\"\"\",\"1,234\"\n", "甲\"乙\"=1234@2", ""},
		{"代号,数\n\"\",1\n", "=1@2", "cell-required@2/代号"},
		{"代号,数\n甲\n", "甲=0@2", "cell-required@2/数"},
		{"代号,数\n甲,1,,\n", "甲=1@2", ""},
		{"代号,数,,\n甲,1,,\n乙,2,x\n丙,3,y,z\n", "甲=1@2 乙=2@3 丙=3@4", "header-empty@3/ header-empty@4/"},
		{"代号,数\n甲,1,234,5\n", "甲=1@2", "row-long@2/"},
		{"代号,数\n\"甲,1\n乙,2\n", "甲=1@2 乙=2@3", "quote-open@2/代号"},
		{"代号,数\n\"甲\"乙,1\n丙,2\n", "甲乙=1@2 丙=2@3", "quote-stray@2/代号"},
		{"代号,数\n甲\"乙\",1\n", "甲\"乙\"=1@2", ""},
		{"代号,数\n\"甲\",1\n\"", "甲=1@2 =0@3", "cell-required@3/代号 quote-open@3/代号 cell-required@3/数"},
		{"", "", "header-none@1/"},
		{" \n,,\n", "", "header-none@1/"},
	} {
		rows, found := readAll[pair](table, c.text, nil)
		codes(t, found)
		if r, f := briefly(rows, found); r != c.rows || f != c.found {
			t.Errorf("%q gives %q and %q, want %q and %q", c.text, r, f, c.rows, c.found)
		}
	}
}

func TestHeaders(t *testing.T) {
	table := Declare[pair]("pairs", "对表")
	extra := map[string][]string{"id": {"工号", "（）"}, "n": {"备注"}}
	for _, c := range []struct{ header, found string }{
		{"代号,数", ""},
		{"ID,N", ""},
		{"编号,个数", ""},
		{" 代 号 *,数（户）", ""},
		{"代号＊,数[个]", ""},
		{"\ufeff代号,（个）数", ""},
		{"镇,数", ""},
		{"镇（街道办）,数(个", ""},
		{"ｉｄ,Ｎ", ""},
		{"数,代号", ""},
		{"工号,数", ""},
		{"代号,数,备注", "header-twice@1/备注"},
		{"代号,编号,数", "header-twice@1/编号"},
		{"代号,数,代号", "header-twice@1/代号"},
		{"代号,数,说明", "header-unknown@1/说明"},
		{"代号,数,,（）", "header-unknown@1/（）"},
		{"代号", "header-missing@1/数（个）"},
		{"甲,乙", "header-unknown@1/乙 header-missing@1/代号 header-missing@1/数（个） header-unknown@1/甲"},
	} {
		_, found := readAll[pair](table, c.header+"\n", extra)
		codes(t, found)
		if _, f := briefly(nil, found); f != c.found {
			t.Errorf("%q gives %q, want %q", c.header, f, c.found)
		}
	}
}

func TestHeaderMessages(t *testing.T) {
	table := Declare[pair]("pairs", "对表")
	_, found := readAll[pair](table, "代码,数,,说明\n", nil)
	for i, want := range []string{
		"表里没有“代号”这一列；没有认出来的列有：代码、说明，最接近的是“代码”|" +
			"补上这一列；如果它是没有认出来的一列，把那一列的表头改为“代号”，或在 tongbao.yaml 里写 headers: {pairs: {id: [代码]}}",
		"“代码”不是这张表的列，没有使用|如果它就是“代号”，请改成这个名字；不需要它可以不管",
		"“说明”不是这张表的列，没有使用|不需要它可以不管",
	} {
		if got := found[i].Message() + "|" + found[i].Mend(); got != want {
			t.Errorf("says %q, want %q", got, want)
		}
	}
	_, found = readAll[pair](table, "代号,数,备注,说明\n", nil)
	if got := found[0].Mend(); got != "不需要它可以不管" {
		t.Errorf("with no column lacking it says %q", got)
	}
	_, found = readAll[pair](table, "数,备注\n", nil)
	if got := found[0].Message() + "|" + found[0].Mend(); len(found) != 1 || got != "表里没有“代号”这一列|补上这一列" {
		t.Errorf("with no unknown header it says %q", got)
	}
	_, found = readAll[pair](table, "数,备注"+strings.Repeat(",列", 1000)+"\n", nil)
	if got := said(found, finding.HeaderMissing); len(got) > 400 || !strings.HasSuffix(got, "等 1000 列") {
		t.Errorf("with many unknown headers it says %q", got)
	}
	_, found = readAll[pair](table, "编号,数,名称,代号\n", nil)
	if got := said(found, finding.HeaderTwice); got != "第 1 列“编号”和第 4 列“代号”都是“代号”" {
		t.Errorf("of a doubled column it says %q", got)
	}
}

// said gives the message of the one finding of that kind.
func said(found []finding.Finding, kind *finding.Kind) string {
	for _, f := range found {
		if f.Kind == kind {
			return f.Message()
		}
	}
	return ""
}

// A header near to that of a column which may be absent, and is, is a warning.
func TestMistaken(t *testing.T) {
	rows, found := readAll[pair](Declare[pair]("pairs", "对表"), "代号,数,备往\n甲,1,\n", nil)
	if len(found) != 1 || found[0].Kind != finding.HeaderUnknown || found[0].Severity != finding.Warning {
		t.Errorf("finds %v", found)
	}
	want := finding.At{File: "pairs.csv", Row: 1, Column: "备往", Cell: 3}
	if at, header, ok := rows[0].File.Mistaken("note"); !ok || header != "备往" || at != want {
		t.Errorf("%v %q %v", at, header, ok)
	}
	if _, _, ok := rows[0].File.Mistaken("n"); ok {
		t.Error("a column that is there is taken for mistaken")
	}
}

// Sound and At speak of the columns as they stand in the file.
func TestPos(t *testing.T) {
	rows, _ := readAll[pair](Declare[pair]("pairs", "对表"), "编号,个数\n甲,x\n", nil)
	p := PosOf(&rows[0])
	if p.Sound("id", "n") || !p.Sound("id") || p.Sound("n") || !p.Sound("note") {
		t.Error("Sound is wrong")
	}
	if at := p.At("n"); at != (finding.At{File: "pairs.csv", Row: 2, Column: "个数", Cell: 2}) {
		t.Errorf("At gives %+v", at)
	}
	if at := p.At("note"); at.Column != "备注" || at.Cell != 0 {
		t.Errorf("At of an absent column gives %+v", at)
	}
}

func TestDecode(t *testing.T) {
	const text = "代号,数\n甲镕〇𠮷€,1\n"
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	utf16 := func(e unicode.Endianness) string {
		s, _ := unicode.UTF16(e, unicode.UseBOM).NewEncoder().String(text)
		return s
	}
	for _, c := range []struct{ data, text, encoding, wrong string }{
		{text, text, UTF8, ""},
		{bom + text, text, UTF8BOM, ""},
		{gb, text, GB18030, ""},
		{utf16(unicode.LittleEndian), text, UTF16, ""},
		{utf16(unicode.BigEndian), text, UTF16, ""},
		{"", "", UTF8, ""},
		{bom, "", UTF8BOM, ""},
		{"代号,数\n甲,\x001\n", "代号,数\n甲,\x001\n", UTF8, ""},
		{"a\x81", "", "", "file-encoding@1"},
		{"代号,数\n甲乙,1\n丙,\xff2\n", "", "", "file-encoding@3"},
		{gb + "\xff\n", "", "", "file-encoding@3"},
		{"a\nb\xff\xffc\n", "", "", "file-encoding@2"},
		{bom + "代\n号\xff\n", "", "", "file-encoding@2"},
		{"\xff\xfea", "", "", "file-encoding@1"},
		{"PK\x03\x04", "", "", "file-format@0"},
		{"\xd0\xcf\x11\xe0", "", "", "file-format@0"},
		{"a\x00b\x00", "", "", "file-format@0"},
		{"\xff\xfe\x00\x00a\x00\x00\x00", "", "", "file-format@0"},
		{"代号,数\n甲,1\n" + strings.Repeat("\x00", 16), "", "", "file-format@0"},
	} {
		got, encoding, wrong := Decode("f.csv", []byte(c.data))
		faults := ""
		for _, f := range wrong {
			faults += fmt.Sprintf("%s@%d", f.Kind.Code, f.Row)
		}
		codes(t, wrong)
		if string(got) != c.text || encoding != c.encoding || faults != c.wrong {
			t.Errorf("%q is %q in %q with %q", c.data, got, encoding, faults)
		}
	}
}
