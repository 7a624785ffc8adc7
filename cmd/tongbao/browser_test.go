package main

import (
	"errors"
	"strings"
	"testing"
)

// On a machine without a browser the clerk reads what to do instead.
func TestNoBrowser(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	files := browserFiles
	browserFiles = nil
	defer func() { browserFiles = files }()
	_, err := findBrowser("")
	if !errors.Is(err, errNoBrowser) || !strings.Contains(err.Error(), "Ctrl+P") {
		t.Error(err)
	}
}

func TestExpanded(t *testing.T) {
	t.Setenv("ProgramFiles(x86)", `C:\Program Files (x86)`)
	if got, want := expanded(`$ProgramFiles(x86)\Microsoft\Edge\Application\msedge.exe`), `C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := expanded(`$TONGBAO_UNSET\chrome.exe`); got != "" {
		t.Error(got)
	}
	if got := expanded("/opt/google/chrome/chrome"); got != "/opt/google/chrome/chrome" {
		t.Error(got)
	}
}
