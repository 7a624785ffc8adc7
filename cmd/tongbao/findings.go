package main

import (
	"fmt"
	"io"
	"path"

	"tongbao/generate/finding"
	"tongbao/generate/report"
)

// shownOfGroup is how many findings of one kind in one column of one file are
// shown one by one: a wrong column is understood from fewer than it has rows.
// Of the others the cells are named, the first of many.
const shownOfGroup = 3

// writeFindings writes the findings for a clerk to read: where, what is wrong,
// how to mend it, and in which other cells the same is wrong. It gives whether
// some are not shown one by one.
func writeFindings(w io.Writer, list *finding.List) (cut bool) {
	all := list.Sorted()
	for _, g := range report.Groups(all) {
		for _, i := range g.Findings[:min(len(g.Findings), shownOfGroup)] {
			f := all[i]
			fmt.Fprintf(w, "%s %s\n    %s（%s）：%s。\n    改法：%s。\n\n", f.Severity.Label(), place(f), f.Kind.Title, f.Kind.Code,
				clipped(f.Message(), longestText), clipped(f.Mend(), longestText))
		}
		if g.Count() > shownOfGroup {
			cut = true
			fmt.Fprintf(w, "%s %s\n    %s（%s）同样的问题：%s。\n\n", g.Severity.Label(), where(g.At), g.Kind.Title, g.Kind.Code, report.Cells(all, g.Findings, g.More))
		}
	}
	return cut
}

// place says where f is and what stands there.
func place(f finding.Finding) string {
	s := where(f.At)
	if f.Value != "" {
		s += "，值“" + clipped(f.Value, longestValue) + "”"
	}
	return s
}

// where names a place in a file as a spreadsheet shows it.
func where(at finding.At) string {
	s := visible(at.Path())
	if at.Sheet != "" {
		s += " 工作表“" + visible(at.Sheet) + "”"
	}
	if at.Row > 0 {
		s += fmt.Sprintf(" 第 %d 行", at.Row)
	}
	if at.Column != "" {
		s += "“" + visible(at.Column) + "”" + columnWord(at.File)
	}
	if ref := at.Ref(); ref != "" {
		s += "（" + ref + "）"
	}
	return s
}

// columnWord is what a file of that name has columns of: a table has 列,
// settings and front matter have 项.
func columnWord(file string) string {
	switch path.Ext(file) {
	case ".yaml", ".md":
		return "项"
	}
	return "列"
}

// verdict counts the findings and says what to do next.
func verdict(list *finding.List) string {
	errors, warnings, notes := list.Count(finding.Error), list.Count(finding.Warning), list.Count(finding.Note)
	if errors == 0 {
		return fmt.Sprintf("没有发现错误；警告 %s 处，说明 %s 处。", counted(warnings), counted(notes))
	}
	return fmt.Sprintf("发现错误 %s 处，警告 %s 处，说明 %s 处。改正错误后再运行一次。", counted(errors), counted(warnings), counted(notes))
}
