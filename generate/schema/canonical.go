package schema

import "strconv"

// The canonical text of a value: what gocsv is given to bind after the reader
// has checked a cell, and what downloads hold. UnmarshalCSV(MarshalCSV(v)) is v.

func (v Text) MarshalCSV() (string, error)   { return string(v), nil }
func (v Enum) MarshalCSV() (string, error)   { return string(v), nil }
func (v Code) MarshalCSV() (string, error)   { return string(v), nil }
func (v Place) MarshalCSV() (string, error)  { return string(v), nil }
func (v Region) MarshalCSV() (string, error) { return string(v), nil }
func (v Int) MarshalCSV() (string, error)    { return strconv.FormatInt(int64(v), 10), nil }
func (v Money) MarshalCSV() (string, error)  { return v.String(), nil }
func (v Score) MarshalCSV() (string, error)  { return v.String(), nil }
func (v Bool) MarshalCSV() (string, error)   { return v.String(), nil }
func (v Date) MarshalCSV() (string, error)   { return v.String(), nil }
func (v Month) MarshalCSV() (string, error)  { return v.String(), nil }
func (v Half) MarshalCSV() (string, error)   { return v.String(), nil }
func (v Year) MarshalCSV() (string, error)   { return v.String(), nil }

// String gives v in points with no more decimals than needed; "" for NoScore.
func (v Score) String() string {
	if v == NoScore {
		return ""
	}
	return trimZeros(int64(v))
}

// String gives v in yuan with no more decimals than needed.
func (v Money) String() string { return trimZeros(int64(v)) }

// String gives 是 or 否.
func (v Bool) String() string {
	if v {
		return "是"
	}
	return "否"
}

func (v *Text) UnmarshalCSV(s string) error   { *v = Text(s); return nil }
func (v *Enum) UnmarshalCSV(s string) error   { *v = Enum(s); return nil }
func (v *Code) UnmarshalCSV(s string) error   { *v = Code(s); return nil }
func (v *Place) UnmarshalCSV(s string) error  { *v = Place(s); return nil }
func (v *Region) UnmarshalCSV(s string) error { *v = Region(s); return nil }
func (v *Bool) UnmarshalCSV(s string) error   { *v = s == "是"; return nil }

func (v *Int) UnmarshalCSV(s string) (err error) {
	n, err := strconv.ParseInt(s, 10, 64)
	*v = Int(n)
	return err
}

func (v *Score) UnmarshalCSV(s string) error {
	if *v = NoScore; s == "" {
		return nil
	}
	n, ok := Hundredths(s)
	return rebind(v, Score(n), ok)
}

func (v *Money) UnmarshalCSV(s string) error {
	n, ok := Hundredths(s)
	return rebind(v, Money(n), ok)
}

func (v *Date) UnmarshalCSV(s string) error {
	d, f := date([]byte(s), 0)
	return rebind(v, d, f == nil)
}

func (v *Month) UnmarshalCSV(s string) error {
	m, f := month([]byte(s), 0)
	return rebind(v, m, f == nil)
}

func (v *Half) UnmarshalCSV(s string) error {
	h, f := half([]byte(s), 0)
	return rebind(v, h, f == nil)
}

func (v *Year) UnmarshalCSV(s string) error {
	y, f := year([]byte(s), 0)
	return rebind(v, y, f == nil)
}

func rebind[T any](v *T, x T, ok bool) error {
	if !ok {
		return errCanonical
	}
	*v = x
	return nil
}
