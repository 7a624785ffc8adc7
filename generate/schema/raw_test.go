package schema

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tongbao/generate/finding"
)

// Raw gives rows under the numbers that findings have, whatever stands above
// the header and however the file is separated.
func TestRaw(t *testing.T) {
	text := "sep=;\n对表;;\n代号;数;备注\n甲;1;\"a\nb\"\n同上;九;13812345678\n合计;１ 0\n"
	raw := Declare[pair]("pairs", "对表").Raw("pairs.csv", []byte(text), nil)
	if raw.HeaderRow != 2 || !slices.Equal(raw.Headers, []string{"代号", "数", "备注"}) {
		t.Errorf("the header is %q in row %d", raw.Headers, raw.HeaderRow)
	}
	var got []string
	for row := range raw.Rows() {
		got = append(got, fmt.Sprintf("%d %s id=%s n=%s none=%s", row.N, strings.Join(row.Cells(), "|"), row.Value("id"), row.Value("n"), row.Value("none")))
	}
	want := []string{
		"1 对表|| id=对表 n= none=",
		"2 代号|数|备注 id=代号 n=数 none=",
		"3 甲|1|a\nb id=甲 n=1 none=",
		"4 同上|九|138****5678 id=甲 n=九 none=",
		"5 合计|１ 0 id=合计 n=10 none=",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the rows are\n%s", strings.Join(got, "\n"))
	}
}

// A table that lacks columns can be shown all the same; what is no text cannot.
func TestRawOfFaultyFiles(t *testing.T) {
	table := Declare[pair]("pairs", "对表")
	raw := table.Raw("pairs.csv", []byte("甲,乙\n1,2\n"), nil)
	if n := len(slices.Collect(raw.Rows())); n != 2 || raw.HeaderRow != 1 {
		t.Errorf("%d rows, the header in row %d", n, raw.HeaderRow)
	}
	if raw := table.Raw("pairs.csv", []byte("%PDF-1.4"), nil); raw != nil {
		t.Error("a PDF has rows")
	}
	if raw := table.Raw("pairs.csv", nil, nil); raw.HeaderRow != 0 || len(slices.Collect(raw.Rows())) != 0 {
		t.Error("an empty file has rows")
	}
}

// A finding names the cell in a spreadsheet's way, in every kind of file.
func TestCellReferences(t *testing.T) {
	table := Declare[pair]("pairs", "对表")
	for text, want := range map[string]string{
		"序号,代号,数\n1,甲,九\n":              "header-unknown A1, cell-number C2",
		"标题\n代号,数\n\n甲,九,x\n":           "title-row , blank-row , row-long C4, cell-number B4",
		"代号,数\n甲,九\n":                   "cell-number B2",
		"数,代码,代码\n":                     "header-missing , header-unknown B1, header-unknown C1",
		"代号,数,数\n":                      "header-twice C1",
		"代号,数,\n甲,1,x\n":                "header-empty C2",
		"代号;数\n\"甲;1\n":                 "quote-open A2",
		"代号,数\n110105194912310 02X,9\n": "",
	} {
		_, found := readAll[pair](table, text, nil)
		var got []string
		for _, f := range found {
			got = append(got, f.Kind.Code+" "+f.Ref())
		}
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("%q gives %q, want %q", text, s, want)
		}
	}
	if got := finding.Letters(1) + finding.Letters(26) + finding.Letters(27) + finding.Letters(702) + finding.Letters(703); got != "AZAAZZAAA" {
		t.Errorf("columns are named %s", got)
	}
}

// What a file lacks is offered as settings in one piece, each header for one
// column, quoted where YAML would take it for something else.
func TestSettingsForLackingColumns(t *testing.T) {
	_, found := readAll[pair](Declare[pair]("pairs", "对表"), "总数（个）,代码\n", nil)
	n := 0
	for _, f := range found {
		if f.Kind == finding.HeaderMissing {
			n++
			if !strings.HasSuffix(f.Mend(), `写 headers: {pairs: {id: [代码], n: ["总数（个）"]}}`) {
				t.Errorf("says %s", f.Mend())
			}
		}
	}
	if n != 2 {
		t.Errorf("%d columns are missing", n)
	}
}
