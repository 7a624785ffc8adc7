package browser

import (
	"bytes"
	"context"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/chromedp/chromedp"
	"golang.org/x/text/unicode/norm"
)

// mark puts an invisible word at the top and at the bottom of every chart, and
// gives the page's table rows, its charts and its whole text.
const mark = `(() => {
	const put = (box, word, side) => {
		const e = document.createElement('span');
		e.textContent = word;
		Object.assign(e.style, {position: 'absolute', left: 0, [side]: 0, fontSize: '1px', lineHeight: 1, whiteSpace: 'nowrap'});
		box.appendChild(e);
	};
	const boxes = Array.from(document.querySelectorAll('.chart-box'));
	const out = {Charts: boxes.length, Rows: Array.from(document.querySelectorAll('main tbody tr'), r => r.textContent)};
	const copy = document.body.cloneNode(true);
	copy.querySelectorAll('script, style').forEach(e => e.remove());
	out.Text = copy.textContent;
	boxes.forEach((box, i) => { put(box, 'qzTop' + i + 'zq', 'top'); put(box, 'qzEnd' + i + 'zq', 'bottom'); });
	return out;
})()`

// marked is what mark gives.
type marked struct {
	Charts int
	Rows   []string
	Text   string
}

// On paper every row of every table stands once, and no chart crosses the edge
// of a sheet.
func TestPaperHoldsEveryRowAndWholeCharts(t *testing.T) {
	pdftotext := program(t, "pdftotext")
	ctx := tab(t)
	for _, s := range []*site{county(t), hostile(t)} {
		for _, path := range s.kinds(t) {
			do(t, ctx, chromedp.Navigate(s.onDisk().at(path)))
			want := ask[marked](t, ctx, mark)
			sheets := textOf(t, pdftotext, printed(t, ctx))
			checkRows(t, path, want, plain(strings.Join(sheets, "")))
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

func checkRows(t *testing.T, path string, want marked, paper string) {
	t.Helper()
	most := plain(want.Text)
	rows := map[string]int{}
	for _, r := range want.Rows {
		rows[plain(r)]++
	}
	for row, n := range rows {
		if got := strings.Count(paper, row); got < n {
			t.Errorf("%s prints %d of %d rows %q", path, got, n, row)
		} else if on := strings.Count(most, row); got > on && row != "" {
			t.Errorf("%s prints %q %d times, it shows it %d times", path, row, got, on)
		}
	}
}

func checkCharts(t *testing.T, path string, charts int, sheets []string) {
	t.Helper()
	for i := range charts {
		top, end := sheetOf(sheets, "qzTop", i), sheetOf(sheets, "qzEnd", i)
		if top != end || top < 0 {
			t.Errorf("%s prints its chart %d from sheet %d to sheet %d", path, i+1, top+1, end+1)
		}
	}
}

func sheetOf(sheets []string, word string, i int) int {
	mark := word + strconv.Itoa(i) + "zq"
	for n, sheet := range sheets {
		if strings.Contains(plain(sheet), mark) {
			return n
		}
	}
	return -1
}
