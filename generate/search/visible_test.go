package search

import "testing"

func TestVisible(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"inline elements join", "<p>共<b>12</b>户</p>", "共12户"},
		{"cells are apart", "<table><tr><td>1</td><td>2</td></tr></table>", "1 2"},
		{"a line break is space", "甲<br>乙", "甲 乙"},
		{"space is one blank", "甲 \n\t&nbsp;　乙", "甲 乙"},
		{"entities", "A&amp;B &lt;i&gt;", "A&B <i>"},
		{"folded parts", "<details><summary>表</summary><p>数</p></details>", "表 数"},
		{"scripts and styles", "甲<script>x<y</script><style>p{}</style><template><p>z</p></template><noscript>n</noscript>乙", "甲 乙"},
		{"hidden", `甲<p hidden>一<p>二</p></p>乙`, "甲 乙"},
		{"hidden void", `甲<input hidden>乙`, "甲乙"},
		{"drawings", `<svg><title>名</title><text>甲<tspan>乙</tspan></text><text>丙</text></svg>`, "甲乙 丙"},
		{"comments", "甲<!-- 丙 -->乙", "甲乙"},
		{"soft hyphen", "甲&shy;乙", "甲乙"},
		{"quotes", `甲<a title="乙 > hidden" href='<p>'>丙</a>`, "甲丙"},
		{"alone", `<svg><path d="M0 0"/><p hidden/>甲</svg><img alt=x>乙`, "甲乙"},
		{"no tag", "1 < 2 <3 <", "1 < 2 <3 <"},
		{"not closed", "<p>甲<p>乙", "甲 乙"},
		{"cut short", "<p>甲<b", "甲"},
	} {
		v := see([]byte("<title>题</title><body><main>" + c.body))
		if got := string(v.parts[1].text); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestPartsOfPage(t *testing.T) {
	p := read("a.html", []byte(`<title>甲 - 站</title><body><header>首</header><main><nav class="trail"><ol><li><a href="x">首页</a></li><li><a href="y">各<b>地</b></a></li><li>甲</li></ol></nav><h1>甲𠀀</h1><p>话</p></main><footer>尾</footer>`))
	if p.title != "甲𠀀" || p.trail != "首页 › 各地" || p.head != "首" || p.main != "首页 各地 甲 甲𠀀 话" || p.foot != "尾" {
		t.Errorf("%+v", p)
	}
	if p.start != 11 {
		t.Errorf("start %d", p.start)
	}
	p = read("a.html", []byte(`<body><main><h1>甲</h1><p>乙</p><p class="as-of">丙</p><p>丁</p></main>`))
	if p.start != 5 {
		t.Errorf("start after the dates %d", p.start)
	}
	p = read("a.html", []byte(`<body><main><h1>甲</h1><p class="lead">乙 <a>丙</a></p><p class="as-of">丁</p></main>`))
	if p.lead != [2]int{2, 5} || p.start != 7 {
		t.Errorf("lead %v, start %d", p.lead, p.start)
	}
}

func TestPageWithoutMain(t *testing.T) {
	p := read("a.html", []byte("<title>甲</title><body><h1></h1>话"))
	if p.title != "甲" || p.main != "话" || p.head != "" {
		t.Errorf("%+v", p)
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[rune]string{'Ａ': "a", 'G': "g", '（': "(", '㎡': "m2", '：': ":", '，': "，", '´': "´", '村': "村", '〔': "〔", '①': "1"} {
		if got := fold(in); got != want {
			t.Errorf("%c: %q, want %q", in, got, want)
		}
	}
}

func FuzzSee(f *testing.F) {
	f.Add("<body><main><h1>甲</h1>乙</main>丙")
	f.Add("<h1><main></h1><nav class=trail><a>")
	f.Fuzz(func(t *testing.T, page string) {
		p := read("a.html", []byte(page))
		for _, s := range []string{p.head, p.main, p.foot, p.title} {
			var l line
			l.add([]byte(s))
			if string(l.text) != s {
				t.Errorf("%q has space to spare", s)
			}
		}
	})
}
