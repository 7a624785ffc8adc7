package templates

import (
	"reflect"
	"testing"
)

func TestCut(t *testing.T) {
	for text, want := range map[string][]piece{
		"":          {{}},
		"无":         {{"无", ""}},
		"{a}":       {{"", "a"}, {"", ""}},
		"共{n}个{n}。": {{"共", "n"}, {"个", "n"}, {"。", ""}},
		"{{a}} {}":  {{"{", "a"}, {"} {}", ""}},
	} {
		if got := cut(text); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

func TestArgument(t *testing.T) {
	args := []any{"name", "{town}", "n", 12, "name", "second", "last"}
	for name, want := range map[string]string{"name": "{town}", "n": "12", "last": "{last}", "other": "{other}"} {
		if got := argument(name, args); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func TestUnknownKeyGivesItself(t *testing.T) {
	if got := Text("no.such-key", "n", 1); got != "no.such-key" {
		t.Error(got)
	}
}
