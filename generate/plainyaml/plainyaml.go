// Package plainyaml parses the YAML that a clerk writes by hand: settings and
// front matter. What is larger or nested deeper than any hand writes is refused
// before it is parsed, since the parser's time grows with the square of both.
package plainyaml

import (
	"errors"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

const (
	largest = 64 << 10 // bytes
	deepest = 32       // brackets and braces open at a time
)

// Fault is why a text cannot be parsed.
type Fault struct {
	Line    int    // from 1; 0 when it is not known
	Message string // the parser's, in English, of several lines
}

// Messages of this package's own.
const (
	TooLong = "the text is too long"
	TooDeep = "brackets are nested too deep"
)

// Parse gives the syntax tree of a text. Keys that stand twice are left to who
// reads it.
func Parse(text string) (*ast.File, *Fault) {
	if len(text) > largest {
		return nil, &Fault{0, TooLong}
	}
	if line := tooDeep(text); line > 0 {
		return nil, &Fault{line, TooDeep}
	}
	file, err := parser.ParseBytes([]byte(text), 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return nil, &Fault{lineOf(err), err.Error()}
	}
	return file, nil
}

// tooDeep gives the line at which too many brackets are open; 0 when there is
// none. It takes those in quotes and comments for brackets too.
func tooDeep(text string) int {
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '[', '{':
			depth++
		case ']', '}':
			depth = max(0, depth-1)
		}
		if depth > deepest {
			return 1 + strings.Count(text[:i], "\n")
		}
	}
	return 0
}

func lineOf(err error) int {
	var y yaml.Error
	if errors.As(err, &y) && y.GetToken() != nil && y.GetToken().Position != nil {
		return y.GetToken().Position.Line
	}
	return 0
}
