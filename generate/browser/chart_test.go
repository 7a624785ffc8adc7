package browser

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// lively scrolls to each chart of a page, waits for the live one, and gives what
// is wrong with how it came.
const lively = `(async () => {
	const faults = [];
	const size = e => { const r = e.getBoundingClientRect(); return r.width + ' by ' + r.height; };
	for (const figure of document.querySelectorAll('figure.chart')) {
		const box = figure.querySelector('.chart-box');
		const before = size(figure);
		const top = figure.getBoundingClientRect().top + scrollY;
		figure.scrollIntoView();
		for (let i = 0; i < 100 && !box.classList.contains('chart-live'); i++) await new Promise(r => setTimeout(r, 50));
		const live = box.querySelector('.chart-drawn svg');
		if (!live) { faults.push(figure.id + ': no live chart'); continue; }
		if (size(figure) !== before) faults.push(figure.id + ': ' + before + ' became ' + size(figure));
		if (Math.abs(figure.getBoundingClientRect().top + scrollY - top) > 0.5) faults.push(figure.id + ': moved');
		if (getComputedStyle(box.querySelector(':scope > svg')).display !== 'none') faults.push(figure.id + ': the picture is still there');
		if (!live.querySelector('text')) faults.push(figure.id + ': the live chart has no text');
	}
	return faults;
})()`

// A live chart comes in the place of its picture, in the same box.
func TestLiveChartsTakeThePicturesPlace(t *testing.T) {
	for _, s := range []*site{county(t), hostile(t)} {
		for _, width := range []int64{390, 768, 1366} {
			ctx := tab(t)
			do(t, ctx, window(width, 900))
			for _, path := range []string{"index.html", "groups/coverage/index.html", "groups/rectification/index.html"} {
				do(t, ctx, chromedp.Navigate(s.onDisk().at(path)))
				for _, f := range ask[[]string](t, ctx, lively) {
					t.Errorf("%s %s at %d px: %s", s.name, path, width, f)
				}
			}
		}
	}
}

// paints gives the first chart's text colour: of the picture, then of the live chart.
const paints = `(async () => {
	const box = document.querySelector('.chart-box');
	const of = root => getComputedStyle(root.querySelector('text')).fill;
	const picture = of(box);
	box.scrollIntoView();
	for (let i = 0; i < 100 && !box.classList.contains('chart-live'); i++) await new Promise(r => setTimeout(r, 50));
	return [picture, of(box.querySelector('.chart-drawn'))];
})()`

func TestChartsFollowTheColourScheme(t *testing.T) {
	ctx := tab(t)
	for name, want := range map[string]string{"light": "rgb(87, 96, 106)", "dark": "rgb(157, 167, 177)"} {
		do(t, ctx, scheme(name), chromedp.Navigate(county(t).onDisk().at("groups/coverage/index.html")))
		got := ask[[]string](t, ctx, paints)
		if got[0] != want || got[1] != want {
			t.Errorf("%s: text is %q, want %s", name, got, want)
		}
	}
}

// Where ECharts does not come, or a chart's options are broken, the pictures stand.
func TestPicturesStandWithoutECharts(t *testing.T) {
	s := county(t)
	echarts := filepath.Join(s.dir, "assets/echarts-6.1.0.min.js")
	away := echarts + ".away"
	if err := os.Rename(echarts, away); err != nil {
		t.Fatal(err)
	}
	defer os.Rename(away, echarts)
	ctx := tab(t)
	do(t, ctx, chromedp.Navigate(s.onDisk().at("index.html")))
	for _, f := range ask[[]string](t, ctx, "new Promise(r => setTimeout(r, 500)).then(() => "+bare+")") {
		t.Error(f)
	}
}

// saved gives the PNG that a chart's button makes, instead of saving it.
const saved = `new Promise((done, fail) => {
	HTMLAnchorElement.prototype.click = function () { done(this.download + ' ' + this.href); };
	document.querySelector('.pictures button').click();
	setTimeout(() => fail('no picture'), 5000);
})`

func TestPNGOfAChart(t *testing.T) {
	ctx := tab(t)
	do(t, ctx, chromedp.Navigate(county(t).onDisk().at("groups/coverage/index.html")))
	name, data, _ := strings.Cut(ask[string](t, ctx, "new Promise(r => setTimeout(r, 300)).then(() => "+saved+")"), " ")
	png, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(data, "data:image/png;base64,"))
	if err != nil || !strings.HasSuffix(name, ".png") || len(png) < 5000 {
		t.Errorf("%s has %d bytes, %v", name, len(png), err)
	}
}

// keyed gives how many texts the first live chart has before and after an arrow key.
const keyed = `(async () => {
	const box = document.querySelector('.chart-box');
	box.scrollIntoView();
	for (let i = 0; i < 100 && !box.classList.contains('chart-live'); i++) await new Promise(r => setTimeout(r, 50));
	const texts = () => box.querySelectorAll('.chart-drawn text').length;
	const before = texts();
	box.focus();
	box.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}));
	await new Promise(r => setTimeout(r, 500));
	return [document.activeElement === box ? 1 : 0, before, texts()];
})()`

func TestKeysGoThroughAChart(t *testing.T) {
	ctx := tab(t)
	do(t, ctx, chromedp.Navigate(county(t).onDisk().at("groups/coverage/index.html")))
	if got := ask[[]int](t, ctx, keyed); got[0] != 1 || got[2] <= got[1] {
		t.Errorf("focus %d, %d texts before the key and %d after", got[0], got[1], got[2])
	}
}
