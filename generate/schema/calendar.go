package schema

import (
	"strconv"
	"strings"

	"tongbao/generate/finding"
)

const lastYear = 2100

// date reads a day in any spelling of rules.md; since is the earliest year.
func date(b []byte, since int) (Date, *fault) {
	if y, m, d, ok := isoDate(b); ok {
		return day(y, m, d, since)
	}
	s := string(compact(b))
	if s == "" {
		return 0, nil
	}
	if !strings.ContainsAny(s, "-/.年") && digits(s) {
		switch n, _ := strconv.Atoi(s); len(s) {
		case 8:
			return day(n/10000, n/100%100, n%100, since)
		case 5:
			return serial(n, since)
		}
	}
	if t, ok := midnight(b); ok {
		return date([]byte(t), since)
	}
	if f, ok := fields(s, 3); ok {
		return day(f[0], f[1], f[2], since)
	}
	return 0, faulty(finding.CellDate)
}

func isoDate(b []byte) (y, m, d int, ok bool) {
	if len(b) != 10 || b[4] != '-' || b[7] != '-' {
		return
	}
	y, ok1 := short(b[:4])
	m, ok2 := short(b[5:7])
	d, ok3 := short(b[8:])
	return y, m, d, ok1 && ok2 && ok3
}

func short(b []byte) (int, bool) {
	n := 0
	for _, c := range b {
		if c -= '0'; c > 9 {
			return 0, false
		} else {
			n = n*10 + int(c)
		}
	}
	return n, true
}

// midnight cuts off the time of day that exports put behind a date, when it is
// midnight: 2019/7/5 0:00:00.
func midnight(b []byte) (string, bool) {
	s := strings.Join(strings.Fields(string(b)), " ")
	day, clock, ok := strings.Cut(strings.Replace(s, "T", " ", 1), " ")
	if !ok || !strings.Contains(clock, ":") || strings.Trim(clock, "0:.") != "" {
		return "", false
	}
	return day, true
}

// serial reads Excel's day number in the 1900 system, where 43651 is 2019-07-05.
func serial(n, since int) (Date, *fault) {
	d := DateOf(1899, 12, 30) + Date(n)
	y, m, md := d.Split()
	if n < 61 { // before the 29 February 1900 that Excel believes in
		return 0, faulty(finding.CellDate)
	}
	return day(y, m, md, since)
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
func fields(s string, n int) ([]int, bool) {
	var parts []string
	switch {
	case strings.Contains(s, "年"):
		rest := s
		for _, sep := range []string{"年", "月", "日"}[:n] {
			p, after, ok := strings.Cut(rest, sep)
			if !ok {
				return nil, false
			}
			parts, rest = append(parts, p), after
		}
		if rest != "" {
			return nil, false
		}
	default:
		for _, sep := range []string{"-", "/", "."} {
			if strings.Contains(s, sep) {
				parts = strings.Split(s, sep)
				break
			}
		}
	}
	if len(parts) != n {
		return nil, false
	}
	out := make([]int, n)
	for i, p := range parts {
		v, ok := short([]byte(p))
		if !ok || p == "" || i == 0 && len(p) != 4 || i > 0 && len(p) > 2 {
			return nil, false
		}
		out[i] = v
	}
	return out, true
}

// month reads a month, or the month of a date.
func month(b []byte, since int) (Month, *fault) {
	if len(b) == 7 && b[4] == '-' {
		y, ok1 := short(b[:4])
		m, ok2 := short(b[5:])
		if ok1 && ok2 {
			return monthOf(y, m, since)
		}
	}
	s := string(compact(b))
	if s == "" {
		return 0, nil
	}
	if len(s) == 6 && digits(s) {
		n, _ := strconv.Atoi(s)
		return monthOf(n/100, n%100, since)
	}
	if y, m, ok := strings.Cut(s, "."); ok && len(y) == 4 && digits(y) && len(m) == 1 && digits(m) {
		return 0, faulty(finding.CellMonthDot)
	}
	if f, ok := fields(s, 2); ok {
		return monthOf(f[0], f[1], since)
	}
	d, f := date(b, since)
	if f != nil {
		if f.kind == finding.CellDate {
			f.kind = finding.CellMonth
		}
		return 0, f
	}
	return d.Month(), nil
}

func monthOf(y, m, since int) (Month, *fault) {
	d, f := day(y, m, 1, since)
	if f != nil {
		return 0, f
	}
	return d.Month(), nil
}

// half reads 2019上半年, 2019年上半年, 2019H1 or 2019-H1.
func half(b []byte, since int) (Half, *fault) {
	s := strings.ToUpper(string(compact(b)))
	if s == "" {
		return 0, nil
	}
	if len(s) < 6 || !digits(s[:4]) {
		return 0, faulty(finding.CellHalf)
	}
	y, _ := strconv.Atoi(s[:4])
	which, ok := map[string]Half{
		"上半年": 0, "年上半年": 0, "H1": 0, "-H1": 0,
		"下半年": 1, "年下半年": 1, "H2": 1, "-H2": 1,
	}[s[4:]]
	if !ok {
		return 0, faulty(finding.CellHalf)
	}
	if _, f := day(y, 1, 1, since); f != nil {
		return 0, f
	}
	return Half(y*2) + which, nil
}

// year reads 2019 or 2019年.
func year(b []byte, since int) (Year, *fault) {
	s := strings.TrimSuffix(string(compact(b)), "年")
	if len(b) == 0 || len(compact(b)) == 0 {
		return 0, nil
	}
	if len(s) != 4 || !digits(s) {
		return 0, faulty(finding.CellYear)
	}
	y, _ := strconv.Atoi(s)
	if _, f := day(y, 1, 1, since); f != nil {
		return 0, f
	}
	return Year(y), nil
}

// ParseDate reads a day as a date column reads it, from the year 2000 on. It
// serves front matter and flags.
func ParseDate(s string) (Date, bool) {
	d, f := date([]byte(s), 2000)
	return d, f == nil && d != 0
}

// ParseMonth reads a month as a month column reads it, from the year 2000 on.
func ParseMonth(s string) (Month, bool) {
	m, f := month([]byte(s), 2000)
	return m, f == nil && m != 0
}
