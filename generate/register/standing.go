package register

import (
	"slices"

	"tongbao/generate/name"
	"tongbao/generate/notice"
	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// Standing is how a circular stands on a day.
type Standing string

const (
	InForce   Standing = "in-force"
	Corrected Standing = "corrected"
	Withdrawn Standing = "withdrawn"
	Expired   Standing = "expired" // the effect of all its criticisms has passed
	Nameless  Standing = "masked"  // the names of all that it criticises have been masked by an act
)

var standings = map[Standing]string{InForce: "有效", Corrected: "更正", Withdrawn: "撤销", Expired: "期满", Nameless: "匿名化"}

// Label gives the standing in Chinese.
func (s Standing) Label() string { return standings[s] }

// Standing gives how a circular stands on that day.
func (r *Register) Standing(ws *record.Workspace, n *notice.Notice, on schema.Date) Standing {
	all, masked, over := 0, 0, 0
	for i := range ws.Criticisms {
		c := &ws.Criticisms[i]
		if string(c.NoticeNo) != n.Number {
			continue
		}
		all++
		switch {
		case r.nameless(n.Number, string(c.Name), on):
			masked++
		case c.EffectUntil != 0 && c.EffectUntil < on:
			over++
		}
	}
	switch {
	case n.WithdrawnBy != nil:
		return Withdrawn
	case all > 0 && masked == all:
		return Nameless
	case all > 0 && masked+over == all:
		return Expired
	case len(n.AmendedBy) > 0:
		return Corrected
	}
	return InForce
}

// nameless says whether acts have masked everyone in a cell for persons.
func (r *Register) nameless(number, cell string, on schema.Date) bool {
	persons := name.Persons(cell)
	return len(persons) > 0 && !slices.ContainsFunc(persons, func(p string) bool { return !r.Masked(number, p, on) })
}
