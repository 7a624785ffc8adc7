package page

// summary tells of a place in a few sentences: how its targets stand, what
// moved since the month before, and what it is clearly behind in.
func (a at) summary(i int32, groups []PlaceGroup) []Sentence {
	var s Score
	for _, g := range groups {
		for i := range g.Rows {
			if m := &g.Rows[i].Measure; m.Target.Given() {
				s.count(m)
			}
		}
	}
	out := []Sentence{say("place.stands", "date", a.asOf, "all", s.Met+s.Missed, "met", s.Met, "missed", s.Missed), a.moved(i, s)}
	if i == 0 {
		return out
	}
	var behind []Sentence
	for _, b := range a.behind(i) {
		behind = append(behind, say("place.behind-one", "name", b.Link.Text, "value", b.Value))
	}
	if len(behind) > 0 {
		out = append(out, say("place.behind", "parent", a.name(a.place(i).Parent), "list", behind))
	}
	return out
}
