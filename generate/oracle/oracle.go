// Package oracle is for tests alone: nothing but tests may import it.
//
// It computes the indicators a second time, slowly and as literally as
// spec/rules.md and spec/indicators.csv are written, so that the real
// computation can be compared with it value by value. It shares no code with
// the packages it checks. It reads only the canonical spelling of everything
// (UTF-8, comma, Chinese headers, ISO dates), so dates and months are compared
// as the strings that they are.
//
// Where the specification leaves a reading open, the reading taken stands in a
// comment that begins with "Reading".
package oracle

import (
	"fmt"
	"io/fs"
	"math/big"
	"sort"
	"strings"
	"time"
)

// Key names one value: a row of `tongbao indicators`.
type Key struct{ Indicator, Place, Period string }

// Value is what that row says; an empty string is an empty cell.
type Value struct{ Numerator, Denominator, Value string }

// Values computes every indicator for every place and every month from first
// to last ("2018-08"), both included.
func Values(dir fs.FS, first, last string) (map[Key]Value, error) {
	w, err := load(dir)
	if err != nil {
		return nil, err
	}
	values := map[Key]Value{}
	for month := first; month <= last; {
		p, err := newPeriod(month)
		if err != nil {
			return nil, err
		}
		if err := w.checkPostings(p); err != nil {
			return nil, err
		}
		for _, d := range definitions {
			missing := w.missing(d, p)
			var items []item
			if !missing {
				items = d.items(w, p)
			}
			for _, place := range w.places() {
				if d.top && place != w.region {
					continue
				}
				v := Value{}
				if !missing {
					v = total(d.kind, within(items, place, w.region))
				}
				values[Key{d.id, place, month}] = v
			}
		}
		month = p.next
	}
	return values, nil
}

// missing says that all three cells are empty: a table is absent, or the
// workspace has no row of a monthly table in the month.
func (w *world) missing(d definition, p period) bool {
	for _, table := range d.needs {
		if !w.has(table) {
			return true
		}
	}
	// Reading: this holds for every term of a month indicator, so the
	// denominator of rating_coverage (known from cadres alone) is empty too.
	// The row is looked for in the whole workspace, so a place without rows
	// has 0 where another place has some.
	if d.monthly != "" {
		for _, r := range w.tables[d.monthly] {
			if r["月份"] == p.month {
				return false
			}
		}
		return true
	}
	return false
}

// places are the region, every level below it that its code leaves open, and
// the villages.
//
// Reading: places are those of villages.csv. A row of regions.csv with no
// village in it makes no place.
func (w *world) places() []string {
	set := map[string]bool{w.region: true}
	for _, r := range w.tables["villages"] {
		code := r["行政区划代码"]
		for _, digits := range []int{4, 6, 9, 12} {
			if digits > len(w.region) {
				set[code[:digits]] = true
			}
		}
	}
	return sorted(set)
}

// An item is one thing that an indicator counts: where it counts ("" is the
// top region alone), whom it is about, and what it adds to the terms.
type item struct {
	at       string
	who      string
	num, den *big.Rat
}

func within(items []item, place, top string) []item {
	var in []item
	for _, it := range items {
		if place == top || strings.HasPrefix(it.at, place) {
			in = append(in, it)
		}
	}
	return in
}

func total(kind string, items []item) Value {
	num, den := new(big.Rat), new(big.Rat)
	switch kind {
	case "count":
		num.SetInt64(int64(len(items)))
	case "distinct":
		who := map[string]bool{}
		for _, it := range items {
			who[it.who] = true
		}
		num.SetInt64(int64(len(who)))
	case "sum", "ratio", "mean":
		for _, it := range items {
			num.Add(num, it.num)
			if it.den != nil {
				den.Add(den, it.den)
			}
		}
	}
	switch kind {
	case "count", "distinct", "sum":
		// Reading: a sum is published like a count (published-figures.csv
		// shows counts only): the numerator is the value, no denominator.
		return Value{plain(num), "", plain(num)}
	case "ratio", "mean":
		v := Value{plain(num), plain(den), ""}
		if den.Sign() == 0 {
			return v
		}
		q := new(big.Rat).Quo(num, den)
		if kind == "ratio" {
			v.Value = rounded(q.Mul(q, integer(100)), 1)
		} else {
			v.Value = rounded(q, 2)
		}
		return v
	case "median":
		v := Value{"", fmt.Sprint(len(items)), ""}
		if len(items) == 0 {
			return v
		}
		sort.Slice(items, func(i, j int) bool { return items[i].num.Cmp(items[j].num) < 0 })
		// Reading: the median of an even number is the mean of the middle two.
		low, high := items[(len(items)-1)/2].num, items[len(items)/2].num
		m := new(big.Rat).Add(low, high)
		v.Value = rounded(m.Quo(m, integer(2)), 1)
		return v
	}
	panic("no such kind: " + kind)
}

