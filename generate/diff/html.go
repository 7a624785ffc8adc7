package diff

import (
	_ "embed"
	"io"

	"tongbao/generate/report"
)

var (
	//go:embed diff.html
	pageSource string
	//go:embed diff.css
	ownStyle string
)

var pageTemplate = report.Page(pageSource)

// Width is how many columns there are for what differs.
func (g groupView) Width() int {
	n := 2
	if g.Columns {
		n++
	}
	if g.Changes {
		n++
	}
	return n
}

// How much of a difference stands on the page; the CSV has all.
const (
	mostGroups  = 200 // of a section
	mostEntries = 100 // of each kind in a group
	mostLines   = 21  // of an entry
	mostText    = 300 // runes of a text
)

// pageView is what diff.html says: one file that needs no other, in the look of
// the page of findings.
type pageView struct {
	report.Head
	Old, New      string
	Verdict       string
	Faults, Notes []string
	Sections      []sectionView
}

type sectionView struct {
	ID, Title, Count string
	Groups           []groupView
	More             string // how many groups are left out; empty when none
}

type groupView struct {
	Title, Name, Counts string
	// Kinds, Columns and Changes say which columns have anything to say.
	Kinds, Columns, Changes bool
	Entries                 []entryView
	More                    string // how many entries are left out; empty when none
}

type entryView struct {
	Class, Word, Name string
	Lines             []lineView // one at least
}

// lineView is a Line; All says instead, across the columns, what is no old and
// new.
type lineView struct {
	Line
	All string
}

// HTML writes the difference as one page.
func (d *Difference) HTML(w io.Writer) error {
	title := d.Old + " → " + d.New
	if d.Title != "" {
		title = d.Title + "：" + title
	}
	v := pageView{Head: report.NewHead(title, ownStyle, ""), Old: d.Old, New: d.New, Verdict: d.Verdict(), Faults: d.Faults, Notes: d.Notes}
	for i, s := range d.Sections {
		v.Sections = append(v.Sections, s.view(i))
	}
	return pageTemplate.Execute(w, v)
}

func (s Section) view(i int) sectionView {
	v := sectionView{ID: "part-" + report.Counted(i+1), Title: s.Title, Count: report.Counted(s.Count())}
	for _, g := range s.Groups[:min(len(s.Groups), mostGroups)] {
		v.Groups = append(v.Groups, g.view())
	}
	if n := len(s.Groups) - mostGroups; n > 0 {
		v.More = report.Counted(n)
	}
	return v
}

func (g Group) view() groupView {
	v := groupView{Title: g.Title, Name: g.Name, Counts: g.Counted()}
	for _, e := range g.First(mostEntries) {
		v.Entries = append(v.Entries, e.view(g.Words))
	}
	for _, e := range v.Entries {
		v.Kinds = v.Kinds || e.Class != Changed.String()
		for _, l := range e.Lines {
			v.Columns, v.Changes = v.Columns || l.Column != "", v.Changes || l.Change != ""
		}
	}
	if n := len(g.Entries) - len(v.Entries); n > 0 {
		v.More = report.Counted(n)
	}
	return v
}

func (e Entry) view(words Words) entryView {
	v := entryView{Class: e.Kind.String(), Word: words.Of(e.Kind), Name: clip(e.Name)}
	lines, more := e.Lines(mostLines)
	for _, l := range lines {
		v.add(e.Kind, Line{l.Column, clip(l.Before), clip(l.After), l.Change})
	}
	if more > 0 {
		v.Lines = append(v.Lines, lineView{All: "还有 " + report.Counted(more) + " 行没有放进这一页。"})
	}
	if len(v.Lines) == 0 {
		v.Lines = []lineView{{}}
	}
	return v
}

// add adds a line. A line of text that has come stands beside one that is gone.
func (v *entryView) add(k Kind, l Line) {
	last := len(v.Lines) - 1
	switch {
	case k != Changed && l.Column+l.Change == "", l.Before+l.After == "":
		v.Lines = append(v.Lines, lineView{All: l.Before + l.After + l.Change})
	case l.Before == "" && last >= 0 && v.Lines[last].After == "" && v.Lines[last].All == "":
		v.Lines[last].After = l.After
	default:
		v.Lines = append(v.Lines, lineView{Line: l})
	}
}

func clip(s string) string {
	if r := []rune(s); len(r) > mostText {
		return string(r[:mostText]) + "……"
	}
	return s
}
