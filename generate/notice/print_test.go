package notice

import (
	"regexp"
	"strings"
	"testing"

	"tongbao/generate/finding"
)

var htmlTests = []struct{ name, body, want string }{
	{"paragraph", "　　各镇：\n请“按月”\n完成 a\nb。\n", "<p>各镇：请“按月”完成 a\nb。</p>\n"},
	{"line break", "一  \n二 a\\\nb\n", "<p>一<br>二 a<br>\nb</p>\n"},
	{"emphasis beside marks", "**“重点”**内容，他说**“重点”**，**重点。**内容，**一**、*二*~~（三）~~四\n",
		"<p><strong>“重点”</strong>内容，他说<strong>“重点”</strong>，<strong>重点。</strong>内容，<strong>一</strong>、<em>二</em><del>（三）</del>四</p>\n"},
	{"emphasis beside letters", "用**《方案》**v2，按**（一）**A类，**甲**。**乙**，***丙。***丁\n", "<p>用<strong>《方案》</strong>v2，按<strong>（一）</strong>A类，<strong>甲</strong>。<strong>乙</strong>，<em><strong>丙。</strong></em>丁</p>\n"},
	{"no emphasis", "3 * 4 * 5，a_b_c，** 一 **\n", "<p>3 * 4 * 5，a_b_c，** 一 **</p>\n"},
	{"no typography", "\"a\" -- 'b'... 示组通〔2019〕5号\n", "<p>&#34;a&#34; -- &#39;b&#39;... 示组通〔2019〕5号</p>\n"},
	{"escapes", "\\*一\\* &amp; &lt;b&gt; &#x26; \\&amp; & <\n", "<p>*一* &amp; &lt;b&gt; &amp; &amp;amp; &amp; &lt;</p>\n"},
	{"headings", "### 一\n#### 二\n#### 三\n### 四\n###### 五\n", `<h2 id="body-1">一</h2>
<h3 id="body-1-1">二</h3>
<h3 id="body-1-2">三</h3>
<h2 id="body-2">四</h2>
<h5 id="body-2-0-0-1">五</h5>
`},
	{"lists", "3. 一\n4. 二\n\n- [x] 三\n- [ ] 四\n\n   五\n", `<ol start="3"><li>一</li>
<li>二</li>
</ol>
<ul><li><p>☑ 三</p>
</li>
<li><p>☐ 四</p>
<p>五</p>
</li>
</ul>
`},
	{"blocks", "> 一\n\n***\n\n```js\n<script>\n```\n", "<blockquote><p>一</p>\n</blockquote>\n<hr>\n<pre><code>&lt;script&gt;</code></pre>\n"},
	{"table", "| 镇 | 户 | 率 | 注 |\n|---|--:|:-:|:--|\n| 甲 | **1** | `2` | a\\|b |\n", `<table><thead><tr><th>镇</th>
<th class="align-right">户</th>
<th class="align-center">率</th>
<th class="align-left">注</th>
</tr>
</thead>
<tbody><tr><td>甲</td>
<td class="align-right"><strong>1</strong></td>
<td class="align-center"><code>2</code></td>
<td class="align-left">a|b</td>
</tr>
</tbody>
</table>
`},
	{"footnotes", "一[^甲]二[^甲]\n\n[^甲]: 注\n", `<p>一<sup id="body-ref-1" class="footnote-ref"><a href="#body-note-1">1</a></sup>二<sup id="body-ref-1-2" class="footnote-ref"><a href="#body-note-1">1</a></sup></p>
<section class="footnotes"><ol><li id="body-note-1"><p>注<a class="footnote-back" href="#body-ref-1">↩` + "\ufe0e" + `</a><a class="footnote-back" href="#body-ref-1-2">↩` + "\ufe0e" + `</a></p>
</li>
</ol>
</section>
`},
	{"raw HTML", "一<br onclick=\"x\">二\n\n<script>\nalert(1)\n</script>\n", "<p>一&lt;br onclick=&#34;x&#34;&gt;二</p>\n<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;</p>\n"},
	{"links", "# 一\n[甲](#一)[乙](b/2.md#二 \"题\")[丙](<b/2.md>)[丁](https://oa.example.gov.cn/通报?a=1&b)[戊](#无)<a@b.cn>\n",
		`<h2 id="body-1">一</h2>
<p><a href="#body-1">甲</a><a href="../2/index.html#body-1" title="题">乙</a><a href="../2/index.html">丙</a><a href="https://oa.example.gov.cn/%E9%80%9A%E6%8A%A5?a=1&amp;b">丁</a>戊<a href="mailto:a@b.cn">a@b.cn</a></p>
`},
	{"links within links", "[甲<https://oa.example.gov.cn/>](b/2.md)\n", "<p><a href=\"../2/index.html\">甲https://oa.example.gov.cn/</a></p>\n"},
	{"images", "![图*一*](张三.jpg)![](b/x.gif)![图一](./张三.jpg)\n", `<p><img src="fig-1.png" alt="图一"><img src="fig-2.gif" alt=""><img src="fig-1.png" alt="图一"></p>
`},
	{"private numbers", "138**1234**5678，130503670401001\n", "<p>138****5678<strong></strong>，130************</p>\n"},
}

