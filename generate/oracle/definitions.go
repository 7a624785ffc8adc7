package oracle

import (
	"math/big"
	"strings"
	"time"
)

// A definition is one row of indicators.csv.
type definition struct {
	id   string
	kind string // count, distinct, sum, ratio, mean, median
	top  bool   // levels: rows for the top region only
	// needs are the tables that must be there, villages and teams (which
	// always are) left out; "notices" is the folder.
	needs   []string
	monthly string // for a month indicator: the table that must have a row in the month
	items   func(w *world, p period) []item
}

func tables(names ...string) []string { return names }

var definitions = []definition{
	{id: "team_coverage", kind: "ratio", items: func(w *world, p period) []item {
		return w.eachVillage(func(village row) bool {
			for _, t := range w.tables["teams"] {
				if t["队伍类型"] == work && t["行政区划代码"] == village["行政区划代码"] && active(t, p.asOf) {
					return true
				}
			}
			return false
		})
	}},
	{id: "teams_active", kind: "count", items: func(w *world, p period) (items []item) {
		for _, t := range w.activeTeams(p.asOf) {
			items = append(items, item{at: t["行政区划代码"]})
		}
		return items
	}},
	// Dissolved groups stay counted: "groups formed so far".
	{id: "groups_formed", kind: "count", items: func(w *world, p period) (items []item) {
		for _, t := range w.tables["teams"] {
			if t["队伍类型"] == group && t["组建日期"] <= p.asOf {
				items = append(items, item{at: t["行政区划代码"]})
			}
		}
		return items
	}},
	// Reading: postings are counted, not cadres, and from the day they start,
	// formed or not.
	{id: "group_postings", kind: "count", needs: tables("cadres"), items: func(w *world, p period) (items []item) {
		for _, r := range w.tables["cadres"] {
			if w.teamOf(r)["队伍类型"] == group && r["到任日期"] <= p.asOf {
				items = append(items, item{at: w.villageOf(r)})
			}
		}
		return items
	}},
	{id: "cadres_on_post", kind: "distinct", needs: tables("cadres"), items: func(w *world, p period) (items []item) {
		for _, r := range w.onPost(p.asOf) {
			items = append(items, item{at: w.villageOf(r), who: r["干部编号"]})
		}
		return items
	}},
	{id: "grid_coverage", kind: "ratio", needs: tables("grids", "cadres"), items: func(w *world, p period) (items []item) {
		for _, g := range w.tables["grids"] {
			items = append(items, item{at: g["行政区划代码"], num: one(w.covered(g, p.asOf)), den: integer(1)})
		}
		return items
	}},
	{id: "household_coverage", kind: "ratio", needs: tables("grids", "cadres"), items: func(w *world, p period) (items []item) {
		for _, g := range w.tables["grids"] {
			num := new(big.Rat)
			if w.covered(g, p.asOf) {
				num = number(g["户数"])
			}
			items = append(items, item{at: g["行政区划代码"], num: num, den: number(g["户数"])})
		}
		return items
	}},
	{id: "captain_rank_rate", kind: "ratio", needs: tables("cadres"), items: func(w *world, p period) []item {
		return w.eachActiveTeam(p.asOf, func(r row) bool {
			return (r["队内职务"] == "队长" || r["队内职务"] == "队长兼第一书记") &&
				(r["职级"] == "科级" || r["职级"] == "县处级")
		})
	}},
	{id: "first_secretary_rate", kind: "ratio", needs: tables("cadres"), items: func(w *world, p period) []item {
		return w.eachActiveTeam(p.asOf, func(r row) bool {
			return r["队内职务"] == "第一书记" || r["队内职务"] == "队长兼第一书记"
		})
	}},
	{id: "party_share", kind: "ratio", needs: tables("cadres"), items: share("党员干部")},
	{id: "leader_share", kind: "ratio", needs: tables("cadres"), items: share("领导干部")},
	{id: "reserve_share", kind: "ratio", needs: tables("cadres"), items: share("后备干部")},
	{id: "young_share", kind: "ratio", needs: tables("cadres"), items: share("年轻干部")},
	{id: "backbone_share", kind: "ratio", needs: tables("cadres"), items: share("单位骨干")},
	{id: "deep_poverty_strength", kind: "mean", needs: tables("cadres"), items: func(w *world, p period) (items []item) {
		deep := map[string]bool{}
		for _, v := range w.tables["villages"] {
			if v["贫困类型"] == "深度贫困村" {
				deep[v["行政区划代码"]] = true
				items = append(items, item{at: v["行政区划代码"], num: integer(0), den: integer(1)})
			}
		}
		for _, r := range w.onPost(p.asOf) {
			if deep[w.villageOf(r)] {
				items = append(items, item{at: w.villageOf(r), num: integer(1), den: integer(0)})
			}
		}
		return items
	}},
	{id: "leader_pairing_rate", kind: "ratio", needs: tables("pairings"), items: pairedVillages("县级领导")},
	{id: "leaders_paired", kind: "distinct", needs: tables("pairings"), items: pairedNames("县级领导")},
	{id: "department_pairing_rate", kind: "ratio", needs: tables("pairings"), items: pairedVillages("挂帮部门")},
	{id: "departments_paired", kind: "distinct", needs: tables("pairings"), items: pairedNames("挂帮部门")},
	{id: "fund_delivery_rate", kind: "ratio", needs: tables("pairings", "funds"), items: func(w *world, p period) (items []item) {
		seen := map[[2]string]bool{}
		for _, r := range w.inForce("挂帮部门", p.asOf) {
			pair := [2]string{r["包保主体"], r["行政区划代码"]}
			if seen[pair] {
				continue
			}
			seen[pair] = true
			// Reading: no row for the pair in the year is 0 yuan.
			paid := new(big.Rat)
			for _, f := range w.tables["funds"] {
				if f["年度"] == p.year && f["挂帮部门"] == pair[0] && f["行政区划代码"] == pair[1] {
					paid.Add(paid, number(f["已落实经费"]))
				}
			}
			items = append(items, item{at: pair[1], num: one(paid.Cmp(w.fundFloor) >= 0), den: integer(1)})
		}
		return items
	}},
	// Reading: funds of a department whose pairing is not in force are paid all
	// the same, and this indicator needs no pairings.
	{id: "funds_paid", kind: "sum", needs: tables("funds"), items: func(w *world, p period) (items []item) {
		for _, f := range w.tables["funds"] {
			if f["年度"] == p.year {
				items = append(items, item{at: f["行政区划代码"], num: number(f["已落实经费"])})
			}
		}
		return items
	}},
	// Reading: the insurance is that of the posting by which the cadre is on
	// post, not of an older posting that is insured for longer.
	{id: "insurance_rate", kind: "ratio", needs: tables("cadres"), items: shareBy(func(p period, r row) bool {
		from := r["保险起始日期"]
		if from == "" {
			from = r["到任日期"]
		}
		until := r["保险到期日"]
		return until != "" && from <= p.asOf && p.asOf <= until
	})},
	{id: "subsidy_paid", kind: "sum", needs: tables("subsidies", "cadres"), monthly: "subsidies", items: subsidy("实发补贴")},
	{id: "subsidy_withheld", kind: "sum", needs: tables("subsidies", "cadres"), monthly: "subsidies", items: subsidy("扣减补贴")},
	{id: "rating_coverage", kind: "ratio", needs: tables("scores", "cadres"), monthly: "scores", items: func(w *world, p period) (items []item) {
		for _, r := range w.onPost(p.asOf) {
			rated := false
			for _, s := range w.tables["scores"] {
				if s["月份"] == p.month && s["干部编号"] == r["干部编号"] {
					rated = true
				}
			}
			items = append(items, item{at: w.villageOf(r), num: one(rated), den: integer(1)})
		}
		return items
	}},
	{id: "score_mean", kind: "mean", needs: tables("scores", "cadres"), monthly: "scores", items: func(w *world, p period) []item {
		return w.eachScore(p, func(s row) *big.Rat { return finalScore(s, w.cap) })
	}},
	{id: "below_8_rate", kind: "ratio", needs: tables("scores", "cadres"), monthly: "scores", items: func(w *world, p period) []item {
		return w.eachScore(p, func(s row) *big.Rat { return one(finalScore(s, w.cap).Cmp(w.withholdBelow) < 0) })
	}},
	{id: "veto_count", kind: "count", needs: tables("scores", "cadres"), monthly: "scores", items: func(w *world, p period) (items []item) {
		for _, s := range w.tables["scores"] {
			if s["月份"] == p.month && s["一票否决"] == "是" {
				items = append(items, item{at: w.villageOf(w.scoredIn(s["干部编号"], p))})
			}
		}
		return items
	}},
	{id: "review_rate", kind: "ratio", needs: tables("scores", "cadres"), monthly: "scores", items: func(w *world, p period) []item {
		return w.eachScore(p, func(s row) *big.Rat { return one(s["镇级审核"] == "是" && s["县级审核"] == "是") })
	}},
	{id: "evaluation_coverage", kind: "ratio", needs: tables("evaluations", "cadres"), items: func(w *world, p period) (items []item) {
		for _, r := range w.onPost(p.halfEnd) {
			evaluated := false
			for _, e := range w.tables["evaluations"] {
				if half(e["评估期"]) == p.half && e["干部编号"] == r["干部编号"] {
					evaluated = true
				}
			}
			items = append(items, item{at: w.villageOf(r), num: one(evaluated), den: integer(1)})
		}
		return items
	}},
	// Reading: all evaluations count, also of cadres who were not on post at
	// the half's end; of one who had no posting yet, in the top region alone.
	{id: "excellent_rate", kind: "ratio", needs: tables("evaluations", "cadres"), items: func(w *world, p period) (items []item) {
		for _, e := range w.tables["evaluations"] {
			if half(e["评估期"]) == p.half {
				items = append(items, item{
					at:  w.villageOf(w.postedOn(e["干部编号"], p.halfEnd)),
					num: one(e["评估等次"] == "优秀"), den: integer(1),
				})
			}
		}
		return items
	}},
	{id: "adjustments", kind: "distinct", needs: tables("adjustments", "cadres"), items: func(w *world, p period) (items []item) {
		for _, r := range w.tables["adjustments"] {
			if day := r["调整日期"]; p.jan1 <= day && day <= p.asOf {
				items = append(items, item{at: w.villageOf(w.postedOn(r["干部编号"], day)), who: r["干部编号"]})
			}
		}
		return items
	}},
	{id: "commendation_ratio", kind: "ratio", top: true, needs: tables("commendations", "cadres"), items: func(w *world, p period) (items []item) {
		for _, r := range w.tables["commendations"] {
			if day := r["表彰日期"]; p.before1 <= day && day <= p.asOf && strings.Contains(r["表彰名目"], "七一") {
				items = append(items, item{num: one(w.stationed(r)), den: integer(1)})
			}
		}
		return items
	}},
	{id: "commended_prefecture_up", kind: "distinct", needs: tables("commendations", "cadres"), items: func(w *world, p period) (items []item) {
		for _, r := range w.tables["commendations"] {
			day := r["表彰日期"]
			if p.before1 <= day && day <= p.asOf && w.stationed(r) {
				switch r["表彰级别"] {
				case "国家级", "省级", "州级", "市级":
					items = append(items, item{at: w.villageOf(w.postedOn(r["干部编号"], day)), who: r["干部编号"]})
				}
			}
		}
		return items
	}},
	{id: "promotions_frontline", kind: "distinct", needs: tables("promotions", "cadres"), items: func(w *world, p period) (items []item) {
		for _, r := range w.tables["promotions"] {
			if day := r["任职日期"]; day <= p.asOf && w.frontline(r) {
				items = append(items, item{at: w.villageOf(w.postedOn(r["干部编号"], day)), who: r["干部编号"]})
			}
		}
		return items
	}},
	// Reading: promotions are counted here, not cadres as in promotions_frontline.
	{id: "promotion_share", kind: "ratio", top: true, needs: tables("promotions", "cadres"), items: func(w *world, p period) (items []item) {
		for _, r := range w.tables["promotions"] {
			if r["任职日期"] <= p.asOf {
				items = append(items, item{num: one(w.frontline(r)), den: integer(1)})
			}
		}
		return items
	}},
	{id: "rectification_items", kind: "count", needs: tables("rectifications"), items: func(w *world, p period) (items []item) {
		for _, r := range w.tables["rectifications"] {
			if r["发现日期"] <= p.asOf {
				items = append(items, item{at: r["行政区划代码"]})
			}
		}
		return items
	}},
	{id: "closure_rate", kind: "ratio", needs: tables("rectifications"), items: func(w *world, p period) (items []item) {
		for _, r := range w.tables["rectifications"] {
			if r["发现日期"] <= p.asOf {
				items = append(items, item{at: r["行政区划代码"], num: one(closedBy(r, p.asOf)), den: integer(1)})
			}
		}
		return items
	}},
	{id: "on_time_rate", kind: "ratio", needs: tables("rectifications"), items: func(w *world, p period) (items []item) {
		for _, r := range w.tables["rectifications"] {
			if r["整改时限"] <= p.asOf {
				items = append(items, item{at: r["行政区划代码"], num: one(closedBy(r, r["整改时限"])), den: integer(1)})
			}
		}
		return items
	}},
	{id: "overdue_open", kind: "count", needs: tables("rectifications"), items: func(w *world, p period) (items []item) {
		for _, r := range w.tables["rectifications"] {
			if r["发现日期"] <= p.asOf && r["整改时限"] < p.asOf && !closedBy(r, p.asOf) {
				items = append(items, item{at: r["行政区划代码"]})
			}
		}
		return items
	}},
	{id: "median_days_to_close", kind: "median", needs: tables("rectifications"), items: func(w *world, p period) (items []item) {
		for _, r := range w.tables["rectifications"] {
			if closedBy(r, p.asOf) {
				items = append(items, item{at: r["行政区划代码"], num: days(r["发现日期"], r["销号日期"])})
			}
		}
		return items
	}},
	{id: "inspection_coverage", kind: "ratio", needs: tables("inspections"), items: func(w *world, p period) []item {
		return w.eachVillage(func(village row) bool {
			for _, r := range w.tables["inspections"] {
				if r["行政区划代码"] == village["行政区划代码"] && p.jan1 <= r["督查日期"] && r["督查日期"] <= p.asOf {
					return true
				}
			}
			return false
		})
	}},
	{id: "bulletins_issued", kind: "count", top: true, needs: tables("notices"), items: func(w *world, p period) (items []item) {
		for _, n := range w.notices {
			if (n.kind == "通报" || n.kind == "通报批评") && p.jan1 <= n.issuedOn && n.issuedOn <= p.asOf && !w.withdrawn(n.number, p.asOf) {
				items = append(items, item{})
			}
		}
		return items
	}},
	// Reading: a record counts whatever the kind of its notice.
	//
	// Reading: the rules name the tables that this indicator needs, and cadres
	// is not one of them. Without cadres a record with a cadre and no place
	// code has no posting to take its place from and counts in the top region
	// alone.
	{id: "criticisms", kind: "count", needs: tables("criticisms", "notices"), items: func(w *world, p period) (items []item) {
		for _, r := range w.tables["criticisms"] {
			for _, n := range w.notices {
				if n.number != r["文号"] || n.issuedOn < p.jan1 || n.issuedOn > p.asOf || w.withdrawn(n.number, p.asOf) {
					continue
				}
				at := r["行政区划代码"]
				if at == "" && r["干部编号"] != "" {
					at = w.villageOf(w.postedOn(r["干部编号"], n.issuedOn))
				}
				items = append(items, item{at: at})
			}
		}
		return items
	}},
	{id: "training_coverage", kind: "ratio", needs: tables("trainings", "cadres"), items: func(w *world, p period) (items []item) {
		for _, r := range w.onPost(p.asOf) {
			trained := false
			for _, t := range w.tables["trainings"] {
				if t["干部编号"] == r["干部编号"] && p.jan1 <= t["培训日期"] && t["培训日期"] <= p.asOf {
					trained = true
				}
			}
			items = append(items, item{at: w.villageOf(r), num: one(trained), den: integer(1)})
		}
		return items
	}},
	{id: "visit_coverage", kind: "ratio", needs: tables("visits", "grids"), items: func(w *world, p period) (items []item) {
		for _, g := range w.tables["grids"] {
			households := number(g["户数"])
			most := new(big.Rat)
			for _, v := range w.tables["visits"] {
				if v["网格编号"] == g["网格编号"] && p.year+"-01" <= v["月份"] && v["月份"] <= p.month {
					if n := number(v["遍访户数"]); n.Cmp(most) > 0 {
						most = n
					}
				}
			}
			if most.Cmp(households) > 0 {
				most = households
			}
			items = append(items, item{at: g["行政区划代码"], num: most, den: households})
		}
		return items
	}},
}

