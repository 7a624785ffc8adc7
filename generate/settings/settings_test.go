package settings

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"tongbao/generate/finding"
	"tongbao/generate/schema"
)

var testNames = Names{
	Indicators: []string{"commendation_ratio", "grid_coverage", "adjustments"}, Untargeted: []string{"adjustments"}, Compared: []string{"grid_coverage"},
	Columns: map[string][]string{"villages": {"village_code", "village"}, "teams": {"team_id"}},
	Headers: map[string][]string{"villages": {"行政区划代码", "行政村"}, "teams": {"队伍编号"}},
}

// minimal is a file that sets what it must, in three lines.
const minimal = "title: 示例县驻村工作通报\nregion: {code: \"522799\", name: 示例县}\n"

func parse(text string) (Settings, []finding.Finding) {
	var out finding.List
	s := Parse([]byte(text), testNames, &out)
	return s, out.Sorted()
}

var (
	placeholder = regexp.MustCompile(`\{(value|reason|key|want|line|nearest|first)\}`)
	latin       = regexp.MustCompile(`[A-Za-z]{3,} [a-z]{2,}`)
)

// briefly gives findings as code@row/column, and holds their texts to what a
// clerk can read.
func briefly(t *testing.T, found []finding.Finding) string {
	t.Helper()
	var s []string
	for _, f := range found {
		if text := f.Message() + f.Mend(); placeholder.MatchString(text) || latin.MatchString(text) {
			t.Errorf("%s says %s", f.Kind.Code, text)
		}
		s = append(s, fmt.Sprintf("%s@%d/%s", f.Kind.Code, f.Row, f.Column))
	}
	return strings.Join(s, " ")
}

func TestDefaults(t *testing.T) {
	want := Default()
	want.Title, want.Region, want.Issuer = "示例县驻村工作通报", Region{"522799", "示例县"}, "示例县"
	for _, text := range []string{
		minimal,
		"\ufeff" + minimal,
		strings.ReplaceAll(minimal, "\n", "\r\n"),
		strings.TrimSpace(minimal),
		"# 说明\n---\n" + minimal,
		"title: 示例县驻村工作通报\nregion:\n  code: 522799\n  name: 示例县\n",
		"title: '示例县驻村工作通报'  # 说明\nregion:\n  name:   示例县 \n  code: '522799'\ntargets:\nheaders: {}\nlinks:\nscore:\nnotices: {}\n",
	} {
		s, found := parse(text)
		if got := briefly(t, found); got != "" || !reflect.DeepEqual(s, want) {
			t.Errorf("%q gives %+v, %s", text, s, got)
		}
	}
	gbk, _ := simplifiedchinese.GB18030.NewEncoder().String(minimal)
	if s, found := parse(gbk); s.Title != want.Title || found != nil {
		t.Errorf("in GB18030: %+v, %v", s, found)
	}
}

// full sets everything, as the rules write it.
const full = `title: 示例县驻村工作通报
region: {code: "522799", name: 示例县}   # 2, 4 or 6 digits
issuer: 示例县委组织部
period: 2019-07
history: 6
targets: {commendation_ratio: 40, grid_coverage: 99.5}
score: {cap: 12, withhold_below: 7.5}
fund_floor: 20000.5
headers: {villages: {village_code: [编码, 村编码], village: 村子}}
links: {hosts: [oa.example.gov.cn, "10.0.0.1:8080"]}
notices: {gapless: true}
lists: {red_black: [grid_coverage]}
`

func TestEverySetting(t *testing.T) {
	s, found := parse(full)
	want := Settings{
		Title: "示例县驻村工作通报", Region: Region{"522799", "示例县"}, Issuer: "示例县委组织部",
		Period: schema.MonthOf(2019, 7), History: 6, Targets: map[string]int64{"commendation_ratio": 4000, "grid_coverage": 9950},
		Cap: 1200, WithholdBelow: 750, FundFloor: 2000050,
		Headers: map[string]map[string][]string{"villages": {"village_code": {"编码", "村编码"}, "village": {"村子"}}},
		Hosts:   []string{"oa.example.gov.cn", "10.0.0.1:8080"}, Gapless: true, RedBlack: []string{"grid_coverage"},
	}
	if got := briefly(t, found); got != "" || !reflect.DeepEqual(s, want) {
		t.Errorf("gives %+v, %s", s, got)
	}
	for i := range reflect.TypeFor[Settings]().NumField() {
		if reflect.ValueOf(s).Field(i).IsZero() {
			t.Errorf("no key sets %s", reflect.TypeFor[Settings]().Field(i).Name)
		}
	}
}

