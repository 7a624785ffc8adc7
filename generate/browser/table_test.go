package browser

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// town is a page whose tables have a row of the whole, cells without values and
// more than a dozen rows.
const town = "places/522799100/index.html"

// The table of the indicators of a town's villages, and its column of closure.
const (
	compared = `document.querySelector('#below ~ .scroll:last-of-type > table')`
	closure  = `Array.from(` + compared + `.tHead.rows[0].cells).findIndex(c => c.textContent.includes('整改销号率'))`
)

// column gives what stands in a column, without the small print.
func column(t *testing.T, ctx context.Context, table, number string) []string {
	t.Helper()
	return ask[[]string](t, ctx, `Array.from(`+table+`.tBodies[0].rows).map(r => r.cells[`+number+`].textContent.trim().split(' ')[0])`)
}

func TestTablesSortByKeyboard(t *testing.T) {
	s := county(t)
	ctx := tab(t)
	do(t, ctx, chromedp.Navigate(s.onDisk().at(town)))
	before := column(t, ctx, compared, closure)
	press := func() string {
		ask[bool](t, ctx, `(`+compared+`.tHead.rows[0].cells[`+closure+`].querySelector('button').focus(), true)`)
		do(t, ctx, chromedp.KeyEvent("\r"))
		return ask[string](t, ctx, compared+`.tHead.rows[0].cells[`+closure+`].getAttribute('aria-sort')`)
	}
	for _, want := range []string{"ascending", "descending", "none"} {
		if got := press(); got != want {
			t.Fatalf("the header says %s, want %s", got, want)
		}
		after := column(t, ctx, compared, closure)
		if after[0] != before[0] {
			t.Errorf("%s: the row of the whole did not keep the top", want)
		}
		switch {
		case want == "none" && !slices.Equal(after, before):
			t.Errorf("the order of the page did not come back: %v", after)
		case want != "none":
			checkOrder(t, want, after[1:])
		}
	}
	if n := ask[int](t, ctx, compared+`.querySelectorAll('[aria-sort]:not([aria-sort="none"])').length`); n != 0 {
		t.Errorf("%d headers say that they sort", n)
	}
}

// checkOrder holds that numbers go one way and that what has no value stands last.
func checkOrder(t *testing.T, way string, cells []string) {
	t.Helper()
	last, ended := 0.0, false
	for i, c := range cells {
		x, err := strconv.ParseFloat(strings.TrimSuffix(c, "%"), 64)
		switch {
		case err != nil:
			ended = true
		case ended:
			t.Errorf("%s: %s stands behind what has no value", way, c)
		case i > 0 && (way == "ascending") != (x >= last) && x != last:
			t.Errorf("%s: %v stands behind %v", way, x, last)
		default:
			last = x
		}
	}
	if !ended {
		t.Errorf("%s: every row has a value", way)
	}
}

// What is filtered away is on paper all the same.
func TestTablesFilter(t *testing.T) {
	pdftotext := program(t, "pdftotext")
	s := county(t)
	ctx := tab(t)
	do(t, ctx, chromedp.Navigate(s.onDisk().at(town)))
	rows := column(t, ctx, compared, "0")
	ask[bool](t, ctx, `(`+compared+`.closest('.scroll').querySelector('input').focus(), true)`)
	do(t, ctx, chromedp.KeyEvent(rows[1]))
	shown := ask[[]string](t, ctx, `Array.from(`+compared+`.tBodies[0].rows).filter(r => r.offsetHeight > 0).map(r => r.cells[0].textContent.trim())`)
	if !slices.Equal(shown, rows[:2]) {
		t.Errorf("the filter leaves %v", shown)
	}
	want := strconv.Itoa(len(rows)-1) + " 行中的 1 行"
	if got := ask[string](t, ctx, compared+`.closest('.scroll').querySelector('[role=status]').textContent`); got != want {
		t.Errorf("the filter says %q, want %q", got, want)
	}
	paper := plain(strings.Join(textOf(t, pdftotext, printed(t, ctx)), ""))
	for _, name := range rows[1:] {
		if strings.Count(paper, name) < 2 { // its forces and its indicators
			t.Errorf("paper leaves out %s", name)
		}
	}
}

func TestTablesReadWithoutScripts(t *testing.T) {
	s := county(t)
	ctx := tab(t)
	do(t, ctx, scripts(false), chromedp.Navigate(s.onDisk().at(town)))
	if n := ask[int](t, ctx, `document.querySelectorAll('table button, .toolbar input').length`); n != 0 {
		t.Errorf("%d buttons stand where nothing works them", n)
	}
}
