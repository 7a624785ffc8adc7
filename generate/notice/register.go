package notice

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tongbao/generate/finding"
	"tongbao/generate/schema"
)

// bind checks the circulars against each other and ties corrections and
// withdrawals to what they act on.
func (l *loader) bind() {
	l.gaps()
	for _, n := range l.archive.Notices {
		if n.IssuedOn != 0 && int(n.IssuedOn.Year()) != n.Year {
			l.out.Add(finding.NoticeYear.New(n.At("number"), n.Number, "date", n.IssuedOn.String()))
		}
	}
	issued := slices.Clone(l.archive.Notices)
	slices.SortStableFunc(issued, func(a, b *Notice) int { return cmp.Compare(a.IssuedOn, b.IssuedOn) })
	for _, n := range issued {
		if t := l.actsOn(n, "amends", n.Amends); t != nil {
			t.AmendedBy = append(t.AmendedBy, n)
		}
		if t := l.actsOn(n, "withdraws", n.Withdraws); t != nil {
			l.withdraw(n, t)
		}
	}
}

// actsOn gives the circular that n acts on; nil when there is none that it
// could act on.
func (l *loader) actsOn(n *Notice, key, number string) *Notice {
	t := l.archive.ByNumber(number)
	switch {
	case number == "":
		return nil
	case number == n.Number:
		l.out.Add(finding.NoticeSelf.New(n.At(key), number))
		return nil
	case t == nil:
		l.out.Add(finding.NoticeReference.New(n.At(key), show(number), "near", near(l.nearest(number, n))))
		return nil
	case !before(t, n):
		l.out.Add(finding.NoticeOrder.New(n.At(key), number, "kind", n.Kind, "date", t.IssuedOn.String()))
	}
	return t
}

// before says whether a was issued before b. On one day and in one series the
// serial tells; days that could not be read are not judged.
func before(a, b *Notice) bool {
	if a.IssuedOn == 0 || b.IssuedOn == 0 {
		return true
	}
	if a.IssuedOn == b.IssuedOn && a.Prefix == b.Prefix && a.Year == b.Year {
		return a.Serial < b.Serial
	}
	return a.IssuedOn <= b.IssuedOn
}

func (l *loader) withdraw(n, t *Notice) {
	switch {
	case t.Kind == Withdrawal:
		l.out.Add(finding.NoticeUndo.New(n.At("withdraws"), t.Number))
	case t.WithdrawnBy != nil:
		l.out.Add(finding.NoticeUndoTwice.New(n.At("withdraws"), t.Number, "first", t.WithdrawnBy.Number))
	default:
		t.WithdrawnBy, t.WithdrawnOn = n, n.IssuedOn
	}
}

// nearest gives the number of another circular that is nearest to number.
func (l *loader) nearest(number string, but *Notice) string {
	var known []string
	for _, n := range l.archive.Notices {
		if n != but {
			known = append(known, n.Number)
		}
	}
	return schema.Nearest(number, known)
}

func near(nearest string) string {
	if nearest == "" {
		return ""
	}
	return "，最接近的是“" + nearest + "”"
}

// gaps finds the numbers that are missing between 1 and the last of each
// series, at the circular after the gap. Where a number could not be read,
// gaps cannot be told from it.
func (l *loader) gaps() {
	if l.broken {
		return
	}
	var last *Notice
	for _, n := range l.archive.Notices {
		from := 1
		if last != nil && last.Prefix == n.Prefix && last.Year == n.Year {
			from = last.Serial + 1
		}
		last = n
		if from == n.Serial {
			continue
		}
		f := finding.NoticeGap.New(n.At("number"), n.Number, "prefix", n.Prefix, "year", strconv.Itoa(n.Year), "missing", serials(from, n.Serial-1))
		if l.rules.Gapless {
			f = f.As(finding.Error)
		}
		l.out.Add(f)
	}
}

func serials(from, to int) string {
	if from == to {
		return fmt.Sprintf("%d 号", from)
	}
	return fmt.Sprintf("%d 号到 %d 号", from, to)
}

// show gives a value for a finding: private numbers masked, of bounded length.
func show(value string) string {
	s := masked(strings.TrimSpace(value))
	if r := []rune(s); len(r) > 120 {
		return string(r[:120]) + "…"
	}
	return s
}
