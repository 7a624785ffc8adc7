// Package render writes pages: a typed content and a template become bytes. It
// is the one place where numbers become text for people.
package render

import (
	"fmt"
	"html/template"
	"io"
	"strings"

	"tongbao/generate/page"
	"tongbao/templates"
)

var funcs = template.FuncMap{
	"t":          templates.Text,
	"say":        say,
	"date":       date,
	"month":      month,
	"number":     number,
	"value":      value,
	"parts":      parts,
	"valued":     valued,
	"strong":     strong,
	"change":     tabled,
	"moved":      moved,
	"signed":     signed,
	"target":     target,
	"verdict":    verdict,
	"state":      state,
	"link":       link,
	"tabs":       tabs,
	"neighbours": neighbours,
	"measures":   measureRows,
	"placed":     placeRows,
	"cadres":     cadreRows,
	"grids":      gridRows,
	"gap":        gap,
	"meter":      meter,
	"interval":   interval,
	"band":       band,
	"bandclass":  bandClass,
	"bar":        bar,
	"options":    options,
	"picture":    picture,
	"size":       size,
	"official":   official,
	"pieces":     pieces,
	"tight":      tight,
	"published":  published,
	"kind":       kind,
}

// Page writes p to w, and gives the files that belong beside it. It may be
// called from several goroutines at once.
func Page(w io.Writer, p *page.Page) ([]page.File, error) {
	content, beside := p.Compose()
	return beside, Content(w, p, content)
}

// Content writes p to w with what composing it has given.
func Content(w io.Writer, p *page.Page, content any) error {
	if err := set().ExecuteTemplate(w, p.Template, content); err != nil {
		return fmt.Errorf("%s: %w", p.Path, err)
	}
	return nil
}

// picture lets a chart's picture stand in a page as it is: package drawing
// writes no other elements and attributes than those of shapes and text.
func picture(svg []byte) template.HTML { return template.HTML(svg) }

// options lets a chart's JSON stand in a script element as it is. There it may
// hold no tag: "</" would end the element, and "<!--" would make the browser
// overlook its end. encoding/json writes every < as \u003c, so a JSON that
// holds one was not written by it and is refused.
func options(json string) (template.JS, error) {
	if strings.Contains(json, "<") {
		return "", fmt.Errorf("render: a chart's options hold a <")
	}
	return template.JS(json), nil
}
