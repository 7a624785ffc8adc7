package main

import (
	"cmp"
	"fmt"
	"io"

	"tongbao/generate"
	"tongbao/generate/bag"
	"tongbao/generate/finding"
)

// writeBag says what is wrong with a bag and with what is in it, and else what
// was held against what.
func writeBag(w io.Writer, dir string, c *generate.Checked, o generate.VerifyOptions) {
	places := placesIn(c.Parts)
	for _, f := range c.Bag.Faults {
		if f.Severity == finding.Error {
			writeFault(w, "不对", f, places)
		}
	}
	wrong := c.Bag.Count(finding.Error) + writeWrong(w, &generate.Checked{Findings: c.Findings})
	for _, p := range c.Parts {
		wrong += writePart(w, c.Bag, p)
	}
	switch {
	case !c.Bag.Sound():
		fmt.Fprintf(w, "“%s”有 %s 处不对，不是有效的袋。\n", visible(dir), counted(wrong))
		return
	case !c.Sound():
		fmt.Fprintf(w, "“%s”有 %s 处不对。袋和它的清单一致，不对的是里面的内容。\n", visible(dir), counted(wrong))
		return
	}
	fmt.Fprintf(w, "“%s”是有效的袋（BagIt %s）：%s 个文件，%s 个字节，都和清单一致", visible(dir), c.Bag.Version, counted(c.Bag.Files), counted(int(c.Bag.Size)))
	if n := c.Bag.Count(finding.Warning); n > 0 {
		fmt.Fprintf(w, "；要注意的 %s 处", counted(n))
	}
	fmt.Fprintln(w, "。")
	for _, p := range c.Parts {
		fmt.Fprintf(w, "\n%s\n", visible(p.Path))
		writeChecked(w, p.Path, p.Checked, o)
	}
}

// writeWarnings says what a valid bag had better not have.
func writeWarnings(w io.Writer, b *bag.Bag) {
	for _, f := range b.Faults {
		if f.Severity != finding.Error {
			writeFault(w, "注意", f, nil)
		}
	}
}

// writeFault says what is wrong with a bag. Of a changed file it says from which
// byte, as the bag tells, or else the manifest of a site in it.
func writeFault(w io.Writer, word string, f bag.Fault, places map[string]string) {
	at, detail := visible(f.Path), f.Detail
	if f.Line > 0 {
		at += fmt.Sprintf(" 第 %d 行", f.Line)
	}
	if detail != "" {
		detail = "：" + clipped(detail, longestText)
	}
	fmt.Fprintf(w, "%s %s\n    %s%s%s。\n\n", word, at, f.Problem.Label(), detail, bracketed(cmp.Or(f.Where, places[f.Path])))
}

// placesIn gives where the files of the parts differ, by their paths in the bag.
func placesIn(parts []generate.Part) map[string]string {
	out := map[string]string{}
	for _, p := range parts {
		for _, d := range p.Differences {
			out[p.Path+"/"+d.Path] = d.Where()
		}
	}
	return out
}

// writePart says what is wrong with a part of a bag and not said yet, and gives
// how many things are.
func writePart(w io.Writer, b *bag.Bag, p generate.Part) int {
	if p.Broken != nil {
		fmt.Fprintf(w, "不对 %s\n    %v\n\n", visible(p.Path), p.Broken)
		return 1
	}
	said := map[string]bool{}
	for _, f := range b.Faults {
		said[f.Path] = said[f.Path] || f.Severity == finding.Error
	}
	left := &generate.Checked{Findings: &finding.List{}}
	for _, d := range p.Differences {
		if d.Path = p.Path + "/" + d.Path; !said[d.Path] {
			left.Differences = append(left.Differences, d)
		}
	}
	for _, f := range p.Findings.Sorted() {
		f.File = p.Path + "/" + f.File
		left.Findings.Add(f)
	}
	return writeWrong(w, left)
}
