package render

import (
	"testing"

	"tongbao/generate/indicator"
	"tongbao/generate/page"
)

func ratio(num, den int64) indicator.Value {
	return indicator.Value{Indicator: indicator.Find("grid_coverage"), Known: true, Num: num, Den: den}
}

func TestValue(t *testing.T) {
	funds := indicator.Value{Indicator: indicator.Find("funds_paid"), Known: true, Num: 123456750}
	mean := indicator.Value{Indicator: indicator.Find("score_mean"), Known: true, Num: 1234567, Den: 1400}
	median := indicator.Value{Indicator: indicator.Find("median_days_to_close"), Known: true, Num: 69, Den: 57}
	for _, c := range []struct {
		value        indicator.Value
		text, behind string
	}{
		{ratio(2401, 2441), "98.4%", "2,401/2,441"},
		{ratio(2440, 2441), "100.0%", "2,440/2,441"},
		{ratio(0, 0), "—", "0/0"},
		{indicator.Value{Indicator: indicator.Find("grid_coverage")}, "—", ""},
		{funds, "1,234,567.5 元", ""},
		{mean, "8.82 分", "12,345.67/1,400"},
		{median, "34.5 天", "共 57 项"},
	} {
		if got := value(c.value); got != c.text {
			t.Errorf("value of %d/%d is %q, want %q", c.value.Num, c.value.Den, got, c.text)
		}
		if got := parts(c.value); got != c.behind {
			t.Errorf("parts of %d/%d are %q, want %q", c.value.Num, c.value.Den, got, c.behind)
		}
	}
}

func TestChange(t *testing.T) {
	overdue := func(n int64) indicator.Value {
		return indicator.Value{Indicator: indicator.Find("overdue_open"), Known: true, Num: n}
	}
	for _, c := range []struct {
		now, then  indicator.Value
		text, goes string
	}{
		{ratio(50, 100), ratio(40, 100), "上升 10.0 个百分点", "up good"},
		{ratio(1, 3), ratio(1, 2), "下降 16.7 个百分点", "down bad"},
		{ratio(1, 2), ratio(50, 100), "持平", "still"},
		{ratio(50001, 100000), ratio(1, 2), "基本持平", "still"},
		{ratio(1, 2), ratio(0, 0), "—", ""},
		{overdue(1203), overdue(3), "增加 1,200 个", "up bad"},
		{overdue(0), overdue(3), "减少 3 个", "down good"},
	} {
		p := page.Change{Now: c.now, Then: c.then}
		if got := change(p); got != c.text {
			t.Errorf("change is %q, want %q", got, c.text)
		}
		if got := course(p); got != c.goes {
			t.Errorf("course of %q is %q, want %q", c.text, got, c.goes)
		}
	}
}

func TestGrouped(t *testing.T) {
	for in, want := range map[string]string{"0": "0", "999": "999", "1000": "1,000", "-1234567.89": "-1,234,567.89"} {
		if got := indicator.Grouped(in); got != want {
			t.Errorf("indicator.Grouped(%q) is %q, want %q", in, got, want)
		}
	}
}

func TestOptionsHoldNoTag(t *testing.T) {
	if _, err := options(`{"a":"\u003c/script>"}`); err != nil {
		t.Error(err)
	}
	for _, bad := range []string{`{"a":"</script>"}`, `{"a":"<!--"}`} {
		if _, err := options(bad); err == nil {
			t.Errorf("options take %s", bad)
		}
	}
}
