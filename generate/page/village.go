package page

import (
	"cmp"
	"slices"

	"tongbao/generate/record"
	"tongbao/generate/schema"
	"tongbao/templates"
)

// Village is the page of a village: who is stationed there, and which grids
// nobody holds.
type Village struct {
	Frame
	Code       string
	Poverty    string
	Households int
	Population int
	Parent     Link
	Rostered   bool // there is a roster
	Open       int  // grids that nobody holds
	Teams      []TeamLine
	Cadres     []CadreLine
	Grids      GridTable
	Pairings   []PairingLine
	Items      []Item
	Groups     []PlaceGroup
	Summary    []Sentence
	Circulars  []NoticeLine
	Neighbours Neighbours
}

// TeamLine is an active team.
type TeamLine struct {
	ID       string
	FormedOn schema.Date
}

// CadreLine is a cadre on post.
type CadreLine struct {
	Name, Unit, Role, Rank string
	Since                  schema.Date
	Grids                  int // of this village that they hold
}

// GridTable is a table of grids.
type GridTable struct {
	Rows     []GridLine
	Villages bool // of several villages, so that each row names its own
}

// GridLine is a grid.
type GridLine struct {
	Village    Link
	ID, Name   string
	Kind       string
	Households int
	Open       bool   // nobody holds it
	Holder     string // who holds it, or why nobody does
}

// PairingLine is a county leader or department who answers for a village.
type PairingLine struct {
	Kind, Name string
	Since      schema.Date
}

// Item is a problem on the rectification ledger.
type Item struct {
	Place       Link // without Href, and with the words for it, for the whole region
	ID, Problem string
	Unit, Owner string
	FoundOn     schema.Date
	DueOn       schema.Date
	ClosedOn    schema.Date // 0 when it was open on the as-of date
	Status      string      // in the ledger's words, of a problem that is open
	Overdue     bool
	Days        int // how many days overdue
}

func (a at) village(i int32) Village {
	place := a.place(i)
	v := &a.Workspace.Villages[place.Village]
	out := Village{
		Frame: a.placeFrame(i, templates.Text("village.lead", "name", a.name(i), "town", a.name(place.Parent))),
		Code:  place.Code, Poverty: string(v.PovertyClass), Households: int(v.Households), Population: int(v.Population),
		Parent: a.toPlace(place.Parent), Rostered: a.Workspace.Has(record.Cadres), Groups: a.placeGroups(i),
	}
	held := map[schema.Text]int{}
	for _, g := range a.standing.grids.of(i) {
		line := a.grid(g)
		out.Grids.Rows = append(out.Grids.Rows, line)
		if line.Open {
			out.Open++
		} else {
			held[a.Workspace.Grids[g].CadreID]++
		}
	}
	out.Cadres = a.cadres(i, held)
	out.Summary = a.summary(i, out.Groups)
	out.Circulars = a.criticised(i)
	out.Neighbours = a.neighbours(i)
	a.villageRows(i, &out)
	return out
}

// villageRows fills in the teams, pairings and ledger items.
func (a at) villageRows(i int32, out *Village) {
	for _, t := range a.standing.teams.of(i) {
		team := &a.Workspace.Teams[t]
		out.Teams = append(out.Teams, TeamLine{a.show(team.TeamID), team.FormedOn})
	}
	for _, r := range a.standing.pairings.of(i) {
		p := &a.Workspace.Pairings[r]
		name := a.show(p.Name)
		if p.Kind == record.CountyLeader {
			name = a.person(p.Name)
		}
		out.Pairings = append(out.Pairings, PairingLine{string(p.Kind), name, p.StartOn})
	}
	for _, r := range a.standing.ledger.of(i) {
		out.Items = append(out.Items, a.item(r))
	}
}

// cadres lists the cadres on post in a village, by role as the roster lists the roles.
func (a at) cadres(i int32, held map[schema.Text]int) []CadreLine {
	var out []CadreLine
	for _, p := range a.standing.postings.of(i) {
		out = append(out, a.cadre(&a.Workspace.Roster.Postings[p], held))
	}
	roles := record.Cadres.Column("role").Enum
	slices.SortStableFunc(out, func(x, y CadreLine) int {
		return cmp.Compare(slices.Index(roles, x.Role), slices.Index(roles, y.Role))
	})
	return out
}

func (a at) cadre(p *record.Posting, held map[schema.Text]int) CadreLine {
	return CadreLine{Name: a.person(p.Name), Unit: a.show(p.Unit), Role: string(p.Role), Rank: string(p.Rank),
		Since: p.StartOn, Grids: held[p.CadreID]}
}

// grid gives a grid with the name of who holds it, or why nobody does.
func (a at) grid(i int32) GridLine {
	g := &a.Workspace.Grids[i]
	out := GridLine{Village: a.toPlace(a.Workspace.At(string(g.VillageCode))), ID: a.show(g.GridID), Name: a.show(g.Name),
		Kind: string(g.Type), Households: int(g.Households)}
	out.Holder, out.Open = a.held(g)
	return out
}

// held gives the name of who holds a grid, or why nobody does. Without a
// roster it cannot be told.
func (p *plan) held(g *record.Grid) (name string, open bool) {
	h := holder(p.Workspace, g, p.asOf)
	switch {
	case h != nil:
		return p.person(h.Name), false
	case !p.Workspace.Has(record.Cadres):
		return templates.Text("village.no-roster"), false
	case g.CadreID == "":
		return templates.Text("village.nobody"), true
	case g.AssignedOn > p.asOf:
		return templates.Text("village.later", "date", g.AssignedOn.Chinese()), true
	}
	return templates.Text("village.off-post"), true
}

// item gives a problem as it stood on the as-of date.
func (a at) item(i int32) Item {
	r := &a.Workspace.Rectifications[i]
	out := Item{ID: a.show(r.ItemID), Problem: a.show(r.Problem), Unit: a.show(r.Unit), Owner: a.person(r.Owner),
		FoundOn: r.FoundOn, DueOn: r.DueOn, Status: string(r.Status)}
	if place := a.Workspace.At(string(r.PlaceCode)); place > 0 {
		out.Place = a.toPlace(place)
	} else {
		out.Place.Text = a.whole()
	}
	switch {
	case r.ClosedOn != 0 && r.ClosedOn <= a.asOf:
		out.ClosedOn = r.ClosedOn
	case r.Status == record.Closed: // after the as-of date
		out.Status = templates.Text("village.open-then")
	}
	if r.Overdue().Has(a.asOf) {
		out.Overdue, out.Days = true, int(a.asOf-r.DueOn)
	}
	return out
}
