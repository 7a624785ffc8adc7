package sample

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// ListError says what is wrong with a list of divisions, line by line, and how to
// mend it.
type ListError struct {
	Name   string // the list's file
	faults []listFault
}

type listFault struct {
	row           int // 0: the list as a whole
	problem, mend string
}

// mostTold is how many faults of a list are told one by one.
const mostTold = 20

func (e *ListError) add(row int, problem, mend string) {
	e.faults = append(e.faults, listFault{row, problem, mend})
}

func (e *ListError) none() bool { return len(e.faults) == 0 }

// orNil gives the error; nil when the list has no fault.
func (e *ListError) orNil() error {
	if e.none() {
		return nil
	}
	return e
}

// Error tells the faults in order of lines.
func (e *ListError) Error() string {
	slices.SortStableFunc(e.faults, func(a, b listFault) int { return cmp.Compare(a.row, b.row) })
	var b strings.Builder
	for _, f := range e.faults[:min(len(e.faults), mostTold)] {
		where := e.Name
		if f.row > 0 {
			where += " " + ordinal(f.row)
		}
		fmt.Fprintf(&b, "%s：%s。\n    改法：%s。\n", where, f.problem, f.mend)
	}
	if more := len(e.faults) - mostTold; more > 0 {
		fmt.Fprintf(&b, "%s：另有 %d 处，先改正上面这些。\n", e.Name, more)
	}
	return b.String() + "没有写出示例。"
}

// ordinal names a line by its number.
func ordinal(row int) string { return fmt.Sprintf("第 %d 行", row) }
