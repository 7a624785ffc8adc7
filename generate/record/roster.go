package record

import (
	"cmp"
	"slices"

	"tongbao/generate/finding"
	"tongbao/generate/parallel"
	"tongbao/generate/schema"
)

// The kinds of team.
const (
	AssaultTeam schema.Enum = "攻坚工作队"
	MutualGroup schema.Enum = "同步小康驻村工作组"
)

// Forever is the end of what has no end yet.
const Forever = schema.Date(1 << 30)

// Span is a range of days, both ends included; empty when From is after To.
type Span struct{ From, To schema.Date }

// Empty says whether no day lies in s.
func (s Span) Empty() bool { return s.From > s.To }

// Cut gives the days that s and t share.
func (s Span) Cut(t Span) Span { return Span{max(s.From, t.From), min(s.To, t.To)} }

// Has says whether day d lies in s.
func (s Span) Has(d schema.Date) bool { return s.From <= d && d <= s.To }

// until gives an end that may be left blank.
func until(d schema.Date) schema.Date {
	if d == 0 {
		return Forever
	}
	return d
}

// Posting is one posting of a cadre, put together with its team.
type Posting struct {
	*Cadre
	Person int32 // the cadre's position in the roster
	Team   *Team // nil when the row names none that is known
	Place  int32 // the village's position in Places; -1 when not known
	Days   Span  // from start_on to end_on
	// OnPost are the days on which this posting puts its cadre on post: it
	// covers them, no newer one does, and its team is an active 攻坚工作队.
	OnPost Span

	assault bool
}

// Assault says whether the posting is to a 攻坚工作队.
func (p *Posting) Assault() bool { return p.assault }

// Roster holds the postings by person.
type Roster struct {
	Postings []Posting // by person in order of first row, then by start
	index    index
	first    []int32 // by person: where their postings begin; one more at the end
}

// Size gives the number of persons.
func (r *Roster) Size() int { return len(r.first) - 1 }

// Of gives a person's postings, oldest first.
func (r *Roster) Of(person int32) []Posting {
	return r.Postings[r.first[person]:r.first[person+1]]
}

// Find gives the position of the cadre of that id.
func (r *Roster) Find(id schema.Text) (int32, bool) { return r.index.find(string(id)) }

// On gives the posting that counts for a row of that day: the newest that
// covers it, else the newest that began before it; nil when none had begun.
// Postings overlap by one shared day at most, so it is the newest that has begun.
func (r *Roster) On(person int32, day schema.Date) *Posting {
	ps := r.Of(person)
	for i := len(ps) - 1; i >= 0; i-- {
		if ps[i].Days.From <= day {
			return &ps[i]
		}
	}
	return nil
}

// In gives the posting to a 攻坚工作队 that counts for a row of the month of
// those days: the one that covers the last of them, else the newest that covers
// any; nil when there is none. Of those that touch the month the newest is always
// it.
func (r *Roster) In(person int32, month Span) *Posting {
	ps := r.Of(person)
	for i := len(ps) - 1; i >= 0; i-- {
		if !ps[i].Days.Cut(month).Empty() && ps[i].Assault() {
			return &ps[i]
		}
	}
	return nil
}

// newRoster sorts the postings by person and works out the days on post. A
// doubled key and an overlap of more than a day are findings at the later row.
func newRoster(ws *Workspace, out *finding.List) *Roster {
	r := &Roster{index: ws.numbered.index, first: ws.numbered.begins()}
	r.Postings = make([]Posting, r.first[r.Size()])
	wrong := parallel.Gather(r.Size(), 1<<12, func(from, to int) []int32 {
		r.fill(ws, int32(from), int32(to))
		return r.settle(int32(from), int32(to))
	})
	if ws.twice[Cadres] {
		return r // that all its rows stand there twice goes without saying
	}
	for _, person := range wrong {
		disagree(r.Of(person), ws.doubts, out)
	}
	return r
}

// fill puts the postings of the persons from from up to to in their place.
func (r *Roster) fill(ws *Workspace, from, to int32) {
	next := slices.Clone(r.first[from:to])
	var last *Posting
	for i, p := range ws.numbered.persons {
		if p >= from && p < to {
			at := &next[p-from]
			r.Postings[*at] = ws.posting(&ws.Cadres[i], p, last)
			last = &r.Postings[*at]
			*at++
		}
	}
}

// doubted says whether a person may have had a posting to a 攻坚工作队 in span
// that could not be put together, for a fault that is found where it stands.
func (r *Roster) doubted(person int32, span Span) bool {
	for i := range r.Of(person) {
		p := &r.Of(person)[i]
		if !p.sound() {
			return true
		}
		if (p.Team == nil || p.Team.Type == "") && !p.Days.Cut(span).Empty() {
			return true
		}
	}
	return false
}

