package indicator

import "tongbao/generate/schema"

// Parse gives the value that a row says; ok is false when no indicator has such
// an id, or when the texts are none that Rows gives. It does not know into how
// many grids a denominator falls.
func (r Row) Parse() (v Value, ok bool) {
	v.Indicator = Find(r.Indicator)
	if v.Indicator == nil {
		return v, false
	}
	v.Known = r.Numerator+r.Denominator+r.Value != ""
	num, scale := r.Numerator, v.Scale()
	if v.Kind == Median {
		num, scale = r.Value, 2
	}
	n, okNum := amount(num)
	d, okDen := amount(r.Denominator)
	v.Num, v.Den = n*scale/100, d/100
	return v, okNum && okDen && v.Numerator() == r.Numerator && v.Denominator() == r.Denominator && v.Text() == r.Value
}

// amount reads a number in hundredths; none is 0.
func amount(s string) (int64, bool) {
	if s == "" {
		return 0, true
	}
	return schema.Hundredths(s)
}
