package page

import (
	"tongbao/generate/indicator"
	"tongbao/generate/schema"
)

// Compared is a place's value held against that of the region that it is a part
// of.
type Compared struct {
	Value, Region indicator.Value
	Band          indicator.Band
}

// Judged says whether the value is of a kind that bands are made of; a band of
// indicator.Incomparable then means that the place has too few cases.
func (c Compared) Judged() bool {
	return c.Region.Valid() && c.Value.Valid() && c.Value.Kind == indicator.Ratio
}

// Notable says whether the band is more than that nothing can be told.
func (c Compared) Notable() bool { return c.Judged() && c.Band != indicator.Level }

// Standing says whether the band is good or bad.
func (c Compared) Standing() indicator.Standing { return c.Band.Standing(c.Value.Better) }

// against holds an indicator's value for a place against that for region.
func (p *plan) against(d *indicator.Indicator, place, region int32, m schema.Month) Compared {
	c := Compared{Value: p.Values.At(d, place, m)}
	if place != region {
		c.Region = p.Values.At(d, region, m)
		c.Band = indicator.BandOf(c.Value, c.Region)
	}
	return c
}

// Bar is a value as a bar: of a ratio up to 100 %, of others up to the largest
// beside it.
type Bar struct {
	Compared
	Most indicator.Value
}

// RedBlack are the places that stand out by an indicator, each list in order of
// code. Only the outermost bands put a place on a list: chance alone puts fewer
// than one place in five hundred there, so that a list is no lottery.
type RedBlack struct {
	Indicator  Link
	Region     indicator.Value
	Red, Black []Listed
}

// Listed is a place on a list.
type Listed struct {
	Place Link
	Compared
}

// redBlack gives the lists that the settings ask for, of the places below the
// region in a month; none without values.
func (a at) redBlack(m schema.Month) []RedBlack {
	var out []RedBlack
	for _, id := range a.Workspace.Settings.RedBlack {
		d := indicator.Find(id)
		list := RedBlack{Indicator: a.toIndicator(d), Region: a.Values.At(d, 0, m)}
		if !list.Region.Valid() {
			continue
		}
		for _, p := range a.place(0).Children {
			one := Listed{a.toPlace(p), a.against(d, p, 0, m)}
			switch {
			case !one.Band.Far():
			case one.Standing() == indicator.Good:
				list.Red = append(list.Red, one)
			case one.Standing() == indicator.Bad:
				list.Black = append(list.Black, one)
			}
		}
		out = append(out, list)
	}
	return out
}

// lists puts the red and black lists in paragraphs of a bulletin.
func (b *month) lists() []Block {
	var out []Block
	for _, l := range b.redBlack(b.m) {
		d := l.Region.Indicator
		out = append(out, paragraph(say("lists.of", "name", b.called(d)), b.listed("lists.said-red", l.Red), b.listed("lists.said-black", l.Black)))
	}
	return out
}

func (b *month) listed(key string, places []Listed) Sentence {
	if len(places) == 0 {
		return say(key, "list", text("lists.none"))
	}
	var list []Sentence
	for _, p := range places {
		list = append(list, say("lists.place", "place", p.Place.Text, "value", p.Value))
	}
	return say(key, "list", list)
}
