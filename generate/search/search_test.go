package search_test

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"

	"tongbao/generate"
	"tongbao/generate/schema"
	"tongbao/generate/search"
)

// built builds the site of a workspace with every kind of page, and gives its
// folder. generate/browser does the same with the sample county and a real
// browser.
func built(t *testing.T) string {
	t.Helper()
	site := filepath.Join(t.TempDir(), "site")
	if _, err := generate.Build(context.Background(), os.DirFS("../render/testdata/workspace"), site, generate.Options{Date: schema.DateOf(2019, 8, 2), Version: "0.0.0"}); err != nil {
		t.Fatal(err)
	}
	return site
}

// scanned gives what a scan of all texts compares: by path, the text of each
// page, from its parsed tree.
func scanned(t *testing.T, site string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.Walk(site, func(name string, info os.FileInfo, err error) error {
		if err != nil || filepath.Ext(name) != ".html" {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		path, _ := filepath.Rel(site, name)
		out[filepath.ToSlash(path)] = scan(t, data)
		return nil
	})
	if err != nil || len(out) == 0 {
		t.Fatal("no pages", err)
	}
	return out
}

func scan(t *testing.T, page []byte) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
			return
		}
		if slices.Contains([]string{"head", "script", "style", "template", "noscript"}, n.Data) ||
			slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "hidden" }) {
			return
		}
		words := slices.Contains([]string{"a", "span", "small", "strong", "b", "em", "i", "code", "sup", "sub", "tspan", "svg", "del", "button", "time", "mark", "wbr"}, n.Data)
		if !words {
			b.WriteByte(' ')
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
		if !words {
			b.WriteByte(' ')
		}
	}
	walk(root)
	return comparable(b.String())
}

// comparable makes texts that differ in width, case and space alone the same.
func comparable(s string) string {
	sentences := strings.Split(s, "，") // the one character of full width that stays itself
	for i, s := range sentences {
		sentences[i] = strings.Map(unicode.ToLower, norm.NFKC.String(s))
	}
	s = strings.Join(sentences, "，")
	return strings.Join(strings.Fields(s), " ")
}

// substrings cuts n parts of 2 to 12 characters out of the texts.
func substrings(texts map[string]string, n int) []string {
	random := rand.New(rand.NewPCG(1, 2))
	paths := slices.Sorted(maps.Keys(texts))
	var out []string
	for len(out) < n {
		text := []rune(texts[paths[random.IntN(len(paths))]])
		length := 2 + random.IntN(11)
		from := random.IntN(len(text) - length)
		s := strings.TrimSpace(string(text[from : from+length]))
		if len([]rune(s)) >= 2 {
			out = append(out, s)
		}
	}
	return out
}

// What assets/find.js finds with the index is what a scan of all texts finds.
func TestFindsWhatAScanFinds(t *testing.T) {
	site := built(t)
	texts := scanned(t, site)
	browser := newBrowser(t, os.DirFS(site))
	queries := substrings(texts, 500)
	queries = append(queries, "帮扶", "ＧＲＩＤ＿", "（", "没有这样的话", "zz", "通报", "第1号 ", "。 ", "92")
	for _, q := range queries {
		want := []string{}
		if needle := comparable(q); len([]rune(needle)) >= 2 {
			for path, text := range texts {
				if strings.Contains(text, needle) {
					want = append(want, path)
				}
			}
		}
		got := browser.find(q)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%q: found %d pages, a scan %d: %v, %v", q, len(got), len(want), head(got), head(want))
		}
	}
}

func head(paths []string) []string { return paths[:min(4, len(paths))] }

