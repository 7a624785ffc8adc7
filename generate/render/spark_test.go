package render

import (
	"strings"
	"testing"

	"tongbao/generate/indicator"
	"tongbao/generate/page"
	"tongbao/generate/schema"
)

func TestSpark(t *testing.T) {
	none := ratio(0, 0)
	for name, c := range map[string]struct {
		values []indicator.Value
		want   string // behind the head
	}{
		"level":           {[]indicator.Value{ratio(1, 2), ratio(2, 4), ratio(1, 2)}, `<path d="M3 15H117"/><circle cx="117" cy="15" r="2.5"/>`},
		"turns":           {[]indicator.Value{ratio(1, 4), ratio(1, 4), ratio(1, 4), ratio(1, 2), ratio(1, 2)}, `<path d="M3 27H60L88.5 3H117"/><circle cx="117" cy="3" r="2.5"/>`},
		"up and down":     {[]indicator.Value{ratio(1, 4), ratio(3, 4), ratio(1, 2)}, `<path d="M3 27L60 3L117 15"/><circle cx="117" cy="15" r="2.5"/>`},
		"gap":             {[]indicator.Value{ratio(1, 2), ratio(2, 2), none, ratio(1, 2)}, `<path d="M3 27L41 3"/><circle cx="117" cy="27" r="2.5"/>`},
		"gap in a level":  {[]indicator.Value{ratio(1, 2), ratio(1, 2), none, ratio(1, 2), ratio(1, 2)}, `<path d="M3 15H31.5M88.5 15H117"/><circle cx="117" cy="15" r="2.5"/>`},
		"ends in a gap":   {[]indicator.Value{ratio(1, 2), ratio(1, 2), none}, `<path d="M3 15H60"/><circle cx="60" cy="15" r="2.5"/>`},
		"one month alone": {[]indicator.Value{none, ratio(1, 2), none}, `<circle cx="60" cy="15" r="2.5"/>`},
	} {
		trend := page.Trend{Indicator: indicator.Find("grid_coverage"), Name: "网格覆盖率", Values: c.values}
		for m := range c.values {
			trend.Months = append(trend.Months, schema.MonthOf(2019, m+1))
		}
		got := string(pen(nil).spark(trend))
		if _, drawn, _ := strings.Cut(got, `">`); drawn != c.want+"</svg>" {
			t.Errorf("%s: spark draws\n%s, want\n%s", name, drawn, c.want)
		}
	}
}

func TestSparkSaysWhatItShows(t *testing.T) {
	trend := page.Trend{Indicator: indicator.Find("grid_coverage"), Name: "网格覆盖率"}
	if got := pen(nil).spark(trend); len(got) > 0 {
		t.Errorf("a trend without values draws %s", got)
	}
	trend.Values = []indicator.Value{ratio(0, 0), ratio(1, 2), ratio(2, 2), ratio(0, 0)}
	for m := range trend.Values {
		trend.Months = append(trend.Months, schema.MonthOf(2019, m+1))
	}
	want := `<svg class="spark" viewBox="0 0 120 30" width="120" height="30" role="img" aria-label="网格覆盖率：2019年2月 50.0%，2019年3月 100.0%">`
	if got := string(pen(nil).spark(trend)); !strings.HasPrefix(got, want) {
		t.Errorf("spark begins\n%s, want\n%s", got, want)
	}
}

// html/template knows what must not stand in a text or in an attribute; a pen
// writes none of it either.
func TestPenWritesWords(t *testing.T) {
	for words, want := range map[string]string{
		"": "", "户覆盖率": "户覆盖率", `<b title="x">'&'`: "&lt;b title=&#34;x&#34;&gt;&#39;&amp;&#39;", "Ctrl+K": "Ctrl+K", "a\x00b": "a\uFFFDb",
	} {
		if got := string(pen(nil).words(words)); got != want {
			t.Errorf("a pen writes %q as %q, want %q", words, got, want)
		}
	}
}