func TestFaults(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "settings-required@0/region settings-required@0/title"},
		{"title: 甲\nregion:\n", "settings-required@0/region.code settings-required@0/region.name"},
		{"title:\nregion: 示例县\n", "settings-value@1/title settings-value@2/region"},
		{"title: [甲]\nregion: {code: 5227991, name: {}}\n", "settings-value@1/title settings-value@2/region.code settings-value@2/region.name"},
		{minimal + "title: 乙\n", "settings-twice@3/title"},
		{"title: \"甲\\n乙\"\nregion: {code: 52, name: 省, code: 5227}\n", "settings-value@1/title settings-twice@2/region.code"},
		{minimal + "titel: 乙\n", "settings-key@3/titel"},
		{minimal + "region.code: 乙\n", "settings-key@3/region.code"},
		{minimal + "<<: {period: 2019-07}\n", "settings-key@3/<<"},
		{minimal + "? a\n: b\n", "settings-key@3/? a"},
		{minimal + "issuer: ''\n", "settings-value@3/issuer"},
		{minimal + "period: 2019.1\n", "settings-value@3/period"},
		{minimal + "period: 1999-12\n", "settings-value@3/period"},
		{minimal + "period: 2019/7\n", ""},
		{minimal + "period: 201907\n", ""},
		{minimal + "history: 0\n", "settings-value@3/history"},
		{minimal + "history: 1.5\n", "settings-value@3/history"},
		{minimal + "history: [1]\n", "settings-value@3/history"},
		{minimal + "history: 120\n", ""},
		{minimal + "targets: {commendation_ratio: 40%, grid_coverage: -1, grid: 1}\n", "settings-value@3/targets.commendation_ratio settings-key@3/targets.grid settings-value@3/targets.grid_coverage"},
		{minimal + "targets: {adjustments: 3}\n", "settings-value@3/targets.adjustments"},
		{minimal + "targets: 40\n", "settings-value@3/targets"},
		{minimal + "targets:\n  grid_coverage: 1\n  grid_coverage: 2\n", "settings-twice@5/targets.grid_coverage"},
		{minimal + "score: {cap: 0, withhold_below: 8.555, floor: 1}\n", "settings-value@3/score.cap settings-key@3/score.floor settings-value@3/score.withhold_below"},
		{minimal + "score: 10\n", "settings-value@3/score"},
		{minimal + "score: {cap: 10001}\n", "settings-value@3/score.cap"},
		{minimal + "fund_floor: 1万元\n", "settings-value@3/fund_floor"},
		{minimal + "fund_floor: '10,000'\n", ""},
		{minimal + "headers: {village: {}, villages: {code: [编码], village: []}, teams: [a]}\n", "settings-value@3/headers.teams settings-key@3/headers.village settings-key@3/headers.villages.code"},
		{minimal + "headers: {villages: {village: {a: b}, village_code: ['']}}\n", "settings-value@3/headers.villages.village settings-value@3/headers.villages.village_code"},
		{minimal + "headers: [a]\n", "settings-value@3/headers"},
		{minimal + "headers: {villages: {village_code: [行政村]}}\n", "settings-header@3/headers.villages.village_code"},
		{minimal + "headers: {villages: {village_code: [' 行政村（社区）*']}}\n", "settings-header@3/headers.villages.village_code"},
		{minimal + "headers: {villages: {village_code: [编码], village: [编 码]}}\n", "settings-header@3/headers.villages.village"},
		{minimal + "headers: {villages: {village_code: [行政区划代码, 编码]}}\n", ""},
		{minimal + "score: {cap: 5}\n", "settings-withhold@3/score.cap"},
		{minimal + "score: {cap: 5, withhold_below: 5}\n", ""},
		{minimal + "score:\n  cap: 10\n  withhold_below: 10.5\n", "settings-withhold@5/score.withhold_below"},
		{minimal + "a: " + strings.Repeat("[", 100000) + "\n", "settings-syntax@0/"},
		{minimal + "a: " + strings.Repeat("[", 1000) + "\n", "settings-syntax@3/"},
		{minimal + "issuer: 示例县522701198503071236\n", "settings-identity@3/"},
		{minimal + "headers: {villages: {village: [522701198503071236]}} # 522701198503071236\n", "settings-identity@3/ settings-identity@3/"},
		{minimal + "issuer: 甲13812345678\n", "settings-mobile@3/"},
		{minimal + "issuer: 甲130503670401001\n", "settings-identity-15@3/"},
		{minimal + "links: {hosts: [https://oa.example.gov.cn/]}\n", "settings-value@3/links.hosts"},
		{minimal + "links: {host: oa.example.gov.cn}\n", "settings-key@3/links.host"},
		{minimal + "links: {hosts: oa.example.gov.cn}\n", ""},
		{minimal + "notices: {gapless: 是}\n", "settings-value@3/notices.gapless"},
		{minimal + "lists: {red_black: grid_coverage}\n", ""},
		{minimal + "lists: {red_black: [grid_coverag]}\n", "settings-value@3/lists.red_black"},
		{minimal + "lists: {red_black: [commendation_ratio]}\n", "settings-value@3/lists.red_black"},
		{minimal + "lists: {red_black: [grid_coverage, grid_coverage]}\n", "settings-value@3/lists.red_black"},
		{minimal + "lists: {red: [grid_coverage]}\n", "settings-key@3/lists.red"},
		{minimal + "lists: [grid_coverage]\n", "settings-value@3/lists"},
		{minimal + "notices: true\n", "settings-value@3/notices"},
		{"title：甲\nregion: {code: 52, name: 省}\n", "settings-colon@1/title"},
		{"title: 甲\nregion：{code: 52, name: 省}\nissuer: 丙\n", "settings-colon@2/region"},
		{"title:甲\nregion: {code: 52, name: 省}\n", "settings-space@1/title"},
		{"title: 甲\nregion:\n  code：52\n  name:省\n", "settings-colon@3/code settings-space@4/name"},
		{"title: 甲\nregion: {code: 52, name：省}\n", "settings-required@0/region.name settings-colon@2/region.name：省"},
		{minimal + "note：乙\n", "settings-colon@3/note"},
		{minimal + "- 乙\n", "settings-syntax@3/"},
		{minimal + "乙\n", "settings-syntax@3/"},
		{"title\n", "settings-syntax@1/"},
		{"- title\n", "settings-syntax@1/"},
		{minimal + "---\nissuer: 丙\n", "settings-syntax@4/"},
		{minimal + "issuer: 甲\n  乙\n", "settings-syntax@3/"},
		{minimal + "score:\n\tcap: 8\n", "settings-syntax@4/"},
		{minimal + "issuer: @甲\n", "settings-syntax@3/"},
		{minimal + "issuer: 'a\n", "settings-syntax@3/"},
		{minimal + "issuer: \"a\n", "settings-syntax@3/"},
		{minimal + "links: {hosts: [a}\n", "settings-syntax@3/"},
		{minimal + "issuer: %a\n", "settings-syntax@3/"},
		{minimal + "issuer: a: b\n", "settings-syntax@3/"},
		{minimal + "issuer: &a 甲\n", "settings-value@3/issuer"},
		{"a\xff\n", "settings-encoding@1/"},
		{"PK\x03\x04", "settings-encoding@0/"},
	} {
		_, found := parse(c.text)
		if got := briefly(t, found); got != c.want {
			t.Errorf("%q gives %s, want %s", c.text, got, c.want)
		}
	}
}

