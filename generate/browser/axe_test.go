package browser

import (
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

const axe = "axe-core-4.14.1/axe.min.js"

// judged runs axe-core and gives each violation with the first elements that
// have it.
const judged = `axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v =>
	v.id + ' (' + v.help + '): ' + v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + (n.any[0] || n.all[0] || n.none[0] || {}).message).join('; ')))`

// axe-core finds nothing on any kind of page, in light and in dark.
func TestPagesAreAccessible(t *testing.T) {
	source, err := os.ReadFile(tool(t, axe))
	if err != nil {
		t.Fatal(err)
	}
	ctx := tab(t)
	for _, s := range []*site{county(t), hostile(t)} {
		for _, path := range s.kinds(t) {
			for _, colours := range []string{"light", "dark"} {
				do(t, ctx, scheme(colours), chromedp.Navigate(s.onDisk().at(path)))
				ask[int](t, ctx, string(source)+";0")
				if found := ask[[]string](t, ctx, judged); len(found) > 0 {
					t.Errorf("%s %s, %s:\n%s", s.name, path, colours, strings.Join(found, "\n"))
				}
			}
		}
	}
}
