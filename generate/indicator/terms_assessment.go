package indicator

import (
	"strings"

	"tongbao/generate/record"
	"tongbao/generate/schema"
)

// Scores of the month.
var (
	scores   = score("当月评分", "scores of the month", func(*record.ScoreRow) int64 { return 1 })
	scoreSum = score("当月各人积分之和", "sum of the month's final scores", func(r *record.ScoreRow) int64 { return int64(r.Counted) })
	rated    = score("当月最后一天在岗且当月有评分的驻村干部",
		"cadres on post on the last day of the month with a score for it", func(r *record.ScoreRow) int64 { return truth(r.OnPost) })
	scoresBelow = score("当月积分低于 {below} 分（扣减补贴线）的评分",
		"scores of the month below the setting score.withhold_below (8)", func(r *record.ScoreRow) int64 { return truth(r.Counted < r.WithholdBelow) })
	vetoes         = score("当月一票否决的评分", "scores of the month with a veto", func(r *record.ScoreRow) int64 { return truth(bool(r.Veto)) })
	scoresReviewed = score("当月镇级、县级都已审核的评分",
		"scores of the month both town_checked and county_reviewed", func(r *record.ScoreRow) int64 { return truth(bool(r.TownChecked && r.CountyReviewed)) })
)

func score(chinese Wording, english string, amount func(*record.ScoreRow) int64) *Term {
	return &Term{Chinese: chinese, English: english, rows: record.Scores, tables: tables(record.Scores, record.Cadres), score: amount}
}

// Evaluations of the half-year.
var (
	evaluations = &Term{Chinese: "半年度的评估", English: "evaluations of the half-year",
		rows: record.Evaluations, tables: tables(record.Evaluations, record.Cadres),
		count: eachEvaluation(func(*record.Evaluation, *record.Posting, schema.Date) bool { return true })}
	ratedExcellent = &Term{Chinese: "半年度评估为优秀的", English: "evaluations of the half-year graded 优秀",
		rows: record.Evaluations, tables: tables(record.Evaluations, record.Cadres),
		count: eachEvaluation(func(e *record.Evaluation, _ *record.Posting, _ schema.Date) bool {
			return e.Grade == record.Excellent
		})}
	evaluated = &Term{Chinese: "半年度末在岗且在该半年度参加评估的驻村干部",
		English: "cadres on post at the end of the half-year who were evaluated in it",
		rows:    record.Evaluations, tables: tables(record.Evaluations, record.Cadres),
		count: eachEvaluation(func(_ *record.Evaluation, p *record.Posting, end schema.Date) bool {
			return p != nil && p.OnPost.Has(end)
		})}
)

// eachEvaluation counts the evaluations that fit. end is the last day of the
// half-year, and p the posting that counts on it; nil when there is none.
func eachEvaluation(fits func(e *record.Evaluation, p *record.Posting, end schema.Date) bool) func(*record.Workspace, *tally) {
	return func(ws *record.Workspace, t *tally) {
		people := ws.Roster.Search()
		var half schema.Half
		var end schema.Date
		for i := range ws.Evaluations {
			e := &ws.Evaluations[i]
			if e.Half != half {
				half, end = e.Half, e.Half.Last()
			}
			if p := people.OfID(e.CadreID, end); fits(e, p, end) {
				t.event(placeOf(p), end, 1)
			}
		}
	}
}

// placeOf gives the place of a posting; the top for none.
func placeOf(p *record.Posting) int32 {
	if p == nil {
		return 0
	}
	return p.Place
}

var adjusted = &Term{Chinese: "当年调整的驻村干部（同一人计一次）", English: "distinct cadres adjusted in the year",
	rows: record.Adjustments, tables: tables(record.Adjustments, record.Cadres),
	count: func(ws *record.Workspace, t *tally) {
		for i := range ws.Adjustments {
			a := &ws.Adjustments[i]
			t.addOnce(ws.PostedAt(a.CadreID, a.AdjustedOn), string(a.CadreID), t.period.event(a.AdjustedOn))
		}
	}}

