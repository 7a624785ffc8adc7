package indicator

import (
	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// Term is what an indicator counts: its numerator or its denominator. Exactly
// one of count, score and subsidy is set.
type Term struct {
	Chinese Wording
	English string // as in spec/indicators.csv

	tables  []*schema.Table // without which there is nothing to count
	notices bool            // the folder of circulars is needed too
	rows    *schema.Table   // the table whose rows are counted, for the trace
	also    []*schema.Table // read too where they are there: to know in which village a row counts

	// count counts rows that are held in memory, and visits.
	count func(ws *record.Workspace, t *tally)
	// score and subsidy give what one row adds, 0 for nothing.
	score   func(*record.ScoreRow) int64
	subsidy func(*record.SubsidyRow) int64
}

// Rows gives the table whose rows the term counts; nil for circulars.
func (t *Term) Rows() *schema.Table { return t.rows }

// tally takes what a term counts. Places are positions in the workspace's
// Places; what has no place of its own counts at 0, the top. A span holds the
// as-of dates on which it counts.
type tally struct {
	period   *Period
	months   span
	monthly  *Monthly
	held     held    // of states
	happened held    // of events
	sums     []int64 // by place and month: changes against the month before
	once     []distinct
	items    []item // of a median
}

// span is a range of months, both included, with the as-of dates of its ends.
type span struct {
	first, last schema.Month
	from, to    schema.Date
}

func spanOf(first, last schema.Month) span { return span{first, last, first.Last(), last.Last()} }

func (s *span) len() int { return int(s.last-s.first) + 1 }

// within gives the positions in s of the months whose last day lies in d;
// from > to when there is none.
func (s *span) within(d record.Span) (from, to int) {
	if d.From > s.to || d.To < s.from || d.Empty() {
		return 0, -1
	}
	if d.From > s.from {
		from = int(d.From.Month() - s.first) // that month's last day is on or after From
	}
	to = int(s.last - s.first)
	if d.To < s.to {
		to = int((d.To + 1).Month() - 1 - s.first) // the last month that has ended by To
	}
	return from, to
}

// distinct is something that counts once in each place, in the months at
// positions from to to.
type distinct struct {
	place    int32
	from, to int32
	id       string
}

type item struct {
	place    int32
	from, to int32
	size     int64
}

// held are the months in which the row before counted, at positions from from to
// to: most are of the same days as the one before.
type held struct {
	days     record.Span
	known    bool
	from, to int
}

// event adds n for a row of one day.
func (t *tally) event(place int32, d schema.Date, n int64) {
	if h := &t.happened; !h.known || h.days.From != d {
		from, to := t.months.within(t.period.event(d))
		*h = held{record.Span{From: d, To: d}, true, from, to}
	}
	t.put(place, t.happened.from, t.happened.to, n)
}

// state adds n for what holds over a range of days.
func (t *tally) state(place int32, s record.Span, n int64) {
	if h := &t.held; !h.known || h.days != s {
		from, to := t.months.within(t.period.holds(s))
		*h = held{s, true, from, to}
	}
	t.put(place, t.held.from, t.held.to, n)
}

// always adds n in every month.
func (t *tally) always(place int32, n int64) {
	t.add(place, record.Span{From: 0, To: record.Forever}, n)
}

func (t *tally) add(place int32, on record.Span, n int64) {
	from, to := t.months.within(on)
	t.put(place, from, to, n)
}

// put adds n in the months at positions from to to.
func (t *tally) put(place int32, from, to int, n int64) {
	if from > to {
		return
	}
	row := t.sums[int(max(0, place))*(t.months.len()+1):]
	row[from] += n
	row[to+1] -= n
}

// addOnce adds something that counts once in each place, however often it is added.
func (t *tally) addOnce(place int32, id string, on record.Span) {
	if from, to := t.months.within(on); from <= to {
		t.once = append(t.once, distinct{max(0, place), int32(from), int32(to), id})
	}
}

// item adds one of the things whose median is taken.
func (t *tally) item(place int32, on record.Span, size int64) {
	if from, to := t.months.within(on); from <= to {
		t.items = append(t.items, item{max(0, place), int32(from), int32(to), size})
	}
}
