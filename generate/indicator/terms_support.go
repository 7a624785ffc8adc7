package indicator

import (
	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// Pairings.
var (
	villagesWithLeader = &Term{Chinese: "月末有县级领导包保的行政村", English: "villages with a 县级领导 pairing in force",
		rows: record.Pairings, tables: tables(record.Pairings), count: paired(record.CountyLeader, villageOf)}
	leadersPaired = &Term{Chinese: "月末在包保的县级领导（同名计一次）", English: "distinct names of 县级领导 pairings in force",
		rows: record.Pairings, tables: tables(record.Pairings), count: paired(record.CountyLeader, nameOf)}
	villagesWithDepartment = &Term{Chinese: "月末有部门挂帮的行政村", English: "villages with a 挂帮部门 pairing in force",
		rows: record.Pairings, tables: tables(record.Pairings), count: paired(record.Department, villageOf)}
	departmentsPaired = &Term{Chinese: "月末在挂帮的部门（同名计一次）", English: "distinct names of 挂帮部门 pairings in force",
		rows: record.Pairings, tables: tables(record.Pairings), count: paired(record.Department, nameOf)}
	pairs = &Term{Chinese: "月末生效的部门挂帮（同一部门对同一村计一次）", English: "挂帮部门 pairings in force on the as-of date",
		rows: record.Pairings, tables: tables(record.Pairings), count: paired(record.Department, pairOf)}
	pairsFunded = &Term{Chinese: "当年已落实经费不少于 {floor} 元的部门挂帮",
		English: "挂帮部门 pairings in force on the as-of date with at least fund_floor (10000) yuan paid in the year",
		rows:    record.Funds, tables: tables(record.Pairings, record.Funds), count: countFunded}
)

func villageOf(p *record.Pairing) string { return string(p.VillageCode) }
func nameOf(p *record.Pairing) string    { return string(p.Name) }
func pairOf(p *record.Pairing) string    { return pairKey(p.Name, p.VillageCode) }

func pairKey(name schema.Text, village schema.Code) string {
	return string(name) + "\x00" + string(village)
}

// paired counts what the pairings of a kind are with, each once in a place.
func paired(kind schema.Enum, what func(*record.Pairing) string) func(*record.Workspace, *tally) {
	return func(ws *record.Workspace, t *tally) {
		for i := range ws.Pairings {
			if p := &ws.Pairings[i]; p.Kind == kind {
				t.addOnce(ws.At(string(p.VillageCode)), what(p), p.InForce())
			}
		}
	}
}

// countFunded counts pairs in force in the years in which enough was paid.
func countFunded(ws *record.Workspace, t *tally) {
	paid := map[string]map[schema.Year]schema.Money{}
	for i := range ws.Funds {
		f := &ws.Funds[i]
		k := pairKey(f.Department, f.VillageCode)
		if paid[k] == nil {
			paid[k] = map[schema.Year]schema.Money{}
		}
		paid[k][f.Year] += f.Paid
	}
	for i := range ws.Pairings {
		p := &ws.Pairings[i]
		if p.Kind != record.Department {
			continue
		}
		for y := t.months.first.Year(); y <= t.months.last.Year(); y++ {
			if paid[pairOf(p)][y] >= ws.Settings.FundFloor {
				t.addOnce(ws.At(string(p.VillageCode)), pairOf(p), p.InForce().Cut(record.Span{From: y.First(), To: y.Last()}))
			}
		}
	}
}

// subsidies counts rows; no indicator asks for it.
var subsidies = &Term{Chinese: "当月的补贴记录", English: "rows of subsidies of the month",
	rows: record.Subsidies, tables: tables(record.Subsidies, record.Cadres),
	subsidy: func(*record.SubsidyRow) int64 { return 1 }}

// Money.
var (
	fundsPaid = &Term{Chinese: "当年已落实的驻村经费", English: "yuan paid in the year", rows: record.Funds, tables: tables(record.Funds),
		count: func(ws *record.Workspace, t *tally) {
			for i := range ws.Funds {
				t.event(ws.At(string(ws.Funds[i].VillageCode)), ws.Funds[i].Year.First(), int64(ws.Funds[i].Paid))
			}
		}}
	subsidyPaid = &Term{Chinese: "当月实发的补贴", English: "yuan of subsidy paid for the month",
		rows: record.Subsidies, tables: tables(record.Subsidies, record.Cadres),
		subsidy: func(r *record.SubsidyRow) int64 { return int64(r.Paid) }}
	subsidyWithheld = &Term{Chinese: "当月扣减的补贴", English: "yuan of subsidy withheld for the month",
		rows: record.Subsidies, tables: tables(record.Subsidies, record.Cadres),
		subsidy: func(r *record.SubsidyRow) int64 { return int64(r.Withheld) }}
)
