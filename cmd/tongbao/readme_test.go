package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestReadme runs the examples of README.md one after the other in one folder:
// they print what it says they print.
func TestReadme(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	examples := examplesOf(string(text))
	if len(examples) < 10 {
		t.Fatalf("README.md has only %d examples", len(examples))
	}
	var script strings.Builder
	for i, e := range examples {
		fmt.Fprintf(&script, "status %s %s\n", e.status, e.command)
		fmt.Fprintf(&script, "printed %s\n", fmt.Sprintf("want%d", i))
	}
	for i, e := range examples {
		fmt.Fprintf(&script, "-- want%d --\n%s", i, e.output)
	}
	file := filepath.Join(t.TempDir(), "readme.txtar")
	write(t, file, script.String())
	cache := t.TempDir()
	testscript.Run(t, testscript.Params{Files: []string{file}, Cmds: scriptCommands,
		Setup: func(env *testscript.Env) error { useCache(env, cache); return nil }})
}

// example is a command of the README with what it prints.
type example struct{ command, status, output string }

var (
	consoleBlock = regexp.MustCompile("(?ms)^( *)```console\n(.*?)^ *```$")
	statusNote   = regexp.MustCompile(` +# 退出状态 ([0-9])$`)
)

// examplesOf gives the examples that begin with "$ tongbao" in console blocks.
func examplesOf(text string) []example {
	var out []example
	for _, block := range consoleBlock.FindAllStringSubmatch(text, -1) {
		ours := false
		for line := range strings.Lines(block[2]) {
			line = strings.TrimPrefix(line, block[1])
			command, is := strings.CutPrefix(line, "$ ")
			if is {
				if ours = strings.HasPrefix(command, "tongbao "); ours {
					out = append(out, newExample(strings.TrimSpace(command)))
				}
			} else if ours {
				out[len(out)-1].output += line
			}
		}
	}
	return out
}

func newExample(command string) example {
	e := example{command, "0", ""}
	if note := statusNote.FindStringSubmatch(command); note != nil {
		e.command, e.status = strings.TrimSuffix(command, note[0]), note[1]
	}
	return e
}

// printed holds the output of the last command against a file in which … stands
// for any text: printed want.
func printed(ts *testscript.TestScript, _ bool, args []string) {
	pattern := strings.ReplaceAll(regexp.QuoteMeta(ts.ReadFile(args[0])), "…", "(?s:.*)")
	got := ts.ReadFile("stdout") + ts.ReadFile("stderr")
	if !regexp.MustCompile(`^` + pattern + `$`).MatchString(got) {
		ts.Fatalf("printed\n%s\nthe README has\n%s", got, ts.ReadFile(args[0]))
	}
}
