package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestMedian(t *testing.T) {
	for _, c := range []struct {
		times []float64
		want  float64
	}{{[]float64{3}, 3}, {[]float64{9, 1, 2}, 2}, {[]float64{4, 1, 2, 9}, 3}} {
		if got := median(c.times); got != c.want {
			t.Errorf("median(%v) = %v, want %v", c.times, got, c.want)
		}
	}
}

func TestRenewKeepsTheRest(t *testing.T) {
	got, err := renew("a\n"+tableBegins+"old\n"+tableEnds+"z\n", "new\n")
	if want := "a\n" + tableBegins + "new\n" + tableEnds + "z\n"; err != nil || got != want {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := renew("no marks", "new"); err == nil {
		t.Error("a text without marks is no error")
	}
}

// The README has the place for the table.
func TestReadmeHasThePlace(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := renew(string(text), ""); err != nil {
		t.Error(err)
	}
}

func TestBody(t *testing.T) {
	if got := string(body([]byte("<html><body class=x>甲<p>乙</p></body></html>"))); got != "甲<p>乙</p>" {
		t.Errorf("%q", got)
	}
}

func TestNewestMonth(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"scores/2019-06.csv", "scores/2019-07.csv", "visits/2019-07.csv", "notices/2019/1.md", "cadres.csv"} {
		if err := write(filepath.Join(dir, name), nil); err != nil {
			t.Fatal(err)
		}
	}
	got, err := newestMonth(dir)
	slices.Sort(got)
	if err != nil || strings.Join(got, " ") != "scores/2019-07.csv visits/2019-07.csv" {
		t.Errorf("%v, %v", got, err)
	}
}
