package indicator_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"strings"
	"testing"

	"tongbao/generate/oracle"
	"tongbao/generate/schema"
)

// The sample county must reproduce what the county published.
func TestSampleReproducesThePublishedFigures(t *testing.T) {
	f, err := os.Open("../testdata/spec/published-figures.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	july, _ := schema.ParseMonth("2019-07")
	got := values(t, os.DirFS("../../data"), july, july)
	for _, r := range rows[1:] {
		id, num, den, value := r[0], r[2], r[3], r[4]
		v, ok := got[oracle.Key{Indicator: id, Place: "522799", Period: r[1]}]
		if !ok {
			t.Errorf("%s has no value", id)
			continue
		}
		if num != "" && v.Numerator != num || den != "" && v.Denominator != den || !fits(v.Value, value) {
			t.Errorf("%s is %+v, published was %s / %s = %s", id, v, num, den, value)
		}
	}
}

// fits says whether a value is the published one, which may be a bound: >6000,
// >=40.0, 21..29.
func fits(value, published string) bool {
	var x, low, high float64
	if _, err := fmt.Sscan(value, &x); err != nil {
		return false
	}
	switch {
	case strings.HasPrefix(published, ">="):
		fmt.Sscan(published[2:], &low)
		return x >= low
	case strings.HasPrefix(published, ">"):
		fmt.Sscan(published[1:], &low)
		return x > low
	case strings.Contains(published, ".."):
		from, to, _ := strings.Cut(published, "..")
		fmt.Sscan(from, &low)
		fmt.Sscan(to, &high)
		return low <= x && x <= high
	}
	return value == published
}
