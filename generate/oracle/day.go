package oracle

import "time"

// A day is a calendar day, counted from 1970-01-01; 0 is none.
type day int

func date(year, month, d int) day {
	return day(time.Date(year, time.Month(month), d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

func (d day) time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// String gives 2019-07-05, and "" for none.
func (d day) String() string {
	if d == 0 {
		return ""
	}
	return d.time().Format(time.DateOnly)
}

func (d day) month() string { return d.time().Format("2006-01") }

func (d day) year() int { return d.time().Year() }

// first and last are the ends of d's month.
func (d day) first() day { return date(d.year(), int(d.time().Month()), 1) }
func (d day) last() day  { return date(d.year(), int(d.time().Month())+1, 0) }

// months gives the first day of the month that many months later.
func (d day) months(n int) day { return date(d.year(), int(d.time().Month())+n, 1) }

// leapDayAfter gives the 29 February that is a year after a 28 February; 0 for
// any other day.
func (d day) leapDayAfter() day {
	if leap := date(d.year()+1, 2, 29); leap == leap.last() && d == date(d.year(), 2, 28) {
		return leap
	}
	return 0
}
