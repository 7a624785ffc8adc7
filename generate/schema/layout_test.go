package schema

import (
	"slices"
	"strings"
	"testing"

	"tongbao/generate/finding"
)

// What offices put above, between and below the rows of a table is no data.
func TestLayout(t *testing.T) {
	table := Declare[pair]("pairs", "对表")
	for _, c := range []struct{ text, rows, found string }{
		{"代号\t数\n甲\t1,234\n", "甲=1234@2", ""},
		{"代号;数\n\"甲;乙\";1\n", "甲;乙=1@2", ""},
		{"花名册,,\n制表日期：2019年7月,,\n\n代号,数,备注\n甲,1,\n", "甲=1@5", "title-row@1/ title-row@2/ blank-row@3/"},
		{"花名册;;\n代号;数;备注\n甲;1;\n", "甲=1@3", "title-row@1/"},
		{strings.Repeat("花名册\n", 10) + "代号,数\n甲,1\n", "", "header-low@11/"},
		{"甲,1\n乙,2\n", "", "header-absent@1/"},
		{"代号，数\n甲，1\n", "", "header-joined@1/"},
		{"花名册\n代号  数\n甲  1\n", "", "header-joined@2/"},
		{"\"代号,数\"\n\"甲,1\"\n", "", "header-joined@1/"},
		{"sep=;\n代号,数\n甲,1\n", "", "header-joined@1/"},
		{"????,??\n甲,1\n", "", "file-garbled@1/"},
		{"ä»£å�·,æ•°\n甲,1\n", "", "file-garbled@1/"},
		{"浠ｅ彿,鏁�\n甲,1\n", "", "file-garbled@1/"},
		{"代号,数（万个）\n甲,1\n", "", "header-unit@1/数（万个）"},
		{"代号,数（单位：个）\n甲,1\n", "甲=1@2", ""},
		{"1\n2\n3\n4\n5\n6\n7\n8\n9\n代号,数\n甲,1\n", "甲=1@11", "title-row@1/ title-row@2/ title-row@3/ title-row@4/ title-row@5/ title-row@6/ title-row@7/ title-row@8/ title-row@9/"},
		{"代号,N\n甲,x\n,\n,\n\n", "甲=0@2", "cell-number@2/N blank-row@3/"},
		{"花名册\n代号,数量\n甲,1\n", "", "title-row@1/ header-unknown@2/数量 header-missing@2/数（个）"},

		{"代号,数\n甲,1\n填表人：张三,审核人：李四\n", "甲=1@2", "filler-row@3/"},
		{"代号,数\n甲,1\n\n填 表 人,张三\n备注：不含撤销的村\n注: 无\n", "甲=1@2", "blank-row@3/ filler-row@4/ filler-row@5/ filler-row@6/"},
		{"代号,数\n负责人,1\n乙,2\n负责人：,3\n丙,4\n", "负责人=1@2 乙=2@3 负责人：=3@4 丙=4@5", ""},
		{"代号,数\n甲,1\n备注,2\n", "甲=1@2 备注=2@3", ""},
		{"代号,数\n合计数,1\n", "合计数=1@2", ""},
		{"代号,数\n会计,1\n", "会计=1@2", ""},
		{"代号,数\n甲,1\n填报单位（盖章）：示例镇,\n注1：略,\n审核：,\n", "甲=1@2", "filler-row@3/ filler-row@4/ filler-row@5/"},

		{"代号,数\n甲,1\n乙,2\n合计,3\n", "甲=1@2 乙=2@3", ""},
		{"代号,数\n甲,1\n乙,2\n合 计：,4\n填表人,张三\n", "甲=1@2 乙=2@3", "total-row@4/数 filler-row@5/"},
		{"代号,数\n甲,1\n小计,1\n乙,2\n丙,3\n小计,6\n总计,6个\n", "甲=1@2 乙=2@4 丙=3@5", "total-row@6/数"},
		{"代号,数\n甲,1\n乙,2\n全县合计（个）：,4\n", "甲=1@2 乙=2@3", "total-row@4/数"},
		{"代号,数\n甲,1\n示例镇小计,1\n乙,2\n样例镇合计,2\n丙,3\n模范镇小计,4\n全县总计,6\n", "甲=1@2 乙=2@4 丙=3@6", "total-row@7/数"},
		{"代号,数\n合计,3\n甲,1\n乙,2\n", "甲=1@3 乙=2@4", "total-row@2/数"},
		{"代号,数\n甲,1\n乙,x\n合计,3\n", "甲=1@2 乙=0@3", "cell-number@3/数"},
		{"代号,数\n甲,1\n合计,\n总计,不详\n", "甲=1@2", ""},
		{",代号,数\n合计,,3\n,甲,2\n", "甲=2@3", "total-row@2/数"},

		{",,", "", "header-none@1/"},
		{" ; ;　;\n,,\n", "", "header-none@1/"},
		{";\n代号,数\n甲,1\n", "甲=1@3", "title-row@1/"},
		{"代号,数" + strings.Repeat(",", 1<<15) + "\n甲,1\n", "甲=1@2", ""},
		{"代号,数" + strings.Repeat(",x", 1<<14) + "\n甲,1\n", "", "header-wide@1/"},

		{"sep=;\n代号;数\n甲;1\n", "甲=1@2", ""},
		{"\"SEP=\t\"\r\n代号\t数\r\n甲\t1\r\n", "甲=1@2", ""},
		{"代号,数\r甲,1\r乙,2", "甲=1@2 乙=2@3", ""},
		{"代号,数\r\n甲,1\r乙,2\r\n", "甲=1@2 乙=2@3", ""},

		{"代号,数\n甲,1\n代号,数\n乙,2\n", "甲=1@2 乙=2@4", "header-repeat@3/"},
		{"花名册\n代号,数\n甲,1\n花名册,\n代号,数\n乙,2\n", "甲=1@3 乙=2@6", "title-row@1/ header-repeat@4/ header-repeat@5/"},
		{"代号,数,备注\n1,2,3\n甲,1,\n1,2,3\n", "甲=1@3 1=2@4", "header-numbers@2/"},
		{"代号,数,备注\n（甲）,(1),２\n甲,1,\n", "甲=1@3", "header-numbers@2/"},
		{"代号,数\n,个\n甲,1,\n", "甲=1@3", "header-numbers@2/"},
		{"代号,数\n1,2\n", "1=2@2", ""},
		{"代号,数,备注\n甲,1,\n 代号, 数,备注,,\n乙,2,\n", "甲=1@2 乙=2@4", "header-repeat@3/"},
		{"基本情况,规模\n代号,数\n甲,1\n", "甲=1@3", "title-row@1/"},
		{"201907,9\n代号,数\n201907,1\n201907,2\n201907,9\n\n201907 ,9\n", "201907=1@3 201907=2@4", "title-row@1/ header-repeat@5/ blank-row@6/ header-repeat@7/"},
		{"代号,数\n7,1\n7,1\n\n7,2\n7,\n合计,4\n7,3\n", "7=1@2 7=1@3 7=2@5 7=0@6 7=3@8", "blank-row@4/ cell-required@6/数"},
		{"代号,规模,\n,数,人数\n甲,1,\n", "甲=1@3", "header-two-rows@1/ header-unknown@1/人数"},
		{"代号,规模\n,数\n甲,1\n代号,规模\n,数\n乙,2\n", "甲=1@3 乙=2@6", "header-two-rows@1/ header-repeat@4/ header-repeat@5/"},

		{"代号,数\n甲,7\n乙,同上\n丙,〃\n丁,\"″\"\n", "甲=7@2 乙=7@3 丙=7@4 丁=7@5", "cell-ditto@3/数 cell-ditto@4/数 cell-ditto@5/数"},
		{"代号,数\n甲,7\n,\n同上,8\n", "甲=7@2 甲=8@4", "blank-row@3/ cell-ditto@4/代号"},
		{"代号,数\n甲,7\n乙, 同　上 \n丙,”\n", "甲=7@2 乙=7@3 丙=7@4", "cell-ditto@3/数 cell-ditto@4/数"},
		{"代号,数\n同上,7\n同上,8\n", "同上=7@2 同上=8@3", "cell-ditto-first@2/代号 cell-ditto-first@3/代号"},
	} {
		rows, found := readAll[pair](table, c.text, nil)
		codes(t, found)
		if r, f := briefly(rows, found); r != c.rows || f != c.found {
			t.Errorf("%q gives %q and %q, want %q and %q", c.text, r, f, c.rows, c.found)
		}
	}
}

