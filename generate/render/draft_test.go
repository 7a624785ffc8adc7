package render_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"tongbao/generate"
	"tongbao/generate/bulletin"
	"tongbao/generate/indicator"
	"tongbao/generate/page"
	"tongbao/generate/render"
	"tongbao/generate/schema"
)

var (
	tag     = regexp.MustCompile(`<[^>]*>`)
	listing = regexp.MustCompile(`(?m)^[0-9]+\.`)
)

// bodyOf gives the text of a bulletin between the addressees and the annex, with
// neither white space nor the numbers that lists have on their own.
func bodyOf(t *testing.T, dir string, month schema.Month) string {
	t.Helper()
	read, err := generate.ReadWorkspace(os.DirFS(dir), generate.Options{})
	if err != nil || !read.Sound() {
		t.Fatal(err, read.Findings.Sorted())
	}
	first, last := indicator.Window(read.Period, read.Workspace.Settings.History)
	site := page.Plan(page.Input{Workspace: read.Workspace, Values: indicator.Compute(read.Workspace, read.Monthly, first, last),
		Bulletins: read.Bulletins, Period: read.Period, Date: schema.DateOf(2019, 8, 5)})
	for i := range site.Pages {
		if site.Pages[i].Path == bulletin.Path(month) {
			var html strings.Builder
			if _, err := render.Page(&html, &site.Pages[i]); err != nil {
				t.Fatal(err)
			}
			_, body, _ := strings.Cut(html.String(), `<div class="body">`)
			body, _, _ = strings.Cut(body, "附")
			text := listing.ReplaceAllString(strings.ReplaceAll(tag.ReplaceAllString(body, ""), "\n\n", "\n"), "")
			return strings.Join(strings.Fields(text), "")
		}
	}
	t.Fatal("there is no bulletin on", month)
	return ""
}

// A draft that nobody has edited says what the page said without it.
func TestDraftSaysWhatThePageSays(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(workspace)); err != nil {
		t.Fatal(err)
	}
	month := schema.MonthOf(2019, 7)
	draft, _, err := generate.Draft(os.DirFS(dir), month, generate.Options{Date: schema.DateOf(2019, 8, 5)})
	if err != nil {
		t.Fatal(err)
	}
	want := bodyOf(t, dir, month)
	if err := os.WriteFile(filepath.Join(dir, bulletin.Folder, "2019-07.md"), draft, 0o644); err != nil {
		t.Fatal(err)
	}
	if got := bodyOf(t, dir, month); got != want {
		t.Errorf("the page of the draft says\n%s\nwithout it\n%s", got, want)
	}
}