func TestRanks(t *testing.T) {
	browser := newBrowser(t, index(t,
		page("a.html", "甲", "<p>积分积分积分</p>"),
		page("b.html", "村的积分", "<p>没有</p>"),
		page("c.html", "积分", "<p>没有</p>"),
		page("d.html", "丁", "<p>积分</p>"),
		page("e.html", "戊", "<p>积分</p>"),
		page("f.html", "积分表", "<p>没有</p>"),
		page("g.html", "己", "<p>没有</p>"),
		page("h.html", "庚", "<p class=lead>示组通〔2019〕4号</p><p>话</p>"),
		page("i.html", "撤销示组通〔2019〕4号", "<p class=lead>示组通〔2019〕6号</p><p>示组通〔2019〕4号</p>")))
	if got, want := browser.find("示组通〔2019〕4号"), []string{"h.html", "i.html"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got, want := browser.find("积分"), []string{"c.html", "f.html", "b.html", "a.html", "d.html", "e.html"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestWordsApart(t *testing.T) {
	browser := newBrowser(t, index(t,
		page("a.html", "甲", "<p>河东镇的</p><p>覆盖率</p>"),
		page("b.html", "乙", "<p>覆盖率：<b>河东</b>镇</p>"),
		page("c.html", "丙", "<p>河东镇</p><p>覆盖率</p>")))
	if got, want := browser.find("河东镇 覆盖率"), []string{"c.html"}; !slices.Equal(got, want) {
		t.Errorf("together: got %v, want %v", got, want)
	}
	if got, want := browser.findApart("河东镇 覆盖率"), []string{"a.html", "b.html", "c.html"}; !slices.Equal(got, want) {
		t.Errorf("apart: got %v, want %v", got, want)
	}
}

func TestExtract(t *testing.T) {
	long := strings.Repeat("前面的话，", 20)
	browser := newBrowser(t, index(t, page("a.html", "甲乙", "<p>"+long+"面积１２㎡…是ＧＢ号</p><p>后话</p>")))
	for query, want := range map[string]string{
		"12m2":  "[１２㎡]",
		"m2.":   "１２[㎡…]是",
		"gb号 后": "[ＧＢ号 后]话",
		"甲乙":    "前面的话",
	} {
		if got := browser.extract(query); !strings.Contains(got, want) {
			t.Errorf("%s: %q does not hold %q", query, got, want)
		}
	}
	if got := browser.extract("面积"); !strings.HasPrefix(got, "…") {
		t.Errorf("the beginning is not shown as cut: %q", got)
	}
}

// The files are the same whatever the order in which the pages come.
func TestOrderOfPages(t *testing.T) {
	var pages [][2]string
	for i := range 300 {
		pages = append(pages, page(fmt.Sprintf("%03d.html", i), fmt.Sprint("第", i), strings.Repeat(fmt.Sprintf("<p>%d 户脱贫</p>", i*i), 60)))
	}
	files := func(order []int) map[string]string {
		out := map[string]string{}
		x := search.New(func(path string, data []byte) error { out[path] = string(data); return nil })
		for _, i := range order {
			if err := x.Add(i, pages[i][0], []byte(pages[i][1])); err != nil {
				t.Fatal(err)
			}
		}
		if err := x.Close(); err != nil {
			t.Fatal(err)
		}
		return out
	}
	random := rand.New(rand.NewPCG(3, 4))
	first, second := files(random.Perm(300)), files(random.Perm(300))
	if !maps.Equal(first, second) {
		t.Error("the order of pages changes the index")
	}
	if len(first) < 5 {
		t.Errorf("only %d files: nothing is divided", len(first))
	}
}

func TestMissingPage(t *testing.T) {
	x := search.New(func(string, []byte) error { return nil })
	if err := x.Add(1, "b.html", nil); err != nil {
		t.Fatal(err)
	}
	if x.Close() == nil {
		t.Error("an index without its first page was closed")
	}
}

func page(path, title, body string) [2]string {
	return [2]string{path, "<!DOCTYPE html><html><head><title>" + title + " - 站</title></head><body><header>页首</header><main><h1>" + title + "</h1>" + body + "</main><footer>页尾</footer></body></html>"}
}
