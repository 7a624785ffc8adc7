// Package finding holds what is wrong with a workspace's files.
//
// A fault in the data is a value with a position, never an error: every stage
// reads to the end and adds its findings to one List, so that a clerk sees all
// of them in one run. What kinds of finding there are, how severe each one is
// and how to mend it is declared once, in kinds.go.
package finding

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tongbao/generate/private"
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
// A part in double brackets is left out when something in it is empty:
// [[，最接近的是“{nearest}”]].
type Kind struct {
	Code     string // stable, published: "cell-date"
	Severity Severity
	Title    string // what kind of fault, a few words
	Message  string // what is wrong
	Mend     string // what to write instead, and where
	Example  Example
}

// Example shows a kind of finding on a cell or a line: what is wrong with
// Wrong is not with Right. Both are empty where the message says enough, Right
// alone where what was wrong cannot tell what was meant.
type Example struct{ Wrong, Right string }

// Finding is one fault or remark. Its texts are composed when they are asked
// for, since a broken column can give as many findings as it has rows.
type Finding struct {
	Kind     *Kind
	Severity Severity
	At
	Value string   // the cell's value as it stands, private numbers masked
	args  []string // name, text, name, text …
}

// New gives a finding of kind k with args as pairs of a name in k's templates
// and its text. It masks the private numbers in all that it is given but the
// file's name, by which the file is found.
func (k *Kind) New(at At, value string, args ...string) Finding {
	at.Column = private.Mask(at.Column)
	for i := 1; i < len(args); i += 2 {
		args[i] = private.Mask(args[i])
	}
	return Finding{Kind: k, Severity: k.Severity, At: at, Value: private.Mask(value), args: args}
}

// Arg gives the text of that name in f's templates; empty when there is none.
func (f Finding) Arg(name string) string {
	for i := 0; i+1 < len(f.args); i += 2 {
		if f.args[i] == name {
			return f.args[i+1]
		}
	}
	return ""
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
	if strings.Contains(template, "[[") {
		template = optional.ReplaceAllStringFunc(template, func(part string) string {
			for _, m := range placeholder.FindAllString(part, -1) {
				if !filled(pairs, m) {
					return ""
				}
			}
			return part[2 : len(part)-2]
		})
	}
	return strings.NewReplacer(pairs...).Replace(template)
}

// filled says whether a text stands for the placeholder.
func filled(pairs []string, placeholder string) bool {
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i] == placeholder {
			return pairs[i+1] != ""
		}
	}
	return false
}

var (
	optional    = regexp.MustCompile(`\[\[.*?\]\]`)
	placeholder = regexp.MustCompile(`\{[a-z]+\}`)
	gap         = regexp.MustCompile(`\{+[a-z]+\}+`)
	brackets    = strings.NewReplacer("[[", "", "]]", "")
)

// Advice gives what to do about findings of kind k, with … where each says
// something of its own.
func (k *Kind) Advice() string { return gap.ReplaceAllString(brackets.Replace(k.Mend), "…") }

// Bounds of a List. The findings of a group, those of one kind in one column of
// one file, are kept one by one up to perGroup, and in a list of more than
// enough up to always; those after are counted in a closing note. So files that
// are wrong from end to end take bounded memory and nothing goes unsaid.
const (
	perGroup = 10_000
	always   = 1_000
	enough   = 50_000
)

// List collects findings. The zero List is empty and ready.
type List struct {
	all    []Finding
	groups map[group]tally
}

// tally counts a group's findings: those kept, and those only counted.
type tally struct{ kept, more int }

type group struct {
	kind                *Kind
	severity            Severity
	file, sheet, column string
	cell                int
}

func groupOf(f Finding) group {
	return group{f.Kind, f.Severity, f.File, f.Sheet, f.Column, f.Cell}
}

func (g group) at() At { return At{File: g.file, Sheet: g.sheet, Column: g.column, Cell: g.cell} }

// Add appends findings.
func (l *List) Add(fs ...Finding) {
	if l.groups == nil && len(fs) > 0 {
		l.groups = map[group]tally{}
	}
	for _, f := range fs {
		g := groupOf(f)
		t := l.groups[g]
		if t.kept < always || t.kept < perGroup && len(l.all) < enough {
			l.all = append(l.all, f)
			t.kept++
		} else {
			t.more++
		}
		l.groups[g] = t
	}
}

// Merge appends all of m.
func (l *List) Merge(m *List) {
	l.Add(m.all...)
	for g, counted := range m.groups {
		if t := l.groups[g]; counted.more > 0 {
			t.more += counted.more
			l.groups[g] = t
		}
	}
}

// Sorted gives the findings by file, row, column, code and value; the findings
// that were only counted stand as one note at the end of their file.
func (l *List) Sorted() []Finding {
	out := slices.Clone(l.all)
	for g, t := range l.groups {
		if t.more > 0 {
			at := g.at()
			at.Row = 1 << 30
			out = append(out, More.New(at, "", "count", strconv.Itoa(t.more), "code", g.kind.Code))
		}
	}
	slices.SortStableFunc(out, func(a, b Finding) int {
		return cmp.Or(
			strings.Compare(a.File, b.File), strings.Compare(a.Sheet, b.Sheet), cmp.Compare(a.Row, b.Row), strings.Compare(a.Column, b.Column),
			strings.Compare(a.Kind.Code, b.Kind.Code), strings.Compare(a.Value, b.Value), slices.Compare(a.args, b.args))
	})
	for i := range out {
		if out[i].Row == 1<<30 {
			out[i].Row = 0
		}
	}
	return out
}

// Empty says whether there is no finding at all.
func (l *List) Empty() bool { return len(l.all) == 0 }

// Count gives how many findings of severity s there are, those that were only
// counted included.
func (l *List) Count(s Severity) int {
	n := 0
	for _, f := range l.all {
		if f.Severity == s {
			n++
		}
	}
	for g, t := range l.groups {
		if g.severity == s {
			n += t.more
		}
	}
	return n
}

// As gives f with another severity, where a setting makes a warning an error.
func (f Finding) As(s Severity) Finding { f.Severity = s; return f }
