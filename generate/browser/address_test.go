package browser

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// address is where a site is read from: its root, with a slash at the end.
type address string

// at gives the address of a page.
func (a address) at(path string) string {
	return string(a) + (&url.URL{Path: path}).EscapedPath()
}

// below gives the path of what lies at an address below the root, and its
// fragment.
func (a address) below(link string) (path, fragment string, ok bool) {
	link, fragment, _ = strings.Cut(link, "#")
	rest, ok := strings.CutPrefix(link, string(a))
	if !ok {
		return "", "", false
	}
	path, err := url.PathUnescape(rest)
	if err != nil {
		return "", "", false
	}
	fragment, err = url.PathUnescape(fragment)
	return path, fragment, err == nil
}

// onDisk is the site as a double-click opens it.
func (s *site) onDisk() address {
	return address((&url.URL{Scheme: "file", Path: filepath.ToSlash(s.dir) + "/"}).String())
}

// policy is what a strict server sends with every page.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"

// served is the site as a server gives it, below a path that begins and ends
// with a slash.
func (s *site) served(t *testing.T, below string) address {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		path, ok := strings.CutPrefix(r.URL.Path, below)
		if !ok || !s.has(path) {
			http.NotFound(w, r)
			return
		}
		f, err := os.Open(filepath.Join(s.dir, filepath.FromSlash(path)))
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		defer f.Close()
		http.ServeContent(w, r, path, time.Time{}, f)
	}))
	t.Cleanup(server.Close)
	return address(server.URL + below)
}
