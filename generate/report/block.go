package report

import (
	"slices"

	"tongbao/generate/finding"
)

// What the page shows at most, however many findings there are: of the findings
// of a group those of each town are counted and named, and the first of them
// shown with the rows around them.
const (
	shownOfBlock = 3    // findings of one town
	shownOfGroup = 40   // findings of all towns, if these are not more
	mostShown    = 2000 // findings on the page
	mostBlocks   = 5000
)

// block is the findings of a group that belong to one town.
type block struct {
	Town, Key string
	Cells     string
	Lines     []lineView
	More      string // how many findings are not among Lines; empty when none
	Around    *around
	shown     []int32
}

// lineView is one finding, or several that say the same.
type lineView struct{ Spot, Message, Mend string }

// sections gives the groups with their blocks, and says how many findings are
// neither shown nor counted in one.
func (r *Report) sections() (out []sectionView, left string) {
	groups := Groups(r.All)
	shown, blocks, beyond := 0, 0, 0
	var all []*block
	for _, s := range severities {
		section := sectionView{countView: count(s, r.Count(s))}
		for _, g := range groups {
			if g.Severity != s {
				continue
			}
			if blocks >= mostBlocks {
				beyond += g.Count()
				continue
			}
			v := r.groupView(g, mostShown-shown)
			for _, b := range v.Blocks {
				shown += len(b.shown)
			}
			blocks += len(v.Blocks)
			all = append(all, v.Blocks...)
			section.Groups = append(section.Groups, v)
		}
		out = append(out, section)
	}
	r.lookAround(all)
	if beyond > 0 {
		left = Counted(beyond)
	}
	return out, left
}

// groupView shows a group, and of its findings as many as room.
func (r *Report) groupView(g *Group, room int) groupView {
	v := groupView{Title: g.Kind.Title, Code: g.Kind.Code, Count: Counted(g.Count()), File: g.At.Path(), Sheet: g.At.Sheet,
		Column: g.At.Column, Letters: finding.Letters(g.At.Cell), Item: g.At.Keyed()}
	if g.More > 0 {
		v.More = Counted(g.More)
	}
	byTown := map[int32][]int32{}
	for _, i := range g.Findings {
		byTown[r.townOf[i]] = append(byTown[r.townOf[i]], i)
	}
	each := max(1, min(shownOfBlock, shownOfGroup/len(byTown)))
	for t := range r.Towns {
		if at := byTown[int32(t)]; at != nil {
			b := &block{Town: r.Towns[t].Name, Key: r.Towns[t].key(), Cells: Cells(r.All, at, 0), shown: at[:min(len(at), each, max(0, room))]}
			room -= len(b.shown)
			if n := len(at) - len(b.shown); n > 0 {
				b.More = Counted(n)
			}
			v.Blocks = append(v.Blocks, b)
		}
	}
	v.Mend = r.sameMend(v.Blocks)
	for _, b := range v.Blocks {
		r.lines(b, v.Mend)
	}
	return v
}

// sameMend gives what to do about the findings shown where it is the same for all.
func (r *Report) sameMend(blocks []*block) string {
	var all []string
	for _, b := range blocks {
		for _, i := range b.shown {
			all = append(all, r.All[i].Mend())
		}
	}
	if all = slices.Compact(all); len(all) != 1 {
		return ""
	}
	return all[0]
}

// lines tells of the findings shown, those that say the same in one line; what
// to do about them only where it is not said for all.
func (r *Report) lines(b *block, said string) {
	for _, i := range b.shown {
		f := &r.All[i]
		l := lineView{Spot: Spot(f.At), Message: clip(f.Message(), mostText)}
		if said == "" {
			l.Mend = clip(f.Mend(), mostText)
		}
		if n := len(b.Lines); n > 0 && b.Lines[n-1].Message == l.Message && b.Lines[n-1].Mend == l.Mend && l.Spot != "" {
			b.Lines[n-1].Spot += "、" + l.Spot
			continue
		}
		b.Lines = append(b.Lines, l)
	}
}

// How many characters of a text from a file are shown.
const (
	mostCell = 30
	mostText = 600
)

func clip(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + "……"
	}
	return s
}
