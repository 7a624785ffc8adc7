package search

import (
	"slices"
	"strings"
	"testing"
)

func TestLines(t *testing.T) {
	page := `<!DOCTYPE html><html><head><title>文件名</title><style>p{}</style></head><body><nav>首页</nav><main>
<h1>标<b>题</b></h1><p>一段
文字，<a href="x">有链接</a>。</p><svg><text>12</text></svg><ul><li>一</li><li>二</li></ul>
<table><tr><th scope="row">甲村</th><td>98.4%</td><td>2,401/2,441</td></tr><tr><td>乙村</td></tr></table>
<p hidden>看不见</p><p>换<br>行</p></main><footer>页脚</footer></body></html>`
	title, lines := Lines([]byte(page))
	want := []string{"标题", "一段 文字，有链接。", "一", "二", "甲村 98.4% 2,401/2,441", "乙村", "换", "行"}
	if title != "标题" || !slices.Equal(lines, want) {
		t.Errorf("%q %q", title, lines)
	}
	if title, lines := Lines([]byte("<title>只有标题</title><body><p>一</p>二")); title != "只有标题" || !slices.Equal(lines, []string{"一", "二"}) {
		t.Errorf("%q %q", title, lines)
	}
	if _, lines := Lines(nil); lines != nil {
		t.Errorf("%q", lines)
	}
}

// Together the lines are the text that search finds on a page without drawings,
// and none is empty or broken.
func FuzzLines(f *testing.F) {
	for _, page := range []string{"<p>一<b>二</b></p>三", "<main><table><tr><td>1<td>2</table></main>尾", "<title>甲</title><h1>乙", "<br><br>", "<p hidden>藏<p>露</p>"} {
		f.Add([]byte(page))
	}
	f.Fuzz(func(t *testing.T, page []byte) {
		if strings.Contains(strings.ToLower(string(page)), "svg") {
			return
		}
		title, lines := Lines(page)
		v := see(page)
		if got, want := strings.Join(lines, " "), string(v.parts[1].text); got != want || title != v.title() {
			t.Errorf("%q: %q %q, want %q %q", page, title, got, v.title(), want)
		}
		for _, line := range lines {
			if line == "" || strings.ContainsAny(line, "\n\r\t") {
				t.Errorf("%q: line %q", page, line)
			}
		}
	})
}
