package record

import (
	"tongbao/generate/notice"
	"tongbao/generate/schema"
)

// What the rules of spec/rules.md say of a record or of where it counts. A
// position in Places of -1 or 0 is the top region alone.

// At gives the position of the place of a code; 0, the top, for a blank or an
// unknown one.
func (ws *Workspace) At(code string) int32 {
	i, _ := ws.Places.Find(code)
	return i
}

// VillageAt gives the village at a position in Places; nil when there is none.
func (ws *Workspace) VillageAt(place int32) *Village {
	if place < 0 || ws.Places.All[place].Village < 0 {
		return nil
	}
	return &ws.Villages[ws.Places.All[place].Village]
}

// PostedAt gives the place where something that concerns a cadre on a day
// counts: the village of the posting that covers the day, else of the newest
// that had begun, to any kind of team; the top when there is none.
func (ws *Workspace) PostedAt(id schema.Text, day schema.Date) int32 {
	if p := ws.Roster.OfID(id, day); p != nil {
		return max(0, p.Place)
	}
	return 0
}

// CriticisedAt gives the place where a criticism in circular n counts.
func (ws *Workspace) CriticisedAt(c *Criticism, n *notice.Notice) int32 {
	if c.PlaceCode != "" || c.CadreID == "" {
		return ws.At(string(c.PlaceCode))
	}
	return ws.PostedAt(c.CadreID, n.IssuedOn)
}

// FromFrontLine says whether a promotion is one from the front line: a posting
// of the cadre, to any kind of team, started on or before the day and had not
// ended before the same day one year earlier.
func (ws *Workspace) FromFrontLine(p *Promotion) bool {
	person, ok := ws.Roster.Find(p.CadreID)
	if !ok {
		return false
	}
	for _, posting := range ws.Roster.Of(person) {
		if posting.Days.From <= p.PromotedOn && posting.Days.To >= p.PromotedOn.YearBefore() {
			return true
		}
	}
	return false
}

// Covered gives the days on which a grid's responsible cadre is on post and
// assigned to it.
func (ws *Workspace) Covered(g *Grid) []Span {
	person, ok := ws.Roster.Find(g.CadreID)
	if !ok {
		return nil
	}
	var out []Span
	for _, p := range ws.Roster.Of(person) {
		if s := p.OnPost.Cut(Span{g.AssignedOn, Forever}); !s.Empty() {
			out = append(out, s)
		}
	}
	return out
}

// Active gives the days on which a team is active.
func (t *Team) Active() Span { return Span{t.FormedOn, until(t.DissolvedOn)} }

// InForce gives the days on which a pairing is in force.
func (p *Pairing) InForce() Span { return Span{p.StartOn, until(p.EndOn)} }

// Overdue gives the days on which a problem is open past its due date.
func (r *Rectification) Overdue() Span {
	s := Span{max(r.FoundOn, r.DueOn+1), Forever}
	if r.ClosedOn != 0 {
		s.To = r.ClosedOn - 1
	}
	return s
}

// Captain says whether the posting is a captain's.
func (p *Posting) Captain() bool { return p.Role == Captain || p.Role == CaptainFirstSecretary }

// FirstSecretary says whether the posting is a first secretary's.
func (p *Posting) FirstSecretary() bool {
	return p.Role == FirstSecretary || p.Role == CaptainFirstSecretary
}

// Insured gives the days that the posting's accident insurance covers.
func (p *Posting) Insured() Span {
	if p.InsuredUntil == 0 {
		return Span{1, 0}
	}
	from := p.InsuredFrom
	if from == 0 {
		from = p.StartOn
	}
	return Span{from, p.InsuredUntil}
}

// OfID gives the posting of the cadre of that id that counts for a row of that
// day; nil when the cadre is not known or has none yet.
func (r *Roster) OfID(id schema.Text, day schema.Date) *Posting {
	person, ok := r.Find(id)
	if !ok {
		return nil
	}
	return r.On(person, day)
}

// Search finds people one after the other. Where they come in the order of the
// roster, as exports mostly list them, each is found beside the one before.
type Search struct {
	roster *Roster
	last   int32
}

// Search gives a search, for one goroutine.
func (r *Roster) Search() *Search { return &Search{r, -1} }

// OfID finds what Roster.OfID does.
func (s *Search) OfID(id schema.Text, day schema.Date) *Posting {
	person, ok := s.roster.index.guess(string(id), s.last)
	if !ok {
		return nil
	}
	s.last = person
	return s.roster.On(person, day)
}
