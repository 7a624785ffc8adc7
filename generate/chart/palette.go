package chart

// Colours, each of its own lightness so that they stay apart in grey; with each
// goes a pattern, a kind of line and a symbol, so that colour never carries
// meaning alone. assets/chart.css knows a dark counterpart of every one of them; a
// test holds the two together.
const (
	ink   = "#24292f" // text
	muted = "#57606a" // lesser text and axes
	rule  = "#d0d7de" // grid lines
	paper = "#ffffff" // behind tooltips, and the lines of patterns
	alarm = "#9b2226" // target lines
	deep  = "#1b4f72"
	warm  = "#c77700"
	pale  = "#8fb8d6"

	faint = "#e3eef6"
	light = "#b9d4e7"
	mid   = "#3d77a3"
)

var palette = []string{ink, muted, rule, paper, alarm, deep, warm, pale, faint, light, mid}

// shade is a step from few to many, and the colour of text on it.
type shade struct{ color, text string }

// shades are steps of one colour that stay in order in grey.
var shades = []shade{{faint, ink}, {light, ink}, {pale, ink}, {mid, paper}, {deep, paper}}

// look is how a series is told apart.
type look struct {
	color, dash, symbol string
	decal               map[string]any // nil for none
}

var (
	plain   = look{deep, "solid", "circle", nil}
	hatched = look{warm, "dashed", "rect", map[string]any{
		"color": paper, "symbol": "rect", "symbolSize": 1, "dashArrayX": []any{1, 0}, "dashArrayY": []any{2, 5}, "rotation": -0.7854}}
	dotted = look{pale, "dotted", "triangle", map[string]any{
		"color": muted, "symbol": "circle", "symbolSize": 0.7, "dashArrayX": []any{[]any{6, 6}, []any{0, 6, 6, 0}}, "dashArrayY": []any{5, 0}}}

	looks = []look{plain, hatched, dotted}
)
