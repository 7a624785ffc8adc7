package render

import (
	"html/template"
	"io/fs"
	"regexp"
	"sync"

	"tongbao/templates"
)

// set holds every template, parsed when the first page needs one. A faulty one
// stops the first test.
var set = sync.OnceValue(parse)

func parse() *template.Template {
	out := template.New("").Funcs(funcs)
	names, _ := fs.Glob(templates.Files, "*.html") // fails for a faulty pattern alone
	for _, name := range names {
		source, err := templates.Files.ReadFile(name)
		if err == nil {
			_, err = out.New(name).Parse(worded(string(source)))
		}
		template.Must(out, err)
	}
	return out
}

var wording = regexp.MustCompile(`\{\{t "([^"]+)"\}\}`)

// worded puts the texts in a template's source that every page has there, so
// that no page need ask for them.
func worded(source string) string {
	return wording.ReplaceAllStringFunc(source, func(action string) string {
		return string(pen(nil).words(templates.Text(wording.FindStringSubmatch(action)[1])))
	})
}
