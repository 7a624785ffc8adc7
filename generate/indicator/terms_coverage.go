package indicator

import (
	"tongbao/generate/record"
	"tongbao/generate/schema"
)

func tables(t ...*schema.Table) []*schema.Table { return t }

// Villages and what stands in them.
var (
	villages = &Term{Chinese: "行政村", English: "villages", rows: record.Villages,
		count: eachVillage(func(*record.Village) int64 { return 1 })}
	deepPovertyVillages = &Term{Chinese: "深度贫困村", English: "深度贫困村", rows: record.Villages,
		count: eachVillage(func(v *record.Village) int64 { return truth(v.PovertyClass == record.DeepPoverty) })}
	villagesWithTeam = &Term{Chinese: "月末有攻坚工作队（已组建且未撤销）的行政村",
		English: "villages with a 攻坚工作队 formed and not dissolved on the as-of date", rows: record.Teams,
		count: eachAssaultTeam(func(t *tally, place int32, team *record.Team) {
			t.addOnce(place, string(team.VillageCode), team.Active())
		})}
)

// eachVillage counts what a village adds in every month.
func eachVillage(amount func(*record.Village) int64) func(*record.Workspace, *tally) {
	return func(ws *record.Workspace, t *tally) {
		for i := range ws.Places.All {
			if p := &ws.Places.All[i]; p.Village >= 0 {
				t.always(int32(i), amount(&ws.Villages[p.Village]))
			}
		}
	}
}

// Teams.
var (
	teamsFormed = &Term{Chinese: "月末已组建且未撤销的攻坚工作队",
		English: "攻坚工作队 formed and not dissolved on the as-of date", rows: record.Teams, count: eachAssaultTeam(teamActive)}
	teamsActive = &Term{Chinese: "月末在岗的攻坚工作队", English: "active 攻坚工作队", rows: record.Teams,
		count: eachAssaultTeam(teamActive)}
	groupsFormed = &Term{Chinese: "月末或之前组建的同步小康驻村工作组（含已撤销的）",
		English: "同步小康驻村工作组 formed on or before the as-of date", rows: record.Teams,
		count: func(ws *record.Workspace, t *tally) {
			for i := range ws.Teams {
				if team := &ws.Teams[i]; team.Type == record.MutualGroup {
					t.event(ws.At(string(team.VillageCode)), team.FormedOn, 1)
				}
			}
		}}
	teamsWithRankedCaptain = &Term{Chinese: "月末有科级或县处级队长在岗的攻坚工作队",
		English: "active 攻坚工作队 with a 队长 on post who ranks 科级 or 县处级", rows: record.Cadres, tables: tables(record.Cadres),
		count: teamsWith(func(p *record.Posting) bool {
			return p.Captain() && (p.Rank == record.SectionRank || p.Rank == record.CountyRank)
		})}
	teamsWithFirstSecretary = &Term{Chinese: "月末有第一书记在岗的攻坚工作队",
		English: "active 攻坚工作队 with a 第一书记 on post", rows: record.Cadres, tables: tables(record.Cadres),
		count: teamsWith((*record.Posting).FirstSecretary)}
)

func teamActive(t *tally, place int32, team *record.Team) { t.state(place, team.Active(), 1) }

func eachAssaultTeam(count func(*tally, int32, *record.Team)) func(*record.Workspace, *tally) {
	return func(ws *record.Workspace, t *tally) {
		for i := range ws.Teams {
			if team := &ws.Teams[i]; team.Type == record.AssaultTeam {
				count(t, ws.At(string(team.VillageCode)), team)
			}
		}
	}
}

// teamsWith counts teams that have somebody on post who fits.
func teamsWith(fits func(*record.Posting) bool) func(*record.Workspace, *tally) {
	return func(ws *record.Workspace, t *tally) {
		for i := range ws.Roster.Postings {
			if p := &ws.Roster.Postings[i]; !p.OnPost.Empty() && fits(p) {
				t.addOnce(p.Place, string(p.TeamID), p.OnPost)
			}
		}
	}
}

