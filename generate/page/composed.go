package page

import (
	"cmp"
	"slices"

	"tongbao/generate/bulletin"
	"tongbao/generate/indicator"
	"tongbao/generate/notice"
	"tongbao/templates"
)

// blocks composes the bulletin from the month's values.
func (b *month) blocks() []Block {
	b.standing = newStanding(b.Workspace, b.m.Last())
	number := 0
	out := []Block{paragraph(append([]Sentence{say("bulletin.opening", "month", b.m, "region", b.region())}, b.covered(b.m)...)...)}
	out = append(out, headed(&number, "bulletin.overall", b.overall())...)
	out = append(out, headed(&number, "bulletin.work", b.groups())...)
	out = append(out, headed(&number, "bulletin.towns", b.towns())...)
	out = append(out, headed(&number, "bulletin.highlights", numbered(b.highlights()))...)
	out = append(out, headed(&number, "bulletin.problems", numbered(b.problems()))...)
	return append(out, headed(&number, "bulletin.steps", b.steps())...)
}

// overall tells the month as a whole: how the targets stand, which way things
// went, and what is on the ground.
func (b *month) overall() []Block {
	s := b.score()
	var out []Block
	if s.Met+s.Missed > 0 {
		out = append(out, paragraph(append([]Sentence{b.meets(s)}, b.course()...)...))
	}
	if strength := b.strength(); len(strength) > 0 {
		out = append(out, paragraph(say("bulletin.strength", "list", strength)))
	}
	return out
}

// meets says how many indicators meet their target, of those that have a value.
func (b *month) meets(s Score) Sentence {
	met, missed := Quoted{Word: bulletin.MetCount, N: int64(s.Met)}, Quoted{Word: bulletin.MissedCount, N: int64(s.Missed)}
	if s.Missed == 0 {
		return say("bulletin.all-met", "date", b.m.Last(), "met", met)
	}
	return say("bulletin.stands", "date", b.m.Last(), "all", s.Met+s.Missed, "met", met, "missed", missed)
}

// course says how many indicators went which way, and which ratios moved most.
func (b *month) course() []Sentence {
	s := score(b.key(func(m Measure) bool { return m.Indicator.Better != indicator.Neither }))
	if s.Compared() == 0 {
		return []Sentence{say("bulletin.first-month")}
	}
	out := []Sentence{say("bulletin.course", "list", s.courses())}
	best, worst := b.ends()
	if best.Indicator != nil {
		out = append(out, say("bulletin.best", "name", best.Link.Text, "change", quote(bulletin.OnMonth, best), "value", cited(best)))
	}
	if worst.Indicator != nil {
		out = append(out, say("bulletin.worst", "name", worst.Link.Text, "change", quote(bulletin.OnMonth, worst), "value", cited(worst)))
	}
	return out
}

// counted tells of a number of things; nothing when there are none.
func counted(key string, n int) []Sentence {
	if n == 0 {
		return nil
	}
	return []Sentence{say(key, "n", n)}
}

// ends gives the ratios that improved and worsened most; without an indicator
// when none did.
func (b *month) ends() (best, worst Measure) {
	for _, x := range b.measures {
		if x.Indicator.Kind != indicator.Ratio || !x.OnMonth.Comparable() || slight(x.OnMonth) {
			continue
		}
		switch p := x.OnMonth.Progress(); {
		case p > 0 && (best.Indicator == nil || wider(x.OnMonth, best.OnMonth)):
			best = x
		case p < 0 && (worst.Indicator == nil || wider(x.OnMonth, worst.OnMonth)):
			worst = x
		}
	}
	return best, worst
}

// strength counts who and what there is.
func (b *month) strength() []Sentence {
	var out []Sentence
	for _, id := range []string{"teams_active", "cadres_on_post", "leaders_paired", "departments_paired"} {
		if x := b.measure(indicator.Find(id), 0, b.m); valued(x) {
			out = append(out, named(x))
		}
	}
	return out
}

// groups tells each group of indicators under a heading of its own.
func (b *month) groups() []Block {
	var out []Block
	number := 0
	for _, g := range indicator.Groups {
		said := progress(b.key(func(m Measure) bool { return m.Indicator.Group == g && valued(m) }))
		if g == indicator.Rectification {
			said = append(said, b.issued()...)
		}
		if len(said) == 0 {
			continue
		}
		number++
		heading := Block{Level: 3, Number: templates.Text("bulletin.sub", "n", numeral(number)), Said: []Sentence{say("bulletin.heading", "text", g.Name)}}
		out = append(out, heading, paragraph(said...))
	}
	return out
}

// issued counts the circulars of the month, and names those that this edition shows.
func (b *month) issued() []Sentence {
	var list []Sentence
	issued := 0
	all := slices.Clone(b.Workspace.Notices.Notices)
	slices.SortStableFunc(all, func(x, y *notice.Notice) int { return cmp.Compare(x.IssuedOn, y.IssuedOn) })
	for _, n := range all {
		if n.IssuedOn.Month() == b.m && (n.WithdrawnBy == nil || n.WithdrawnOn > b.m.Last()) {
			issued++
			if !b.Edition.Omits(n) {
				list = append(list, say("bulletin.circular", "title", b.of(n).Mask(n.Title), "number", n.Number))
			}
		}
	}
	switch {
	case issued == 0:
		return nil
	case len(list) == 0:
		return []Sentence{say("bulletin.issued-internal", "n", issued)}
	case len(list) < issued:
		return []Sentence{say("bulletin.issued-partly", "n", issued, "shown", len(list), "list", list)}
	}
	return []Sentence{say("bulletin.issued", "n", issued, "list", list)}
}

// highlights are the indicators that came to meet their target in the month,
// and those that improved most on their way there.
func (b *month) highlights() []Block {
	var reached, nearer []Measure
	for _, x := range b.key(targeted) {
		switch {
		case !x.OnMonth.Comparable() || slight(x.OnMonth) || x.OnMonth.Progress() <= 0:
		case x.Verdict == Met && b.verdict(x.OnMonth.Then) == Missed:
			reached = append(reached, x)
		case x.Indicator.Kind == indicator.Ratio:
			nearer = append(nearer, x)
		}
	}
	slices.SortStableFunc(nearer, func(x, y Measure) int { return furtherMoved(y.OnMonth, x.OnMonth) })
	var out []Block
	if len(reached) > 0 {
		out = append(out, paragraph(joined(each("bulletin.reached", reached))...))
	}
	if nearer = nearer[:min(mostHighlights, len(nearer))]; len(nearer) > 0 {
		out = append(out, paragraph(joined(each("bulletin.nearer", nearer))...))
	}
	return out
}

const mostHighlights = 4

// furtherMoved orders changes of ratios by how far they went.
func furtherMoved(a, b Change) int {
	switch {
	case wider(a, b):
		return 1
	case wider(b, a):
		return -1
	}
	return 0
}
