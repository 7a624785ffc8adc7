package render

import (
	"testing"

	"tongbao/generate/indicator"
	"tongbao/generate/page"
)

func TestBandsInWords(t *testing.T) {
	low := indicator.Value{Indicator: indicator.Find("below_8_rate"), Known: true, Num: 30, Den: 100}
	region := low
	region.Num, region.Den = 50, 1000
	for _, c := range []struct {
		c            page.Compared
		words, class string
	}{
		{page.Compared{Value: ratio(50, 100), Region: ratio(90, 100), Band: indicator.FarBelow}, "明显偏低（较差）", "far-below bad"},
		{page.Compared{Value: ratio(99, 100), Region: ratio(90, 100), Band: indicator.Above}, "偏高（较好）", "above good"},
		{page.Compared{Value: low, Region: region, Band: indicator.FarAbove}, "明显偏高（较差）", "far-above bad"},
		{page.Compared{Value: ratio(90, 100), Region: ratio(90, 100), Band: indicator.Level}, "差别不明显", "level"},
		{page.Compared{Value: ratio(9, 9), Region: ratio(90, 100)}, "不作比较", "incomparable"},
		{page.Compared{Value: ratio(90, 100)}, "", "incomparable"},
	} {
		if words, class := band(c.c), bandClass(c.c); words != c.words || class != c.class {
			t.Errorf("%d/%d: %q, %q", c.c.Value.Num, c.c.Value.Den, words, class)
		}
	}
}

func TestInterval(t *testing.T) {
	if got := interval(ratio(40, 100)); got != "30.9%–49.8%" {
		t.Error(got)
	}
	if got := interval(ratio(0, 0)); got != "" {
		t.Error(got)
	}
}

func TestBar(t *testing.T) {
	v := ratio(40, 100)
	want := `<svg class="bar" viewBox="0 0 120 14" width="120" height="14" aria-hidden="true" focusable="false">` +
		`<rect class="bar-ground" y="2" width="120" height="10"/><rect class="bar-value" y="2" width="48.0" height="10"/>` +
		`<path class="bar-interval" fill="none" d="M37.1 4v6m0 -3H59.8m0 -3v6"/><path class="bar-target" fill="none" d="M60.0 0v14"/></svg>`
	if got := bar(page.Bar{Compared: page.Compared{Value: v, Region: ratio(50, 100)}, Most: v}); string(got) != want {
		t.Error(got)
	}
	mean := indicator.Value{Indicator: indicator.Find("score_mean"), Known: true, Num: 900, Den: 1}
	most := mean
	most.Num = 1000
	if got := along(mean, most); got != "108.0" {
		t.Error(got)
	}
	if got := along(indicator.Value{Indicator: indicator.Find("veto_count"), Known: true}, indicator.Value{Indicator: indicator.Find("veto_count"), Known: true}); got != "0" {
		t.Error(got)
	}
	if got := bar(page.Bar{Compared: page.Compared{Value: ratio(0, 0)}}); got != "" {
		t.Error(got)
	}
}