// sound says whether the posting's days are known.
func (p *Posting) sound() bool { return p.Sound("start_on", "end_on") && !p.Days.Empty() }

// posting puts a row together with its team, which is often that of the row
// before, like.
func (ws *Workspace) posting(c *Cadre, person int32, like *Posting) Posting {
	p := Posting{Cadre: c, Person: person, Place: -1, Days: Span{c.StartOn, until(c.EndOn)}}
	if c.StartOn == 0 {
		p.Days.From = Forever
	}
	if like != nil && like.TeamID == c.TeamID {
		p.Team, p.Place, p.assault = like.Team, like.Place, like.assault
		return p
	}
	if t, ok := ws.teams[string(c.TeamID)]; ok {
		p.Team, p.assault = t, t.Type == AssaultTeam
		if i, ok := ws.Places.Find(string(t.VillageCode)); ok {
			p.Place = i
		}
	}
	return p
}

// settle orders the postings of each of those persons and gives them their days on
// post. It gives the persons whose postings disagree.
func (r *Roster) settle(from, to int32) (wrong []int32) {
	doubted := doubts{}
	for person := from; person < to; person++ {
		ps := r.Of(person)
		if len(ps) > 1 {
			slices.SortStableFunc(ps, func(a, b Posting) int { return cmp.Compare(a.Days.From, b.Days.From) })
			var found finding.List
			if disagree(ps, doubted, &found); !found.Empty() || len(doubted) > 0 {
				wrong = append(wrong, person)
				clear(doubted)
			}
		}
		onPost(ps)
	}
	return wrong
}

// onPost gives a person's postings their days on post.
func onPost(ps []Posting) {
	for i := range ps {
		p := &ps[i]
		p.OnPost = Span{1, 0}
		if !p.Assault() {
			continue
		}
		p.OnPost = p.Days.Cut(Span{p.Team.FormedOn, until(p.Team.DissolvedOn)})
		if i+1 < len(ps) {
			p.OnPost.To = min(p.OnPost.To, ps[i+1].Days.From-1)
		}
	}
}

// disagree finds what one person's postings, in order of start, say against each
// other.
func disagree(ps []Posting, d doubts, out *finding.List) {
	oneName(ps, out)
	overlaps(ps, d, out)
}

// oneName finds the postings of one person that give another name than the
// first in the file.
func oneName(ps []Posting, out *finding.List) {
	first := &ps[0]
	for i := range ps {
		if p := &ps[i]; p.Name != "" && (first.Name == "" || before(&p.Pos, &first.Pos)) {
			first = p
		}
	}
	for i := range ps {
		if p := &ps[i]; p.Name != first.Name && p.Name != "" {
			id := schema.Display(p.CadreID)
			out.Add(finding.CadreNames.New(p.At("name"), "", "cadre", id, "first", where(&p.Pos, &first.Pos)))
		}
	}
}

// overlaps finds postings of one person, in order of start, that begin on the
// same day or share more than the one day which a change of post may.
func overlaps(ps []Posting, d doubts, out *finding.List) {
	var last *Posting // of those before, the one that ends last
	first := &ps[0]   // of those that begin on the same day
	for i := range ps {
		p := &ps[i]
		if p.StartOn != first.StartOn {
			first = p
		}
		switch {
		case p.StartOn == 0:
		case p != first:
			out.Add(doubledKey(&p.Pos, &first.Pos, string(p.CadreID), p.StartOn.String()))
		case last != nil && p.sound() && p.Days.From < last.Days.To:
			if !d.blame(&last.Pos, "end_on") {
				out.Add(overlap(last, p))
			}
		}
		if p.sound() && (last == nil || p.Days.To > last.Days.To) {
			last = p
		}
	}
}

// overlap reports an overlap at the row that stands later in the file: its
// beginning when it is the newer posting, else its end.
func overlap(older, newer *Posting) finding.Finding {
	column, value, late, early := "start_on", newer.StartOn.String(), newer, older
	if before(&newer.Pos, &older.Pos) {
		column, value, late, early = "end_on", older.EndOn.String(), older, newer
	}
	return finding.PostingOverlap.New(late.At(column), value, "cadre", schema.Display(late.CadreID),
		"first", where(&late.Pos, &early.Pos), "want", early.StartOn.String()+" 至 "+orNow(early.EndOn))
}

func orNow(d schema.Date) string {
	if d == 0 {
		return "今"
	}
	return d.String()
}
