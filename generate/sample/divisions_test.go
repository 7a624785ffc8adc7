package sample

import (
	"errors"
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"tongbao/generate/finding"
)

// listed is a list of one county, as the statistics office writes it.
const listed = `522701000000 真样市
522701001000 甲街道办事处
522701001001 一社区居委会
522701101000 乙镇
522701101200 二村委会
522701101201 三村委会
522701200000 丙布依族乡
522701200200 四村
`

func divisions(t *testing.T, text, region string) *Divisions {
	t.Helper()
	d, err := ReadDivisions("区划.txt", []byte(text), region)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// inColumns writes a list with a name before each name and the code after it.
func inColumns(list string) (out string) {
	for l := range strings.Lines(list) {
		code, name, _ := strings.Cut(strings.TrimSpace(l), " ")
		out += "某镇," + name + "," + code + "\n"
	}
	return out
}

// inThousandsOf writes a list with the codes as spreadsheets show numbers.
func inThousandsOf(list, format string) (out string) {
	for l := range strings.Lines(list) {
		code, name, _ := strings.Cut(strings.TrimSpace(l), " ")
		out += fmt.Sprintf(format, code[:3]+","+code[3:6]+","+code[6:9]+","+code[9:], name) + "\n"
	}
	return out
}

// A list gives the same divisions however it is written.
func TestListsAsOfficesHaveThem(t *testing.T) {
	want := divisions(t, listed, "")
	lines := strings.Split(strings.TrimSpace(listed), "\n")
	slices.Reverse(lines)
	gbk, _ := simplifiedchinese.GB18030.NewEncoder().String(listed)
	for name, text := range map[string]string{
		"commas":              strings.ReplaceAll(listed, " ", ","),
		"tabs and CRLF":       strings.ReplaceAll(strings.ReplaceAll(listed, " ", "\t"), "\n", "\r\n"),
		"old line ends":       strings.ReplaceAll(listed, "\n", "\r"),
		"wide comma":          strings.ReplaceAll(listed, " ", "，"),
		"wide space":          strings.ReplaceAll(listed, " ", "\u3000"),
		"a mark":              "\ufeff" + listed,
		"GB18030":             gbk,
		"no last break":       strings.TrimSpace(listed),
		"blank lines":         "\n" + strings.ReplaceAll(listed, "\n", "\n\n"),
		"header":              "统计用区划代码,名称\n" + strings.ReplaceAll(listed, " ", ","),
		"title":               "2023年统计用区划代码\n代码 名称\n" + listed,
		"header again":        strings.ReplaceAll(listed, "522701200000", "代码 名称\n522701200000"),
		"backwards":           strings.Join(lines, "\n"),
		"twice":               listed + listed,
		"quotes":              strings.ReplaceAll(`"`+strings.ReplaceAll(strings.TrimSpace(listed), "\n", "\"\n\""), " ", `","`) + `"`,
		"text in Excel":       strings.ReplaceAll("\n"+strings.TrimSpace(strings.ReplaceAll(listed, " ", `",`)), "\n", "\n=\""),
		"name first":          "真样市,522701000000\n" + listed,
		"kind of village":     strings.ReplaceAll(listed, " ", ",111,"),
		"what is above each":  strings.ReplaceAll(strings.ReplaceAll(listed, " ", ","), "\n", ",5,522701101000\n"),
		"serial number":       "1,522701000000,真样市\n" + listed,
		"what is above first": "上级代码,代码,名称\n" + "522701000000," + strings.ReplaceAll(strings.ReplaceAll(strings.TrimSpace(listed), " ", ","), "\n", "\n522701000000,"),
		"a column of towns":   "乡镇,行政村名称,统计用区划代码\n" + inColumns(listed),
		"thousands":           "代码,名称\n" + inThousandsOf(listed, `"%s",%s`),
		"thousands in tabs":   inThousandsOf(listed, "%s\t%s"),
		"thousands, bare":     inThousandsOf(listed, "%s,%s,"),
		"decimals":            strings.ReplaceAll(listed, " ", ".00,"),
		"empty cells":         strings.ReplaceAll(listed, " ", ",,") + ",,,\n",
		"a comma in quotes":   strings.ReplaceAll(strings.ReplaceAll(listed, " ", ","), "\n", ",\"1,234\"\n"),
		"short codes":         strings.NewReplacer("522701000000", "522701", "522701001000", "522701001", "522701101000", "522701101").Replace(listed),
		"wide digits":         strings.ReplaceAll(listed, "522701101000", "５２２７０１１０１０００"),
		"what is above":       "52 真样省\n522700 真样州\n" + listed,
	} {
		if got, err := ReadDivisions("区划.txt", []byte(text), ""); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, %+v", name, err, got)
		}
	}
}