func TestMessages(t *testing.T) {
	for _, c := range []struct{ text, message, mend string }{
		{"titel: 乙", "没有“titel”这个设置项，最接近的是“title”", "改为“title”，或删去这一行"},
		{"history: 很多", "“history”的值“很多”不对", "改为 1 到 120 的整数"},
		{"period: \"201\"", "“period”的值“201”不对", "改为 2019-07 这样的月份"},
		{"period:", "“period”的值不对", "改为 2019-07 这样的月份"},
		{"a: 1", "没有“a”这个设置项", "删去这一行"},
		{"score: {cap: 5}", "“score.withhold_below”（8）高于“score.cap”（5），每个月的积分都会算作低分", "核对这两个数"},
		{"headers: {villages: {village_code: [行政村]}}", "“行政村”本来就是“行政村”这一列的列名，不能再当作“行政区划代码”", "删去它；那一列确实叫这个名字时，把它的表头改为“行政区划代码”"},
		{"score:\n\tcap: 8", "tongbao.yaml 读不懂：缩进用了制表符（Tab），要改成空格", "改正这一行；冒号用半角，冒号后空一格，缩进用空格"},
		{"lists: {red_black: [grid_coverag]}", "“lists.red_black”的值“[grid_coverag]”不对：没有 grid_coverag 这项指标，最接近的是 grid_coverage", "改为指标名（英文）的列表，如 [grid_coverage]"},
		{"issuer：甲", "“issuer”后面的冒号是全角的", "改成半角冒号，冒号后空一格"},
		{"title: 乙", "“title”在第 1 行已经写过", "只留一行，删去另一行"},
		{"issuer: 甲440524198001010013", "这一行里有身份证号（440***************），本工具不接收身份证号", "删去它"},
	} {
		_, found := parse(minimal + c.text + "\n")
		if len(found) != 1 || found[0].Message() != c.message || found[0].Mend() != c.mend {
			t.Errorf("%q says %q and %q, want %q and %q", c.text, found[0].Message(), found[0].Mend(), c.message, c.mend)
		}
	}
}

