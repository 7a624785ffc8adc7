package schema

import (
	"strings"
	"testing"
)

// What Excel did to a cell is said as that, each with its own code.
func TestDamage(t *testing.T) {
	table := Declare[damaged]("damaged", "样表")
	for _, c := range []struct{ id, name, n, day, month, want string }{
		{"A1", "甲", "1", "2019-07-05", "2019-07", ""},
		{"5.22799E+11", "甲", "1", "", "", "cell-code-scientific/编号"},
		{"1.1e+17", "甲", "1", "", "", "cell-code-scientific/编号"},
		{"E+1", "甲", "1", "", "", ""},
		{"110105194912310000", "甲", "1", "", "", "cell-digits-lost/编号"},
		{"110105194912310001", "甲", "1", "", "", ""},
		{"123456789012345", "甲", "1", "", "", ""},
		{"A1", "5.2E+11", "1", "", "", ""},
		{"#REF!", "甲", "1", "", "", "cell-excel-error/编号"},
		{"A1", "#n/a", "#DIV/0!", "#VALUE!", "#NAME?", "cell-excel-error/姓名 cell-excel-error/数 cell-excel-error/日期 cell-excel-error/月份"},
		{"#1", "#甲", "1", "", "", ""},
		{"'00123", "甲", "'7", "'2019-07-05", "'2019-07", "cell-apostrophe/数 cell-apostrophe/日期 cell-apostrophe/月份 cell-apostrophe/编号"},
		{"A1", "'甲'", "'", "", "", "cell-number/数"},
		{"A1", "甲", "'x", "", "", "cell-number/数"},
		{"A1", "甲", "1", "43651", "2019-07-05", ""},
		{"A1", "甲", "1", "5月3日", "7月", "cell-date-no-year/日期 cell-date-no-year/月份"},
		{"A1", "甲", "1", "5/3", "Jul-19", "cell-date-no-year/日期 cell-date-no-year/月份"},
		{"A1", "甲", "1", "3-May", "2019.1", "cell-date-no-year/日期 cell-month-dot/月份"},
		{"A1", "甲", "1O", "2019-O7-05", "", "cell-number/数 cell-date/日期"},
	} {
		text := "编号,姓名,数,日期,月份\n" + strings.Join([]string{c.id, c.name, c.n, c.day, c.month}, ",") + "\n"
		_, found := readAll[damaged](table, text, nil)
		var got []string
		for _, f := range found {
			got = append(got, f.Kind.Code+"/"+f.Column)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q gives %q, want %q", text, s, c.want)
		}
	}
}

type damaged struct {
	Pos `csv:"-"`

	ID    Text  `csv:"id" header:"编号" must:"yes" key:"yes"`
	Name  Text  `csv:"name" header:"姓名" must:"yes" long:"yes"`
	N     Int   `csv:"n" header:"数" must:"yes" min:"0"`
	Day   Date  `csv:"day" header:"日期"`
	Month Month `csv:"month" header:"月份"`
}

func TestAnApostropheIsNotPartOfTheValue(t *testing.T) {
	rows, _ := readAll[damaged](Declare[damaged]("damaged", "样表"), "编号,姓名,数,日期,月份\n'00123,甲,'7,'2019-07-05,'2019-07\n", nil)
	if r := rows[0]; r.ID != "00123" || r.N != 7 || r.Day != DateOf(2019, 7, 5) || r.Month != MonthOf(2019, 7) {
		t.Errorf("%+v", r)
	}
}
