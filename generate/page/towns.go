package page

import (
	"slices"

	"tongbao/generate/bulletin"
	"tongbao/generate/chart"
	"tongbao/generate/indicator"
	"tongbao/generate/schema"
)

// TownTable sets the places one level below a place side by side, in order of
// code: a position would say more than small numbers can bear.
type TownTable struct {
	Level   string // what the places are: 乡镇（街道）
	Columns []Link // the indicators
	Rows    []TownRow
}

// TownRow is one place. The first row is the place that the others are parts of.
type TownRow struct {
	Place Link
	Whole bool
	Cells []TownCell
}

// TownCell is a value, and where it lies against that of the whole.
type TownCell struct {
	Value    indicator.Value
	Compared bool     // with the whole
	Band     Sentence // no Key when chance explains the difference
	Bad      bool
}

func (a at) townTable(ds []*indicator.Indicator, place int32, m schema.Month) *TownTable {
	children := a.place(place).Children
	if len(children) == 0 {
		return nil
	}
	out := &TownTable{Level: a.below(place)}
	for _, d := range ds {
		out.Columns = append(out.Columns, a.toIndicator(d))
	}
	for i, p := range append([]int32{place}, children...) {
		row := TownRow{Place: a.toPlace(p), Whole: i == 0}
		for _, d := range ds {
			cell := TownCell{Value: a.Values.At(d, p, m)}
			if !row.Whole {
				cell.judge(a.Values.At(d, place, m))
			}
			row.Cells = append(row.Cells, cell)
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// compared says whether any place could be held against the whole.
func (t *TownTable) compared() bool {
	for _, row := range t.Rows {
		for _, c := range row.Cells {
			if !row.Whole && c.Compared {
				return true
			}
		}
	}
	return false
}

// bandTexts are the words for the bands. Others have none.
var bandTexts = map[indicator.Band]string{
	indicator.FarAbove: "bulletin.band-far-above", indicator.Above: "bulletin.band-above",
	indicator.Below: "bulletin.band-below", indicator.FarBelow: "bulletin.band-far-below",
}

func (c *TownCell) judge(whole indicator.Value) {
	band := indicator.BandOf(c.Value, whole)
	c.Compared = band != indicator.Incomparable
	c.Bad = band.Standing(c.Value.Better) == indicator.Bad
	if key, ok := bandTexts[band]; ok {
		c.Band = say(key)
	}
}

// inTowns are the indicators by which a bulletin sets places side by side.
var inTowns = []string{"grid_coverage", "rating_coverage", "below_8_rate", "closure_rate", "inspection_coverage", "visit_coverage"}

// towns tells which places are clearly behind or ahead, and sets all side by side.
func (b *month) towns() []Block {
	ds := find(inTowns)
	ds = slices.DeleteFunc(ds, func(d *indicator.Indicator) bool { return !b.Values.At(d, 0, b.m).Valid() })
	table := b.townTable(ds, 0, b.m)
	if table == nil || len(ds) == 0 {
		return nil
	}
	out := []Block{paragraph(say("bulletin.towns-rule", "region", b.region(), "level", table.Level))}
	for _, d := range ds {
		if said := b.uneven(d); len(said) > 0 {
			out = append(out, paragraph(said...))
		}
	}
	if len(out) == 1 && table.compared() {
		out = append(out, paragraph(say("bulletin.towns-even", "level", table.Level)))
	}
	out = append(out, b.lists()...)
	out = append(out, Block{Towns: table, Code: bulletin.Code{Word: bulletin.Table, Names: ids(ds)}})
	if c, ok := chart.Named(chart.Input{Workspace: b.Workspace, Values: b.Values, Period: b.m, Show: b.view.Mask}, townChart); ok {
		out = append(out, Block{Chart: b.figure(c), Code: bulletin.Code{Word: bulletin.Chart, Names: []string{townChart}}})
	}
	return out
}

// townChart is the chart that a bulletin shows.
const townChart = "visit-coverage-by-place"

func ids(ds []*indicator.Indicator) []string {
	var out []string
	for _, d := range ds {
		out = append(out, d.ID)
	}
	return out
}

// uneven names the places that differ from the region in an indicator by far
// more than chance explains, the worse ones first.
func (b *month) uneven(d *indicator.Indicator) []Sentence {
	var bad, good []Sentence
	whole := b.Values.At(d, 0, b.m)
	for _, p := range b.place(0).Children {
		x := b.measure(d, p, b.m)
		band := indicator.BandOf(x.Value, whole)
		if s := band.Standing(d.Better); s != indicator.Neutral && band.Far() {
			one := say("bulletin.town", "place", b.name(p), "value", Quoted{Word: bulletin.Value, Measure: x, Place: b.place(p).Code})
			if s == indicator.Bad {
				bad = append(bad, one)
			} else {
				good = append(good, one)
			}
		}
	}
	if len(bad)+len(good) == 0 {
		return nil
	}
	var parts []Sentence
	if len(bad) > 0 {
		parts = append(parts, say("bulletin.towns-bad", "list", bad))
	}
	if len(good) > 0 {
		parts = append(parts, say("bulletin.towns-good", "list", good))
	}
	return append([]Sentence{say("bulletin.towns-of", "value", named(b.measure(d, 0, b.m)))}, joined(parts)...)
}