func one(yes bool) *big.Rat {
	if yes {
		return integer(1)
	}
	return integer(0)
}

func (w *world) eachVillage(counts func(village row) bool) (items []item) {
	for _, v := range w.tables["villages"] {
		items = append(items, item{at: v["行政区划代码"], num: one(counts(v)), den: integer(1)})
	}
	return items
}

func (w *world) activeTeams(day string) (found []row) {
	for _, t := range w.tables["teams"] {
		if t["队伍类型"] == work && active(t, day) {
			found = append(found, t)
		}
	}
	return found
}

// eachActiveTeam counts the active teams in which some cadre on post fits.
// Role and rank are those of the row of the posting.
func (w *world) eachActiveTeam(day string, fits func(posting row) bool) (items []item) {
	onPost := w.onPost(day)
	for _, t := range w.activeTeams(day) {
		found := false
		for _, r := range onPost {
			if r["队伍编号"] == t["队伍编号"] && fits(r) {
				found = true
			}
		}
		items = append(items, item{at: t["行政区划代码"], num: one(found), den: integer(1)})
	}
	return items
}

// covered: the responsible cadre is on post that day, in whichever village, and
// was assigned by then; a blank assigned_on is since the posting began.
func (w *world) covered(grid row, day string) bool {
	if grid["包保干部编号"] == "" || grid["包保起始日期"] > day {
		return false
	}
	for _, r := range w.onPost(day) {
		if r["干部编号"] == grid["包保干部编号"] {
			return true
		}
	}
	return false
}

