package render

import (
	"html/template"
	"math/rand/v2"
	"strings"
	"testing"

	"tongbao/generate/page"
)

// A pen writes a link as html/template does.
func TestLinkIsThatOfATemplate(t *testing.T) {
	model := template.Must(template.New("").Parse(`<a href="{{.Href}}">{{.Text}}</a>`))
	letters := []rune("aZ09/._-~?&=#%25<>\"'+ \t`\\^{|}()[]*!$,;:@村〔２〕é\u200b𠀀\x00")
	r := rand.New(rand.NewPCG(1, 1))
	word := func() string {
		out := make([]rune, r.IntN(12))
		for i := range out {
			out[i] = letters[r.IntN(len(letters))]
		}
		return string(out)
	}
	for range 5000 {
		l := page.Link{Href: "../" + word(), Text: word()}
		var want strings.Builder
		if err := model.Execute(&want, l); err != nil {
			t.Fatal(err)
		}
		if got := string(link(l)); got != strings.ReplaceAll(want.String(), "&#43;", "+") {
			t.Fatalf("%+q is written as\n%s, by a template\n%s", l, got, want.String())
		}
	}
}
