package edition

import (
	"strings"
	"testing"

	"tongbao/generate/name"
	"tongbao/generate/notice"
)

func TestVeil(t *testing.T) {
	hidden := newVeil([]string{"张三", "高山", "欧阳锋"}, []string{"张三丰", "高山村"})
	for text, want := range map[string]string{
		"张__三__、欧阳<b>锋</b>、高*<!-- 甲 -->*山": "张某__、欧阳某</b>、高某", "张<三>": "张<三>", "张<三": "张<三",
		"张三、张三丰和高山": "张某、张三丰和高某", "高山村的高山": "高山村的高某", "欧　阳 锋": "欧阳某", "": "", "无事": "无事", "张三张三": "张某张某",
		"张\x1f三": "张某", "甲张\x1f三": "甲张\x1f三", "张\x1f三乙": "张\x1f三乙", "高山\x1f张\x1f三": "高某\x1f张某", "张三\x1f丰": "张三\x1f丰",
	} {
		view := notice.View{Hide: func(s string) []notice.Span { return hidden.spans(nil, s) }}
		if got := view.Mask(text); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
	}
	if got := (*veil)(nil).spans(nil, "张三"); got != nil {
		t.Errorf("no veil hides %v", got)
	}
}

func TestNumberOf(t *testing.T) {
	f := name.New([]string{numeral("示组通〔2019〕5号")}, inNumber)
	for text, want := range map[string]bool{
		"示组通〔2019〕5号": true, "示组通[2019]5号": true, "示组通（2019）第5号": true, "示组通 〔2019〕 5 号": true,
		"示组通〔2019〕15号": false, "示组通〔2019〕5": false, "示组通〔2018〕5号": false,
	} {
		if _, got := f.Next(text, 0); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestOwnWords(t *testing.T) {
	var b strings.Builder
	write(&b, "提高兴趣，比上月提高{change}。{name}山区")
	c := corpus(b.String())
	for _, test := range []struct {
		before, s, after string
		want             bool
	}{
		{"，提", "高兴", "趣，", true},       // a word of ours
		{"上月提", "高兴", "义镇", true},      // one that ends, and something put in
		{"某某", "高山", "区", true},        // something put in, and one that begins
		{"<td>", "高兴", "</td>", false}, // stands alone
		{"批评", "高兴", "同志", false},
		{"", "提高", "", false},
	} {
		if got := c.own(test.before, test.s, test.after); got != test.want {
			t.Errorf("%q between %q and %q: %v", test.s, test.before, test.after, got)
		}
	}
	if w := words(); !w.own("", "指标", "") || w.own("<td>", "冼栩", "</td>") {
		t.Error("the site's own texts are not known")
	}
}
