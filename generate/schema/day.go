package schema

import (
	"strconv"
	"time"
)

// Date is a calendar day, counted in days since 1970-01-01; 0 is no date, so a
// column of dates begins after 1970.
type Date int32

// Month is a calendar month, year*12 + month-1; 0 is no month.
type Month int32

// Half is half a calendar year, year*2 + 0 or 1; 0 is none.
type Half int32

// Year is a calendar year; 0 is none.
type Year int32

// DateOf gives the day of a proleptic Gregorian date; day may lie outside the
// month and is normalised as time.Date does.
func DateOf(year, month, day int) Date {
	// Days from civil, Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
	m := month - 1
	y := year + m/12
	m %= 12
	if m < 0 {
		m, y = m+12, y-1
	}
	m++
	if m <= 2 {
		y--
	}
	era := y / 400
	if y < 0 {
		era = (y - 399) / 400
	}
	yoe := y - era*400
	doy := (153*((m+9)%12) + 2) / 5
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return Date(era*146097 + doe - 719468 + day - 1)
}

// Split gives the year, month and day of d.
func (d Date) Split() (year, month, day int) {
	z := int(d) + 719468
	era := z / 146097
	if z < 0 {
		era = (z - 146096) / 146097
	}
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	day = doy - (153*mp+2)/5 + 1
	month = (mp+2)%12 + 1
	year = yoe + era*400
	if month <= 2 {
		year++
	}
	return year, month, day
}

// Month gives the month that d lies in.
func (d Date) Month() Month { y, m, _ := d.Split(); return MonthOf(y, m) }

// Year gives the year that d lies in.
func (d Date) Year() Year { y, _, _ := d.Split(); return Year(y) }

// YearBefore gives the same day one year earlier, 28 February for 29 February.
func (d Date) YearBefore() Date {
	y, m, day := d.Split()
	if m == 2 && day == 29 {
		day = 28
	}
	return DateOf(y-1, m, day)
}

// String gives d as 2019-07-05, and "" for no date.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	y, m, day := d.Split()
	return pad(y, 4) + "-" + pad(m, 2) + "-" + pad(day, 2)
}

// Chinese gives d as 2019年7月5日, and "" for no date.
func (d Date) Chinese() string {
	if d == 0 {
		return ""
	}
	y, m, day := d.Split()
	return decimal(y) + "年" + decimal(m) + "月" + decimal(day) + "日"
}

// Time gives midnight UTC of d.
func (d Date) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// MonthOf gives a month; month is 1 to 12.
func MonthOf(year, month int) Month { return Month(year*12 + month - 1) }

// Split gives the year and the month, 1 to 12.
func (m Month) Split() (year, month int) { return int(m) / 12, int(m)%12 + 1 }

// First gives the first day of m.
func (m Month) First() Date { y, mo := m.Split(); return DateOf(y, mo, 1) }

// Last gives the last day of m, its as-of date.
func (m Month) Last() Date { return (m + 1).First() - 1 }

// Year gives the year of m.
func (m Month) Year() Year { return Year(m / 12) }

// String gives m as 2019-07, and "" for no month.
func (m Month) String() string {
	if m == 0 {
		return ""
	}
	y, mo := m.Split()
	return pad(y, 4) + "-" + pad(mo, 2)
}

// Chinese gives m as 2019年7月, and "" for no month.
func (m Month) Chinese() string {
	if m == 0 {
		return ""
	}
	y, mo := m.Split()
	return decimal(y) + "年" + decimal(mo) + "月"
}

// First gives the first day of h.
func (h Half) First() Date { return DateOf(int(h)/2, 1+6*(int(h)%2), 1) }

// Last gives the last day of h.
func (h Half) Last() Date { return (h + 1).First() - 1 }

// String gives h as 2019-H1, and "" for none.
func (h Half) String() string {
	if h == 0 {
		return ""
	}
	return pad(int(h)/2, 4) + "-H" + decimal(int(h)%2+1)
}

// Chinese gives h as 2019年上半年, and "" for none.
func (h Half) Chinese() string {
	if h == 0 {
		return ""
	}
	return decimal(int(h)/2) + "年" + [...]string{"上", "下"}[h%2] + "半年"
}

// First gives 1 January of y.
func (y Year) First() Date { return DateOf(int(y), 1, 1) }

// Last gives 31 December of y.
func (y Year) Last() Date { return DateOf(int(y), 12, 31) }

// String gives y as 2019, and "" for none.
func (y Year) String() string {
	if y == 0 {
		return ""
	}
	return pad(int(y), 4)
}

// pad gives n with zeros before it, so that it has at least width digits.
func pad(n, width int) string {
	s := strconv.Itoa(n)
	for len(s) < width {
		s = "0" + s
	}
	return s
}
