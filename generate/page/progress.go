package page

import (
	"tongbao/generate/bulletin"
	"tongbao/generate/indicator"
)

// progress tells how a group's indicators stand and which way they went: first
// what has met its target, then what has not, then what has none, then how the
// year before compares. What did not move stands in one sentence.
func progress(all []Measure) []Sentence {
	var moved, still, slightly, met, held, missed []Measure
	for _, x := range all {
		steady := x.OnMonth.Comparable() && slight(x.OnMonth)
		switch {
		case x.Verdict == Missed:
			missed = append(missed, x)
		case x.Verdict == Met && steady:
			held = append(held, x)
		case x.Verdict == Met:
			met = append(met, x)
		case !steady:
			moved = append(moved, x)
		case unchanged(x.OnMonth):
			still = append(still, x)
		default:
			slightly = append(slightly, x)
		}
	}
	out := joined(each("bulletin.met", met))
	out = append(out, listing("bulletin.held", held)...)
	out = append(out, joined(each("bulletin.missed", missed))...)
	out = append(out, joined(each("bulletin.moved", moved))...)
	out = append(out, listing("bulletin.still", still)...)
	out = append(out, listing("bulletin.slightly", slightly)...)
	return append(out, yearly(all)...)
}

// each tells of every measure: its name, its value, how it changed if it can
// be compared, and its target.
func each(key string, all []Measure) []Sentence {
	var out []Sentence
	for _, x := range all {
		change := Sentence{}
		if x.OnMonth.Comparable() {
			change = say("bulletin.on-month", "change", quote(bulletin.OnMonth, x))
		}
		out = append(out, say(key, "value", named(x), "change", change,
			"target", quote(bulletin.Target, x), "gap", quote(bulletin.Gap, x)))
	}
	return out
}

// named gives a measure's value behind its name: 通报批评24人次.
func named(m Measure) Sentence { return say("bulletin.named", "name", m.Bare, "value", cited(m)) }

// listing tells of several measures in one sentence; nothing when there are none.
func listing(key string, all []Measure) []Sentence {
	if len(all) == 0 {
		return nil
	}
	var list []Sentence
	for _, x := range all {
		list = append(list, named(x))
	}
	return []Sentence{say(key, "list", list)}
}

// mostYearly bounds how many changes on the year before a paragraph names.
const mostYearly = 4

// yearly compares the indicators that have a target with the year before.
func yearly(all []Measure) []Sentence {
	var list []Sentence
	for _, x := range all {
		if x.Target.Given() && x.OnYear.Comparable() && !slight(x.OnYear) && len(list) < mostYearly {
			list = append(list, say("bulletin.changed", "name", x.Bare, "change", quote(bulletin.OnYear, x)))
		}
	}
	if len(list) == 0 {
		return nil
	}
	return []Sentence{say("bulletin.on-year", "list", list)}
}

// slight says whether a change rounds to nothing in the decimals that its
// values are shown with. It is only to be asked of values that are comparable.
func slight(c Change) bool {
	num, den := c.Difference()
	power := int64(1)
	switch c.Now.Kind {
	case indicator.Ratio, indicator.Median:
		power = 10
	case indicator.Mean:
		power = 100
	default:
		return num == 0
	}
	return 2*power*max(num, -num) < den
}

func unchanged(c Change) bool { n, _ := c.Difference(); return n == 0 }
