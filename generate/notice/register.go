package notice

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tongbao/generate/finding"
	"tongbao/generate/private"
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
		l.out.Add(finding.NoticeReference.New(n.At(key), show(number), "nearest", l.nearest(number, n)))
		return nil
	case !before(t, n):
		l.out.Add(finding.NoticeOrder.New(n.At(key), number, "kind", n.Kind, "problem", disorder(t, n)))
	}
	return t
}

// disorder says how n, which acts on t, comes before it.
func disorder(t, n *Notice) string {
	if n.IssuedOn == t.IssuedOn {
		return "与原件“" + t.Number + "”同一天印发，序号却排在它前面"
	}
	return "的印发日期 " + n.IssuedOn.String() + " 早于原件“" + t.Number + "”的 " + t.IssuedOn.String()
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
		l.out.Add(l.gap(n, serials(from, n.Serial-1)))
	}
}

// gap says that serials are missing before n.
func (l *loader) gap(n *Notice, missing string) finding.Finding {
	severity, otherwise := finding.Warning, "这些号由别的文件使用时可以不管"
	if l.rules.Gapless {
		severity, otherwise = finding.Error, "文号确实不连续时，把 tongbao.yaml 里的 gapless 改为 false"
	}
	return finding.NoticeGap.New(n.At("number"), n.Number, "prefix", n.Prefix, "year", strconv.Itoa(n.Year),
		"missing", missing, "otherwise", otherwise).As(severity)
}

func serials(from, to int) string {
	if from == to {
		return fmt.Sprintf("%d 号", from)
	}
	return fmt.Sprintf("%d 号到 %d 号", from, to)
}

// show gives a value for a finding: private numbers masked, of bounded length.
func show(value string) string {
	s := private.Mask(strings.TrimSpace(value))
	if r := []rune(s); len(r) > 120 {
		return string(r[:120]) + "…"
	}
	return s
}
