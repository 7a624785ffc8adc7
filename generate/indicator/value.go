package indicator

import (
	"bytes"
	"strconv"
)

// Value is an indicator's value for one place and one month.
type Value struct {
	*Indicator
	// Known says that it could be computed. It is false when a table is absent,
	// when the month's rows were not reported, and below the top for an
	// indicator of the top alone.
	Known bool
	// Num and Den are the terms: Num in 1/Scale of a unit, Den in whole things.
	// Den is 0 for a count and a sum. For a median Den is the number of items
	// and Num twice the median.
	Num, Den int64
	// Clusters is into how many grids Den falls where its cases go together: see
	// Indicator.Clustered. 0 where each case stands for itself.
	Clusters int64
	// Parts are the parts of a region whose values this one is the sum of; none
	// where it is no such sum.
	Parts Parts
	// Apart says why the parts' values are not added up; empty where they are.
	Apart string
}

// Parts are how many parts of a region a sum is made of, and how many there are.
type Parts struct {
	Counted, All int
	// Alike says that some are left out so that the sum can be compared with
	// that of another month.
	Alike bool
}

// Partial says whether some parts are missing.
func (p Parts) Partial() bool { return p.Counted < p.All }

// Valid says whether there is a value: known, and no share of nothing.
func (v Value) Valid() bool { return v.Known && (v.Den > 0 || v.Kind == Count || v.Kind == Sum) }

// Numerator gives the numerator in plain units with no more decimals than
// needed; "" when it is not known, and for a median.
func (v Value) Numerator() string {
	var room [24]byte
	return string(v.appendNumerator(room[:0]))
}

func (v Value) appendNumerator(b []byte) []byte {
	if !v.Known || v.Kind == Median {
		return b
	}
	return appendPlain(b, v.Num, v.Scale())
}

// Denominator gives the denominator; "" when it is not known, and for a count
// and a sum.
func (v Value) Denominator() string {
	var room [24]byte
	return string(v.appendDenominator(room[:0]))
}

func (v Value) appendDenominator(b []byte) []byte {
	if !v.Known || v.Kind == Count || v.Kind == Sum {
		return b
	}
	return strconv.AppendInt(b, v.Den, 10)
}

// Text gives the value as published, "" for none: a ratio in percent to 0.1, a
// mean to 0.01, a median to 0.1, each rounded half away from zero.
func (v Value) Text() string {
	var room [24]byte
	return string(v.appendText(room[:0]))
}

func (v Value) appendText(b []byte) []byte {
	if !v.Valid() {
		return b
	}
	switch v.Kind {
	case Ratio:
		return appendDecimal(b, v.Num*100, v.Den, 1)
	case Mean:
		return appendDecimal(b, v.Num, v.Den*v.Scale(), 2)
	case Median:
		return appendDecimal(b, v.Num, 2, 1)
	}
	return appendPlain(b, v.Num, v.Scale())
}

// Fraction gives the exact value in the indicator's unit as a fraction with a
// denominator above 0. It is only to be asked of a valid value.
func (v Value) Fraction() (num, den int64) {
	switch v.Kind {
	case Ratio:
		return v.Num * 100, v.Den
	case Mean:
		return v.Num, v.Den * v.Scale()
	case Median:
		return v.Num, 2
	}
	return v.Num, v.Scale()
}

// Met says whether the value meets target, in hundredths of the unit, on the
// exact fraction; ok is false when there is no value, no target or no better way.
func (v Value) Met(target int64) (met, ok bool) {
	if !v.Valid() || target == NoTarget || v.Better == Neither {
		return false, false
	}
	num, den := v.Fraction()
	if v.Better == Down {
		return num*100 <= target*den, true
	}
	return num*100 >= target*den, true
}

// Decimal gives num/den with so many decimals, rounded half away from zero. den
// is above 0.
func Decimal(num, den int64, decimals int) string {
	var room [24]byte
	return string(appendDecimal(room[:0], num, den, decimals))
}

func appendDecimal(b []byte, num, den int64, decimals int) []byte {
	power := int64(1)
	for range decimals {
		power *= 10
	}
	n := (max(num, -num)*power*2 + den) / (den * 2)
	if num < 0 && n > 0 {
		b = append(b, '-')
	}
	b = strconv.AppendInt(b, n/power, 10)
	if decimals > 0 {
		b = append(b, '.')
	}
	for rest := n % power; power > 1; {
		power /= 10
		b = append(b, '0'+byte(rest/power%10))
	}
	return b
}

// appendPlain appends n/scale without the zeros at its end.
func appendPlain(b []byte, n, scale int64) []byte {
	if scale == 1 {
		return strconv.AppendInt(b, n, 10)
	}
	b = appendDecimal(b, n, scale, 2)
	return bytes.TrimSuffix(bytes.TrimRight(b, "0"), []byte("."))
}
