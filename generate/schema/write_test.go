package schema

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

func TestWrite(t *testing.T) {
	table := Declare[pair]("pairs", "对表")
	var b strings.Builder
	if err := Write(&b, table, []pair{{ID: "甲,\"乙\"\n丙", N: 1234}, {ID: "丁", Note: "无"}}); err != nil {
		t.Fatal(err)
	}
	const want = "\ufeff代号,数（个）,备注\n\"甲,\"\"乙\"\"\n丙\",1234,\n丁,0,无\n"
	if b.String() != want {
		t.Errorf("wrote %q, want %q", b.String(), want)
	}
	b.Reset()
	if err := Template(&b, table); err != nil || b.String() != "\ufeff代号,数（个）,备注\n" {
		t.Errorf("template is %q, %v", b.String(), err)
	}
	b.Reset()
	if err := Write[pair](&b, table, nil); err != nil || b.String() != "\ufeff代号,数（个）,备注\n" {
		t.Errorf("no rows are %q, %v", b.String(), err)
	}
}

type full struct{ room int }

var errFull = errors.New("full")

func (f *full) Write(b []byte) (int, error) {
	if f.room -= len(b); f.room < 0 {
		return 0, errFull
	}
	return len(b), nil
}

func TestWriteToFull(t *testing.T) {
	table := Declare[pair]("pairs", "对表")
	for _, room := range []int{0, 3, 20} {
		if err := Write(&full{room}, table, make([]pair, 10_000)); !errors.Is(err, errFull) {
			t.Errorf("with room for %d bytes: %v", room, err)
		}
		if err := Template(&full{room}, table); !errors.Is(err, errFull) {
			t.Errorf("template with room for %d bytes: %v", room, err)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	t := Declare[grade]("grades", "积分表")
	rows := make([]grade, 300_000)
	for i := range rows {
		rows[i] = grade{Month: MonthOf(2019, 1+i%12), CadreID: Text(fmt.Sprintf("G%06d", i)), Base: Score(700 + i%300), Final: NoScore, Rater: "李某某", Town: true}
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := Write(io.Discard, t, rows); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(rows)*b.N)/b.Elapsed().Seconds(), "rows/s")
}
