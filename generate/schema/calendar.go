package schema

import (
	"bytes"
	"regexp"
	"strings"

	"golang.org/x/text/width"

	"tongbao/generate/finding"
)

// The years that dates lie in. A column may begin earlier.
const (
	firstYear = 2000
	lastYear  = 2100
)

// noYear are the forms in which Excel shows a date without its year.
var noYear = regexp.MustCompile(`^([0-9]{1,2}月([0-9]{1,2}[日号]?)?|[0-9]{1,2}[-/][0-9]{1,2}|[0-9]{1,2}-[A-Za-z]{3}|[A-Za-z]{3}-[0-9]{1,2})$`)

// date reads a day in any spelling of rules.md; since is the earliest year.
func date(b []byte, since int) (Date, *fault) {
	if y, m, d, ok := isoDate(b); ok {
		return day(y, m, d, since)
	}
	s := compact(b)
	if len(s) == 0 {
		return 0, nil
	}
	if n, ok := natural(s); ok && len(s) == 8 {
		return day(n/10000, n/100%100, n%100, since)
	} else if ok && len(s) == 5 {
		return serial(n, since)
	}
	if f, ok := fields(s, 3); ok {
		return day(f[0], f[1], f[2], since)
	}
	if t, ok := midnight(b); ok {
		return date([]byte(t), since)
	}
	if noYear.Match(s) {
		return 0, faulty(finding.CellNoYear, "want", "2019-05-03")
	}
	return 0, faulty(finding.CellDate)
}

func isoDate(b []byte) (y, m, d int, ok bool) {
	if len(b) != 10 || b[4] != '-' || b[7] != '-' {
		return
	}
	y, ok1 := natural(b[:4])
	m, ok2 := natural(b[5:7])
	d, ok3 := natural(b[8:])
	return y, m, d, ok1 && ok2 && ok3
}

// natural gives the number that b's digits make; it is false for anything but
// one to nine digits.
func natural(b []byte) (int, bool) {
	n := 0
	for _, c := range b {
		if c -= '0'; c > 9 {
			return 0, false
		}
		n = n*10 + int(c)
	}
	return n, len(b) > 0 && len(b) <= 9
}

// midnight cuts off the time of day that exports put behind a date, when it is
// midnight: 2019/7/5 0:00:00.
func midnight(b []byte) (string, bool) {
	s := strings.Join(strings.Fields(width.Fold.String(string(trim(b)))), " ")
	day, clock, ok := strings.Cut(strings.Replace(s, "T", " ", 1), " ")
	if !ok || day == "" || !strings.Contains(clock, ":") || strings.Trim(strings.TrimSuffix(clock, "Z"), "0:.") != "" {
		return "", false
	}
	return day, true
}

// serial reads Excel's day number in the 1900 system, where 43651 is 2019-07-05.
func serial(n, since int) (Date, *fault) {
	if n < 61 { // before the 29 February 1900 that Excel believes in
		return 0, faulty(finding.CellDate)
	}
	y, m, d := (DateOf(1899, 12, 30) + Date(n)).Split()
	return day(y, m, d, since)
}

func day(y, m, d, since int) (Date, *fault) {
	if m < 1 || m > 12 || d < 1 || d > 31 || DateOf(y, m, d).Month() != MonthOf(y, m) {
		return 0, faulty(finding.CellDateDay)
	}
	if y < since || y > lastYear {
		return 0, faulty(finding.CellDateYear, "want", decimal(since)+" 到 "+decimal(lastYear))
	}
	return DateOf(y, m, d), nil
}

// fields splits 2019-7-5, 2019/7/5, 2019.7.5 or 2019年7月5日 into n numbers;
// one kind of separator throughout, a year of four digits, the rest of one or two.
func fields(s []byte, n int) (f [3]int, ok bool) {
	marks := [...]string{"年", "月", "日"}
	for i := range n {
		d := 0
		for d < len(s) && s[d]-'0' <= 9 {
			d++
		}
		if i == 0 && d != 4 || i > 0 && d != 1 && d != 2 {
			return f, false
		}
		f[i], _ = natural(s[:d])
		s = s[d:]
		if i == 0 && len(s) > 0 && (s[0] == '-' || s[0] == '/' || s[0] == '.') {
			marks = [...]string{string(s[:1]), string(s[:1]), string(s[:1])}
			marks[n-1] = ""
		}
		if s, ok = bytes.CutPrefix(s, []byte(marks[i])); !ok {
			return f, false
		}
	}
	return f, len(s) == 0
}

