package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Help names every environment variable that the program reads, but for the one
// that only tests may set.
func TestHelpNamesTheEnvironment(t *testing.T) {
	sources, err := filepath.Glob("*.go")
	if err != nil || len(sources) == 0 {
		t.Fatal(err)
	}
	help := overview()
	for _, name := range sources {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`Getenv\("(TONGBAO_[A-Z_]+)"\)`).FindAllStringSubmatch(string(text), -1) {
			if m[1] != "TONGBAO_TEST_RANDOM" && !strings.Contains(help, m[1]) {
				t.Errorf("%s reads %s, of which help says nothing", name, m[1])
			}
		}
	}
}