// Cadres on post. A cadre's days on post never overlap, so counting postings
// by day counts distinct cadres.
var (
	cadresPosted = onPost("月末在岗攻坚工作队里的驻村干部（同一人计一次）",
		"distinct cadres posted to an active 攻坚工作队 on the as-of date", everybody)
	cadresOnPost           = onPost("月末在岗驻村干部", "cadres on post", everybody)
	cadresOnPostAtMonthEnd = onPost("当月最后一天在岗的驻村干部", "cadres on post on the last day of the month", everybody)
	cadresOnPostAtHalfEnd  = onPost("半年度末在岗的驻村干部", "cadres on post at the end of the half-year", everybody)
	partyMembers           = onPost("在岗驻村干部中的党员", "cadres on post who are party_member", func(p *record.Posting) bool { return bool(p.PartyMember) })
	leaders                = onPost("在岗驻村干部中的领导干部", "cadres on post who are leader", func(p *record.Posting) bool { return bool(p.Leader) })
	reserves               = onPost("在岗驻村干部中的后备干部", "cadres on post who are reserve", func(p *record.Posting) bool { return bool(p.Reserve) })
	youngCadres            = onPost("在岗驻村干部中的年轻干部", "cadres on post who are young", func(p *record.Posting) bool { return bool(p.Young) })
	backbones              = onPost("在岗驻村干部中的单位骨干", "cadres on post who are backbone", func(p *record.Posting) bool { return bool(p.Backbone) })

	cadresInDeepPoverty = &Term{Chinese: "在深度贫困村在岗的驻村干部", English: "cadres on post in 深度贫困村",
		rows: record.Cadres, tables: tables(record.Cadres),
		count: func(ws *record.Workspace, t *tally) {
			for i := range ws.Roster.Postings {
				p := &ws.Roster.Postings[i]
				if v := ws.VillageAt(p.Place); v != nil && v.PovertyClass == record.DeepPoverty {
					t.state(p.Place, p.OnPost, 1)
				}
			}
		}}
	groupPostings = &Term{Chinese: "月末或之前开始的、派到同步小康驻村工作组的任期",
		English: "postings to a 同步小康驻村工作组 that started on or before the as-of date",
		rows:    record.Cadres, tables: tables(record.Cadres),
		count: func(ws *record.Workspace, t *tally) {
			for i := range ws.Roster.Postings {
				if p := &ws.Roster.Postings[i]; p.Team != nil && p.Team.Type == record.MutualGroup {
					t.event(p.Place, p.StartOn, 1)
				}
			}
		}}
	insured = &Term{Chinese: "月末在岗且意外险在有效期内的驻村干部", English: "cadres on post whose insurance covers the as-of date",
		rows: record.Cadres, tables: tables(record.Cadres),
		count: func(ws *record.Workspace, t *tally) {
			for i := range ws.Roster.Postings {
				p := &ws.Roster.Postings[i]
				t.state(p.Place, p.OnPost.Cut(p.Insured()), 1)
			}
		}}
)

func everybody(*record.Posting) bool { return true }

// onPost counts cadres on post who fit.
func onPost(chinese Wording, english string, fits func(*record.Posting) bool) *Term {
	return &Term{Chinese: chinese, English: english, rows: record.Cadres, tables: tables(record.Cadres),
		count: func(ws *record.Workspace, t *tally) {
			for i := range ws.Roster.Postings {
				if p := &ws.Roster.Postings[i]; fits(p) {
					t.state(p.Place, p.OnPost, 1)
				}
			}
		}}
}

// Grids.
var (
	grids = &Term{Chinese: "网格", English: "grids", rows: record.Grids, tables: tables(record.Grids),
		count: eachGrid(func(*record.Grid) int64 { return 1 })}
	households = &Term{Chinese: "全部网格的户数", English: "households of all grids", rows: record.Grids, tables: tables(record.Grids),
		count: eachGrid(func(g *record.Grid) int64 { return int64(g.Households) })}
	gridsCovered = &Term{Chinese: "月末由在岗干部包保（在哪个村在岗都算，且月末或之前已开始包保）的网格",
		English: "grids whose responsible cadre is on post on the as-of date (in whichever village) and was assigned by then",
		rows:    record.Grids, tables: tables(record.Grids, record.Cadres),
		count: coveredGrids(func(*record.Grid) int64 { return 1 })}
	householdsCovered = &Term{Chinese: "有人包保的网格的户数", English: "households of covered grids",
		rows: record.Grids, tables: tables(record.Grids, record.Cadres),
		count: coveredGrids(func(g *record.Grid) int64 { return int64(g.Households) })}
)

func eachGrid(amount func(*record.Grid) int64) func(*record.Workspace, *tally) {
	return func(ws *record.Workspace, t *tally) {
		for i := range ws.Grids {
			t.always(ws.At(string(ws.Grids[i].VillageCode)), amount(&ws.Grids[i]))
		}
	}
}

func coveredGrids(amount func(*record.Grid) int64) func(*record.Workspace, *tally) {
	return func(ws *record.Workspace, t *tally) {
		for i := range ws.Grids {
			g := &ws.Grids[i]
			place, n := ws.At(string(g.VillageCode)), amount(g)
			for _, s := range ws.Covered(g) {
				t.state(place, s, n)
			}
		}
	}
}

func truth(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}