// read gives the first of two circulars, beside which there are two pictures.
func read(t *testing.T, body string) *Notice {
	t.Helper()
	archive, _ := load(t, map[string]string{
		"1.md": circular(1, body), "b/2.md": circular(2, "# 二\n", "kind: 撤销", "withdraws: 示组通〔2019〕1号"),
		"张三.jpg": png, "b/x.gif": "GIF89a",
	}, testRules)
	return archive.ByNumber("示组通〔2019〕1号")
}

func TestHTML(t *testing.T) {
	for _, c := range htmlTests {
		t.Run(c.name, func(t *testing.T) {
			got := string(read(t, c.body).HTML(View{}))
			if got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			checkHTML(t, got)
		})
	}
}

func TestText(t *testing.T) {
	n := read(t, "# 一\n\n甲\n**乙** c\nd[^1]\n\n- 丙\n- 丁\n\n| a | b |\n|--|--|\n| 1 | 2 |\n\n```\nx\ny\n```\n\n[^1]: 注\n")
	want := "一\n甲乙 c d\n丙\n丁\na b\n1 2\nx y\n注\n"
	if got := n.Text(View{}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestImages(t *testing.T) {
	got := read(t, "![](b/x.gif)![](张三.jpg)![](b/x.gif)\n").Images()
	want := []Image{{"notices/b/x.gif", "notices/2019/1/fig-1.gif"}, {"notices/张三.jpg", "notices/2019/1/fig-2.png"}}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got %v", got)
	}
}

// hideName hides the name 张三丰.
func hideName(text string) []Span {
	var out []Span
	for at := 0; ; {
		i := strings.Index(text[at:], "张三丰")
		if i < 0 {
			return out
		}
		at += i + len("张三丰")
		out = append(out, Span{at - len("张三丰"), at, "张某某"})
	}
}

func TestView(t *testing.T) {
	v := View{Hide: hideName, Omits: func(n *Notice) bool { return n.Serial == 2 }}
	for body, want := range map[string]string{
		"对张\n三**丰**张三丰。\n":                                          "<p>对张某某<strong></strong>张某某。</p>\n",
		"张三[^1]丰\n\n[^1]: 张三丰\n":                                    `张某某<sup id="body-ref-1"`,
		"[张三](b/2.md)丰\n":                                           "<p>张某某</p>\n",
		"[见](b/2.md#二)\n":                                           "<p>见</p>\n",
		"![张三*丰*](b/x.gif \"张三丰\")":                                 `<p><img src="fig-1.gif" alt="张某某" title="张某某"></p>` + "\n",
		"[网](https://oa.example.gov.cn/张三丰)、<13812345678@qq.com>\n": "<p>网、138****5678@qq.com</p>\n",
		"# 张三丰\n\n[见](#张三丰)\n":                                      "<h2 id=\"body-1\">张某某</h2>\n<p><a href=\"#body-1\">见</a></p>\n",
		"| 张三丰 |\n|---|\n":                                          "<th>张某某</th>",
		"    张三丰\n":                                                 "<pre><code>张某某</code></pre>\n",
	} {
		n := read(t, body)
		got := string(n.HTML(v))
		if !strings.Contains(got, want) {
			t.Errorf("%q gives\n%s\nwant\n%s", body, got, want)
		}
		if all := got + n.Text(v); strings.Contains(all, "张三丰") || strings.Contains(all, "%E5%BC%A0") {
			t.Errorf("%q shows the name: %s", body, all)
		}
		checkHTML(t, got)
	}
}

var (
	tag       = regexp.MustCompile(`<(/?)([a-z0-9]+)((?: [a-z]+="[^"<>]*")*)>`)
	attribute = regexp.MustCompile(` ([a-z]+)="([^"]*)"`)
	written   = regexp.MustCompile(`^(p|h[2-6]|ul|ol|li|blockquote|hr|pre|code|table|thead|tbody|tr|th|td|section|em|strong|del|a|sup|img|br)$`)
	address   = regexp.MustCompile(`^(https?://oa\.example\.gov\.cn([/?#]|$)|mailto:[^:]+$|#body-|(\.\./)*[a-z0-9/-]+\.[a-z]+(#body-[0-9-]+)?$)`)
)

// checkHTML checks that a text has only tags and attributes from a closed set,
// nested as they should be, and links only where they may lead.
func checkHTML(t *testing.T, html string) {
	t.Helper()
	var open []string
	for _, m := range tag.FindAllStringSubmatch(html, -1) {
		if !written.MatchString(m[2]) {
			t.Errorf("tag %s in\n%s", m[0], html)
		}
		switch {
		case m[1] == "" && !voidTags[m[2]]:
			open = append(open, m[2])
		case m[1] != "" && (len(open) == 0 || open[len(open)-1] != m[2]):
			t.Fatalf("%s where %v is open in\n%s", m[0], open, html)
		case m[1] != "":
			open = open[:len(open)-1]
		}
		checkAttributes(t, m[3])
	}
	if len(open) > 0 || strings.ContainsAny(tag.ReplaceAllString(html, ""), "<>\"") {
		t.Errorf("tags do not close in\n%s", html)
	}
}

func checkAttributes(t *testing.T, attributes string) {
	t.Helper()
	for _, m := range attribute.FindAllStringSubmatch(attributes, -1) {
		switch m[1] {
		case "href", "src":
			if !address.MatchString(m[2]) {
				t.Errorf("address %s", m[2])
			}
		case "id", "class", "start", "alt", "title":
		default:
			t.Errorf("attribute %s", m[0])
		}
	}
}

// FuzzMarkdown checks that whatever a circular holds, its text is HTML of the
// closed set, shows nothing that the view hides and is the same each time.
func FuzzMarkdown(f *testing.F) {
	for _, c := range htmlTests {
		f.Add(c.body)
	}
	for _, c := range findingTests {
		if _, body, ok := strings.Cut(c.files["01.md"], "\n---\n"); ok {
			f.Add(body)
		}
	}
	f.Add("[张三丰](javascript:alert(1) \"张三丰\")`张三丰`![张\n三丰](b/x.gif)<!-- 张三丰 -->")
	f.Fuzz(func(t *testing.T, body string) {
		fsys := workspace(map[string]string{
			"1.md": circular(1, body), "b/2.md": circular(2, "# 二\n"), "张三.jpg": png, "b/x.gif": "GIF89a",
		})
		archive, list := Load(fsys, testRules)
		checkFindings(t, list, strings.Count(body, "\n")+8)
		n := archive.ByNumber("示组通〔2019〕1号")
		if n == nil {
			return // not in UTF-8
		}
		html, text := string(n.HTML(View{Hide: hideName})), n.Text(View{Hide: hideName})
		checkHTML(t, html)
		if strings.Contains(html, "张三丰") || strings.Contains(text, "张三丰") {
			t.Errorf("the name is shown:\n%s\n%s", html, text)
		}
		again, _ := Load(fsys, testRules)
		if string(again.ByNumber(n.Number).HTML(View{Hide: hideName})) != html {
			t.Error("the second time gives another text")
		}
	})
}

func checkFindings(t *testing.T, list *finding.List, rows int) {
	t.Helper()
	for _, f := range list.Sorted() {
		_ = f.Message() + f.Mend()
		if f.Row < 0 || f.Row > rows && f.File == "notices/1.md" {
			t.Errorf("%s at row %d of %d", f.Kind.Code, f.Row, rows)
		}
	}
}

// FuzzFrontMatter checks that no front matter stops the reading, that findings
// stand at lines of the file, and that what is read without an error is sound.
func FuzzFrontMatter(f *testing.F) {
	for _, c := range findingTests {
		for _, text := range c.files {
			f.Add(text)
		}
	}
	for _, s := range []string{"{", "? a\n: b", "<<: *a", "a: &a [*a]", "- - -", "number: |\n\tx", "%YAML", "key: \"\\u00", "a: !!binary x", "...\na: b", "[a]: b", "{a: b}: c", "*a : b"} {
		f.Add("---\n" + s + "\n---\n")
	}
	f.Fuzz(func(t *testing.T, text string) {
		archive, list := Load(workspace(map[string]string{"1.md": text}), testRules)
		checkFindings(t, list, strings.Count(strings.ReplaceAll(text, "\r", "\n"), "\n")+1)
		if list.Count(finding.Error) > 0 {
			return
		}
		for _, n := range archive.Notices {
			if _, _, _, ok := ParseNumber(n.Number); !ok || n.Title == "" || n.Kind == "" || n.Issuer == "" || n.IssuedOn == 0 || n.Path == "" {
				t.Errorf("no finding for %+v", n)
			}
		}
	})
}
