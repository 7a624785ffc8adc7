package browser

import (
	"context"
	"testing"

	"github.com/chromedp/chromedp"
)

// wide gives the elements that make a page wider than the window, which is all
// of its width that a phone shows.
const wide = `(() => {
	const most = document.documentElement.clientWidth;
	if (document.documentElement.scrollWidth <= most) return [];
	return Array.from(document.querySelectorAll('main *, header *, footer *'))
		.filter(e => e.getBoundingClientRect().right > most + 1 && !e.closest('.scroll, pre, .notice table'))
		.slice(0, 5).map(e => e.tagName + '.' + e.className + ' ' + e.textContent.slice(0, 40)).concat(document.documentElement.scrollWidth + ' px');
})()`

// No kind of page scrolls sideways on a phone; wide tables do so within theirs.
func TestPagesFitAPhone(t *testing.T) {
	ctx := tab(t)
	do(t, ctx, window(390, 844))
	for _, s := range []*site{county(t), hostile(t), crowded(t)} {
		for _, path := range s.kinds(t) {
			do(t, ctx, chromedp.Navigate(s.onDisk().at(path)))
			if found := ask[[]string](t, ctx, wide); len(found) > 0 {
				t.Errorf("%s %s is too wide: %q", s.name, path, found)
			}
		}
	}
}

// shifts gives what moved on the page while it was drawn, and how much.
const shifts = `new Promise(done => {
	const moved = [];
	const name = n => n && (n.nodeName + ' ' + (n.className || '') + ' ' + (n.textContent || '').trim().slice(0, 20));
	new PerformanceObserver(list => list.getEntries().forEach(e => moved.push(e.value.toFixed(5) + ' ' + e.sources.map(s => name(s.node)).join(', '))))
		.observe({type: 'layout-shift', buffered: true});
	setTimeout(() => done(moved), 400);
})`

// Nothing moves when the scripts draw the live charts.
func TestNothingMovesWhileAPageLoads(t *testing.T) {
	ctx := tab(t)
	s := county(t)
	for _, width := range []int64{390, 1366} {
		do(t, ctx, window(width, 900))
		for _, path := range s.kinds(t) {
			moved := watched(t, ctx, s, path)
			if len(moved) > 0 { // once more: the system may have been late with a font
				moved = watched(t, ctx, s, path)
			}
			if len(moved) > 0 {
				t.Errorf("%s at %d px: %q moves", path, width, moved)
			}
		}
	}
}

func watched(t *testing.T, ctx context.Context, s *site, path string) []string {
	t.Helper()
	do(t, ctx, chromedp.Navigate(s.onDisk().at(path)))
	return ask[[]string](t, ctx, shifts)
}

// The first page is small: what it needs before ECharts is asked for.
func TestHomeIsSmall(t *testing.T) {
	const most = 250 << 10
	s := county(t)
	if size := s.size(t, "index.html") + s.size(t, "assets/style.css"); size > most {
		t.Errorf("the home page and its styles are %d bytes, more than %d", size, most)
	}
}
