package render

import (
	"go/scanner"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"tongbao/templates"
)

// read are the words that code recognises in data or builds numbers from. It
// says none of them by itself.
var read = []string{
	"零一二三四五六七八九十", "十", // the numbering of an official circular
	"副队长", // a cadre's role
	"人次",  // a unit, which words that end in it do not repeat
	`/^(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?/`, // a date, to sort by
}

// Every text that people read stands in text.yaml: no Han character stands in a
// template, a script or a string of the packages that make pages, comments and
// declarations of what is read apart. Punctuation between values is no text.
func TestTextsStandInTheCatalogue(t *testing.T) {
	for _, folder := range []string{".", "../page", "../chart"} {
		names, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if !strings.HasSuffix(name, "_test.go") {
				checkStrings(t, name)
			}
		}
	}
	err := fs.WalkDir(templates.Files, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && slices.Contains([]string{".html", ".js"}, filepath.Ext(name)) && !strings.Contains(name, "echarts") {
			checkMarkup(t, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// checkStrings reports the strings and characters of Go code that hold words.
func checkStrings(t *testing.T, name string) {
	source, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files := token.NewFileSet()
	var s scanner.Scanner
	s.Init(files.AddFile(name, -1, len(source)), source, nil, 0)
	for {
		pos, kind, text := s.Scan()
		if kind == token.EOF {
			return
		}
		if (kind == token.STRING || kind == token.CHAR) && hasWords(text) {
			t.Errorf("%s: %s is not in the catalogue", files.Position(pos), text)
		}
	}
}

var comments = regexp.MustCompile(`(?s)\{\{-? ?/\*.*?\*/ ?-?\}\}|/\*.*?\*/|(?m)(^|[;,{}] )\s*//[^\n]*`)

// checkMarkup reports the lines of a template or script that hold words.
func checkMarkup(t *testing.T, name string) {
	source, err := templates.Files.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(comments.ReplaceAllString(string(source), ""), "\n") {
		if hasWords(line) {
			t.Errorf("%s: %s is not in the catalogue", name, strings.TrimSpace(line))
		}
	}
}

func hasWords(text string) bool {
	for _, word := range read {
		text = strings.ReplaceAll(text, word, "")
	}
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}