// Commendations.
var (
	julyCommendations = &Term{Chinese: "近两年的“七一”表彰", English: "七一 commendations in the same two years",
		rows: record.Commendations, tables: tables(record.Commendations),
		count: eachJulyCommendation(func(*record.Workspace, *record.Commendation) bool { return true })}
	julyCommendationsOfStationed = &Term{Chinese: "近两年“七一”表彰中的驻村干部",
		English: "七一 commendations of stationed cadres in the as-of year and the year before",
		rows:    record.Commendations, tables: tables(record.Commendations, record.Cadres), count: eachJulyCommendation(stationed)}
	commendedPrefectureUp = &Term{Chinese: "近两年受州级及以上表彰的驻村干部（同一人计一次）",
		English: "distinct stationed cadres commended at 州级 or above in the as-of year and the year before",
		rows:    record.Commendations, tables: tables(record.Commendations, record.Cadres), count: countPrefectureUp}
)

func eachJulyCommendation(fits func(*record.Workspace, *record.Commendation) bool) func(*record.Workspace, *tally) {
	return func(ws *record.Workspace, t *tally) {
		for i := range ws.Commendations {
			if c := &ws.Commendations[i]; strings.Contains(string(c.Occasion), "七一") && fits(ws, c) {
				t.event(0, c.CommendedOn, 1)
			}
		}
	}
}

// stationed says whether a posting of the commended cadre, to any kind of team,
// began on or before the day.
func stationed(ws *record.Workspace, c *record.Commendation) bool {
	return ws.Roster.OfID(c.CadreID, c.CommendedOn) != nil
}

func countPrefectureUp(ws *record.Workspace, t *tally) {
	for i := range ws.Commendations {
		c := &ws.Commendations[i]
		switch c.Level {
		case record.NationalLevel, record.ProvinceLevel, record.PrefectureLevel:
			if stationed(ws, c) {
				t.addOnce(ws.PostedAt(c.CadreID, c.CommendedOn), string(c.CadreID), t.period.event(c.CommendedOn))
			}
		}
	}
}

// Promotions.
var (
	promotions = &Term{Chinese: "累计提拔", English: "promotions so far", rows: record.Promotions, tables: tables(record.Promotions),
		count: func(ws *record.Workspace, t *tally) {
			for i := range ws.Promotions {
				t.event(0, ws.Promotions[i].PromotedOn, 1)
			}
		}}
	promotionsFromFrontLine = &Term{Chinese: "累计从一线提拔", English: "promotions from the front line so far",
		rows: record.Promotions, tables: tables(record.Promotions, record.Cadres),
		count: eachFrontLine(func(t *tally, _ int32, p *record.Promotion) { t.event(0, p.PromotedOn, 1) })}
	promotedFromFrontLine = &Term{Chinese: "累计从一线提拔的驻村干部（同一人计一次）",
		English: "distinct cadres promoted from the front line on or before the as-of date",
		rows:    record.Promotions, tables: tables(record.Promotions, record.Cadres),
		count: eachFrontLine(func(t *tally, place int32, p *record.Promotion) {
			t.addOnce(place, string(p.CadreID), t.period.event(p.PromotedOn))
		})}
)

func eachFrontLine(count func(*tally, int32, *record.Promotion)) func(*record.Workspace, *tally) {
	return func(ws *record.Workspace, t *tally) {
		for i := range ws.Promotions {
			if p := &ws.Promotions[i]; ws.FromFrontLine(p) {
				count(t, ws.PostedAt(p.CadreID, p.PromotedOn), p)
			}
		}
	}
}

// trained counts cadres on post from their first training of each year on.
var trained = &Term{Chinese: "月末在岗且当年至少培训过一次的驻村干部", English: "cadres on post trained at least once in the year",
	rows: record.Trainings, tables: tables(record.Trainings, record.Cadres),
	count: func(ws *record.Workspace, t *tally) {
		type year struct {
			person int32
			year   schema.Year
		}
		first := map[year]schema.Date{}
		for i := range ws.Trainings {
			r := &ws.Trainings[i]
			if person, ok := ws.Roster.Find(r.CadreID); ok {
				k := year{person, r.TrainedOn.Year()}
				if d, ok := first[k]; !ok || r.TrainedOn < d {
					first[k] = r.TrainedOn
				}
			}
		}
		for k, d := range first {
			for _, p := range ws.Roster.Of(k.person) {
				t.add(p.Place, p.OnPost.Cut(t.period.event(d)), 1)
			}
		}
	}}
