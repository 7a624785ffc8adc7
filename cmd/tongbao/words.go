package main

import (
	"fmt"
	"strings"
	"time"
	"unicode"
)

// counted gives n with thousands separators.
func counted(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// spent gives a length of time in words.
func spent(d time.Duration) string {
	if d < time.Minute {
		return fmt.Sprintf("%.2f 秒", d.Seconds())
	}
	return fmt.Sprintf("%d 分 %d 秒", int(d.Minutes()), int(d.Seconds())%60)
}

// quoted gives a folder's name as it is typed on a command line.
func quoted(dir string) string {
	if strings.ContainsAny(dir, " \t&()（）") {
		return `"` + dir + `"`
	}
	return dir
}

// perhaps ends a sentence about what is not known: with a question where there
// is something that may be meant.
func perhaps(meant string) string {
	if meant == "" {
		return "。"
	}
	return "，是不是 " + meant + "？"
}

// How many characters of a file's text are shown.
const (
	longestValue = 60
	longestText  = 400
)

// clipped gives visible(s), cut to at most n characters.
func clipped(s string, n int) string {
	runes := []rune(visible(s))
	if len(runes) <= n {
		return string(runes)
	}
	return string(runes[:n]) + "……"
}

// visible gives a text from a file or the command line fit for one line of a
// terminal, with a sign for each control character.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t':
			return ' '
		case r < ' ':
			return '␀' + r
		case unicode.In(r, unicode.Cc, unicode.Cf):
			return unicode.ReplacementChar
		}
		return r
	}, s)
}