// plain writes a number with no more decimals than it needs.
func plain(x *big.Rat) string {
	s := x.FloatString(2)
	if back, _ := new(big.Rat).SetString(s); back.Cmp(x) != 0 {
		panic("more than two decimals: " + x.String())
	}
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// rounded rounds half away from zero, which is what FloatString does.
func rounded(x *big.Rat, decimals int) string { return x.FloatString(decimals) }

func integer(n int64) *big.Rat { return new(big.Rat).SetInt64(n) }

func number(s string) *big.Rat {
	x, ok := new(big.Rat).SetString(s)
	if !ok {
		panic("not a number: " + s) // load has checked every number
	}
	return x
}

// A period is a month and what the rules derive from it.
type period struct {
	month   string // 2019-07
	next    string // 2019-08
	start   string // 2019-07-01
	asOf    string // 2019-07-31
	year    string // 2019
	jan1    string // 2019-01-01
	before1 string // 2018-01-01, where two-year begins
	half    string // 2019上半年, the newest half-year that ended on or before asOf
	halfEnd string // 2019-06-30
}

func newPeriod(month string) (period, error) {
	start, err := time.Parse("2006-01", month)
	if err != nil {
		return period{}, err
	}
	next := start.AddDate(0, 1, 0)
	p := period{
		month: month,
		next:  next.Format("2006-01"),
		start: start.Format(time.DateOnly),
		asOf:  next.AddDate(0, 0, -1).Format(time.DateOnly),
		year:  month[:4],
		jan1:  month[:4] + "-01-01",
	}
	lastYear := fmt.Sprint(start.Year() - 1)
	p.before1 = lastYear + "-01-01"
	for _, h := range [][2]string{
		{lastYear + "下半年", lastYear + "-12-31"},
		{p.year + "上半年", p.year + "-06-30"},
		{p.year + "下半年", p.year + "-12-31"},
	} {
		if h[1] <= p.asOf {
			p.half, p.halfEnd = h[0], h[1]
		}
	}
	return p, nil
}

// covers says whether a range that includes both its ends holds the day; a
// blank end is open.
func covers(from, to, day string) bool {
	return from <= day && (to == "" || day <= to)
}

const (
	work  = "攻坚工作队"
	group = "同步小康驻村工作组"
)

// active: formed_on <= day and not dissolved before it. So a team is still
// active on the day that it is dissolved.
//
// Reading: "formed and not dissolved on the as-of date" in indicators.csv means
// this too.
func active(team row, day string) bool {
	return covers(team["组建日期"], team["撤销日期"], day)
}

func (w *world) teamOf(posting row) row { return w.team[posting["队伍编号"]] }

// villageOf is where a posting counts; "" when there is none.
func (w *world) villageOf(posting row) string {
	if posting == nil {
		return ""
	}
	return w.teamOf(posting)["行政区划代码"]
}

func covering(postings []row, day string) row {
	var found row
	for _, r := range postings {
		if covers(r["到任日期"], r["离任日期"], day) && newer(r, found) {
			found = r
		}
	}
	return found
}

func newer(r, than row) bool {
	return than == nil || r["到任日期"] > than["到任日期"]
}

// onPost are the postings by which cadres are on post on a day, one for each
// cadre at most: of two that share the day the newer counts, whatever its team.
//
// Reading: a cadre whose older posting is to a team and whose newer posting is
// to a group, or to a team that is not active, is not on post on the shared day.
//
// Reading: a posting may begin before its team is formed or outlast it; the
// cadre is on post only while the team is active.
func (w *world) onPost(day string) []row {
	var on []row
	for _, cadre := range w.cadres {
		r := covering(w.postings[cadre], day)
		if r != nil && w.teamOf(r)["队伍类型"] == work && active(w.teamOf(r), day) {
			on = append(on, r)
		}
	}
	return on
}

// postedOn is the posting that covers the day, else the newest that started
// before it; of any kind of team, active or not.
func (w *world) postedOn(cadre, day string) row {
	if r := covering(w.postings[cadre], day); r != nil {
		return r
	}
	var found row
	for _, r := range w.postings[cadre] {
		if r["到任日期"] < day && newer(r, found) {
			found = r
		}
	}
	return found
}

// scoredIn is where a month's score or subsidy counts: the posting to a
// 攻坚工作队 that covers the month's last day, else the newest such posting that
// covers any day of the month.
//
// Reading: postings to groups are left out before anything else, so on a last
// day that a team's posting shares with a newer group's the team's counts.
// (Leaving them out later comes to the same village.)
//
// Reading: a posting to a team counts even when its only day of the month is
// one that it shares with a newer posting to a group.
func (w *world) scoredIn(cadre string, p period) row {
	var toTeams []row
	for _, r := range w.postings[cadre] {
		if w.teamOf(r)["队伍类型"] == work {
			toTeams = append(toTeams, r)
		}
	}
	if r := covering(toTeams, p.asOf); r != nil {
		return r
	}
	var found row
	for _, r := range toTeams {
		if r["到任日期"] <= p.asOf && (r["离任日期"] == "" || r["离任日期"] >= p.start) && newer(r, found) {
			found = r
		}
	}
	return found
}

// checkPostings refuses a score or a subsidy that no posting bears, which the
// rules call an error.
func (w *world) checkPostings(p period) error {
	if !w.has("cadres") {
		return nil
	}
	for _, table := range []string{"scores", "subsidies"} {
		for _, r := range w.tables[table] {
			if r["月份"] == p.month && w.scoredIn(r["干部编号"], p) == nil {
				return fmt.Errorf("%s: %s has no posting to a 攻坚工作队 in %s", table, r["干部编号"], p.month)
			}
		}
	}
	return nil
}

// finalScore is 0 when vetoed, else base + bonus - deduction held between 0 and the cap.
func finalScore(r row, limit *big.Rat) *big.Rat {
	if r["一票否决"] == "是" {
		return new(big.Rat)
	}
	x := number(r["考核得分"])
	x.Add(x, number(r["突出成效加分"]))
	x.Sub(x, number(r["发生问题减分"]))
	if x.Sign() < 0 {
		return new(big.Rat)
	}
	if x.Cmp(limit) > 0 {
		return new(big.Rat).Set(limit)
	}
	return x
}

// oneYearEarlier is the same day of the year before; 28 February for 29 February.
func oneYearEarlier(day string) string {
	var y int
	fmt.Sscanf(day[:4], "%d", &y)
	rest := day[4:]
	if rest == "-02-29" {
		rest = "-02-28"
	}
	return fmt.Sprintf("%04d%s", y-1, rest)
}

// frontline: a posting, to any kind of team, started on or before the day of
// the promotion and had not ended before the same day one year earlier.
//
// Reading: a posting that ended on that very day had not ended before it.
func (w *world) frontline(promotion row) bool {
	day := promotion["任职日期"]
	for _, r := range w.postings[promotion["干部编号"]] {
		if r["到任日期"] <= day && (r["离任日期"] == "" || r["离任日期"] >= oneYearEarlier(day)) {
			return true
		}
	}
	return false
}

// stationed: a posting of the commended cadre, to any kind of team, began on or
// before commended_on; it may have ended long ago.
func (w *world) stationed(commendation row) bool {
	for _, r := range w.postings[commendation["干部编号"]] {
		if r["到任日期"] <= commendation["表彰日期"] {
			return true
		}
	}
	return false
}

// withdrawn says whether a notice was withdrawn on or before the day: a 撤销
// that names it was issued by then.
func (w *world) withdrawn(number, day string) bool {
	for _, n := range w.notices {
		if n.kind == "撤销" && n.withdraws == number && n.issuedOn <= day {
			return true
		}
	}
	return false
}

func sorted(set map[string]bool) []string {
	var all []string
	for s := range set {
		all = append(all, s)
	}
	sort.Strings(all)
	return all
}
