package browser

import (
	"bytes"
	"context"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/chromedp/chromedp"
	"golang.org/x/text/unicode/norm"
)

// mark puts a tiny word into every table's head and every row, and one at the
// top and one at the bottom of every chart, and gives the texts of the rows'
// cells, the table of each row and the number of charts.
const mark = `(() => {
	const put = (box, word, style) => {
		const e = document.createElement('span');
		e.textContent = 'qz' + word + 'zq';
		Object.assign(e.style, {position: 'absolute', fontSize: '1px', lineHeight: 1, letterSpacing: 0, whiteSpace: 'nowrap'}, style);
		box.insertBefore(e, box.firstChild);
	};
	const rows = Array.from(document.querySelectorAll('main tbody tr'));
	const boxes = Array.from(document.querySelectorAll('.chart-box'));
	const tables = Array.from(document.querySelectorAll('main table'));
	const out = {Charts: boxes.length, Rows: rows.map(r => Array.from(r.cells, c => c.textContent)),
		Tables: rows.map(r => r.closest('table').tHead ? tables.indexOf(r.closest('table')) : -1)};
	tables.filter(t => t.tHead).forEach(t => put(t.tHead.querySelector('th'), 'Head' + tables.indexOf(t), {position: 'static'}));
	rows.forEach((row, i) => put(row.cells[0], 'Row' + i, {}));
	boxes.forEach((box, i) => { put(box, 'Top' + i, {left: 0, top: 0}); put(box, 'End' + i, {left: 0, bottom: 0}); });
	return out;
})()`

// marked is what mark gives.
type marked struct {
	Charts int
	Rows   [][]string
	Tables []int // of each row; -1 when it has no head
}

// On paper every row of every table stands once, and no chart crosses the edge
// of a sheet.
func TestPaperHoldsEveryRowAndWholeCharts(t *testing.T) {
	pdftotext := program(t, "pdftotext")
	ctx := tab(t)
	for _, s := range []*site{county(t), hostile(t), crowded(t)} {
		for _, path := range s.kinds(t) {
			do(t, ctx, chromedp.Navigate(s.onDisk().at(path)))
			want := ask[marked](t, ctx, mark)
			sheets := textOf(t, pdftotext, printed(t, ctx))
			checkRows(t, path, want.Rows, plain(strings.Join(sheets, "")))
			checkHeads(t, path, want, sheets)
			checkCharts(t, path, want.Charts, sheets)
		}
	}
}

// printed prints the page in its tab as paper would have it.
func printed(t *testing.T, ctx context.Context) []byte {
	t.Helper()
	pdf, err := chromedp.Run(ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize()))
	if err != nil {
		t.Fatal(err)
	}
	return pdf
}

// textOf gives the text of each sheet, in the order in which it was drawn.
func textOf(t *testing.T, pdftotext string, pdf []byte) []string {
	t.Helper()
	run := exec.Command(pdftotext, "-raw", "-", "-")
	run.Stdin = bytes.NewReader(pdf)
	text, err := run.Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(text), "\f")
}

// plain leaves out of a text what paper adds or loses: spaces and the symbols
// that styles put before words.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune("✓✕▲△▽▼·–›", r) {
			return -1
		}
		return r
	}, norm.NFKC.String(text))
}

func checkRows(t *testing.T, path string, rows [][]string, paper string) {
	t.Helper()
	cells := map[string]int{}
	for i, row := range rows {
		if n := strings.Count(paper, word("Row", i)); n != 1 {
			t.Errorf("%s prints the row %q %d times", path, row, n)
		}
		for _, c := range row {
			cells[plain(c)]++
		}
	}
	for c, n := range cells {
		if got := strings.Count(paper, c); got < n {
			t.Errorf("%s prints %q in %d of %d cells", path, c, got, n)
		}
	}
}

// checkHeads holds that a table's head stands on every sheet that its rows do.
func checkHeads(t *testing.T, path string, want marked, sheets []string) {
	t.Helper()
	for i, table := range want.Tables {
		n := sheetOf(sheets, word("Row", i))
		if table >= 0 && n >= 0 && !strings.Contains(plain(sheets[n]), word("Head", table)) {
			t.Errorf("%s prints the row %q on a sheet without its table's head", path, want.Rows[i])
		}
	}
}

func checkCharts(t *testing.T, path string, charts int, sheets []string) {
	t.Helper()
	for i := range charts {
		top, end := sheetOf(sheets, word("Top", i)), sheetOf(sheets, word("End", i))
		if top != end || top < 0 {
			t.Errorf("%s prints its chart %d from sheet %d to sheet %d", path, i+1, top+1, end+1)
		}
	}
}

// word gives a word of mark.
func word(kind string, i int) string { return "qz" + kind + strconv.Itoa(i) + "zq" }

// sheetOf gives the sheet that a word stands on, from 0; -1 for none.
func sheetOf(sheets []string, word string) int {
	return slices.IndexFunc(sheets, func(sheet string) bool { return strings.Contains(plain(sheet), word) })
}
