package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// bare gives what is wrong with the charts of a page whose scripts do not run.
const bare = `Array.from(document.querySelectorAll('figure.chart'), figure => {
	const box = figure.querySelector('.chart-box');
	const picture = box && box.querySelector('svg, img');
	const size = picture ? picture.getBoundingClientRect() : {width: 0, height: 0};
	const faults = [];
	if (!picture || size.width < 200 || size.height < 80) faults.push('no picture: ' + size.width + ' by ' + size.height);
	if (picture && picture.tagName === 'IMG' && !picture.naturalWidth) faults.push('the picture does not load');
	if (picture && size.width > box.getBoundingClientRect().width + 1) faults.push('the picture is wider than its box');
	if (!figure.querySelector('table tbody tr td')) faults.push('no table');
	if (!figure.querySelector('h3, h4').textContent.trim()) faults.push('no title');
	if (!figure.querySelector('.chart-sentence').textContent.trim()) faults.push('no sentence');
	return faults.map(f => figure.id + ': ' + f);
}).flat()`

// With scripts off every chart has its picture, its table and its sentence.
func TestChartsStandWithoutScripts(t *testing.T) {
	for _, s := range []*site{county(t), hostile(t)} {
		ctx := tab(t)
		do(t, ctx, scripts(false), window(1366, 900))
		pages := s.withCharts(t)
		if len(pages) == 0 {
			t.Errorf("%s has no page with a chart", s.name)
		}
		for _, path := range pages {
			do(t, ctx, chromedp.Navigate(s.onDisk().at(path)))
			for _, f := range ask[[]string](t, ctx, bare) {
				t.Errorf("%s: %s", path, f)
			}
		}
	}
}
