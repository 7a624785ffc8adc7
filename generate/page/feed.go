package page

import (
	"crypto/sha1"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"tongbao/generate/notice"
	"tongbao/generate/schema"
	"tongbao/templates"
)

const (
	feedPath = "feed.xml"
	// mostEntries bounds the feed: it tells what is new, the site holds the rest.
	mostEntries = 100
	extract     = 120 // characters of a circular's text that the feed shows
)

// The Atom feed (RFC 4287) of bulletins and circulars. The site has no address
// of its own, so that links are relative and ids are names made from codes.
type (
	feed struct {
		XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Language  string      `xml:"xml:lang,attr"`
		ID        string      `xml:"id"`
		Title     string      `xml:"title"`
		Updated   string      `xml:"updated"`
		Author    string      `xml:"author>name"`
		Links     []feedLink  `xml:"link"`
		Generator generator   `xml:"generator"`
		Entries   []feedEntry `xml:"entry"`
	}
	feedEntry struct {
		ID        string       `xml:"id"`
		Title     string       `xml:"title"`
		Updated   string       `xml:"updated"`
		Published string       `xml:"published"`
		Author    string       `xml:"author>name"`
		Link      feedLink     `xml:"link"`
		Category  feedCategory `xml:"category"`
		Summary   string       `xml:"summary"`
		day       schema.Date
	}
	feedLink struct {
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr"`
		Href string `xml:"href,attr"`
	}
	feedCategory struct {
		Term string `xml:"term,attr"`
	}
	generator struct {
		Version string `xml:"version,attr"`
		Name    string `xml:",chardata"`
	}
)

func (p *plan) feed() {
	p.file(feedPath, func(w io.Writer) error { return at{plan: p, path: feedPath}.writeFeed(w) })
}

func (a at) writeFeed(w io.Writer) error {
	out := feed{
		Language: "zh-CN", ID: a.urn(feedPath), Title: a.view.Mask(a.Workspace.Settings.Title), Author: a.view.Mask(a.Workspace.Settings.Issuer),
		Links:     []feedLink{{"self", "application/atom+xml", feedPath}, {"alternate", "text/html", "index.html"}},
		Generator: generator{a.Version, "tongbao"}, Entries: a.entries(),
	}
	out.Updated = out.Entries[0].Updated // there is a bulletin at least
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	if err := e.Encode(out); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// entries gives the bulletins and circulars, the newest first; what came last
// decides, be it that a circular was corrected or withdrawn.
func (a at) entries() []feedEntry {
	var out []feedEntry
	for _, m := range a.letters {
		link := a.toBulletin(m)
		out = append(out, a.entry(link, m.Last(), m.Last(), text("site.bulletins"), text("feed.bulletin", "region", a.region(), "date", m.Last().Chinese()), ""))
	}
	archive := a.Workspace.Notices
	for _, n := range archive.Notices {
		if a.Edition.Omits(n) {
			continue
		}
		out = append(out, a.entry(a.toNotice(n), n.IssuedOn, touched(n), n.Kind, a.noticeSummary(n), a.of(n).Mask(n.Issuer)))
	}
	slices.SortStableFunc(out, func(x, y feedEntry) int {
		if x.day != y.day {
			return int(y.day - x.day)
		}
		return strings.Compare(x.ID, y.ID)
	})
	return out[:min(mostEntries, len(out))]
}

func (a at) entry(link Link, published, updated schema.Date, kind, summary, issuer string) feedEntry {
	if issuer == "" {
		issuer = a.view.Mask(a.Workspace.Settings.Issuer)
	}
	return feedEntry{ID: a.urn(link.Href), Title: link.Text, Published: moment(published), Updated: moment(updated), Author: issuer,
		Link: feedLink{"alternate", "text/html", link.Href}, Category: feedCategory{kind}, Summary: summary, day: updated}
}

// touched gives the day on which a circular last changed its standing.
func touched(n *notice.Notice) schema.Date {
	day := max(n.IssuedOn, n.WithdrawnOn)
	for _, by := range n.AmendedBy {
		day = max(day, by.IssuedOn)
	}
	return day
}

// noticeSummary gives a circular's number, how it stands, and how its text begins.
func (a at) noticeSummary(n *notice.Notice) string {
	begins := []rune(strings.Join(strings.Fields(n.Text(a.of(n))), " "))
	if n.WithdrawnBy != nil {
		begins = nil
	}
	if len(begins) > extract {
		begins = append(begins[:extract], '…')
	}
	key := "feed.notice"
	switch a.state(n) {
	case Withdrawn:
		key = "feed.withdrawn"
	case Corrected:
		key = "feed.corrected"
	}
	return templates.Text(key, "number", n.Number, "text", string(begins))
}

// moment gives the beginning of a day in China.
func moment(d schema.Date) string { return d.String() + "T00:00:00+08:00" }

// urn names a page for all time: a UUID (RFC 9562, version 5) of the region's
// code and the page's path, which holds no name.
func (p *plan) urn(path string) string {
	sum := sha1.Sum([]byte("tongbao\x00" + p.place(0).Code + "\x00" + path))
	sum[6], sum[8] = sum[6]&0x0f|0x50, sum[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}