// A region is chosen by its code, however long that is written.
func TestRegionOfAList(t *testing.T) {
	text := "52 真样省\n522700 真样州\n522702000000 真例县\n522702100000 丁镇\n522702100200 五村\n" + listed
	for region, want := range map[string]int{"": 5, "52": 5, "520000": 5, "5227": 5, "522700000000": 5, "522702": 1, "522701000000": 4} {
		d := divisions(t, text, region)
		if got := d.Villages(); got != want || !strings.HasPrefix(d.villages[0], string(d.Region().Code)) {
			t.Errorf("%q: %v has %d villages", region, d.Region(), got)
		}
	}
}

// A city without counties names its own place in the county's stead.
func TestCityWithoutCounties(t *testing.T) {
	d := divisions(t, "441900000000 真样市\n441900003000 甲街道\n441900003001 一社区\n", "4419")
	if d.names["4419"] != "真样市" || d.names["441900"] != "真样市" {
		t.Error(d.names)
	}
}

// What is wrong with a list is told with its line, all of it at once.
func TestFaultsOfAList(t *testing.T) {
	for _, c := range []struct{ text, region, want string }{
		{listed + "52270120020 五村\n", "", "第 9 行：代码 52270120020 有 11 位"},
		{listed + "某村\n", "", "第 9 行：没有区划代码：“某村”"},
		{listed + "522701200201\n", "", "第 9 行：代码 522701200201 没有名称"},
		{listed + "522701200201,\n", "", "第 9 行：代码 522701200201 没有名称"},
		{"代码,名称,备注\n" + strings.ReplaceAll(listed, " ", ",") + "522701200201,,新设\n", "", "第 10 行：代码 522701200201 没有名称"},
		{listed + "5.22701E+11,五村\n", "", "第 9 行：代码“5.22701E+11”是科学记数"},
		{listed + "522701200200 五村\n", "", "第 9 行：代码 522701200200 是“五村”，第 8 行却是“四村”"},
		{listed + "522701200201 五|村\n", "", "第 9 行：名称“五|村”里有名称不会有的符号"},
		{listed + "522701300201 五村\n", "", "第 9 行：“五村”（522701300201）所在的镇不在清单里。\n    改法：加一行“522701300000 镇的名称”"},
		{"52 省\n5227 州\n" + listed + "522702300000 镇\n522702300201 五村\n", "", "第 12 行：“五村”（522702300201）所在的县不在清单里"},
		{listed, "5227", "清单里没有 5227 的名称。\n    改法：在清单里加一行“522700000000 名称”"},
		{listed, "522701001", "：地区代码“522701001”不是省、市州或县的"},
		{listed, "贵州", "：地区代码“贵州”不是省、市州或县的"},
		{listed + "530101000000 某区\n530101001000 街道\n530101001001 社区\n", "", "清单里有几个省的村"},
		{"52 真样省\n5227 真样州\n522701 真样市\n", "", "清单里没有真样省（52）的村"},
		{listed + "522702 真例县\n", "522702", "清单里没有真例县（522702）的村"},
		{"", "", "清单里没有区划"},
		{"代码,名称\n", "", "清单里没有区划"},
		{"\xff\xff\xff", "", "字节不是"},
		{"PK\x03\x04 xlsx", "", "清单是 Excel 工作簿"},
		{"%PDF-1.4", "", "这里不能读取。\n    改法：在 Excel 或 WPS 里打开，另存为“CSV UTF-8"},
	} {
		d, err := ReadDivisions("区划.txt", []byte(c.text), c.region)
		var list *ListError
		if !errors.As(err, &list) || d != nil || !strings.Contains(err.Error(), "区划.txt") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q, %q gives %v", c.text, c.region, err)
		}
	}
	_, err := ReadDivisions("区划.txt", []byte("甲 1\n"+listed+strings.Repeat("某村\n", 30)), "")
	if text := err.Error(); !strings.HasPrefix(text, "区划.txt 第 1 行：") || !strings.Contains(text, "另有 11 处") {
		t.Error(text)
	}
}