// Reading: where the rows of one cadre differ in a quality, the row of the
// posting by which the cadre is on post counts.
func share(column string) func(w *world, p period) []item {
	return shareBy(func(_ period, r row) bool { return r[column] == "是" })
}

func shareBy(fits func(p period, posting row) bool) func(w *world, p period) []item {
	return func(w *world, p period) (items []item) {
		for _, r := range w.onPost(p.asOf) {
			items = append(items, item{at: w.villageOf(r), num: one(fits(p, r)), den: integer(1)})
		}
		return items
	}
}

func (w *world) inForce(kind, day string) (found []row) {
	for _, r := range w.tables["pairings"] {
		if r["包保类型"] == kind && covers(r["起始日期"], r["结束日期"], day) {
			found = append(found, r)
		}
	}
	return found
}

func pairedVillages(kind string) func(w *world, p period) []item {
	return func(w *world, p period) []item {
		return w.eachVillage(func(village row) bool {
			for _, r := range w.inForce(kind, p.asOf) {
				if r["行政区划代码"] == village["行政区划代码"] {
					return true
				}
			}
			return false
		})
	}
}

func pairedNames(kind string) func(w *world, p period) []item {
	return func(w *world, p period) (items []item) {
		for _, r := range w.inForce(kind, p.asOf) {
			items = append(items, item{at: r["行政区划代码"], who: r["包保主体"]})
		}
		return items
	}
}

func subsidy(column string) func(w *world, p period) []item {
	return func(w *world, p period) (items []item) {
		for _, r := range w.tables["subsidies"] {
			if r["月份"] == p.month {
				items = append(items, item{at: w.villageOf(w.scoredIn(r["干部编号"], p)), num: number(r[column])})
			}
		}
		return items
	}
}

func (w *world) eachScore(p period, num func(score row) *big.Rat) (items []item) {
	for _, s := range w.tables["scores"] {
		if s["月份"] == p.month {
			items = append(items, item{at: w.villageOf(w.scoredIn(s["干部编号"], p)), num: num(s), den: integer(1)})
		}
	}
	return items
}

func closedBy(problem row, day string) bool {
	return problem["销号日期"] != "" && problem["销号日期"] <= day
}

func days(from, to string) *big.Rat {
	a, errA := time.Parse(time.DateOnly, from)
	b, errB := time.Parse(time.DateOnly, to)
	if errA != nil || errB != nil {
		panic("not a date: " + from + " " + to) // load has checked every date
	}
	return integer(int64(b.Sub(a) / (24 * time.Hour)))
}
