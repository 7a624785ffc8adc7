package sample

import "strings"

var numerals = strings.Split("零一二三四五六七八九", "")

// numeral gives n, 1 to 9999, in Chinese as in 第十一组.
func numeral(n int) string {
	switch {
	case n < 10:
		return numerals[n]
	case n < 20:
		return "十" + rest(n-10, 1)
	case n < 100:
		return numerals[n/10] + "十" + rest(n%10, 1)
	case n < 1000:
		return numerals[n/100] + "百" + rest(n%100, 10)
	}
	return numerals[n/1000] + "千" + rest(n%1000, 100)
}

// rest gives what follows a digit of a numeral; place is the next lower one.
func rest(n, place int) string {
	switch {
	case n == 0:
		return ""
	case n < place:
		return "零" + rest(n, 1)
	case n < 20 && n >= 10:
		return "一" + numeral(n)
	}
	return numeral(n)
}
