package report

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
)

var (
	//go:embed head.html
	headSource string
	//go:embed report.css
	style string
)

// Head is how a page begins that is one file and needs no other: its style and
// its script stand in it, and its policy lets in those two alone, by their
// hashes, so that it works from a file share and from a mail.
type Head struct {
	Title, Policy string
	Style         template.CSS
	Script        template.JS // empty lets in none
}

// NewHead gives the head of a page in the look of the page of findings, with what
// the page adds to that style.
func NewHead(title, added, script string) Head {
	style := style + added
	scripts := "'none'"
	if script != "" {
		scripts = hashed(script)
	}
	return Head{Title: title, Style: template.CSS(style), Script: template.JS(script),
		Policy: "default-src 'none'; style-src " + hashed(style) + "; script-src " + scripts + "; base-uri 'none'; form-action 'none'"}
}

func hashed(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// Page parses the source of a page that begins with {{template "head" .}} and is
// given a struct with a Head in it.
func Page(source string) *template.Template {
	t := template.Must(template.New("page").Parse(source))
	template.Must(t.New("head").Parse(headSource))
	return t
}
