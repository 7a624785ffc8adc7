// Package diff tells two states of the same tables and texts apart, and shows
// what differs to people and to programs. It knows tables by their columns and
// keys; it knows no workspace, no site and no command.
//
//	two states -Match, Lines-> entries -Difference-> HTML, CSV
package diff

import (
	"cmp"
	"slices"
	"strings"
)

// Kind is how a row, a value or a page differs.
type Kind int

const (
	Changed Kind = iota
	Added        // only the new state has it
	Removed      // only the old state has it
	Passing      // neither has it: it began and ended in between
)

// Kinds lists the kinds in the order in which they are shown.
var Kinds = []Kind{Changed, Added, Removed, Passing}

// Tally counts entries by kind.
type Tally [Passing + 1]int

// Label gives the kind in Chinese.
func (k Kind) Label() string { return [...]string{"变动", "新增", "减少", "期间有过"}[k] }

// String gives the kind for styles.
func (k Kind) String() string { return [...]string{"changed", "added", "removed", "passing"}[k] }

// Difference is what two states do not share.
type Difference struct {
	Title    string   // of the office's site; "" when it is not known
	Old, New string   // what was compared, in words
	Faults   []string // why what is shown cannot be relied on, each a sentence
	Notes    []string // what else the reader should know, each a sentence
	Sections []Section
}

// Section is one part of a difference: values, rows, pages.
type Section struct {
	Title  string
	Groups []Group // with at least one entry each
}

// Group is what differs in one table, or of one indicator.
type Group struct {
	Name, Title string // for programs and for people
	Words       Words
	Entries     []Entry
}

// Words are what a group calls a kind where people say something else than
// Label: of cadres, 到任 and 离任.
type Words map[Kind]string

// Of gives the word for a kind.
func (w Words) Of(k Kind) string {
	if word := w[k]; word != "" {
		return word
	}
	return k.Label()
}

// Entry is one row, value or page that differs.
type Entry struct {
	Kind Kind
	Key  []string
	Name string // what it is about, for people
	// Before, After and Change say the whole of it in words; all are empty where
	// the cells have to.
	Before, After, Change string
	Cells                 []Cell
}

// Cell is one cell that differs, or one line of a text: "" where the state has
// none.
type Cell struct {
	Column        Column
	Before, After string
	Quiet         bool   // it says what the entry's words say already
	Was, Is       string // Before and After for people; empty where they are alike
}

// Add adds a section, but for groups without entries. In each group the entries
// of a kind come to stand together.
func (d *Difference) Add(title string, groups ...Group) {
	s := Section{Title: title}
	for _, g := range groups {
		slices.SortStableFunc(g.Entries, func(a, b Entry) int { return cmp.Compare(a.Kind, b.Kind) })
		if len(g.Entries) > 0 {
			s.Groups = append(s.Groups, g)
		}
	}
	if len(s.Groups) > 0 {
		d.Sections = append(d.Sections, s)
	}
}

// Same says whether nothing differs.
func (d *Difference) Same() bool { return len(d.Sections) == 0 }

// Count gives how many entries there are.
func (d *Difference) Count() int {
	n := 0
	for _, s := range d.Sections {
		n += s.Count()
	}
	return n
}

// Count gives how many entries the section has.
func (s Section) Count() int {
	n := 0
	for _, g := range s.Groups {
		n += len(g.Entries)
	}
	return n
}

// Counts gives how many entries a group has of each kind.
func (g Group) Counts() (n Tally) {
	for _, e := range g.Entries {
		n[e.Kind]++
	}
	return n
}

// First gives the first entries of each kind, so many at most.
func (g Group) First(most int) []Entry {
	var out []Entry
	var n Tally
	for _, e := range g.Entries {
		if n[e.Kind]++; n[e.Kind] <= most {
			out = append(out, e)
		}
	}
	return out
}

// Line is one line about an entry.
type Line struct{ Column, Before, After, Change string }

// Lines puts an entry in lines for people: its words, then what differs cell by
// cell; of a row that only one state has, its cells in one line. It gives at most
// so many, and how many more there are.
func (e Entry) Lines(most int) (lines []Line, more int) {
	if e.Before+e.After+e.Change != "" {
		lines = append(lines, Line{"", e.Before, e.After, e.Change})
	}
	if e.Kind == Changed {
		for _, c := range e.Cells {
			if !c.Quiet {
				lines = append(lines, c.line())
			}
		}
	} else if all := e.whole(); all != "" {
		l := Line{After: all}
		if e.Kind == Removed {
			l = Line{Before: all}
		}
		lines = append(lines, l)
	}
	if len(lines) > most {
		return lines[:most], len(lines) - most
	}
	return lines, 0
}

// blank stands for a cell in which nothing is.
const blank = "（空）"

func (c Cell) line() Line {
	if IsText(c) {
		return Line{Before: c.Before, After: c.After}
	}
	return Line{Column: c.Column.Header, Before: cmp.Or(c.Was, c.Before, blank), After: cmp.Or(c.Is, c.After, blank)}
}

// whole gives the cells of a row that only one state has, in one line.
func (e Entry) whole() string {
	var out []string
	for _, c := range e.Cells {
		if !c.Quiet {
			out = append(out, c.Column.Header+" "+cmp.Or(c.Was, c.Before)+cmp.Or(c.Is, c.After))
		}
	}
	return strings.Join(out, "，")
}
