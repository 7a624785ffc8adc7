package page

import (
	"cmp"
	"slices"
	"strings"

	"tongbao/generate/chart"
	"tongbao/generate/indicator"
	"tongbao/generate/record"
	"tongbao/templates"
)

// Places lists the region's places.
type Places struct {
	Frame
	Top   Link
	Parts []Part
}

// Part is a place with those in it. Where the region has several counties,
// villages stand on their towns' pages alone.
type Part struct {
	Link     Link
	Level    string
	Villages int
	Parts    []Part
}

// Place is the page of the region, a county or a town.
type Place struct {
	Frame
	Code       string
	Level      string
	Counts     []Count
	Parent     Link // Href is empty at the top
	Summary    []Sentence
	Neighbours Neighbours
	Forces     Forces
	Items      []Item // open on the as-of date, the longest due first
	MoreItems  int    // open problems that are not among Items
	Closed     int    // problems that are closed
	Ledger     bool   // there is a ledger
	Circulars  []NoticeLine
	Records    bool        // the site is built from records, which the page lists
	County     *CountyLine // what the county has sent in; nil for other places
	Workbook   Link
	Groups     []PlaceGroup
	Charts     []Figure
	Below      string // the level of Comparison's places
	Comparison Comparison
	Uncovered  GridTable
	GridsKnown bool // it is known who holds the grids
	NoGrids    bool // and there are none
	MoreGrids  int  // uncovered grids that are not among Uncovered
	Teamless   []Link
	MoreTeams  int // villages without a team that are not among Teamless
	Attention  Attention
}

// Count is a number of things in a place.
type Count struct {
	Name string
	N    int64
	Unit string
}

// PlaceGroup is a group's indicators for a place beside those of the place above.
type PlaceGroup struct {
	Link Link
	Rows []PlaceMeasure
}

// PlaceMeasure is an indicator for a place and for the place above.
type PlaceMeasure struct {
	Measure
	Parent indicator.Value // none at the top
}

// mostListed bounds the lists of a page whose entries stand on other pages too.
const mostListed = 200

// compared are the indicators that a page shows for the places below its own.
var compared = []string{"cadres_on_post", "team_coverage", "grid_coverage", "rating_coverage", "closure_rate", "overdue_open", "visit_coverage"}

func (p *plan) places() {
	add(p, "places.html", "places/index.html", func(a at) Places {
		return Places{Frame: a.frame(templates.Text("site.places"), templates.Text("places.lead", "region", a.region())),
			Top: a.toPlace(0), Parts: a.parts(0, a.place(0).Level < record.County)}
	})
	for i := range p.Workspace.Places.All {
		i := int32(i)
		if p.place(i).Village >= 0 {
			add(p, "village.html", placePath(p.place(i).Code), func(a at) Village { return a.village(i) })
		} else {
			add(p, "place.html", placePath(p.place(i).Code), func(a at) Place { return a.area(i) })
		}
	}
}

// parts lists what lies in a place, down to towns or to villages.
func (a at) parts(place int32, townsOnly bool) []Part {
	var out []Part
	for _, c := range a.place(place).Children {
		if townsOnly && a.place(c).Level == record.InVillage {
			return nil
		}
		out = append(out, Part{a.toPlace(c), level(a.place(c).Level), a.villages(c), a.parts(c, townsOnly)})
	}
	return out
}

// villages counts the villages in a place.
func (p *plan) villages(place int32) int {
	if p.place(place).Village >= 0 {
		return 1
	}
	if p.Rollup != nil {
		return len(p.villagesIn(place))
	}
	n := 0
	for _, c := range p.place(place).Children {
		n += p.villages(c)
	}
	return n
}

func (a at) area(i int32) Place {
	place := a.place(i)
	out := Place{
		Frame:     a.placeFrame(i, a.placeLead(i)),
		Code:      place.Code,
		Level:     level(place.Level),
		Counts:    a.counts(i),
		Groups:    a.placeGroups(i),
		Charts:    a.chartsOf(i),
		Attention: a.attention(i), GridsKnown: a.gridsKnown(),
		Records: a.Rollup == nil, County: a.ofCounty(i),
	}
	if out.County != nil && !out.County.Sent {
		out.Counts = nil // not known
	}
	if i > 0 {
		out.Parent = a.toPlace(place.Parent)
	}
	if len(place.Children) > 0 {
		out.Below = a.below(i)
		out.Comparison = a.comparison(find(compared), i)
	}
	out.Uncovered, out.MoreGrids = a.uncovered(i)
	out.NoGrids = out.GridsKnown && a.Values.At(gridCoverage, i, a.Period).Den == 0
	out.Teamless, out.MoreTeams = a.teamless(i)
	out.Summary = a.summary(i, out.Groups)
	out.Neighbours = a.neighbours(i)
	out.Forces = a.forces(i)
	out.Circulars = a.criticised(i)
	a.openItems(i, &out)
	out.Workbook = a.workbook(i, out)
	out.Live = len(out.Charts) > 0
	return out
}

// chartsOf gives a place's charts.
func (a at) chartsOf(i int32) []Figure {
	if a.place(i).Level == record.Town && a.towns() > mostDrawn {
		return nil
	}
	return a.figures(chart.ForPlace(i, a.charted()))
}

// mostDrawn is for how many towns each has charts: drawing those of one takes a
// fifth of a second. With more towns, their tables say it all.
const mostDrawn = 80

func (p *plan) towns() int {
	n := 0
	for i := range p.Workspace.Places.All {
		if p.Workspace.Places.All[i].Level == record.Town {
			n++
		}
	}
	return n
}

