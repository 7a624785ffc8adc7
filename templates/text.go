// Package templates holds what the site is made of besides data: page
// templates, styles, scripts, the pinned ECharts with its licences, and
// every text of the user interface.
package templates

import (
	_ "embed"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
)

//go:embed text.yaml
var textSource []byte

// catalogue holds the texts by key, cut once at the names in them: pages ask for
// some of them a thousand times each. It is made when the first is asked for, since
// that takes as long as all else that a command needs to start.
var catalogue = sync.OnceValue(func() map[string][]piece {
	texts := map[string]string{}
	if err := yaml.UnmarshalWithOptions(textSource, &texts, yaml.Strict()); err != nil {
		panic("templates: text.yaml: " + err.Error()) // embedded; the first test to run shows it
	}
	out := make(map[string][]piece, len(texts))
	for key, text := range texts {
		out[key] = cut(text)
	}
	return out
})

// piece is a stretch of a text and the name that stands in braces behind it;
// empty at the text's end.
type piece struct{ words, name string }

var inBraces = regexp.MustCompile(`\{[^{}]+\}`)

func cut(text string) []piece {
	var out []piece
	from := 0
	for _, at := range inBraces.FindAllStringIndex(text, -1) {
		out = append(out, piece{text[from:at[0]], text[at[0]+1 : at[1]-1]})
		from = at[1]
	}
	return append(out, piece{words: text[from:]})
}

// Text gives the text of that key in the catalogue, text.yaml, with each {name}
// in it replaced by the argument that follows name in args. A test holds that
// every key that code and templates ask for is there; a key that is not gives
// itself.
func Text(key string, args ...any) string {
	pieces, ok := catalogue()[key]
	switch {
	case !ok:
		return key
	case len(pieces) == 1:
		return pieces[0].words
	}
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.words)
		if p.name != "" {
			b.WriteString(argument(p.name, args))
		}
	}
	return b.String()
}

// argument gives the argument of that name; the name in its braces when args do
// not have it.
func argument(name string, args []any) string {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] != name {
			continue
		}
		if s, ok := args[i+1].(string); ok {
			return s
		}
		return fmt.Sprint(args[i+1])
	}
	return "{" + name + "}"
}

// Keys lists every key of the catalogue in no particular order.
func Keys() []string {
	var keys []string
	for k := range catalogue() {
		keys = append(keys, k)
	}
	return keys
}