// A region of real places is as sound as an invented one, and nothing but the
// places is real: no office bears a name of the list.
func TestSampleOfAList(t *testing.T) {
	for _, text := range []string{
		listed,
		"52 真样省\n5227 真样州\n522702 真例县\n522702100000 丁镇\n522702100200 五村\n5228 真例市\n522800100000 戊镇\n522800100200 六村\n" + listed,
	} {
		o := Options{Months: 2, Seed: 3, Divisions: divisions(t, text, "")}
		made := generated(t, o)
		same(t, generated(t, o), made)
		for _, f := range findings(t, made) {
			if f.Kind.Severity == finding.Error {
				t.Errorf("%s %v %s", f.Kind.Code, f.At, f.Value)
			}
		}
		for _, name := range []string{"cadres.csv", "pairings.csv", "promotions.csv", "criticisms.csv", "commendations.csv", "rectifications.csv"} {
			data, _ := fs.ReadFile(made, name)
			for _, real := range []string{"甲街道", "乙镇", "丙布依族乡", "真样", "真例", "二村", "四村"} {
				if strings.Contains(string(data), real) {
					t.Errorf("%s tells of %s", name, real)
				}
			}
		}
		villages, _ := fs.ReadFile(made, "villages.csv")
		if !strings.Contains(string(villages), "522701101201,三村委会,乙镇,") {
			t.Errorf("%s", villages)
		}
	}
}

// Circulars of a region tell of what lies one level below it.
func TestCircularsOfALevel(t *testing.T) {
	text := "52 真样省\n5227 真样州\n5228 真例市\n522801 真仿县\n522801100000 戊镇\n522801100200 六村\n" + listed
	for region, want := range map[string]string{"52": "\n| 真样州 | 4 |", "5227": "\n| 真样市 | 4 |", "522701": "\n| 甲街道办事处 | 1 |"} {
		made := generated(t, Options{Months: 1, Divisions: divisions(t, text, region)})
		paper, _ := fs.ReadFile(made, "notices/2018/01.md")
		if !strings.Contains(string(paper), want) {
			t.Errorf("%s: %s", region, paper)
		}
	}
}

// Any text is a list or is refused with what is wrong; a list that is read, and
// written out again, is the same.
func FuzzReadDivisions(f *testing.F) {
	f.Add(listed, "")
	f.Add("52 真样省\n5227,真样州\n"+strings.ReplaceAll(listed, " ", "\t"), "5227")
	f.Add("代码;名称\n=\"441900003001\";一社区\n441900003 甲街道\n4419 真样市", "441900")
	f.Fuzz(func(t *testing.T, text, region string) {
		d, err := ReadDivisions("区划.txt", []byte(text), region)
		if err != nil {
			return
		}
		var again strings.Builder
		for code, name := range d.names {
			again.WriteString(code + "\t" + name + "\n")
		}
		back, err := ReadDivisions("区划.txt", []byte(again.String()), d.region)
		if err != nil || !reflect.DeepEqual(back, d) {
			t.Errorf("%+v comes back as %+v, %v", d, back, err)
		}
	})
}
