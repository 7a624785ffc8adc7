package page

import (
	"cmp"
	"slices"

	"tongbao/generate/bulletin"
	"tongbao/generate/indicator"
	"tongbao/generate/record"
)

// problems tells what is not as it should be: targets that are missed, what
// went the wrong way, who and what is without, and what is overdue.
func (b *month) problems() []Block {
	var out []Block
	for _, said := range [][]Sentence{b.offTarget(), b.worsened(), b.uncovered(), b.scored(), b.overdue()} {
		if len(said) > 0 {
			out = append(out, paragraph(said...))
		}
	}
	return out
}

// mostNamed bounds how many things a sentence names.
const mostNamed = 5

// offTarget names the targets that are missed by most.
func (b *month) offTarget() []Sentence {
	short := shortfalls(b.key(targeted))
	if len(short) == 0 {
		return nil
	}
	var list []Sentence
	for _, s := range short[:min(mostNamed, len(short))] {
		list = append(list, say("bulletin.off-one", "value", named(s.Measure), "gap", quote(bulletin.Gap, s.Measure)))
	}
	key := "bulletin.off"
	if len(short) > mostNamed {
		key = "bulletin.off-most"
	}
	lead := say(key, "missed", Quoted{Word: bulletin.MissedCount, N: int64(len(short))})
	return append([]Sentence{lead}, joined(list)...)
}

// worsened names what went the wrong way since the month before.
func (b *month) worsened() []Sentence {
	var list []Sentence
	for _, x := range b.measures {
		if x.OnMonth.Comparable() && !slight(x.OnMonth) && x.OnMonth.Progress() < 0 {
			list = append(list, say("bulletin.changed", "name", x.Bare, "change", quote(bulletin.OnMonth, x)))
		}
	}
	if len(list) == 0 {
		return nil
	}
	return []Sentence{say("bulletin.worsened", "list", list)}
}

// uncovered tells of villages without a team and of grids that nobody holds.
func (b *month) uncovered() []Sentence {
	var out []Sentence
	if n := len(b.standing.teamless); n > 0 {
		out = append(out, say("bulletin.teamless", "n", n, "list", b.towned(b.standing.teamless, b.villageCode)))
	}
	if n := len(b.standing.uncovered); n > 0 {
		out = append(out, say("bulletin.uncovered", "n", n, "list", b.towned(b.standing.uncovered, b.gridCode)))
	}
	return joined(out)
}

// towned counts rows by the places one level down, those with rows, in order of
// code.
func (b *month) towned(rows []int32, code func(int32) string) []Sentence {
	var out []Sentence
	for _, p := range b.place(0).Children {
		if n := len(within(b.plan, rows, p, code)); n > 0 {
			out = append(out, say("bulletin.towned", "place", b.name(p), "n", n))
		}
	}
	return out
}

// scored tells of low scores, vetoes and scores that are missing.
func (b *month) scored() []Sentence {
	var out []Sentence
	if low := b.measure(indicator.Find("below_8_rate"), 0, b.m); valued(low) && low.Value.Num > 0 {
		out = append(out, say("bulletin.low-scores", "n", int(low.Value.Num), "share", quote(bulletin.Value, low)))
	}
	if veto := b.measure(indicator.Find("veto_count"), 0, b.m); valued(veto) && veto.Value.Num > 0 {
		out = append(out, say("bulletin.vetoed", "value", quote(bulletin.Value, veto)))
	}
	if rated := b.measure(indicator.Find("rating_coverage"), 0, b.m); valued(rated) && rated.Value.Num < rated.Value.Den {
		out = append(out, say("bulletin.unrated", "n", int(rated.Value.Den-rated.Value.Num)))
	}
	return joined(out)
}

// overdue tells of the problems that are open past their due date, and names
// those that are so for longest.
func (b *month) overdue() []Sentence {
	rows := slices.Clone(b.standing.overdue)
	if len(rows) == 0 {
		return nil
	}
	slices.SortStableFunc(rows, func(i, j int32) int { return cmp.Compare(b.ledger(i).DueOn, b.ledger(j).DueOn) })
	var list []Sentence
	for _, i := range rows[:min(mostNamed, len(rows))] {
		r := b.ledger(i)
		list = append(list, say("bulletin.overdue-one", "unit", b.show(r.Unit), "id", b.show(r.ItemID), "days", int(b.m.Last()-r.DueOn)))
	}
	key := "bulletin.overdue"
	if len(rows) > mostNamed {
		key = "bulletin.overdue-most"
	}
	return []Sentence{say(key, "n", len(rows), "list", list)}
}

func (b *month) ledger(i int32) *record.Rectification { return &b.Workspace.Rectifications[i] }

// stepTexts say what is left to do to reach a target, by indicator. They name
// what is missing and promise nothing.
var stepTexts = map[string]string{
	"team_coverage": "bulletin.step-team", "grid_coverage": "bulletin.step-grid", "captain_rank_rate": "bulletin.step-captain",
	"first_secretary_rate": "bulletin.step-secretary", "leader_pairing_rate": "bulletin.step-leader",
	"department_pairing_rate": "bulletin.step-department", "fund_delivery_rate": "bulletin.step-fund",
	"insurance_rate": "bulletin.step-insurance", "rating_coverage": "bulletin.step-rating", "review_rate": "bulletin.step-review",
	"evaluation_coverage": "bulletin.step-evaluation", "closure_rate": "bulletin.step-closure", "overdue_open": "bulletin.step-overdue",
	"inspection_coverage": "bulletin.step-inspection", "training_coverage": "bulletin.step-training", "visit_coverage": "bulletin.step-visit",
}

// step says what is left to do to reach the target; at least that, where the
// target leaves more undone.
func (m Measure) step(key string) Sentence {
	step := say(key, "n", quote(bulletin.Lacking, m))
	if m.Target.Hundredths == 0 || m.Target.Hundredths == 100_00 {
		return step
	}
	return say("bulletin.step-least", "step", step)
}

// steps says, group by group, what is left to do.
func (b *month) steps() []Block {
	var out []Block
	for _, g := range indicator.Groups {
		var list []Sentence
		for _, x := range b.key(func(m Measure) bool { return m.Indicator.Group == g && m.Verdict == Missed }) {
			if key, ok := stepTexts[x.Indicator.ID]; ok && x.lacking() > 0 {
				list = append(list, x.step(key))
			}
		}
		if len(list) > 0 {
			out = append(out, paragraph(append([]Sentence{say("bulletin.step-of", "group", g.Name)}, joined(list)...)...))
		}
	}
	if len(out) == 0 {
		return nil
	}
	return append([]Block{paragraph(say("bulletin.steps-lead"))}, numbered(out)...)
}