// A faulty value leaves the default, so that nothing else follows from it.
func TestFaultLeavesDefault(t *testing.T) {
	s, _ := parse("title: 甲\nregion: {code: 52279x, name: 示例县}\nhistory: 0\nscore: {cap: 0, withhold_below: -1}\nperiod: 2019.1\nfund_floor: -1\n")
	want := Default()
	want.Title, want.Region.Name, want.Issuer = "甲", "示例县", "示例县"
	if !reflect.DeepEqual(s, want) {
		t.Errorf("gives %+v", s)
	}
}

// Identity numbers and mobile numbers stand in no value and no finding.
func TestPrivate(t *testing.T) {
	for _, text := range []string{full, strings.ReplaceAll(full, "编码", "乙")} {
		for _, number := range []string{"522701198503071236", "13812345678"} {
			for _, word := range []string{"示例县", "工作通报", "委组织部", "villages", "乙", "村子", "grid_coverage", "oa.", "digits"} {
				s, found := parse(strings.Replace(text, word, word+number, 1))
				shown := s.Title + s.Issuer + s.Region.Name
				for _, f := range found {
					shown += f.Column + f.Value + f.Message() + f.Mend()
				}
				if strings.Contains(text, word) && (len(found) == 0 || strings.Contains(shown, number)) {
					t.Errorf("%s behind %s gives %s", number, word, shown)
				}
			}
		}
	}
}

func TestTemplate(t *testing.T) {
	for _, c := range [][3]string{
		{"示例县驻村工作通报", "522799", "示例县"},
		{"it's: \"a\" # b", "52", "- x"},
		{"2019", "5227", "null"},
	} {
		text := Template(c[0], c[1], c[2], schema.MonthOf(2019, 7))
		s, found := parse(string(text))
		want := Default()
		want.Title, want.Region, want.Issuer = c[0], Region{c[1], c[2]}, c[2]
		want.Period = schema.MonthOf(2019, 7)
		if got := briefly(t, found); got != "" || !reflect.DeepEqual(s, want) {
			t.Errorf("reads back as %+v, %s\n%s", s, got, text)
		}
	}
}

// Every example of the template is sound, and every key explained.
func TestTemplateExamples(t *testing.T) {
	text := string(Template("甲", "52", "乙", 0))
	all := regexp.MustCompile(`(?m)^( *)# ([a-z_]+: )`).ReplaceAllString(text, "$1$2")
	s, found := parse(all)
	if got := briefly(t, found); got != "" || s.Hosts == nil || s.Period == 0 || s.Issuer == "乙" || len(s.Targets) == 0 || len(s.Headers) == 0 {
		t.Errorf("%s gives %+v, %s", all, s, got)
	}
	for _, path := range paths("", new(reader).keys()) {
		if name := path[strings.LastIndex(path, ".")+1:]; !strings.Contains(all, name+":") {
			t.Errorf("the template lacks %s", path)
		}
	}
	var explained func(keys []key)
	explained = func(keys []key) {
		for _, k := range keys {
			if k.about == "" || k.want == "" || (k.keys == nil) == (k.value == "") || (k.keys == nil) == (k.take == nil) {
				t.Errorf("%s is declared in part", k.name)
			}
			explained(k.keys)
		}
	}
	explained(new(reader).keys())
}

// No text makes the reader panic; every finding is in Chinese; an unknown key
// at the end of a sound file is found, whatever its name.
func FuzzParse(f *testing.F) {
	for _, s := range []string{minimal, full, "title：甲", "a: &x [*x]\n", "? {a: b}\n", "- \t", "!!binary a", "%TAG ! a", "\"\\x\"", "key", "a b", "é"} {
		f.Add(s)
	}
	known := map[string]bool{}
	for _, path := range paths("", new(reader).keys()) {
		known[path] = true
	}
	word := regexp.MustCompile(`^[a-z_]+$`)
	f.Fuzz(func(t *testing.T, text string) {
		_, found := parse(text)
		for _, f := range found {
			if said := strings.ReplaceAll(f.Message(), f.Value, ""); latin.MatchString(said) || f.Row < 0 {
				t.Errorf("%q: row %d: %s", text, f.Row, said)
			}
		}
		if !word.MatchString(text) || known[text] {
			return
		}
		if _, found := parse(full + text + ": 1\n"); len(found) != 1 || found[0].Kind != finding.SettingsKey || found[0].Value != schema.Display(text) {
			t.Errorf("key %q gives %v", text, found)
		}
	})
}
