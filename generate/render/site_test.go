package render_test

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"tongbao/generate"
	"tongbao/generate/indicator"
	"tongbao/generate/page"
	"tongbao/generate/render"
	"tongbao/generate/schema"
)

var update = flag.Bool("update", false, "write the golden files anew")

const workspace = "testdata/workspace"

// allowed are the addresses outside the site that the workspace's settings
// let circulars link to.
const allowed = "https://oa.example.gov.cn/"

func plan(t *testing.T) *page.Site { return planOf(t, os.DirFS(workspace)) }

// planOf plans the site of the workspace in fsys.
func planOf(t *testing.T, fsys fs.FS) *page.Site {
	t.Helper()
	read, err := generate.ReadWorkspace(fsys, generate.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !read.Sound() {
		for _, f := range read.Findings.Sorted() {
			t.Log(f.Severity, f.File, f.Row, f.Message())
		}
		t.Fatal("the workspace has errors")
	}
	first, last := indicator.Window(read.Period, read.Workspace.Settings.History)
	return page.Plan(page.Input{
		Workspace: read.Workspace, Values: indicator.Compute(read.Workspace, read.Monthly, first, last), Returns: read.Returns,
		Bulletins: read.Bulletins, Findings: read.Findings.Sorted(), Period: read.Period, Date: schema.DateOf(2019, 8, 5), Version: "0.0.0",
		ReadFile: func(name string) ([]byte, error) { return fs.ReadFile(fsys, name) },
	})
}

// files writes the whole site, by path.
func files(t *testing.T, site *page.Site) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	all := slices.Clone(site.Files)
	for i := range site.Pages {
		var b bytes.Buffer
		beside, err := render.Page(&b, &site.Pages[i])
		if err != nil {
			t.Fatal(err)
		}
		out[site.Pages[i].Path] = b.Bytes()
		all = append(all, beside...)
	}
	for _, f := range all {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		if out[f.Path] != nil {
			t.Errorf("%s is planned twice", f.Path)
		}
		out[f.Path] = b.Bytes()
	}
	return out
}

