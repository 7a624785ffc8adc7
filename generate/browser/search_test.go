package browser

import (
	"context"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"golang.org/x/text/unicode/norm"
)

// seen is the text that the browser itself says a reader can see, folded parts
// opened.
const seen = `document.querySelectorAll('details').forEach(d => d.open = true), document.body.innerText`

// What the search finds is what a scan of the text of all pages finds, as the
// browser shows it.
func TestSearchFindsWhatAScanFinds(t *testing.T) {
	s := county(t)
	ctx := tab(t)
	do(t, ctx, scripts(false))
	texts := map[string]string{}
	for _, path := range s.pages {
		do(t, ctx, chromedp.Navigate(s.onDisk().at(path)))
		texts[path] = comparable(ask[string](t, ctx, seen))
	}
	do(t, ctx, scripts(true), chromedp.Navigate(s.onDisk().at("places/522799101/index.html")))
	search(t, ctx, "")
	for _, q := range substrings(texts, 500) {
		want := []string{}
		for path, text := range texts {
			if strings.Contains(text, comparable(q)) {
				want = append(want, path)
			}
		}
		got := found(t, ctx, q)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%q: found on %d pages, seen on %d", q, len(got), len(want))
		}
	}
}

// comparable makes texts that differ in case, width and space alone the same;
// the full-width comma stays itself.
func comparable(s string) string {
	clauses := strings.Split(s, "，")
	for i, c := range clauses {
		clauses[i] = strings.Map(unicode.ToLower, norm.NFKC.String(c))
	}
	return strings.Join(strings.Fields(strings.Join(clauses, "，")), " ")
}

// substrings cuts n parts of 2 to 12 characters out of the texts.
func substrings(texts map[string]string, n int) []string {
	random := rand.New(rand.NewPCG(11, 12))
	paths := slices.Sorted(maps.Keys(texts))
	var out []string
	for len(out) < n {
		text := []rune(texts[paths[random.IntN(len(paths))]])
		length := 2 + random.IntN(11)
		from := random.IntN(len(text) - length)
		if s := strings.TrimSpace(string(text[from : from+length])); len([]rune(s)) >= 2 {
			out = append(out, s)
		}
	}
	return out
}

// search opens the search with its key and types, and waits until what was typed
// last has been looked for.
func search(t *testing.T, ctx context.Context, query string) {
	t.Helper()
	do(t, ctx, chromedp.KeyEvent("/"))
	settled(t, ctx, `document.querySelector('dialog.finder[open] input[placeholder]') !== null`)
	if query != "" {
		do(t, ctx, chromedp.KeyEvent(query))
		settled(t, ctx, `document.querySelector('.finder-status').textContent.includes('“`+query+`”')`)
	}
}

// settled waits, at most 5 s, until an expression is true.
func settled(t *testing.T, ctx context.Context, expression string) {
	t.Helper()
	if !ask[bool](t, ctx, `new Promise(done => { let n = 0; const look = () => (`+expression+`) ? done(true) : ++n > 100 ? done(false) : setTimeout(look, 50); look(); })`) {
		t.Fatalf("this did not come true: %s", expression)
	}
}

// found gives the paths of the pages that the search finds.
func found(t *testing.T, ctx context.Context, query string) []string {
	t.Helper()
	quoted, err := json.Marshal(query)
	if err != nil {
		t.Fatal(err)
	}
	return ask[[]string](t, ctx, `new Promise((done, fail) => tongbaoSearch.find(`+string(quoted)+`, {},
		(error, result) => error ? fail(error) : done(result.hits.map(h => h.path))))`)
}

const loaded = `performance.getEntriesByType('resource').map(e => e.name).filter(n => /\/search\/|find\.js|search\.css/.test(n)).length`

// axe-core finds nothing in the open search, in light and in dark.
func TestSearchIsAccessible(t *testing.T) {
	source, err := os.ReadFile(tool(t, axe))
	if err != nil {
		t.Fatal(err)
	}
	s := county(t)
	ctx := tab(t)
	for _, colours := range []string{"light", "dark"} {
		do(t, ctx, scheme(colours), chromedp.Navigate(s.onDisk().at("index.html")))
		search(t, ctx, "覆盖率")
		ask[int](t, ctx, string(source)+";0")
		if found := ask[[]string](t, ctx, judged); len(found) > 0 {
			t.Errorf("%s:\n%s", colours, strings.Join(found, "\n"))
		}
	}
}

// The search is worked with keys alone, and nothing of it is loaded before.
func TestSearchByKeyboard(t *testing.T) {
	s := county(t)
	ctx := tab(t)
	for _, from := range []address{s.onDisk(), s.served(t, "/a/b/")} {
		do(t, ctx, chromedp.Navigate(from.at("index.html")))
		if n := ask[int](t, ctx, loaded); n != 0 {
			t.Errorf("%d files of the search are loaded before it is opened", n)
		}
		search(t, ctx, "示组通〔2019〕4号")
		if first := ask[string](t, ctx, `document.querySelector('.finder-results a').href`); first != from.at("notices/2019/4/index.html") {
			t.Errorf("circular 4 is not the first hit: %s", first)
		}
		if mark := ask[string](t, ctx, `document.querySelector('.finder-results mark').textContent`); mark != "示组通〔2019〕4号" {
			t.Errorf("marked: %q", mark)
		}
		do(t, ctx, chromedp.KeyEvent(kb.ArrowDown))
		if !ask[bool](t, ctx, `document.activeElement === document.querySelector('.finder-results a')`) {
			t.Error("the arrow does not lead to the first hit")
		}
		do(t, ctx, chromedp.KeyEvent(kb.ArrowUp), chromedp.KeyEvent(kb.Escape))
		if ask[bool](t, ctx, `document.querySelector('dialog.finder').open`) {
			t.Error("Escape does not close the search")
		}
		do(t, ctx, chromedp.KeyEvent("k", chromedp.KeyModifiers(chromedp.ModifierCtrl)), chromedp.KeyEvent("\r"))
		settled(t, ctx, `location.pathname.endsWith('/notices/2019/4/index.html')`)
	}
}
