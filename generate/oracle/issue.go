package oracle

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing/fstest"
)

// An issue is a circular in the making.
type issue struct {
	number, kind string
	on           day
	acts         string // the line of the front matter that says what it acts on, or ""
}

// circulars makes the folder of notices, which may be empty or absent, and the
// criticisms made in them.
func (c *county) circulars() {
	there, filled := c.state()
	var issued []issue
	if filled || !there {
		issued = c.issues()
	}
	if there {
		c.files["notices"] = &fstest.MapFile{Mode: fs.ModeDir | 0o755}
		for i, n := range issued {
			c.files[fmt.Sprintf("notices/%d/%02d.md", n.on.year(), i+1)] = &fstest.MapFile{Data: []byte(c.text(n))}
		}
	}
	c.criticisms(issued)
}

// issues numbers the circulars of each year in order of issue. Some are
// withdrawn, on the day itself or months later.
func (c *county) issues() []issue {
	var days []day
	for range c.between(0, 16) {
		days = append(days, c.eventDay())
	}
	slices.Sort(days)
	serial := map[int]int{}
	var out []issue
	var standing []int // those that may still be withdrawn
	for _, d := range days {
		serial[d.year()]++
		if c.maybe(.05) {
			serial[d.year()]++ // a gap, which is a warning
		}
		n := issue{number: fmt.Sprintf("示组通〔%d〕%d号", d.year(), serial[d.year()]), on: d}
		n.kind = pick(c, "通报", "通报", "通报批评", "通报批评", "简报", "更正", "撤销", "撤销")
		c.act(&n, out, &standing)
		if n.kind != "撤销" {
			standing = append(standing, len(out))
		}
		out = append(out, n)
	}
	return out
}

// act gives a 更正 or 撤销 something to act on, or makes it another kind where
// there is nothing.
func (c *county) act(n *issue, before []issue, standing *[]int) {
	if n.kind != "更正" && n.kind != "撤销" {
		return
	}
	if len(*standing) == 0 {
		n.kind = "通报"
		return
	}
	i := c.IntN(len(*standing))
	on := before[(*standing)[i]].number
	if n.kind == "更正" {
		n.acts = "amends: " + on + "\n"
		return
	}
	n.acts = "withdraws: " + on + "\n"
	*standing = slices.Delete(*standing, i, i+1)
}

func (c *county) text(n issue) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\nnumber: %s\ntitle: 关于驻村工作的%s\nkind: %s\nissued_on: %s\nissuer: 示例县委组织部\n%s", n.number, n.kind, n.kind, n.on, n.acts)
	if c.maybe(.5) {
		b.WriteString("audience: " + pick(c, "internal", "public") + "\n")
	}
	b.WriteString("---\n\n正文。\n")
	return b.String()
}

// criticisms gives each 通报批评 a record or more, and other circulars some.
func (c *county) criticisms(issued []issue) {
	var rows [][]string
	for _, n := range issued {
		records := pick(c, 0, 0, 0, 1)
		if n.kind == "通报批评" {
			records = pick(c, 1, 1, 2, 3)
		}
		for range records {
			p := c.somebody()
			if !c.fresh("criticisms", n.number, p.name) {
				continue
			}
			until := pick(c, 0, n.on, n.on+180)
			rows = append(rows, []string{n.number, p.name, p.id, "示例局", pick(c, "", c.place()), "作风", until.String()})
		}
	}
	if !c.maybe(.07) {
		c.table("criticisms.csv", "文号 姓名 干部编号? 单位 行政区划代码? 问题类别 影响期至?", rows)
	}
}
