package indicator

import (
	"strings"

	"tongbao/generate/schema"
	"tongbao/generate/settings"
)

// Wording is a text of a declaration. It may have gaps for what the settings
// say: {below}, the score below which the subsidy is withheld, and {floor}, the
// funds that each paired village is to get in a year.
type Wording string

// In gives the text with the settings' values in its gaps.
func (w Wording) In(s *settings.Settings) string {
	if !strings.Contains(string(w), "{") {
		return string(w)
	}
	return strings.NewReplacer("{below}", Grouped(s.WithholdBelow.String()), "{floor}", Grouped(s.FundFloor.String())).Replace(string(w))
}

// Amount says that the indicator is an amount of people, things or days, which
// grows and shrinks; a ratio and a score rise and fall.
func (d *Indicator) Amount() bool { return d.Unit != "%" && d.Unit != "分" }

// personTimes is the unit with which some indicators' names end.
const personTimes = "人次"

// Bare gives the indicator's name as it stands before a value, which need not
// say the unit again: 通报批评 24 人次.
func (d *Indicator) Bare(s *settings.Settings) string {
	name := d.Name.In(s)
	if d.Unit == personTimes {
		name = strings.TrimSuffix(name, personTimes)
	}
	return name
}

// Adopt takes over into s what the settings of another office say in the gaps of
// the indicator's name and of what its numerator counts, where it counts as is
// declared here.
func (d *Indicator) Adopt(name, numerator string, s *settings.Settings) {
	for w, said := range map[Wording]string{d.Name: name, d.Num.Chinese: numerator} {
		gap, text, ok := w.read(said)
		n, whole := schema.Hundredths(strings.ReplaceAll(text, ",", ""))
		switch {
		case !ok || !whole:
		case gap == "below":
			s.WithholdBelow = schema.Score(n)
		case gap == "floor":
			s.FundFloor = schema.Money(n)
		}
	}
}

// read gives what stands in the one gap of w in a text made from it; ok is false
// when it has none or the text is another one.
func (w Wording) read(text string) (gap, value string, ok bool) {
	before, rest, ok := strings.Cut(string(w), "{")
	gap, after, _ := strings.Cut(rest, "}")
	if !ok || len(text) < len(before)+len(after) || !strings.HasPrefix(text, before) || !strings.HasSuffix(text, after) {
		return "", "", false
	}
	return gap, text[len(before) : len(text)-len(after)], true
}
