// Package templates holds what the site is made of besides data: page
// templates, styles, scripts, the pinned ECharts with its licences, and
// every text of the user interface.
package templates

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
)

//go:embed text.yaml
var textSource []byte

var catalogue = func() map[string]string {
	texts := map[string]string{}
	if err := yaml.UnmarshalWithOptions(textSource, &texts, yaml.Strict()); err != nil {
		panic("templates: text.yaml: " + err.Error()) // embedded; the first test to run shows it
	}
	return texts
}()

// Text gives the text of that key in the catalogue, text.yaml, with each {name}
// in it replaced by the argument that follows name in args. A test holds that
// every key that code and templates ask for is there; a key that is not gives
// itself.
func Text(key string, args ...any) string {
	text, ok := catalogue[key]
	if !ok {
		return key
	}
	if len(args) == 0 {
		return text
	}
	pairs := make([]string, 0, len(args))
	for i := 0; i+1 < len(args); i += 2 {
		pairs = append(pairs, "{"+fmt.Sprint(args[i])+"}", fmt.Sprint(args[i+1]))
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// Keys lists every key of the catalogue in no particular order.
func Keys() []string {
	var keys []string
	for k := range catalogue {
		keys = append(keys, k)
	}
	return keys
}
