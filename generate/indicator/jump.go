package indicator

import (
	"tongbao/generate/finding"
	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// What sudden changes are told from.
var (
	teamsThen  = counted{teamsActive, AsOf}
	cadresThen = counted{cadresOnPost, AsOf}
	scoresThen = counted{scores, OfMonth}
	gridsThen  = counted{gridsCovered, AsOf}
)

// LeastSudden is below how many a change is too small to speak of, be it by half.
const LeastSudden = 10

// jump is a count of two months that follow each other.
type jump struct{ was, now int64 }

// halved says whether the count fell to half or less.
func (j jump) halved() bool { return j.was > 0 && j.now*2 <= j.was }

// doubled says whether the count rose to twice or more.
func (j jump) doubled() bool { return j.was > 0 && j.now >= j.was*2 }

func (j jump) sudden() bool { return j.was >= LeastSudden && (j.halved() || j.doubled()) }

func (j jump) String() string {
	switch {
	case j.now == 0:
		return "全部没有了"
	case j.halved():
		return "减少一半以上"
	}
	return "增加一倍以上"
}

// jumps tells the towns in which a count halved or doubled into one of the last
// two months. What explains a change is not told again below it: teams that
// were formed or dissolved explain the cadres on post, and these the scores
// and the grids that are covered.
func (g *gaps) jumps() {
	if !g.sound(record.Cadres) || !g.v.ws.Has(record.Cadres) {
		return
	}
	for place := range g.towns() {
		for m := g.period - 1; m <= g.period; m++ {
			g.jump(place, m)
		}
	}
}

func (g *gaps) jump(place int32, m schema.Month) {
	if teams := g.into(teamsThen, place, m); teams.halved() || teams.doubled() {
		return
	}
	if cadres := g.into(cadresThen, place, m); cadres.halved() || cadres.doubled() {
		file := g.v.ws.Path(record.Cadres)
		g.sudden(cadres, place, m, record.Cadres, file, "在岗驻村干部", "人")
		return
	}
	if rows := g.into(scoresThen, place, m); rows.now > 0 && !g.leftBefore(place, m) && !g.spoilt[record.Scores] {
		file, _ := g.v.ws.MonthPath(record.Scores, m)
		g.sudden(rows, place, m, record.Scores, file, "月度积分", "行")
	}
	// Past months use the assignment of today, so that a rise says nothing.
	if covered := g.into(gridsThen, place, m); covered.halved() {
		file := g.v.ws.Path(record.Grids)
		g.sudden(covered, place, m, record.Grids, file, "有人包保的网格", "个")
	}
}

// leftBefore says whether the roster halved or doubled from two months before m
// to m: who left in the month before m still had a score for it.
func (g *gaps) leftBefore(place int32, m schema.Month) bool {
	j := jump{g.v.amount(cadresThen, place, m-2), g.v.amount(cadresThen, place, m)}
	return j.halved() || j.doubled()
}

// into gives a count of month m and of the month before.
func (g *gaps) into(c counted, place int32, m schema.Month) jump {
	return jump{g.v.amount(c, place, m-1), g.v.amount(c, place, m)}
}

// sudden tells of a change in a table of what, if it is one.
func (g *gaps) sudden(j jump, place int32, m schema.Month, t *schema.Table, file, what, unit string) {
	if !j.sudden() {
		return
	}
	g.out.Add(finding.SuddenChange.New(finding.At{File: file}, "", "town", g.town(place), "place", g.name(place), "what", what,
		"before", (m - 1).Chinese(), "was", count(j.was)+" "+unit, "when", m.Chinese(), "now", count(j.now)+" "+unit,
		"change", j.String(), "table", t.Title))
}
