package render

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/jba/templatecheck"

	"tongbao/generate/page"
	"tongbao/templates"
)

// Every template is checked against the type of its content, branches that do
// not run included.
func TestTemplatesFitTheirContents(t *testing.T) {
	set := parse()
	for name, content := range page.Contents() {
		template := set.Lookup(name)
		if template == nil {
			t.Errorf("there is no template %s", name)
			continue
		}
		if err := templatecheck.CheckHTMLStrict(template, content); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestMisspeltFieldFails(t *testing.T) {
	set := parse()
	faulty, err := set.New("faulty.html").Parse(`{{template "top" .Frame}}{{if .Weather}}{{range .Groups}}{{.Lnik}}{{end}}{{end}}`)
	if err != nil {
		t.Fatal(err)
	}
	if err := templatecheck.CheckHTMLStrict(faulty, page.Home{}); err == nil {
		t.Error("a misspelt field went unnoticed")
	}
}

func TestEveryTemplateIsUsed(t *testing.T) {
	names, err := fs.Glob(templates.Files, "*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if _, ok := page.Contents()[name]; !ok && name != "frame.html" && name != "parts.html" && name != "compared.html" {
			t.Errorf("no page is written with %s", name)
		}
	}
}

// key matches what can be a key of the catalogue.
var key = regexp.MustCompile(`^[a-z]+(\.[a-z0-9-]+)+$`)

// Every key that templates and Go code ask for is in the catalogue, and every
// key of the catalogue is asked for.
func TestCatalogueIsComplete(t *testing.T) {
	asked := map[string]bool{}
	names, _ := fs.Glob(templates.Files, "*.html")
	inTemplate := regexp.MustCompile(`\bt "([^"]+)"`)
	for _, name := range names {
		source, _ := templates.Files.ReadFile(name)
		for _, m := range inTemplate.FindAllStringSubmatch(string(source), -1) {
			asked[m[1]] = true
		}
	}
	var literals []string
	for _, folder := range []string{".", "..", "../page", "../chart", "../search"} {
		calls, all := keysIn(t, folder)
		for _, k := range calls {
			asked[k] = true
		}
		literals = append(literals, all...)
	}
	known := templates.Keys()
	for k := range asked {
		if !slices.Contains(known, k) {
			t.Errorf("the catalogue has no text for %s", k)
		}
	}
	slices.Sort(known)
	for _, k := range known {
		if !asked[k] && !slices.Contains(literals, k) {
			t.Errorf("nothing asks for the text %s", k)
		}
	}
}

// keysIn gives the keys that the Go code in folder asks for in calls, and all
// its string literals that look like keys.
func keysIn(t *testing.T, folder string) (calls, literals []string) {
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, source, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if k, ok := literal(first(n.Args)); ok && asksForText(n.Fun) {
					calls = append(calls, k)
				}
			case *ast.BasicLit:
				if k, ok := literal(n); ok && key.MatchString(k) {
					literals = append(literals, k)
				}
			}
			return true
		})
	}
	return calls, literals
}

func first(args []ast.Expr) ast.Expr {
	if len(args) == 0 {
		return nil
	}
	return args[0]
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

func asksForText(fun ast.Expr) bool {
	switch fun := fun.(type) {
	case *ast.SelectorExpr:
		return fun.Sel.Name == "Text"
	case *ast.Ident:
		return fun.Name == "text" || fun.Name == "say"
	}
	return false
}
