package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestOpener(t *testing.T) {
	for system, want := range map[string]string{"windows": "rundll32", "darwin": "open", "linux": "xdg-open", "freebsd": "xdg-open"} {
		if got := openerOn(system); got[0] != want {
			t.Errorf("%s: %v", system, got)
		}
	}
}

// Without a terminal nothing is opened, and nothing is said of it.
func TestOpenOffTerminal(t *testing.T) {
	var said bytes.Buffer
	(&shell{out: &said}).open("site/index.html")
	if said.Len() > 0 {
		t.Error(said.String())
	}
}

// Without a browser the page's path is printed.
func TestOpenWithoutBrowser(t *testing.T) {
	var said bytes.Buffer
	(&shell{out: &said}).openWith([]string{"no-such-opener"}, "site/index.html")
	if where, _ := filepath.Abs("site/index.html"); !strings.Contains(said.String(), where) {
		t.Error(said.String())
	}
}

func TestIsTerminal(t *testing.T) {
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	if isTerminal(null) || isTerminal(&bytes.Buffer{}) {
		t.Error("nobody watches there")
	}
}

func TestHoldWindow(t *testing.T) {
	var said bytes.Buffer
	in := strings.NewReader("x\n")
	holdWindow(in, &said)
	if held := said.Len() > 0; held != ownConsole() {
		t.Errorf("says %q", said.String())
	}
}
