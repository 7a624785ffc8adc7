package record

import (
	"encoding/binary"

	"tongbao/generate/hint"
	"tongbao/generate/schema"
)

// Months of which posted tells.
var (
	postedFrom = schema.MonthOf(1949, 1)
	postedTo   = schema.MonthOf(2200, 12)
)

// posted gives for each month a sum of who was posted where: of each person that
// has a posting that rows of that month count by, the person's code, the place and
// whether he or she is on post by it on the month's last day. The persons' sums
// are added up, so that it does not depend on their order.
func (r *Roster) posted() map[schema.Month]hint.Sum {
	t := tide{change: make([][2]uint64, postedTo-postedFrom+2)}
	for person := range int32(r.Size()) {
		t.person(r.Of(person))
	}
	out := make(map[schema.Month]hint.Sum, len(t.change))
	var sum [2]uint64
	for i, c := range t.change {
		sum[0], sum[1] = sum[0]+c[0], sum[1]+c[1]
		var s hint.Sum
		binary.LittleEndian.PutUint64(s[:8], sum[0])
		binary.LittleEndian.PutUint64(s[8:], sum[1])
		out[postedFrom+schema.Month(i)] = s
	}
	return out
}

// tide has by month what the sum changes by.
type tide struct {
	change [][2]uint64
	text   []byte
}

// monthSpan is a range of months, both ends included.
type monthSpan struct{ from, to schema.Month }

// person adds a person's postings, oldest first. What In gives for a month is
// the newest to an assault team that touches it, so the newest goes first and each
// older one has the months that are left.
func (t *tide) person(ps []Posting) {
	if len(ps) == 1 && ps[0].Assault() && !ps[0].Days.Empty() {
		t.posting(&ps[0], monthSpan{ps[0].Days.From.Month(), ps[0].Days.To.Month()}) // as below, for most
		return
	}
	var taken []monthSpan
	for i := len(ps) - 1; i >= 0; i-- {
		p := &ps[i]
		if !p.Assault() || p.Days.Empty() {
			continue
		}
		touched := monthSpan{p.Days.From.Month(), p.Days.To.Month()}
		for _, left := range without(touched, taken) {
			t.posting(p, left)
		}
		taken = append(taken, touched)
	}
}

// without gives the months of m that are in none of taken.
func without(m monthSpan, taken []monthSpan) []monthSpan {
	left := []monthSpan{m}
	for _, t := range taken {
		var next []monthSpan
		for _, l := range left {
			if before := (monthSpan{l.from, min(l.to, t.from-1)}); before.from <= before.to {
				next = append(next, before)
			}
			if behind := (monthSpan{max(l.from, t.to+1), l.to}); behind.from <= behind.to {
				next = append(next, behind)
			}
		}
		left = next
	}
	return left
}

// posting adds a posting in the months in which it counts.
func (t *tide) posting(p *Posting, in monthSpan) {
	on := monthSpan{in.to + 1, in.to}
	if !p.OnPost.Empty() {
		on = monthSpan{max(in.from, p.OnPost.From.Month()), min(in.to, (p.OnPost.To+1).Month()-1)}
	}
	t.add(p, false, monthSpan{in.from, min(in.to, on.from-1)})
	t.add(p, true, on)
	t.add(p, false, monthSpan{max(in.from, on.to+1, on.from), in.to})
}

func (t *tide) add(p *Posting, onPost bool, in monthSpan) {
	in = monthSpan{max(in.from, postedFrom), min(in.to, postedTo)}
	if in.from > in.to {
		return
	}
	t.text = binary.LittleEndian.AppendUint32(t.text[:0], uint32(p.Place))
	t.text = append(t.text, p.CadreID...)
	if onPost {
		t.text = append(t.text, 0) // which no id has
	}
	sum := hint.SumOf(t.text)
	a, b := binary.LittleEndian.Uint64(sum[:8]), binary.LittleEndian.Uint64(sum[8:])
	from, to := &t.change[in.from-postedFrom], &t.change[in.to-postedFrom+1]
	from[0], from[1] = from[0]+a, from[1]+b
	to[0], to[1] = to[0]-a, to[1]-b
}
