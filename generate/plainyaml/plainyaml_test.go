package plainyaml

import (
	"strings"
	"testing"
	"time"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		text, message string
		line          int
	}{
		{"a: b\nc: [d, {e: f}]\n", "", 0},
		{"a: b\nc: " + strings.Repeat("[", deepest) + strings.Repeat("]", deepest) + "\n", "", 0},
		{"a: b\nc: " + strings.Repeat("[", 100_000), TooLong, 0},
		{"a: b\nc: " + strings.Repeat("[", 10_000), TooDeep, 2},
		{"a: b\nc: " + strings.Repeat("{a: ", 10_000), TooDeep, 2},
		{strings.Repeat("a: b\n", 20_000), TooLong, 0},
		{"a: b\nc: \"d\n", "double-quoted", 2},
	} {
		file, fault := Parse(c.text)
		switch {
		case (fault == nil) != (c.message == "") || (file == nil) != (fault != nil):
			t.Errorf("%.20q gives %v and %v", c.text, file, fault)
		case fault != nil && (fault.Line != c.line || !strings.Contains(fault.Message, c.message)):
			t.Errorf("%.20q gives line %d and %.80q", c.text, fault.Line, fault.Message)
		}
	}
}

// Whatever stands in a text, it takes no more than a moment.
func TestTime(t *testing.T) {
	for _, part := range []string{"[", "{a: ", "[],", "a:\n ", "- ", "? ", "&a ", "!!a ", ": a", "'", "\"", "x\n", "a: b\n", "---\n", "\t", "|\n"} {
		for _, before := range []string{"", "a: "} {
			start := time.Now()
			Parse(before + strings.Repeat(part, (largest-len(before))/len(part)))
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("%q repeated takes %v", part, took)
			}
		}
	}
}
