package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tongbao/generate/finding"
)

// Group is what is wrong in one way in one column of one file.
type Group struct {
	Kind     *finding.Kind
	Severity finding.Severity
	At       finding.At // its Row is 0
	Findings []int32    // positions in the list that was grouped
	More     int        // findings that were counted and not kept
}

// Count gives how many findings there are in the group.
func (g *Group) Count() int { return len(g.Findings) + g.More }

// key is what the findings of a group have in common. The severity is not
// known of those that were only counted.
type key struct {
	kind     string
	severity finding.Severity
	at       finding.At
}

func keyOf(f finding.Finding) key {
	k := key{f.Kind.Code, f.Severity, f.At}
	k.at.Row = 0
	if f.Column == "" {
		k.at.Cell = 0 // the row is meant, whichever cell shows it
	}
	return k
}

// Groups puts findings together, errors first, then warnings, then notes; within
// each the groups in order of their first finding. The findings that a list only
// counted belong to the group that they are more of.
func Groups(all []finding.Finding) []*Group {
	known := map[key]*Group{}
	var out []*Group
	for i, f := range all {
		if f.Kind == finding.More && more(known, f) {
			continue
		}
		k := keyOf(f)
		g := known[k]
		if g == nil {
			g = &Group{Kind: f.Kind, Severity: f.Severity, At: k.at}
			known[k] = g
			out = append(out, g)
		}
		g.Findings = append(g.Findings, int32(i))
	}
	slices.SortStableFunc(out, func(a, b *Group) int { return cmp.Compare(b.Severity, a.Severity) })
	return out
}

// more counts what f counts to its group, and says whether there is one.
func more(known map[key]*Group, f finding.Finding) bool {
	k := keyOf(f)
	k.kind = f.Arg("code")
	for _, k.severity = range severities {
		if g := known[k]; g != nil {
			n, err := strconv.Atoi(f.Arg("count"))
			g.More += n
			return err == nil
		}
	}
	return false
}

// mostCells is how many places a list of them names.
const mostCells = 20

// Cells lists where the findings at those positions in all are, the first of
// many, and how many there are with those that are counted besides: D17、D42 …共
// 38 处. It is empty for a single one that has no row.
func Cells(all []finding.Finding, at []int32, besides int) string {
	var names []string
	for _, i := range at[:min(len(at), mostCells)] {
		if name := Spot(all[i].At); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	list, n := strings.Join(names, "、"), len(at)+besides
	switch {
	case n == 1:
		return list
	case n > mostCells:
		return fmt.Sprintf("%s …共 %s 处", list, Counted(n))
	case list == "":
		return fmt.Sprintf("共 %d 处", n)
	}
	return fmt.Sprintf("%s，共 %d 处", list, n)
}

// Spot names a place in its file as a spreadsheet does: D17, else its row;
// empty when the whole file is meant.
func Spot(at finding.At) string {
	switch ref := at.Ref(); {
	case ref != "":
		return ref
	case at.Row > 0:
		return fmt.Sprintf("第 %d 行", at.Row)
	}
	return ""
}

// Counted gives n with thousands separators.
func Counted(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
