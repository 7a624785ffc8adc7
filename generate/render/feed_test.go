package render_test

import (
	"encoding/xml"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// The parts of an Atom feed that RFC 4287 asks for.
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      []string    `xml:"http://www.w3.org/2005/Atom id"`
	Title   []string    `xml:"http://www.w3.org/2005/Atom title"`
	Updated []string    `xml:"http://www.w3.org/2005/Atom updated"`
	Author  []string    `xml:"http://www.w3.org/2005/Atom author>name"`
	Links   []atomLink  `xml:"http://www.w3.org/2005/Atom link"`
	Entries []atomEntry `xml:"http://www.w3.org/2005/Atom entry"`
}

type atomEntry struct {
	ID        []string   `xml:"http://www.w3.org/2005/Atom id"`
	Title     []string   `xml:"http://www.w3.org/2005/Atom title"`
	Updated   []string   `xml:"http://www.w3.org/2005/Atom updated"`
	Published []string   `xml:"http://www.w3.org/2005/Atom published"`
	Author    []string   `xml:"http://www.w3.org/2005/Atom author>name"`
	Links     []atomLink `xml:"http://www.w3.org/2005/Atom link"`
	Summary   []string   `xml:"http://www.w3.org/2005/Atom summary"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

var urn = regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

func TestFeedIsAtom(t *testing.T) {
	site := files(t, plan(t))
	var f atomFeed
	if err := xml.Unmarshal(site["feed.xml"], &f); err != nil {
		t.Fatal(err)
	}
	ids := []string{one(t, "id", f.ID)}
	one(t, "title", f.Title)
	newest := moment(t, one(t, "updated", f.Updated))
	one(t, "author", f.Author)
	for _, l := range f.Links {
		if site[l.Href] == nil {
			t.Errorf("the feed's %s link %q leads nowhere", l.Rel, l.Href)
		}
	}
	paths := map[string]bool{}
	for i, e := range f.Entries {
		ids = append(ids, one(t, "entry's id", e.ID))
		one(t, "entry's title", e.Title)
		one(t, "entry's author", e.Author)
		one(t, "entry's summary", e.Summary)
		updated := moment(t, one(t, "entry's updated", e.Updated))
		if moment(t, one(t, "entry's published", e.Published)).After(updated) {
			t.Errorf("%s was updated before it was published", e.Title)
		}
		if updated.After(newest) || i == 0 && !updated.Equal(newest) {
			t.Errorf("the feed of %v holds %s of %v", newest, e.Title, updated)
		}
		if len(e.Links) != 1 || e.Links[0].Rel != "alternate" || site[e.Links[0].Href] == nil {
			t.Errorf("%s has the links %v", e.Title, e.Links)
			continue
		}
		paths[e.Links[0].Href] = true
	}
	for _, id := range ids {
		if !urn.MatchString(id) {
			t.Errorf("%q is no name", id)
		}
	}
	slices.Sort(ids)
	if len(slices.Compact(slices.Clone(ids))) != len(ids) {
		t.Error("two entries share an id")
	}
	for name := range site {
		folder, _, _ := strings.Cut(name, "/")
		if (folder == "notices" || folder == "bulletins") && path.Base(name) == "index.html" && name != folder+"/index.html" && !paths[name] {
			t.Errorf("the feed leaves out %s", name)
		}
	}
}

func one(t *testing.T, what string, of []string) string {
	t.Helper()
	if len(of) != 1 || of[0] == "" {
		t.Fatalf("there is not one %s: %q", what, of)
	}
	return of[0]
}

func moment(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Error(err)
	}
	return at
}
