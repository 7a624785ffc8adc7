package finding

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// use is one place in the program where a finding is made.
type use struct {
	at    string
	kind  string // the variable's name; "" when the kind stands in a variable
	value bool   // a value is given
	args  []string
	open  bool // more arguments are passed on
}

var placeholders = regexp.MustCompile(`\{([a-z]+)\}`)

// wants gives the names in a kind's texts.
func wants(k *Kind) (value bool, args []string) {
	for _, m := range placeholders.FindAllStringSubmatch(k.Message+k.Mend, -1) {
		if m[1] == "value" {
			value = true
		} else if !slices.Contains(args, m[1]) {
			args = append(args, m[1])
		}
	}
	return value, args
}

// Whoever makes a finding supplies every name that its kind's texts have.
func TestTemplatesAreFilled(t *testing.T) {
	kinds := declared(t)
	for folder, files := range sources(t) {
		uses, passed := usesIn(files)
		for _, u := range uses {
			if u.kind == "" || u.open {
				continue
			}
			k := kinds[u.kind]
			if k == nil {
				t.Errorf("%s: there is no kind %s", u.at, u.kind)
				continue
			}
			value, args := wants(k)
			for _, a := range args {
				if !slices.Contains(u.args, a) {
					t.Errorf("%s: %s is not given {%s}", u.at, u.kind, a)
				}
			}
			if value && !u.value {
				t.Errorf("%s: %s is not given {value}", u.at, u.kind)
			}
		}
		for kind, at := range passed {
			_, args := wants(kinds[kind])
			if !slices.ContainsFunc(uses, func(u use) bool { return u.kind == "" && !missing(u.args, args) }) {
				t.Errorf("%s: no finding in %s gives what %s needs: %v", at, folder, kind, args)
			}
		}
	}
}

func missing(given, wanted []string) bool {
	return slices.ContainsFunc(wanted, func(a string) bool { return !slices.Contains(given, a) })
}

// declared gives the kinds by the names of their variables.
func declared(t *testing.T) map[string]*Kind {
	kinds := map[string]*Kind{}
	for _, f := range parse(t, ".") {
		ast.Inspect(f, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 {
				return true
			}
			call, ok := spec.Values[0].(*ast.CallExpr)
			if !ok || name(call.Fun) != "kind" {
				return true
			}
			code := literal(call.Args[0])
			i := slices.IndexFunc(Kinds, func(k *Kind) bool { return k.Code == code })
			kinds[spec.Names[0].Name] = Kinds[i]
			return true
		})
	}
	if len(kinds) != len(Kinds) {
		t.Fatalf("%d of %d kinds found", len(kinds), len(Kinds))
	}
	return kinds
}

// unprovoked are the kinds that no test names, and why.
var unprovoked = map[string]string{
	"bulletin-twice": "a folder holds no two files of one name",
}

// ownTests begin the codes of kinds whose tests know them by what they say.
const ownTests = "register- bulletin-frozen bulletin-stray bulletin-reworded bulletin-recounted"

// TestEveryKindIsProvoked holds that for every kind there is a test, or a
// situation that one reads, which names it: by its code, or by its variable.
func TestEveryKindIsProvoked(t *testing.T) {
	names := map[string]string{}
	for name, k := range declared(t) {
		names[name] = k.Code
	}
	found := map[string]bool{}
	words := regexp.MustCompile(`finding\.[A-Z]\w+|[a-z]+[a-z0-9-]*`)
	for _, text := range tested(t) {
		for _, word := range words.FindAllString(text, -1) {
			name, variable := strings.CutPrefix(word, "finding.")
			if variable {
				word = names[name]
			}
			found[word] = true
		}
	}
	for _, k := range Kinds {
		known := slices.ContainsFunc(strings.Fields(ownTests), func(c string) bool { return strings.HasPrefix(k.Code, c) })
		if _, listed := unprovoked[k.Code]; !found[k.Code] && !known && !listed {
			t.Errorf("no test gives %s", k.Code)
		}
	}
}

