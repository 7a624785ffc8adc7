package edition

import (
	"slices"

	"tongbao/generate/name"
	"tongbao/generate/notice"
	"tongbao/generate/record"
	"tongbao/generate/register"
	"tongbao/generate/schema"
)

// expiries are the criticisms by whether they are in effect on a day. Names are
// bare.
type expiries struct {
	expired map[*notice.Notice][]string
	inForce map[*notice.Notice]map[string]bool
	current map[string]bool // names of all criticisms in effect
	family  map[*notice.Notice]*notice.Notice
	all     []*notice.Notice
	numbers *name.Finder // of the circulars with expired criticisms in their family, by position in cites
	cites   []*notice.Notice
}

func expire(ws *record.Workspace, reg *register.Register, day schema.Date) *expiries {
	x := &expiries{expired: map[*notice.Notice][]string{}, inForce: map[*notice.Notice]map[string]bool{},
		current: map[string]bool{}, family: map[*notice.Notice]*notice.Notice{}, all: ws.Notices.Notices}
	for i := range ws.Criticisms {
		c := &ws.Criticisms[i]
		n := ws.Notices.ByNumber(string(c.NoticeNo))
		for _, person := range name.Persons(string(c.Name)) {
			over := c.EffectUntil != 0 && day > c.EffectUntil || reg != nil && reg.Masked(string(c.NoticeNo), person, day)
			x.take(n, name.Bare(person), over)
		}
	}
	x.tie(ws.Notices)
	x.index()
	return x
}

// take takes one person's criticism. Without its circular, which the checks
// demand, it is still one.
func (x *expiries) take(n *notice.Notice, bare string, over bool) {
	if over {
		x.expired[n] = append(x.expired[n], bare)
		return
	}
	if x.inForce[n] == nil {
		x.inForce[n] = map[string]bool{}
	}
	x.inForce[n][bare], x.current[bare] = true, true
}

// tie makes a family of the circulars that correct and withdraw each other.
func (x *expiries) tie(archive *notice.Archive) {
	for _, n := range x.all {
		for _, number := range []string{n.Amends, n.Withdraws} {
			if other := archive.ByNumber(number); other != nil {
				x.family[x.head(n)] = x.head(other)
			}
		}
	}
}

// head gives the circular that stands for the family of n.
func (x *expiries) head(n *notice.Notice) *notice.Notice {
	for x.family[n] != nil && x.family[n] != n {
		n = x.family[n]
	}
	return n
}

// index makes the numbers be found in texts of the circulars that hide names.
func (x *expiries) index() {
	heads := map[*notice.Notice]bool{}
	for n := range x.expired {
		heads[x.head(n)] = true
	}
	var numbers []string
	for _, n := range x.all {
		if heads[x.head(n)] {
			numbers = append(numbers, numeral(n.Number))
			x.cites = append(x.cites, n)
		}
	}
	x.numbers = name.New(numbers, inNumber)
}

// names gives the names of all expired criticisms, sorted, each once.
func (x *expiries) names() []string {
	var out []string
	for _, names := range x.expired {
		out = append(out, names...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// in gives the names that a circular hides: those of the expired criticisms of
// its family and of the circulars that it cites, but for those whose criticism
// in this very circular is in effect.
func (x *expiries) in(n *notice.Notice) []string {
	if len(x.expired) == 0 {
		return nil
	}
	out := append(x.ofFamily(n), x.cited(n.Title+"\n"+n.Text(notice.View{}), n.Leads())...)
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(bare string) bool { return x.inForce[n][bare] })
}

func (x *expiries) ofFamily(n *notice.Notice) []string {
	var out []string
	for _, other := range x.all {
		if x.head(other) == x.head(n) {
			out = append(out, x.expired[other]...)
		}
	}
	return out
}

// cited gives the names that the circulars hide which a text names by number or
// leads to.
func (x *expiries) cited(text string, leads []*notice.Notice) []string {
	var out []string
	for _, n := range leads {
		out = append(out, x.ofFamily(n)...)
	}
	for at := 0; ; {
		hit, ok := x.numbers.Next(text, at)
		if !ok {
			return out
		}
		out = append(out, x.ofFamily(x.cites[hit.N])...)
		at = hit.Stop
	}
}