func TestGolden(t *testing.T) {
	site := files(t, plan(t))
	for _, name := range []string{
		"index.html", "groups/coverage/index.html", "indicators/grid_coverage/index.html", "bulletins/2019-06/index.html", "bulletins/2019-07/index.html",
		"places/522799/index.html", "places/522799001201/index.html", "places/522799001202/index.html",
		"notices/index.html", "notices/2019/1/index.html", "quality/index.html",
		"data/datapackage.json", "data/places.csv", "data/findings.csv",
	} {
		golden := filepath.Join("testdata/golden", strings.ReplaceAll(name, "/", "_"))
		if *update {
			if err := os.WriteFile(golden, site[name], 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(site[name], want) {
			t.Errorf("%s differs from %s; run go test -update and look at the difference", name, golden)
		}
	}
}

func TestSameInputsSameBytes(t *testing.T) {
	a, b := files(t, plan(t)), files(t, plan(t))
	if !reflect.DeepEqual(a, b) {
		t.Error("two builds differ")
	}
}

func TestPlanIsInOrderAndTyped(t *testing.T) {
	site := plan(t)
	if !slices.IsSortedFunc(site.Pages, func(a, b page.Page) int { return strings.Compare(a.Path, b.Path) }) {
		t.Error("pages are not in order of path")
	}
	contents := page.Contents()
	for _, p := range site.Pages {
		content, _ := p.Compose()
		if got, want := reflect.TypeOf(content), reflect.TypeOf(contents[p.Template]); got != want {
			t.Errorf("%s composes %v for %s, which is written for %v", p.Path, got, p.Template, want)
		}
	}
}

// document is what a page links to and is linked by.
type document struct {
	links []string
	ids   map[string]bool
}

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	site := files(t, plan(t))
	documents := map[string]document{}
	for name, data := range site {
		if strings.HasSuffix(name, ".html") {
			documents[name] = inspect(t, name, data)
		}
	}
	for name, d := range documents {
		for _, link := range d.links {
			follow(t, site, documents, name, link)
		}
	}
}

func follow(t *testing.T, site map[string][]byte, documents map[string]document, name, link string) {
	if strings.HasPrefix(link, allowed) && strings.HasPrefix(name, "notices/") {
		return
	}
	target, fragment, _ := strings.Cut(link, "#")
	to := path.Join(path.Dir(name), target)
	if target == "" {
		to = name
	}
	switch {
	case strings.Contains(target, ":") || strings.HasPrefix(target, "/"):
		t.Errorf("%s: %q is not relative", name, link)
	case strings.HasSuffix(target, "/"):
		t.Errorf("%s: %q does not end in a file name", name, link)
	case site[to] == nil:
		t.Errorf("%s: %q leads nowhere", name, link)
	case fragment != "" && !documents[to].ids[fragment]:
		t.Errorf("%s: %q leads to no heading", name, link)
	}
}

// inspect reads a page, and holds it against the rules for what stands in one.
func inspect(t *testing.T, name string, data []byte) document {
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	d := document{ids: map[string]bool{}}
	policy := false
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		attributes := map[string]string{}
		for _, a := range n.Attr {
			attributes[a.Key] = a.Val
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
				t.Errorf("%s: <%s> has %s=%q", name, n.Data, a.Key, a.Val)
			}
			if (a.Key == "href" || a.Key == "src") && a.Val != "data:," {
				d.links = append(d.links, a.Val)
			}
		}
		if id, ok := attributes["id"]; ok {
			if d.ids[id] {
				t.Errorf("%s: id %q stands twice", name, id)
			}
			d.ids[id] = true
		}
		policy = policy || attributes["http-equiv"] == "Content-Security-Policy" && strings.HasPrefix(attributes["content"], "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:")
		checkScript(t, name, n, attributes)
	}
	if !policy {
		t.Errorf("%s has no content security policy", name)
	}
	return d
}

// checkScript holds that a script is one of the site's own or data.
func checkScript(t *testing.T, name string, n *html.Node, attributes map[string]string) {
	switch n.Data {
	case "style", "iframe", "object", "embed", "form", "base":
		t.Errorf("%s has a <%s>", name, n.Data)
	case "script":
		if attributes["type"] != "application/json" && (n.FirstChild != nil || attributes["src"] == "") {
			t.Errorf("%s has a script of its own", name)
		}
		if attributes["type"] == "module" || attributes["integrity"] != "" {
			t.Errorf("%s has a script that does not load from file://", name)
		}
	}
}

func TestHostileNamesStayText(t *testing.T) {
	site := files(t, plan(t))
	village := string(site["places/522799001202/index.html"])
	if !strings.Contains(village, "&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;") {
		t.Error("the village's name does not stand on its page as text")
	}
	for name, data := range site {
		for _, bad := range []string{"<script>alert", "<b onclick", "<img src=x", "13812345678"} {
			if strings.HasSuffix(name, ".html") && bytes.Contains(data, []byte(bad)) {
				t.Errorf("%s holds %s", name, bad)
			}
		}
	}
}

func TestNothingRemoteInAnyByte(t *testing.T) {
	for name, data := range files(t, plan(t)) {
		if strings.HasPrefix(name, "assets/echarts") || strings.HasPrefix(name, "licenses/") && !strings.HasSuffix(name, ".html") {
			continue // of others, kept byte for byte
		}
		text := strings.ReplaceAll(string(data), allowed, "")
		text = strings.ReplaceAll(text, `xmlns="http://www.w3.org/2005/Atom"`, "") // a name, not an address
		for _, bad := range []string{"http://", "https://", "src=\"//", "url(//", "@import"} {
			if strings.Contains(text, bad) {
				t.Errorf("%s holds %s", name, bad)
			}
		}
	}
}
