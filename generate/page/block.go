package page

import (
	"strings"

	"tongbao/generate/bulletin"
	"tongbao/generate/schema"
	"tongbao/templates"
)

// Block is a paragraph of a bulletin, with or without a number, a heading, a
// table or a chart. A heading has a Level, 2 or 3.
type Block struct {
	Level    int
	Number   string     // 一、 or （一） or 1.
	Said     []Sentence // one after the other
	Towns    *TownTable
	Measures []Measure // as a table
	Chart    *Figure
	Code     bulletin.Code // what stands for a table or chart in the office's own text
}

func paragraph(said ...Sentence) Block { return Block{Said: said} }

// live says whether there is a chart among the blocks.
func live(blocks []Block) bool {
	for _, b := range blocks {
		if b.Chart != nil {
			return true
		}
	}
	return false
}

// headed gives a numbered heading of the second level and what stands below
// it; nothing when nothing does.
func headed(number *int, key string, below []Block) []Block {
	if len(below) == 0 {
		return nil
	}
	*number++
	heading := Block{Level: 2, Number: numeral(*number) + "、", Said: []Sentence{say(key)}}
	return append([]Block{heading}, below...)
}

// numbered numbers paragraphs 1. 2. 3.
func numbered(paragraphs []Block) []Block {
	for i := range paragraphs {
		paragraphs[i].Number = templates.Text("bulletin.item", "n", i+1)
	}
	return paragraphs
}

var numerals = strings.Split("零一二三四五六七八九十", "")

// numeral gives n, 1 to 19, in Chinese.
func numeral(n int) string {
	if n > 10 {
		return "十" + numerals[n-10]
	}
	return numerals[n]
}

// Quoted is a number of a measure as a bulletin quotes it: its Word, one of
// package bulletin's, says which. In a text that the office has yet to edit it
// is written as a code.
type Quoted struct {
	Word    string
	Measure Measure
	N       int64        // of words that stand for a number of things
	Place   string       // a division code; "" is the top region
	Month   schema.Month // 0 is the bulletin's own
}

func quote(word string, m Measure) Quoted { return Quoted{Word: word, Measure: m, N: m.lacking()} }

// lacking gives how many things are missing to the target, or are too many; 0
// when it is met, has none, or is no matter of things.
func (m Measure) lacking() int64 {
	if m.Verdict != Missed {
		return 0
	}
	v, target := m.Value, m.Target.Hundredths
	switch {
	case v.Den > 0 && v.Scale() == 1 && m.Indicator.Unit == "%":
		wanted := (target*v.Den + 9999) / 10000
		return max(wanted-v.Num, v.Num-target*v.Den/10000)
	case v.Den == 0 && v.Scale() == 1:
		return max((target+99)/100-v.Num, v.Num-target/100)
	}
	return 0
}

// cited quotes a value with what it is made of, where it is made of two.
func cited(m Measure) Sentence {
	if m.Value.Denominator() == "" {
		return say("bulletin.bare", "value", quote(bulletin.Value, m))
	}
	return say("bulletin.whole", "value", quote(bulletin.Value, m), "parts", quote(bulletin.Parts, m))
}

// joined puts sentences behind each other with a semicolon between them and a
// stop at the end; nothing when there are none.
func joined(all []Sentence) []Sentence {
	var out []Sentence
	for i, s := range all {
		if i > 0 {
			out = append(out, say("bulletin.semicolon"))
		}
		out = append(out, s)
	}
	if len(out) > 0 {
		out = append(out, say("bulletin.stop"))
	}
	return out
}