// month reads a month, or the month of a date.
func month(b []byte, since int) (Month, *fault) {
	if len(b) == 7 && b[4] == '-' {
		y, ok1 := natural(b[:4])
		m, ok2 := natural(b[5:])
		if ok1 && ok2 {
			return monthOf(y, m, since)
		}
	}
	s := compact(b)
	if len(s) == 0 {
		return 0, nil
	}
	if n, ok := natural(s); ok && len(s) == 6 {
		return monthOf(n/100, n%100, since)
	}
	if f, ok := fields(s, 2); ok && len(s) == 6 && s[4] == '.' {
		return 0, dotted(f[0], f[1])
	} else if ok {
		return monthOf(f[0], f[1], since)
	}
	d, f := date(b, since)
	if f != nil {
		return 0, ofMonth(f)
	}
	return d.Month(), nil
}

func monthOf(y, m, since int) (Month, *fault) {
	if y >= since && y <= lastYear && m >= 1 && m <= 12 {
		return MonthOf(y, m), nil
	}
	_, f := day(y, m, 1, since)
	return 0, ofMonth(f)
}

// ofMonth gives what is wrong with a date in the words for a month.
func ofMonth(f *fault) *fault {
	switch f.kind {
	case finding.CellDate, finding.CellDateDay:
		return faulty(finding.CellMonth)
	case finding.CellNoYear:
		return faulty(finding.CellNoYear, "want", "2019-07")
	}
	return f
}

// dotted refuses 2019.1: it may be January, or an October whose zero Excel dropped.
func dotted(y, m int) *fault {
	switch m {
	case 0:
		return faulty(finding.CellMonth)
	case 1:
		return faulty(finding.CellMonthDot, "why", "可能是 1 月，也可能是被 Excel 去掉了 0 的 10 月",
			"want", MonthOf(y, 1).String()+" 或 "+MonthOf(y, 10).String())
	}
	return faulty(finding.CellMonthDot, "why", "点后只有一位数字，Excel 会把它当作小数", "want", MonthOf(y, m).String())
}

var halves = map[string]Half{
	"上半年": 0, "年上半年": 0, "H1": 0, "-H1": 0,
	"下半年": 1, "年下半年": 1, "H2": 1, "-H2": 1,
}

// half reads 2019上半年, 2019年上半年, 2019H1 or 2019-H1.
func half(b []byte, since int) (Half, *fault) {
	s := compact(b)
	if len(s) == 0 {
		return 0, nil
	}
	y, ok := natural(s[:min(4, len(s))])
	which, known := halves[strings.ToUpper(string(s[min(4, len(s)):]))]
	if !ok || !known {
		return 0, faulty(finding.CellHalf)
	}
	if _, f := day(y, 1, 1, since); f != nil {
		return 0, f
	}
	return Half(y*2) + which, nil
}

// year reads 2019 or 2019年.
func year(b []byte, since int) (Year, *fault) {
	s := compact(b)
	if len(s) == 0 {
		return 0, nil
	}
	s = bytes.TrimSuffix(s, []byte("年"))
	y, ok := natural(s)
	if !ok || len(s) != 4 {
		return 0, faulty(finding.CellYear)
	}
	if _, f := day(y, 1, 1, since); f != nil {
		return 0, f
	}
	return Year(y), nil
}

// ParseDate reads a day as a date column reads it, from the year 2000 on. It
// serves front matter and flags.
func ParseDate(s string) (Date, bool) {
	d, f := date([]byte(s), firstYear)
	return d, f == nil && d != 0
}

// ParseMonth reads a month as a month column reads it, from the year 2000 on.
func ParseMonth(s string) (Month, bool) {
	m, f := month([]byte(s), firstYear)
	return m, f == nil && m != 0
}