func find(ids []string) []*indicator.Indicator {
	var out []*indicator.Indicator
	for _, id := range ids {
		out = append(out, indicator.Find(id))
	}
	return out
}

// placeFrame gives the frame of a place's page, below those of the places above it.
func (a at) placeFrame(i int32, lead string) Frame {
	trail := []Link{a.to("places/index.html", templates.Text("site.places"))}
	var above []Link
	a.Workspace.Places.Above(a.place(i).Parent, func(p int32) { above = append([]Link{a.toPlace(p)}, above...) })
	out := a.frame(a.name(i), lead, append(trail, above...)...)
	if i > 0 {
		out.Next = append([]Link{a.toPlace(a.place(i).Parent)}, out.Next...)
	}
	return out
}

// placeLead says what the page of a place is.
func (a at) placeLead(i int32) string {
	if len(a.place(i).Children) == 0 {
		return templates.Text("place.lead-alone", "name", a.name(i))
	}
	return templates.Text("place.lead", "name", a.name(i), "below", a.below(i))
}

// below gives what the places one level down are called together: 乡镇（街道）.
// There is at least one.
func (p *plan) below(i int32) string {
	switch p.place(p.place(i).Children[0]).Level {
	case record.Prefecture:
		return templates.Text("level.prefecture")
	case record.County:
		return templates.Text("level.county")
	case record.Town:
		return templates.Text("level.town")
	}
	return templates.Text("level.village")
}

// whole gives what the whole region is called: 全县.
func (p *plan) whole() string {
	switch p.place(0).Level {
	case record.Province:
		return templates.Text("whole.province")
	case record.Prefecture:
		return templates.Text("whole.prefecture")
	}
	return templates.Text("whole.county")
}

func level(l record.Level) string {
	switch l {
	case record.Province:
		return templates.Text("place.province")
	case record.Prefecture:
		return templates.Text("place.prefecture")
	case record.County:
		return templates.Text("place.county")
	case record.Town:
		return templates.Text("place.town")
	}
	return templates.Text("place.village")
}

// villagesIn gives the villages of a place, be they places of the site or not.
func (p *plan) villagesIn(i int32) []*record.Village {
	var out []*record.Village
	for j := range p.Workspace.Villages {
		if v := &p.Workspace.Villages[j]; i == 0 || strings.HasPrefix(string(v.VillageCode), p.place(i).Code) {
			out = append(out, v)
		}
	}
	return out
}

// counts gives what there is in a place: villages, households and people.
func (a at) counts(i int32) []Count {
	households, people := int64(0), int64(0)
	villages := a.villagesIn(i)
	for _, v := range villages {
		households += int64(v.Households)
		people += int64(v.Population)
	}
	of := a.sentOf(i)
	return []Count{
		{templates.Text("place.count-villages"), int64(len(villages)), templates.Text("place.unit-villages") + of},
		{templates.Text("place.count-households"), households, templates.Text("place.unit-households") + of},
		{templates.Text("place.count-people"), people, templates.Text("place.unit-people") + of},
	}
}

// placeGroups gives all indicators of a place beside those of the place above.
func (a at) placeGroups(i int32) []PlaceGroup {
	var out []PlaceGroup
	for _, g := range indicator.Groups {
		ds := indicatorsOf(g, i)
		group := PlaceGroup{Link: a.toGroup(g), Rows: make([]PlaceMeasure, len(ds))}
		for j, d := range ds {
			group.Rows[j].Measure = a.measure(d, i, a.Period)
			if i > 0 {
				group.Rows[j].Parent = a.Values.At(d, a.place(i).Parent, a.Period)
			}
		}
		out = append(out, group)
	}
	return out
}

// uncovered lists the grids of a place that nobody holds, and gives how many
// more there are.
func (a at) uncovered(place int32) (GridTable, int) {
	rows, more := cut(within(a.plan, a.standing.uncovered, place, a.gridCode), mostListed)
	out := GridTable{Villages: true}
	for _, i := range rows {
		out.Rows = append(out.Rows, a.grid(i))
	}
	return out, more
}

// openItems lists the problems in a place that are open, the longest due first:
// all that are the place's own, which stand on no other page, and at most
// mostListed of those of the places below.
func (a at) openItems(place int32, out *Place) {
	out.Ledger = a.Workspace.Has(record.Rectifications)
	rows := within(a.plan, a.standing.found, place, a.itemCode)
	all := len(rows)
	rows = slices.DeleteFunc(rows, func(i int32) bool {
		r := &a.Workspace.Rectifications[i]
		return r.ClosedOn != 0 && r.ClosedOn <= a.asOf
	})
	slices.SortStableFunc(rows, func(i, j int32) int {
		return cmp.Compare(a.Workspace.Rectifications[i].DueOn, a.Workspace.Rectifications[j].DueOn)
	})
	out.Closed = all - len(rows)
	below := 0
	for _, i := range rows {
		if max(0, a.Workspace.At(a.itemCode(i))) != place {
			if below++; below > mostListed {
				continue
			}
		}
		out.Items = append(out.Items, a.item(i))
	}
	out.MoreItems = len(rows) - len(out.Items)
}

// teamless lists the villages of a place that have no team, and gives how many
// more there are.
func (a at) teamless(place int32) ([]Link, int) {
	rows, more := cut(within(a.plan, a.standing.teamless, place, a.villageCode), mostListed)
	var out []Link
	for _, i := range rows {
		out = append(out, a.toPlace(i))
	}
	return out, more
}