// tested gives the tests of all packages but this one, and the situations that
// they read.
func tested(t *testing.T) (out []string) {
	for _, root := range []string{"..", "../../cmd"} {
		err := fs.WalkDir(os.DirFS(root), ".", func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasPrefix(p, "finding/") {
				return err
			}
			if strings.HasSuffix(p, "_test.go") || path.Ext(p) == ".txtar" {
				data, err := os.ReadFile(path.Join(root, p))
				out = append(out, string(data))
				return err
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

var files = token.NewFileSet()

// sources gives the program's files by folder, tests left out.
func sources(t *testing.T) map[string][]*ast.File {
	out := map[string][]*ast.File{}
	for _, root := range []string{"..", "../../cmd"} {
		fs.WalkDir(os.DirFS(root), ".", func(p string, d fs.DirEntry, err error) error {
			if err == nil && d.IsDir() {
				if parsed := parse(t, path.Join(root, p)); parsed != nil {
					out[path.Join(root, p)] = parsed
				}
			}
			return nil
		})
	}
	return out
}

func parse(t *testing.T, folder string) []*ast.File {
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var out []*ast.File
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		f, err := parser.ParseFile(files, path.Join(folder, e.Name()), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, f)
	}
	return out
}

// usesIn gives the findings made in files, and the kinds that are passed on
// there, without what their texts need, to be made into findings elsewhere in
// the package.
func usesIn(files []*ast.File) (uses []use, passed map[string]string) {
	passed = map[string]string{}
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if sel, ok := call.Fun.(*ast.SelectorExpr); ok && sel.Sel.Name == "New" && len(call.Args) >= 2 {
				u := made(call, sel.X, call.Args[2:])
				u.value = literal(call.Args[1]) != "" || !isLiteral(call.Args[1])
				uses = append(uses, u)
			}
			for i, arg := range call.Args {
				if kindName(arg) == "" {
					continue
				}
				u := made(call, arg, call.Args[i+1:])
				if u.value = true; u.args != nil || name(call.Fun) == "faulty" {
					uses = append(uses, u)
				} else {
					passed[u.kind] = u.at
				}
			}
			if name(call.Fun) == "faulty" && kindName(call.Args[0]) == "" {
				uses = append(uses, made(call, call.Args[0], call.Args[1:]))
			}
			return true
		})
	}
	return uses, passed
}

// made gives the finding that a call makes of a kind: the names that it
// supplies stand as literals among args.
func made(call *ast.CallExpr, kind ast.Expr, args []ast.Expr) use {
	u := use{at: position(call), kind: kindName(kind), open: call.Ellipsis.IsValid()}
	for _, a := range args {
		if isLiteral(a) {
			u.args = append(u.args, literal(a))
		}
	}
	return u
}

// kindName gives the name of a kind's variable, in this package or another.
func kindName(e ast.Expr) string {
	if sel, ok := e.(*ast.SelectorExpr); ok && name(sel.X) == "finding" && isKind(sel.Sel.Name) {
		return sel.Sel.Name
	}
	if n := name(e); n == "More" {
		return n
	}
	return ""
}

// isKind says whether name, exported by this package, is a kind's variable.
func isKind(name string) bool {
	return !slices.Contains([]string{"Kind", "Kinds", "At", "Finding", "List", "Severity", "Note", "Warning", "Error"}, name)
}

func position(n ast.Node) string { return files.Position(n.Pos()).String() }

func name(e ast.Expr) string {
	if id, ok := e.(*ast.Ident); ok {
		return id.Name
	}
	return ""
}

func isLiteral(e ast.Expr) bool {
	lit, ok := e.(*ast.BasicLit)
	return ok && lit.Kind == token.STRING
}

func literal(e ast.Expr) string {
	if lit, ok := e.(*ast.BasicLit); ok {
		s, _ := strconv.Unquote(lit.Value)
		return s
	}
	return ""
}