func TestLayoutMessages(t *testing.T) {
	_, found := readAll[grade](Declare[grade]("grades", "积分表"),
		"积分表\n"+gradeHeader+"2019-07,甲,8.5,0.25,0,,8.75,,,\n,,,,,,,,,\n\n合计,,8.5,0.5,0,,,,,\n备注：略,,,,,,,,,\n", nil)
	for i, want := range []string{
		"表头上面的这一行没有读取：积分表|不用管；如果它就是表头，请核对列名",
		"从这里到第 5 行是空行，没有读取|不用管，也可以删去",
		"合计写的是 0.5，上面各行相加是 0.25|核对这一列的数；都没有错时改正合计",
		"表下面的这一行没有读取：备注：略|不用管；如果它是数据，请改正第一格",
	} {
		if got := found[i].Message() + "|" + found[i].Mend(); got != want {
			t.Errorf("says %q, want %q", got, want)
		}
	}
}

// Rows that are no data are searched for identity numbers as well.
func TestIdentityOutsideData(t *testing.T) {
	const id = "440524198001010013"
	for _, text := range []string{
		"花名册," + id + "\n代号,数\n甲,1\n",
		"代号,数\n甲,1\n合计,1," + id + "\n",
		"代号,数\n甲,1\n填表人：" + id + "\n",
	} {
		_, found := readAll[pair](Declare[pair]("pairs", "对表"), text, nil)
		if !slices.ContainsFunc(found, func(f finding.Finding) bool { return f.Kind == finding.CellIdentity }) {
			t.Errorf("%q gives %v", text, codes(t, found))
		}
		shown(t, id, found)
	}
}

// Every word that marks a row begins as beginnings say.
func TestBeginnings(t *testing.T) {
	for _, w := range slices.Concat(fillers, remarks, []string{"合计", "总计", "小计"}) {
		if !strings.ContainsRune(beginnings, []rune(w)[0]) {
			t.Errorf("%s is not recognised", w)
		}
	}
}
