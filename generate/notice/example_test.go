package notice

import (
	"slices"
	"strings"
	"testing"

	"tongbao/generate/finding"
)

// Each kind of finding about a circular's front matter that gives an example is
// found in the example, and not in what is to be written instead.
func TestExamples(t *testing.T) {
	for _, k := range finding.Kinds {
		if !strings.HasPrefix(k.Code, "notice-") || k.Example.Wrong == "" {
			continue
		}
		for line, want := range map[string]bool{k.Example.Wrong: true, k.Example.Right: false} {
			_, found := load(t, map[string]string{"01.md": circular(1, paragraph, line)}, testRules)
			if got := slices.ContainsFunc(found, func(s string) bool { return strings.HasSuffix(s, " "+k.Code) }); got != want {
				t.Errorf("%s: %q gives %v", k.Code, line, found)
			}
		}
	}
}
