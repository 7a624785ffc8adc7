package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"tongbao/generate/diff"
)

// How much of a difference stands on the screen.
const (
	mostGroups  = 12 // of a section
	mostNamed   = 40 // of those left out
	mostEntries = 5  // of each kind in a group
	mostLines   = 6  // of an entry
	mostOfLine  = 100
)

// writeDifference writes a difference for a terminal, the first entries of each
// group.
func writeDifference(w io.Writer, d *diff.Difference) {
	fmt.Fprintf(w, "%s → %s", visible(d.Old), visible(d.New))
	if d.Title != "" {
		fmt.Fprintf(w, "（%s）", visible(d.Title))
	}
	fmt.Fprintln(w)
	for _, s := range slices.Concat(d.Faults, d.Notes) {
		fmt.Fprintln(w, visible(s))
	}
	cut := false
	for _, s := range d.Sections {
		cut = writeSection(w, s) || cut
	}
	fmt.Fprintf(w, "\n%s\n", visible(d.Verdict()))
	if cut {
		fmt.Fprintln(w, "逐一列出全部：加上 --format csv -o 变动.csv。")
	}
}

// writeSection writes a section and says whether some of it was left out.
func writeSection(w io.Writer, s diff.Section) (cut bool) {
	fmt.Fprintf(w, "\n%s：%s 处不同\n", s.Title, counted(s.Count()))
	first := s.Groups[:min(len(s.Groups), mostGroups)]
	for _, g := range first {
		cut = writeGroup(w, g) || cut
	}
	rest := s.Groups[len(first):]
	if len(rest) == 0 {
		return cut
	}
	var names []string
	for _, g := range rest[:min(len(rest), mostNamed)] {
		names = append(names, clipped(g.Title, longestValue)+" "+counted(len(g.Entries)))
	}
	more := "。"
	if len(rest) > mostNamed {
		more = "……"
	}
	fmt.Fprintf(w, "  还有 %s 组没有列出：%s%s\n", counted(len(rest)), strings.Join(names, "，"), more)
	return true
}

// writeGroup writes a group and says whether some of it was left out.
func writeGroup(w io.Writer, g diff.Group) (cut bool) {
	fmt.Fprintf(w, "  %s（%s）：%s\n", visible(g.Title), visible(g.Name), g.Counted())
	shown := g.First(mostEntries)
	for _, e := range shown {
		cut = writeEntry(w, g.Words, e) || cut
	}
	if len(shown) < len(g.Entries) {
		fmt.Fprintf(w, "    …共 %s 处，这里列出 %d 处。\n", counted(len(g.Entries)), len(shown))
	}
	return cut || len(shown) < len(g.Entries)
}

// writeEntry writes an entry, on one line when it is short, and says whether
// some of it was left out.
func writeEntry(w io.Writer, words diff.Words, e diff.Entry) (cut bool) {
	name := clipped(e.Name, longestValue)
	if e.Kind != diff.Changed {
		name = words.Of(e.Kind) + " " + name
	}
	lines, more := e.Lines(mostLines)
	var said []string
	length := 0
	for _, l := range lines {
		said = append(said, lineOf(e.Kind, l))
		length += utf8.RuneCountInString(said[len(said)-1])
	}
	switch {
	case len(said) == 0:
		fmt.Fprintf(w, "    %s\n", name)
	case more == 0 && (len(said) == 1 || length <= mostOfLine):
		fmt.Fprintf(w, "    %s：%s\n", name, strings.Join(said, "；"))
	default:
		fmt.Fprintf(w, "    %s\n        %s\n", name, strings.Join(said, "\n        "))
	}
	if more > 0 {
		fmt.Fprintf(w, "        …还有 %s 行\n", counted(more))
	}
	return more > 0
}

// lineOf puts a line of an entry in words: column, old, new, change.
func lineOf(k diff.Kind, l diff.Line) string {
	before, after := clipped(l.Before, mostOfLine), clipped(l.After, mostOfLine)
	var text string
	switch {
	case before != "" && after != "":
		text = before + " → " + after
	case k == diff.Changed && before != "":
		text = "原有 " + before
	case k == diff.Changed && after != "":
		text = "现有 " + after
	default:
		text = before + after
	}
	if l.Column != "" {
		text = visible(l.Column) + " " + text
	}
	switch {
	case l.Change == "" || l.Change == "—":
		return text
	case text == "":
		return l.Change
	}
	return text + "，" + l.Change
}
