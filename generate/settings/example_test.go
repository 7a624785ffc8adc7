package settings

import (
	"slices"
	"strings"
	"testing"

	"tongbao/generate/finding"
)

// Each kind of finding about settings that gives an example is found in the
// example, and not in what is to be written instead.
func TestExamples(t *testing.T) {
	for _, k := range finding.Kinds {
		if !strings.HasPrefix(k.Code, "settings-") || k.Example.Wrong == "" {
			continue
		}
		for line, want := range map[string]bool{k.Example.Wrong: true, k.Example.Right: false} {
			var out finding.List
			Parse([]byte("title: 示例县通报\nregion: {code: \"522799\", name: 示例县}\n"+line+"\n"), Names{}, &out)
			found := out.Sorted()
			if got := slices.ContainsFunc(found, func(f finding.Finding) bool { return f.Kind == k }); got != want || !want && found != nil {
				t.Errorf("%s: %q gives %v", k.Code, line, found)
			}
		}
	}
}
