package page

import (
	"tongbao/generate/bulletin"
	"tongbao/generate/chart"
	"tongbao/generate/indicator"
	"tongbao/generate/notice"
)

// Own is the text of a bulletin that the office has written, and what its codes
// stand for.
type Own struct {
	Text  *notice.Document
	View  notice.View
	Fills []Fill // one for each slot
}

// Fill is what stands in a slot: a number in a text, or a block.
type Fill struct {
	Number Sentence
	Block  *Block
	Alone  bool // it is a whole paragraph
}

func (o *Own) live() bool {
	for _, f := range o.Fills {
		if f.Block != nil && f.Block.Chart != nil {
			return true
		}
	}
	return false
}

func (a at) own(b *bulletin.Bulletin) *Own {
	out := &Own{Text: b.Text, View: a.Edition.OfDocument(b.Text)}
	for i, c := range b.Codes {
		if c.Month == 0 {
			c.Month = b.Month
		}
		f := Fill{Alone: b.Text.Slots[i].Alone}
		if c.Block() {
			f.Block = a.codedBlock(c)
		} else {
			f.Number = a.number(c)
		}
		out.Fills = append(out.Fills, f)
	}
	return out
}

// number gives the number that a code stands for.
func (a at) number(c bulletin.Code) Sentence {
	if len(c.Names) == 0 {
		s := a.month(c.Month).score()
		n := s.Met
		if c.Word == bulletin.MissedCount {
			n = s.Missed
		}
		return say("bulletin.bare", "value", Quoted{Word: c.Word, N: int64(n)})
	}
	m := a.measure(indicator.Find(c.Names[0]), a.coded(c), c.Month)
	return say("bulletin.bare", "value", quote(c.Word, m))
}

// coded gives the position of the place that a code names.
func (a at) coded(c bulletin.Code) int32 {
	place, _ := a.Workspace.Places.Find(c.Place)
	return place
}

// codedBlock gives the table or chart that a code stands for; a paragraph that
// says so when there is nothing to show.
func (a at) codedBlock(c bulletin.Code) *Block {
	switch c.Word {
	case bulletin.Chart:
		if c.Month < a.Values.First {
			none := paragraph(say("bulletin.undrawn"))
			return &none
		}
		in := chart.Input{Workspace: a.Workspace, Values: a.Values, Period: c.Month, Place: a.coded(c), Show: a.view.Mask}
		if drawn, ok := chart.Named(in, c.Names[0]); ok {
			return &Block{Chart: a.figure(drawn)}
		}
		none := paragraph(say("bulletin.no-chart", "most", chart.MostRows))
		return &none
	case bulletin.Table:
		if table := a.townTable(find(c.Names), a.coded(c), c.Month); table != nil {
			return &Block{Towns: table}
		}
	case bulletin.Indicators:
		return &Block{Measures: a.month(c.Month).key(valued)}
	}
	empty := paragraph(say("bulletin.nothing"))
	return &empty
}

// figure gives one chart of a bulletin with the files of its table.
func (a at) figure(c chart.Chart) *Figure {
	out := &a.figures([]chart.Chart{c})[0]
	out.Official = true
	return out
}
