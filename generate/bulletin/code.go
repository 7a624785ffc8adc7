package bulletin

import (
	"regexp"
	"slices"
	"strings"

	"tongbao/generate/finding"
	"tongbao/generate/notice"
	"tongbao/generate/schema"
)

// The words that codes begin with.
const (
	Value       = "值"   // 98.4%
	Parts       = "分数"  // 2,401/2,441
	OnMonth     = "变化"  // against the month before: 上升1.2个百分点
	OnYear      = "同比"  // against the same month of the year before
	Target      = "目标"  // 不低于40%
	Gap         = "差距"  // how far from the target: 差4.5个百分点
	Lacking     = "缺口"  // how many are missing to the target: 9
	MetCount    = "达标数" // how many indicators meet their target
	MissedCount = "未达标数"
	Chart       = "图"   // a chart
	Table       = "表"   // some indicators by place
	Indicators  = "指标表" // all indicators
)

// Words lists the words in the order in which help shows them.
var Words = []string{Value, Parts, OnMonth, OnYear, Target, Gap, Lacking, MetCount, MissedCount, Chart, Table, Indicators}

// Code is what stands in a slot: {{ 值 "grid_coverage" "522799101" "2019-06" }}.
// The zero Code is one that could not be read.
type Code struct {
	Word  string
	Names []string     // ids of indicators, of a chart for Chart
	Place string       // a division code; "" is the top region
	Month schema.Month // 0 is the bulletin's own
}

// Block says whether the code stands for a paragraph of its own.
func (c Code) Block() bool { return c.Word == Chart || c.Word == Table || c.Word == Indicators }

// Names are what codes may refer to.
type Names struct {
	Indicators  []Name
	Charts      []string
	Places      func(code string) bool
	PlaceCodes  func() []string // for the nearest one
	First, Last schema.Month    // that there are values for; 0 when not known
	Shown       schema.Month    // the first that has a bulletin even where the office wrote none
	Issued      []schema.Month  // whose bulletins were issued: these are shown however old they are
}

// shown says whether the site shows a bulletin that the office wrote on a month.
func (n Names) shown(m schema.Month) bool {
	return n.First <= m && m <= n.Last || slices.Contains(n.Issued, m)
}

// Name is an indicator's id and its Chinese name; codes may use either.
type Name struct {
	ID, Chinese string
	TopOnly     bool
}

// mostNames bounds how many indicators stand in one table.
const mostNames = 8

var (
	token     = regexp.MustCompile(`"([^"]*)"|“([^”]*)”|'([^']*)'|([^\s\x{3000}"“”']+)`)
	placeCode = regexp.MustCompile(`^[0-9]{2,12}$`)
)

// tokens parts what stands between the braces; quotes may be Chinese ones, or
// be left out.
func tokens(written string) []string {
	var out []string
	for _, m := range token.FindAllStringSubmatch(written, -1) {
		out = append(out, strings.TrimSpace(m[1]+m[2]+m[3]+m[4]))
	}
	return out
}

// read gives the code in a slot, and the zero Code with a finding where
// something in it is wrong.
func (n Names) read(s notice.Slot, out *finding.List) Code {
	r := &codeReader{Names: n, slot: s, out: out}
	if s.Open {
		r.wrong(finding.BulletinBraces, "")
		return Code{}
	}
	words := append(tokens(s.Written), "")
	if !slices.Contains(Words, words[0]) {
		r.wrong(finding.BulletinWord, words[0], "nearest", schema.Nearest(words[0], Words), "want", strings.Join(Words, "、"))
		return Code{}
	}
	r.code.Word = words[0]
	for _, w := range words[1 : len(words)-1] {
		r.argument(w)
	}
	r.check(words[0])
	if r.failed {
		return Code{}
	}
	return r.code
}

// codeReader reads one code.
type codeReader struct {
	Names
	slot   notice.Slot
	out    *finding.List
	code   Code
	top    bool // one of its indicators is of the top region alone
	failed bool
}

func (r *codeReader) wrong(k *finding.Kind, value string, args ...string) {
	r.failed = true
	r.out.Add(k.New(r.slot.At, value, args...))
}

// argument takes what follows the word: a place's code, a month, or a name.
func (r *codeReader) argument(w string) {
	month, isMonth := schema.ParseMonth(w)
	switch {
	case isMonth && strings.Contains(w, "-"):
		r.code.Month = month
		if r.Last != 0 && (month < r.First || month > r.Last) {
			r.wrong(finding.BulletinPeriod, w, "first", r.First.Chinese(), "last", r.Last.Chinese())
		}
	case placeCode.MatchString(w):
		r.code.Place = w
		if !r.Places(w) {
			r.wrong(finding.BulletinPlace, w, "nearest", schema.Nearest(w, r.PlaceCodes()))
		}
	case r.code.Word == Chart:
		r.code.Names = append(r.code.Names, w)
		if !slices.Contains(r.Charts, w) {
			r.wrong(finding.BulletinChart, w, "nearest", schema.Nearest(w, r.Charts))
		}
	default:
		r.indicator(w)
	}
}

func (r *codeReader) indicator(w string) {
	i := slices.IndexFunc(r.Indicators, func(n Name) bool { return n.ID == w || n.Chinese == w })
	if i < 0 {
		r.wrong(finding.BulletinIndicator, w, "nearest", r.nearest(w))
		return
	}
	r.top = r.top || r.Indicators[i].TopOnly
	r.code.Names = append(r.code.Names, r.Indicators[i].ID)
}

// nearest gives the id of the indicator whose id or name is nearest to w; ""
// when none is near.
func (r *codeReader) nearest(w string) string {
	var known []string
	for _, n := range r.Indicators {
		known = append(known, n.ID, n.Chinese)
	}
	i := slices.Index(known, schema.Nearest(w, known))
	if i < 0 {
		return ""
	}
	return r.Indicators[i/2].ID
}

// check holds the code as a whole against what its word wants.
func (r *codeReader) check(word string) {
	n, least, most := len(r.code.Names), 1, 1
	want, example := "一项指标", `{{ `+word+` "grid_coverage" }}`
	switch word {
	case Chart:
		want, example = "一张图", `{{ 图 "coverage-by-place" }}`
	case Table:
		most, want = mostNames, "一至八项指标"
	case Indicators, MetCount, MissedCount:
		least, most, want, example = 0, 0, "月份，或者什么也不写", `{{ `+word+` }}`
	}
	switch {
	case r.failed:
	case n < least || n > most:
		r.wrong(finding.BulletinNames, word, "want", want, "example", example)
	case r.top && (word == Table || word != Chart && r.code.Place != ""):
		r.wrong(finding.BulletinTop, r.slot.Written)
	case r.code.Block() && !r.slot.Alone:
		r.wrong(finding.BulletinInline, r.slot.Written)
	}
}
