package browser

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Every page of the sample, from a file share and from two places on a server:
// no request fails, nothing is said on the console, no policy is violated, and
// every link and fragment leads somewhere.
func TestEveryPageLoadsInSilence(t *testing.T) {
	s := county(t)
	crawl(t, s, "disk", s.onDisk())
	crawl(t, s, "root of a server", s.served(t, "/"))
	crawl(t, s, "folder of a server", s.served(t, "/a/b/"))
}

func TestHostilePagesLoadInSilence(t *testing.T) {
	s := hostile(t)
	crawl(t, s, "disk", s.onDisk())
	crawl(t, s, "folder of a server", s.served(t, "/a/b/"))
}

const tabs = 2

func crawl(t *testing.T, s *site, name string, from address) {
	t.Run(name, func(t *testing.T) {
		pages, seen := make(chan string), make(chan sight, len(s.pages))
		var group sync.WaitGroup
		for range tabs {
			ctx := tab(t)
			c := listen(t, ctx, from)
			group.Go(func() {
				for path := range pages {
					seen <- c.look(ctx, path)
				}
			})
		}
		for _, path := range s.pages {
			pages <- path
		}
		close(pages)
		group.Wait()
		close(seen)
		judge(t, s, from, seen)
	})
}

// sight is what one page showed.
type sight struct {
	Path       string
	Links      []string
	IDs        []string
	Violations []string
	complaints []string
}

// collect gives a page's links, as the browser resolves them, and its ids.
const collect = `({
	Links: Array.from(document.querySelectorAll('[href], [src]'), e => e.href || e.src),
	IDs: Array.from(document.querySelectorAll('[id]'), e => e.id),
	Violations: window.violations || [],
})`

// violations keeps what a page's policy forbade.
const violations = `window.violations = []; document.addEventListener('securitypolicyviolation',
	e => window.violations.push(e.violatedDirective + ' ' + e.blockedURI));`

// crawler hears what goes wrong in a tab.
type crawler struct {
	from address
	mu   sync.Mutex
	said []string
}

func listen(t *testing.T, ctx context.Context, from address) *crawler {
	c := &crawler{from: from}
	do(t, ctx, call(network.Enable, network.EnableParams{}),
		call(page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: violations}))
	if err := chromedp.Listen(ctx, c.hear); err != nil {
		t.Fatal(err)
	}
	return c
}

func (c *crawler) hear(event any) {
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		c.complain("console.%s: %s", e.Type, arguments(e.Args))
	case *runtime.EventExceptionThrown:
		c.complain("exception: %s", e.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		c.complain("%s: %s (%s)", e.Entry.Source, e.Entry.Text, e.Entry.URL)
	case *network.EventLoadingFailed:
		c.complain("%s failed: %s", e.Type, e.ErrorText)
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			c.complain("%s: status %d", e.Response.URL, e.Response.Status)
		}
	case *network.EventRequestWillBeSent:
		if u := e.Request.URL; !strings.HasPrefix(u, string(c.from)) && !strings.HasPrefix(u, "data:") {
			c.complain("%s is asked for, outside the site", u)
		}
	}
}

func arguments(args []*runtime.RemoteObject) string {
	var out []string
	for _, a := range args {
		out = append(out, string(a.Value)+a.Description)
	}
	return strings.Join(out, " ")
}

func (c *crawler) complain(format string, args ...any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.said = append(c.said, fmt.Sprintf(format, args...))
}

// taken gives the complaints since it was last asked.
func (c *crawler) taken() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	said := c.said
	c.said = nil
	return said
}

// look opens a page and waits until it is loaded and its scripts have run.
func (c *crawler) look(ctx context.Context, path string) sight {
	err := chromedp.Do(ctx, chromedp.Navigate(c.from.at(path)))
	if err != nil {
		c.complain("%v", err)
	}
	out, err := chromedp.Run(ctx, chromedp.Evaluate[sight](collect))
	if err != nil {
		c.complain("%v", err)
	}
	out.Path, out.complaints = path, c.taken()
	return out
}

// judge reports what the pages complained of, and the links that lead nowhere.
func judge(t *testing.T, s *site, from address, seen <-chan sight) {
	ids, links := map[string]bool{}, map[string]string{}
	n := 0
	for page := range seen {
		n++
		for _, said := range append(page.complaints, page.Violations...) {
			t.Errorf("%s: %s", page.Path, said)
		}
		for _, id := range page.IDs {
			ids[page.Path+"#"+id] = true
		}
		for _, link := range page.Links {
			links[link] = page.Path
		}
	}
	if n != len(s.pages) {
		t.Errorf("%d of %d pages were seen", n, len(s.pages))
	}
	for link, page := range links {
		follow(t, s, from, ids, page, link)
	}
}

// allowed is the one host outside that the hostile workspace may link to.
const allowed = "https://oa.example.gov.cn/"

func follow(t *testing.T, s *site, from address, ids map[string]bool, page, link string) {
	path, fragment, ok := from.below(link)
	switch {
	case strings.HasPrefix(link, "data:") || strings.HasPrefix(link, allowed) || strings.HasPrefix(link, "mailto:"):
	case !ok:
		t.Errorf("%s links out of the site: %s", page, link)
	case !s.has(path):
		t.Errorf("%s links to %s, which is not there", page, path)
	case fragment != "" && !ids[path+"#"+fragment]:
		t.Errorf("%s links to %s#%s, which has no such id", page, path, fragment)
	}
}
