package notice

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tongbao/generate/finding"
)

// circular gives a sound file of 8 lines and then the body, which begins at
// line 8. Each change replaces the line of the front matter that has its key,
// or is added at its end.
func circular(serial int, body string, changes ...string) string {
	lines := []string{
		fmt.Sprintf("number: 示组通〔2019〕%d号", serial),
		"title: 关于遍访工作的通报",
		"kind: 通报",
		fmt.Sprintf("issued_on: 2019-%02d-05", serial),
		"issuer: 示例县委组织部",
	}
	for _, c := range changes {
		key, _, _ := strings.Cut(c, ":")
		i := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, key+":") })
		if i < 0 {
			lines = append(lines, c)
		} else {
			lines[i] = c
		}
	}
	return "---\n" + strings.Join(lines, "\n") + "\n---\n" + body
}

const paragraph = "各镇：请按月完成遍访。\n"

func workspace(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys["notices/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// load reads files below notices and gives their findings as lines such as
// "01.md:3 kind notice-choice".
func load(t *testing.T, files map[string]string, rules Rules) (*Archive, []string) {
	t.Helper()
	archive, list := Load(workspace(files), rules)
	var out []string
	for _, f := range list.Sorted() {
		checkTexts(t, f)
		at := fmt.Sprintf("%s:%d %s", strings.TrimPrefix(f.File, "notices/"), f.Row, f.Column)
		out = append(out, strings.TrimSpace(at)+" "+f.Kind.Code)
	}
	return archive, out
}

var hole = regexp.MustCompile(`\{[a-z]+\}`)

// checkTexts holds the texts of a finding against its templates.
func checkTexts(t *testing.T, f finding.Finding) {
	t.Helper()
	for _, text := range []string{f.Message(), f.Mend()} {
		if m := hole.FindString(text); m != "" {
			t.Errorf("%s: %s is not filled in: %s", f.Kind.Code, m, text)
		}
	}
}

const (
	identity = "440524198001010013" // made up; passes the check
	png      = "\x89PNG\r\n\x1a\n0000"
)

var findingTests = []struct {
	name  string
	files map[string]string
	want  []string
}{
	{"sound", map[string]string{"01.md": circular(1, paragraph)}, nil},
	{"sound, with every mark and line end", map[string]string{
		"01.md": "\ufeff" + strings.ReplaceAll(circular(1, paragraph), "\n", "\r\n"),
		"02.md": "\n\n" + circular(2, paragraph),
		"03.md": "\xff\xfe" + twoBytes(circular(3, paragraph)),
	}, nil},

	{"bytes of no encoding", map[string]string{"01.md": "---\n\xff\xff\n"}, []string{"01.md:2 notice-encoding"}},
	{"a Word file", map[string]string{"01.md": "PK\x03\x04…"}, []string{"01.md:0 notice-encoding"}},
	{"another file", map[string]string{"01.md": circular(1, paragraph), "01.docx": "", "~$1.md": "", ".x/1.md": "", "Thumbs.db": ""}, []string{"01.docx:0 notice-file"}},
	{"no front matter", map[string]string{"01.md": paragraph}, []string{"01.md:1 notice-head"}},
	{"empty", map[string]string{"01.md": ""}, []string{"01.md:1 notice-head"}},
	{"open front matter", map[string]string{"01.md": "\n---\nnumber: 1\n" + paragraph}, []string{"01.md:2 notice-head-end"}},
	{"no body", map[string]string{"01.md": circular(1, "\n\n")}, []string{"01.md:7 notice-empty"}},

	{"no space after the colon", map[string]string{"01.md": circular(1, paragraph, "title:关于")}, []string{"01.md:3 title notice-syntax"}},
	{"open quote", map[string]string{"01.md": circular(1, paragraph, `title: "关于`)}, []string{"01.md:3 title notice-syntax"}},
	{"colon in the content", map[string]string{"01.md": circular(1, paragraph, "title: 关于: 遍访")}, []string{"01.md:3 title notice-syntax"}},
	{"stray line", map[string]string{"01.md": circular(1, paragraph, "公开")}, []string{"01.md:7 notice-syntax"}},
	{"fault in a further line", map[string]string{"01.md": circular(1, paragraph, "title: 关于\n  遍访: 的\n  通报")}, []string{"01.md:3 title notice-syntax"}},
	{"two faults at once", map[string]string{"01.md": circular(1, paragraph, "title: [", "issuer: 'x")}, []string{"01.md:3 title notice-syntax", "01.md:6 issuer notice-syntax"}},
	{"full-width colon", map[string]string{"01.md": circular(1, paragraph, "title：关于遍访的通报", "title: 关于")}, []string{"01.md:7 title notice-colon", "01.md:7 title notice-key-twice"}},
	{"full-width colon alone", map[string]string{"01.md": strings.Replace(circular(1, paragraph), "kind: ", "kind：", 1)}, []string{"01.md:4 kind notice-colon"}},
	{"unknown key", map[string]string{"01.md": circular(1, paragraph, "isuer: x", "标题: x")}, []string{"01.md:7 isuer notice-key", "01.md:8 标题 notice-key"}},
	{"twice", map[string]string{"01.md": strings.Replace(circular(1, paragraph), "kind:", "kind: 简报\nkind:", 1)}, []string{"01.md:5 kind notice-key-twice"}},
	{"secrecy", map[string]string{"01.md": circular(1, paragraph, "secrecy: 机密", "密级：秘密", "保密期限: 十年", "Classification: x", `"密 级": x`)}, []string{
		"01.md:7 secrecy notice-secrecy", "01.md:8 密级 notice-secrecy", "01.md:9 保密期限 notice-secrecy",
		"01.md:10 Classification notice-secrecy", "01.md:11 密 级 notice-secrecy"}},
	{"front matter nested without end", map[string]string{"01.md": circular(1, paragraph, "title: "+strings.Repeat("[", 100_000))}, []string{"01.md:3 title notice-syntax"}},
	{"a key that is near to none", map[string]string{"01.md": circular(1, paragraph, "zzzzzzzz: x")}, []string{"01.md:7 zzzzzzzz notice-key"}},
	{"a character that turns the text", map[string]string{"01.md": circular(1, paragraph, "title: 关于\u202e通报")}, []string{"01.md:3 title notice-control"}},
	{"identity numbers in groups", map[string]string{"01.md": circular(1, "甲 440524 19800101 0013，\n乙 440524-1980-0101-0013，\n丙 522701\n19850307\n1236，丁 110105**19491231**002X，\n戊 440524\\-19800101\\-0013，电话 138 1234 5678。\n")}, []string{
		"01.md:8 notice-identity", "01.md:8 notice-identity", "01.md:8 notice-identity", "01.md:9 notice-identity", "01.md:13 notice-identity", "01.md:13 notice-mobile"}},
	{"an identity number in characters that are written out", map[string]string{"01.md": circular(1, "一\n\n440524&nbsp;19800101&#8203;0013\n")}, []string{"01.md:10 notice-identity"}},
	{"an identity number in a file's name", map[string]string{"01.md": circular(1, paragraph), identity + ".md": "", "x/" + identity + ".png": png}, []string{
		"440***************.md:0 file-identity", "x/440***************.png:0 file-identity"}},
	{"secrecy in a mapping", map[string]string{"01.md": circular(1, paragraph, "{密级: 秘密}")}, []string{"01.md:7 密级 notice-secrecy"}},
	{"secrecy mark", map[string]string{"01.md": circular(1, "\n机密★1年\n")}, []string{"01.md:9 notice-secrecy"}},
	{"nothing in it", map[string]string{"01.md": "---\ntitle: ''\nissuer:\n---\n" + paragraph}, []string{
		"01.md:1 issued_on notice-required", "01.md:1 kind notice-required", "01.md:1 number notice-required",
		"01.md:2 title notice-required", "01.md:3 issuer notice-required"}},
	{"drafts", map[string]string{"a.md": "---\ntitle: 关于\nkind: 通报\n---\n" + paragraph, "drafts/b.md": "想到哪里写到哪里", "drafts/c.md": circular(7, paragraph),
		"drafts/d.md": "---\ntitle: 关于\n密级: 秘密\n---\n"}, []string{
		"a.md:0 notice-draft", "drafts/b.md:0 notice-draft", "drafts/c.md:0 notice-draft", "drafts/d.md:0 notice-draft", "drafts/d.md:3 密级 notice-secrecy"}},
	{"no text", map[string]string{"01.md": circular(1, paragraph, "title: [关于]", "issuer:\n- x", "audience: {a: b}", "amends: *x")}, []string{
		"01.md:3 title notice-text", "01.md:6 issuer notice-text", "01.md:8 audience notice-text", "01.md:9 amends notice-acts-other", "01.md:9 amends notice-text"}},
	{"control character", map[string]string{"01.md": circular(1, "一\n二\a\n", `title: "关于\x07"`)}, []string{"01.md:3 title notice-control", "01.md:9 notice-control"}},
	{"choices", map[string]string{"01.md": circular(1, paragraph, "kind: 通告", "audience: 内部")}, []string{"01.md:4 kind notice-choice", "01.md:7 audience notice-choice"}},
	{"no day", map[string]string{"01.md": circular(1, paragraph, "issued_on: 2019-02-30")}, []string{"01.md:5 issued_on notice-date"}},
	{"nothing acted on", map[string]string{"01.md": circular(1, paragraph, "kind: 更正"), "02.md": circular(2, paragraph, "kind: 撤销", "withdraws:")}, []string{
		"01.md:1 amends notice-acts", "02.md:7 withdraws notice-acts"}},
	{"acting without leave", map[string]string{
		"01.md": circular(1, paragraph),
		"02.md": circular(2, paragraph, "amends: 示组通〔2019〕1号"),
		"03.md": circular(3, paragraph, "kind: 更正", "withdraws: 示组通〔2019〕1号"),
	}, []string{"02.md:7 amends notice-acts-other", "03.md:1 amends notice-acts", "03.md:7 withdraws notice-acts-other"}},

	{"numbers", map[string]string{
		"01.md": circular(1, paragraph, "number: 示组通[2019]第01号"),
		"02.md": circular(2, paragraph, "kind: 更正", "amends: 示组通（2019）1号"),
		"03.md": circular(3, paragraph, "number: 三号"),
	}, []string{"01.md:2 number notice-number", "02.md:7 amends notice-number", "03.md:2 number notice-number"}},
	{"number twice", map[string]string{"01.md": circular(1, paragraph), "a/01.md": circular(1, paragraph)}, []string{"a/01.md:2 number notice-number-twice"}},
	{"year", map[string]string{"01.md": circular(1, paragraph, "issued_on: 2020-01-02")}, []string{"01.md:2 number notice-number-year"}},

	{"identity numbers", map[string]string{"01.md": circular(1, "张三（"+identity+"）\n", "title: 关于"+identity)}, []string{"01.md:3 title notice-identity", "01.md:8 notice-identity"}},
	{"identity number in markup", map[string]string{"01.md": circular(1, "一\n\n440524**19800101**0013\n\n- `440524`&#49;98001010013\n")}, []string{"01.md:10 notice-identity", "01.md:12 notice-identity"}},
	{"other numbers", map[string]string{"01.md": circular(1, "130503670401001\n13812345678\n")}, []string{"01.md:8 notice-identity-15", "01.md:9 notice-mobile"}},

	{"HTML", map[string]string{"01.md": circular(1, "一<br>二\n三<b>四\n\n<div onclick=x>\n五\n</div>\n\n<!-- 六\n七 -->\n")}, []string{
		"01.md:8 notice-html", "01.md:9 notice-html", "01.md:11 notice-html", "01.md:15 notice-html"}},
	{"footnotes", map[string]string{"01.md": circular(1, "一[^1]，二[^2]，三\\[^3]，`[^4]`。\n\n[^1]: 注。\n[^5]: 没有引用。\n")}, []string{
		"01.md:8 notice-footnote", "01.md:11 notice-footnote-unused"}},
	{"footnotes without any", map[string]string{"01.md": circular(1, "\n一[^1]\n")}, []string{"01.md:9 notice-footnote"}},

	{"images outside", map[string]string{"01.md": circular(1, "![](http://x.cn/a.png)\n![](//x.cn/a.png)\n![](../villages.png)\n![](/a.png)\n![](data:image/png;base64,x)\n")}, []string{
		"01.md:8 notice-image-outside", "01.md:9 notice-image-outside", "01.md:10 notice-image-outside", "01.md:11 notice-image-outside", "01.md:12 notice-image-outside"}},
	{"images missing", map[string]string{"01.md": circular(1, "![](a.png)\n![](A%20.png)\n![](b/)\n"), "b/a.png": png, "a .png": png}, []string{
		"01.md:8 notice-image-missing", "01.md:9 notice-image-missing", "01.md:10 notice-image-missing"}},
	{"images of no kind", map[string]string{"01.md": circular(1, "一\n![](a.png)\n![](b.svg)\n"), "a.png": "<svg/>", "b.svg": "<svg/>"}, []string{
		"01.md:9 notice-image-type", "01.md:10 notice-image-type", "b.svg:0 notice-file"}},

	{"hosts", map[string]string{"01.md": circular(1, `[a](https://oa.example.gov.cn/x)
[b](https://example.gov.cn)
[c](http://OA.example.gov.cn:8080/)
[d](//oa.example.gov.cn/)
[e](https://a@oa.example.gov.cn/)
[f](https:oa.example.gov.cn)
<https://x.cn/>
[g]

[g]: http://x.cn
`)}, []string{"01.md:9 notice-link-host", "01.md:10 notice-link-host", "01.md:11 notice-link-host", "01.md:12 notice-link-host",
		"01.md:13 notice-link-host", "01.md:14 notice-link-host", "01.md:15 notice-link-host"}},
	{"schemes", map[string]string{"01.md": circular(1, `[a](mailto:a@b.cn)
[b](javascript:alert(1))
[c](&#106;avascript:x)
[d](javascript&colon;x)
[e](ftp://oa.example.gov.cn/)
[f](JAVA%0Ascript:x)
[g](mailto:a@b.cn?cc=c)
<tel:1>
[h](C:\通报\01.md)
[i](https://oa.example.gov.cn\@x.cn/)
`)}, []string{"01.md:9 notice-link-scheme", "01.md:10 notice-link-scheme", "01.md:11 notice-link-scheme", "01.md:12 notice-link-scheme",
		"01.md:13 notice-link-scheme", "01.md:14 notice-link-scheme", "01.md:15 notice-link-scheme", "01.md:16 notice-link-scheme", "01.md:17 notice-link-host"}},
	{"files", map[string]string{
		"01.md":      circular(1, "[a](2019/02.md)\n[b](2019/2.md)\n[c](../villages.csv)\n[d]()\n[e](/etc/x)\n[f](2019\\02.md)\n[g](100%.md)\n"),
		"2019/02.md": circular(2, "[a](../01.md)[b](./02.md)\n"),
	}, []string{"01.md:9 notice-link-file", "01.md:10 notice-link-file", "01.md:11 notice-link-file", "01.md:12 notice-link-file", "01.md:13 notice-link-file", "01.md:14 notice-link-file"}},
	{"fragments", map[string]string{
		"01.md": circular(1, "# 一、总体 情况\n[a](<#一、总体 情况>)[b](#一、总体%20情况)\n[c](#二)\n[d](02.md#三)\n[e](02.md#四)\n[f](#)\n"),
		"02.md": circular(2, "## 三\n正文\n"),
	}, []string{"01.md:10 notice-fragment", "01.md:12 notice-fragment", "01.md:13 notice-fragment"}},
}

func twoBytes(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteByte(byte(r))
		b.WriteByte(byte(r >> 8))
	}
	return b.String()
}

var testRules = Rules{Hosts: []string{"oa.example.gov.cn"}}

func TestFindings(t *testing.T) {
	for _, c := range findingTests {
		t.Run(c.name, func(t *testing.T) {
			_, got := load(t, c.files, testRules)
			if !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

// TestEveryKind checks that every declared kind about circulars is tested.
// What the clerk reads, where it depends on more than the kind.
func TestMessages(t *testing.T) {
	undone := func(changes ...string) map[string]string {
		return map[string]string{"01.md": circular(1, paragraph), "03.md": circular(3, paragraph, changes...)}
	}
	for _, c := range []struct {
		files   map[string]string
		gapless bool
		says    string
	}{
		{undone(), false, "缺 2 号。找到缺少的通报放进 notices 文件夹；这些号由别的文件使用时可以不管"},
		{undone(), true, "缺 2 号。找到缺少的通报放进 notices 文件夹；文号确实不连续时，把 tongbao.yaml 里的 gapless 改为 false"},
		{undone("kind: 撤销", "withdraws: 示组通〔2019〕1号", "issued_on: 2019-01-04"), false, "这份撤销的印发日期 2019-01-04 早于原件“示组通〔2019〕1号”的 2019-01-05。核对"},
		{map[string]string{"01.md": circular(1, paragraph, "kind: 撤销", "withdraws: 示组通〔2019〕2号"), "02.md": circular(2, paragraph, "issued_on: 2019-01-05")},
			false, "这份撤销与原件“示组通〔2019〕2号”同一天印发，序号却排在它前面。核对"},
		{undone("kind: 撤销", "withdraws: 示组通〔2019〕11号"), false, "没有文号是“示组通〔2019〕11号”的通报，最接近的是“示组通〔2019〕1号”。改为“示组通〔2019〕1号”或别的已有的文号，或先"},
		{undone("zzzzzzzz: x"), false, "文件头里没有“zzzzzzzz”这一项。删去这一行"},
		{undone("isuer: x"), false, "文件头里没有“isuer”这一项，最接近的是“issuer”。改为“issuer”，或删去这一行"},
	} {
		_, list := Load(workspace(c.files), Rules{Gapless: c.gapless})
		var said []string
		for _, f := range list.Sorted() {
			said = append(said, f.Message()+"。"+f.Mend())
		}
		if all := strings.Join(said, "\n"); !strings.Contains(all, c.says) {
			t.Errorf("says\n%s\nnot %s", all, c.says)
		}
	}
}

func TestEveryKind(t *testing.T) {
	var tested strings.Builder
	for _, c := range findingTests {
		tested.WriteString(strings.Join(c.want, "\n") + "\n")
	}
	for _, c := range lifeTests {
		tested.WriteString(strings.Join(c.want, "\n") + "\n")
	}
	for _, k := range finding.Kinds {
		if strings.HasPrefix(k.Code, "notice-") && !strings.Contains(tested.String(), " "+k.Code+"\n") {
			t.Errorf("no test gives %s", k.Code)
		}
	}
}

func TestFrontMatter(t *testing.T) {
	archive, got := load(t, map[string]string{"2019/一.md": `---
number: '示组通〔2019〕5号'   # 文号
title: >-
  关于张三（13812345678）
  的通报
kind: 更正
issued_on: 2019年7月5日
issuer: 2019
audience: public
amends: 示组通〔2019〕5号
---
正文
`}, Rules{})
	if want := []string{"2019/一.md:2 number notice-number-gap", "2019/一.md:4 title notice-mobile", "2019/一.md:10 amends notice-self"}; !slices.Equal(got, want) {
		t.Errorf("findings %q", got)
	}
	n := archive.ByNumber("示组通〔2019〕5号")
	if n == nil {
		t.Fatal("no circular of that number")
	}
	shown := fmt.Sprint(n.File, n.Prefix, n.Year, n.Serial, n.Title, n.Kind, n.IssuedOn, n.Issuer, n.Audience, n.Amends, n.Path)
	want := fmt.Sprint("notices/2019/一.md", "示组通", 2019, 5, "关于张三（138****5678） 的通报", "更正", "2019-07-05", "2019", "public", "示组通〔2019〕5号", "notices/2019/5/index.html")
	if shown != want {
		t.Errorf("got  %s\nwant %s", shown, want)
	}
}

func TestIdentityIsNotEchoed(t *testing.T) {
	for _, text := range []string{
		circular(1, "<b "+identity+">\n\n![]("+identity+".png)[^"+identity+"]\n\n[a](x:"+identity+")\n", "title: ["+identity, identity+": x", "kind: "+identity, "number: "+identity, "issued_on: "+identity),
		identity, "---\n" + identity,
	} {
		_, list := Load(workspace(map[string]string{"01.md": text}), Rules{})
		for _, f := range list.Sorted() {
			if all := f.Value + f.Message() + f.Mend(); strings.Contains(all, identity) {
				t.Errorf("%s shows it: %s", f.Kind.Code, all)
			}
		}
	}
}

func TestNoFolder(t *testing.T) {
	archive, list := Load(fstest.MapFS{}, Rules{})
	if archive.Present || len(archive.Notices) > 0 || len(list.Sorted()) > 0 {
		t.Errorf("got %+v, %v", archive, list.Sorted())
	}
}
