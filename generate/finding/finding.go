// Package finding holds what is wrong with a workspace's files.
//
// A fault in the data is a value with a position, never an error: every stage
// reads to the end and adds its findings to one List, so that a clerk sees all
// of them in one run. What kinds of finding there are, how severe each one is
// and how to mend it is declared once, in kinds.go.
package finding

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Severity says what a finding does to a build. Only an Error stops one.
type Severity uint8

const (
	Note Severity = iota
	Warning
	Error
)

// String gives the severity's name in published data: note, warning or error.
func (s Severity) String() string { return [...]string{"note", "warning", "error"}[s] }

// Label gives the severity's name on pages: 说明, 警告 or 错误.
func (s Severity) Label() string { return [...]string{"说明", "警告", "错误"}[s] }

// Kind is one declared kind of finding. Message and Mend are templates in which
// {value} stands for the cell's value and {name} for the argument of that name.
type Kind struct {
	Code     string // stable, published: "cell-date"
	Severity Severity
	Title    string // what kind of fault, a few words
	Message  string // what is wrong
	Mend     string // what to write instead, and where
}

// At is a place in a workspace's files.
type At struct {
	File   string // slash-separated, below the workspace
	Row    int    // as a spreadsheet shows it, from 1; 0 when the whole file is meant
	Column string // header as it stands in the file; empty when the whole row is meant
}

// Finding is one fault or remark. Its texts are composed when they are asked
// for, since a broken column can give as many findings as it has rows.
type Finding struct {
	Kind     *Kind
	Severity Severity
	At
	Value string   // the cell's value as it stands, identity numbers masked
	args  []string // name, text, name, text …
}

// New gives a finding of kind k with args as pairs of a name in k's templates
// and its text.
func (k *Kind) New(at At, value string, args ...string) Finding {
	return Finding{Kind: k, Severity: k.Severity, At: at, Value: value, args: args}
}

// Message says what is wrong, in Chinese.
func (f Finding) Message() string { return f.fill(f.Kind.Message) }

// Mend says what to do about it, in Chinese.
func (f Finding) Mend() string { return f.fill(f.Kind.Mend) }

func (f Finding) fill(template string) string {
	pairs := []string{"{value}", f.Value}
	for i := 0; i+1 < len(f.args); i += 2 {
		pairs = append(pairs, "{"+f.args[i]+"}", f.args[i+1])
	}
	return strings.NewReplacer(pairs...).Replace(template)
}

// perGroup bounds how many findings of one kind in one column of one file are
// kept one by one; those after it are counted in a closing note, so that a file
// that is wrong from end to end takes bounded memory and nothing goes unsaid.
const perGroup = 100_000

// List collects findings. The zero List is empty and ready.
type List struct {
	all    []Finding
	groups map[group]int
}

type group struct {
	kind         *Kind
	severity     Severity
	file, column string
}

func groupOf(f Finding) group { return group{f.Kind, f.Severity, f.File, f.Column} }

// Add appends findings.
func (l *List) Add(fs ...Finding) {
	if l.groups == nil && len(fs) > 0 {
		l.groups = map[group]int{}
	}
	for _, f := range fs {
		g := groupOf(f)
		l.groups[g]++
		if l.groups[g] <= perGroup {
			l.all = append(l.all, f)
		}
	}
}

// Merge appends all of m.
func (l *List) Merge(m *List) {
	if l.groups == nil {
		l.groups = map[group]int{}
	}
	kept := map[group]int{}
	for _, f := range m.all {
		g := groupOf(f)
		kept[g]++
		l.Add(f)
	}
	for g, n := range m.groups {
		l.groups[g] += n - kept[g]
	}
}

// Sorted gives the findings by file, row, column, code and value; the findings
// that were only counted stand as one note at the end of their file.
func (l *List) Sorted() []Finding {
	out := slices.Clone(l.all)
	for g, n := range l.groups {
		if n > perGroup {
			out = append(out, More.New(At{g.file, 1 << 30, g.column}, "", "count", strconv.Itoa(n-perGroup), "code", g.kind.Code))
		}
	}
	slices.SortStableFunc(out, func(a, b Finding) int {
		return cmp.Or(
			strings.Compare(a.File, b.File), cmp.Compare(a.Row, b.Row), strings.Compare(a.Column, b.Column),
			strings.Compare(a.Kind.Code, b.Kind.Code), strings.Compare(a.Value, b.Value), slices.Compare(a.args, b.args))
	})
	for i := range out {
		if out[i].Row == 1<<30 {
			out[i].Row = 0
		}
	}
	return out
}

// Count gives how many findings of severity s there are, those that were only
// counted included.
func (l *List) Count(s Severity) int {
	n := 0
	for _, f := range l.all {
		if f.Severity == s {
			n++
		}
	}
	for g, c := range l.groups {
		if c > perGroup && g.severity == s {
			n += c - perGroup
		}
	}
	return n
}

// As gives f with another severity, where a setting makes a warning an error.
func (f Finding) As(s Severity) Finding { f.Severity = s; return f }
