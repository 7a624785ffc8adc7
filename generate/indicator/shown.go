package indicator

import "strings"

// Grouped puts a comma before every three digits of a plain number's whole
// part: 2,441, -1,234.5.
func Grouped(s string) string {
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	head, tail := s, ""
	if i := strings.IndexByte(s, '.'); i >= 0 {
		head, tail = s[:i], s[i:]
	}
	for i := len(head) - 3; i > 0; i -= 3 {
		head = head[:i] + "," + head[i:]
	}
	return sign + head + tail
}

// WithUnit puts a unit behind a number as all pages write it: 98.4%, 3,019 人.
func WithUnit(number, unit string) string {
	if unit == "%" {
		return number + unit
	}
	return number + " " + unit
}

// Shown gives a valid value as pages show it: 98.4%, 3,019 人.
func (v Value) Shown() string { return WithUnit(Grouped(v.Text()), v.Unit) }
