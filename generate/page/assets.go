package page

import (
	"io"
	"io/fs"
	"strings"

	"tongbao/templates"
)

// assets plans the files that the site holds besides pages and data, as they
// are embedded.
func (p *plan) assets() {
	for _, name := range embedded("assets") {
		p.embed(name, name)
	}
	for _, name := range embedded("licenses") {
		p.embed(name, readable(name))
	}
}

func (p *plan) embed(name, path string) {
	p.file(path, func(w io.Writer) error {
		data, err := templates.Files.ReadFile(name)
		if err == nil {
			_, err = w.Write(data)
		}
		return err
	})
}

// embedded lists the embedded files below a folder in order of path.
func embedded(folder string) []string {
	var out []string
	fs.WalkDir(templates.Files, folder, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out = append(out, name)
		}
		return err
	})
	return out
}

// readable gives the path at which a licence stands in the site: with an ending
// by which browsers show it.
func readable(name string) string {
	if strings.HasSuffix(name, ".txt") {
		return name
	}
	return name + ".txt"
}
