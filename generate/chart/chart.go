// Package chart turns values into charts: the options of ECharts, made with
// go-echarts and never rendered by it, and with them the same numbers as a
// table and one sentence in words.
//
//	declared.go: which charts there are, and on which page
//	places.go, trend.go, cadres.go …: values -> figure, title, sentence, table
//	figure.go, options.go: figure -> options
package chart

// How wide a chart is drawn, in CSS pixels.
const (
	Wide   = 760 // and a live chart at most: see chart.css
	Narrow = 358 // what a telephone of 390 leaves beside the margins
)

// Chart is one chart as a page shows it.
type Chart struct {
	ID       string // stable, in letters, digits and hyphens: coverage-by-place
	Title    string // what to see in it
	Sentence string // the same in one sentence of words
	Alt      string // what the chart shows, for readers who cannot see it
	Options  string // ECharts' options as JSON that is safe inside a script element
	Height   int    // in CSS pixels; the width is the page's
	Format   string // how the script writes numbers: one name for all series, or one for each, set apart by spaces
	Table    Table  // the numbers that it draws
}

// Table is a table of a chart's numbers, as text.
type Table struct {
	Columns []Column
	Rows    [][]string // as many cells as columns
}

// Column is one column of a table.
type Column struct {
	Header  string
	Numeric bool // right-aligned
}
