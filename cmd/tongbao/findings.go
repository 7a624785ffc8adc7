package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"tongbao/generate/finding"
)

// shownOfGroup is how many findings of one kind in one column of one file are
// shown one by one: a wrong column is understood from fewer than it has rows.
const shownOfGroup = 20

// findingGroup is what is wrong in one way in one column of one file.
type findingGroup struct {
	severity     finding.Severity
	kind         *finding.Kind
	file, column string
	shown        []finding.Finding
	more         int // those after shown
}

// groups gives the findings, errors first, then warnings, then notes; within
// each the groups in order of their first finding.
func groups(list *finding.List) []*findingGroup {
	type key struct {
		severity     finding.Severity
		kind         *finding.Kind
		file, column string
	}
	known := map[key]*findingGroup{}
	var all []*findingGroup
	for _, f := range list.Sorted() {
		k := key{f.Severity, f.Kind, f.File, f.Column}
		g := known[k]
		if g == nil {
			g = &findingGroup{severity: f.Severity, kind: f.Kind, file: f.File, column: f.Column}
			known[k] = g
			all = append(all, g)
		}
		if len(g.shown) < shownOfGroup {
			g.shown = append(g.shown, f)
		} else {
			g.more++
		}
	}
	slices.SortStableFunc(all, func(a, b *findingGroup) int { return cmp.Compare(b.severity, a.severity) })
	return all
}

// writeFindings writes the findings for a clerk to read: where, what is wrong,
// how to mend it.
func writeFindings(w io.Writer, list *finding.List) {
	for _, g := range groups(list) {
		for _, f := range g.shown {
			fmt.Fprintf(w, "%s %s\n    %s（%s）：%s。\n    改法：%s。\n\n", f.Severity.Label(), place(f), f.Kind.Title, f.Kind.Code,
				clipped(f.Message(), longestText), clipped(f.Mend(), longestText))
		}
		if g.more > 0 {
			fmt.Fprintf(w, "%s %s\n    %s（%s）：还有 %s 处同样的问题，没有列出；运行 tongbao check --format json 可全部列出。\n\n",
				g.severity.Label(), where(g.file, 0, g.column), g.kind.Title, g.kind.Code, counted(g.more))
		}
	}
}

// place says where f is and what stands there.
func place(f finding.Finding) string {
	s := where(f.File, f.Row, f.Column)
	if f.Value != "" {
		s += "，值“" + clipped(f.Value, longestValue) + "”"
	}
	return s
}

// where names a place in a file as a spreadsheet shows it.
func where(file string, row int, column string) string {
	s := visible(file)
	if row > 0 {
		s += fmt.Sprintf(" 第 %d 行", row)
	}
	if column != "" {
		s += "“" + visible(column) + "”列"
	}
	return s
}

// verdict counts the findings and says what to do next.
func verdict(list *finding.List) string {
	errors, warnings, notes := list.Count(finding.Error), list.Count(finding.Warning), list.Count(finding.Note)
	if errors == 0 {
		return fmt.Sprintf("没有发现错误；警告 %s 处，说明 %s 处。", counted(warnings), counted(notes))
	}
	return fmt.Sprintf("发现错误 %s 处，警告 %s 处，说明 %s 处。改正错误后再运行一次。", counted(errors), counted(warnings), counted(notes))
}
