package indicator

import (
	"cmp"
	"slices"

	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// marks are the scores of one month, each with the place that it counts in: one
// month's rows are all that is kept of a table that grows every month.
type marks struct {
	month schema.Month
	fixed bool // only that month is kept; else the newest there is
	all   []placedScore
}

// placedScore is a place and a score in it.
type placedScore uint64

func placed(place int32, score schema.Score) placedScore {
	return placedScore(uint32(place))<<32 | placedScore(uint32(score))
}

func (p placedScore) place() int32 { return int32(p >> 32) }

func (p placedScore) score() schema.Score { return schema.Score(uint32(p)) }

func (m *marks) take(month schema.Month, place int32, score schema.Score) {
	if month != m.month {
		if m.fixed || month < m.month {
			return
		}
		m.month, m.all = month, m.all[:0]
	}
	m.all = append(m.all, placed(place, score))
}

func (m *marks) merge(from *marks) {
	switch {
	case from.month > m.month:
		*m = *from
	case from.month == m.month:
		m.all = append(m.all, from.all...)
	}
}

func (m *marks) sort() {
	slices.SortFunc(m.all, func(a, b placedScore) int { return cmp.Compare(a.place(), b.place()) })
}

// Scores gives the month's scores in the place and all below it, from low to
// high; nil when there are none, and for any month but the reporting month:
// the one that the settings give, else the newest with scores.
func (m *Monthly) Scores(places *record.Places, place int32, month schema.Month) []schema.Score {
	if month != m.marks.month {
		return nil
	}
	out := m.marks.below(nil, places, place)
	slices.Sort(out)
	return out
}

func (m *marks) below(out []schema.Score, places *record.Places, place int32) []schema.Score {
	i, _ := slices.BinarySearch(m.all, placed(place, 0))
	for ; i < len(m.all) && m.all[i].place() == place; i++ {
		out = append(out, m.all[i].score())
	}
	for _, c := range places.All[place].Children {
		out = m.below(out, places, c)
	}
	return out
}

// BoxScale is how many of a box's units make a point: quartiles fall on
// quarters of a hundredth.
const BoxScale = 400

// Box are the numbers of a box plot, in 1/BoxScale of a point.
type Box struct {
	N                                       int
	Low, Quartile1, Median, Quartile3, High int64
	// Outside are the scores below Low and above High, each once, from low to
	// high.
	Outside []int64
}

// BoxOf gives the box of scores that stand from low to high, at least one. The
// quartiles interpolate between the scores at either side of (n-1)k/4, as
// spreadsheets' QUARTILE.INC does; Low and High are the last scores within one
// and a half times the distance of the quartiles from the box (J. W. Tukey,
// Exploratory Data Analysis, 1977).
func BoxOf(scores []schema.Score) Box {
	b := Box{N: len(scores), Quartile1: quartile(scores, 1), Median: quartile(scores, 2), Quartile3: quartile(scores, 3)}
	reach := b.Quartile3 - b.Quartile1
	b.Low, b.High = b.Quartile1, b.Quartile3
	for _, s := range scores {
		x := int64(s) * (BoxScale / 100)
		switch {
		case 2*(b.Quartile1-x) > 3*reach || 2*(x-b.Quartile3) > 3*reach:
			if n := len(b.Outside); n == 0 || b.Outside[n-1] != x {
				b.Outside = append(b.Outside, x)
			}
		default:
			b.Low, b.High = min(b.Low, x), max(b.High, x)
		}
	}
	return b
}

func quartile(scores []schema.Score, k int) int64 {
	at := (len(scores) - 1) * k
	i, part := at/4, int64(at%4)
	x := int64(scores[i]) * 4
	if part > 0 {
		x += int64(scores[i+1]-scores[i]) * part
	}
	return x
}
