package main

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"html"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

//go:embed preview.js
var reloadScript []byte

// preview serves a built site to browsers on this machine and builds it again
// when a file of the workspace changes. While the workspace has faults, every
// page shows them instead, and the last good site stays on disk.
type preview struct {
	workspace string // folder to watch
	site      string // folder to serve; it may lie in the workspace, and need not exist yet

	// rebuild builds the site. With faults in the data it gives a page that shows
	// them; an error means that it could not go on. Calls never overlap.
	rebuild func(ctx context.Context) (problemHTML []byte, err error)
	// warn hears of what does not stop the preview; it may be nil.
	warn func(error)

	mu       sync.Mutex
	build    string        // names the last build that ended; "" before the first one
	problem  []byte        // page in place of every page; nil after a good build
	finished chan struct{} // closed when the next build ends
}

const (
	quiet     = 200 * time.Millisecond // how long the workspace must lie still before a build
	heartbeat = 20 * time.Second       // how often an idle event stream shows that it lives
)

// run builds once, then serves on ln and watches until ctx ends, which is no
// error. It closes ln.
func (p *preview) run(ctx context.Context, ln net.Listener) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	p.finished = make(chan struct{})
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		ln.Close()
		return err
	}
	defer watcher.Close()
	if p.workspace, err = filepath.Abs(p.workspace); err == nil {
		p.site, err = filepath.Abs(p.site)
	}
	if err == nil {
		err = p.watchTree(watcher, p.workspace)
	}
	if err != nil {
		ln.Close()
		return err
	}

	changed := make(chan struct{}, 1)
	var work sync.WaitGroup
	work.Go(func() { p.listen(ctx, watcher, changed) })
	work.Go(func() { p.keepBuilt(ctx, changed) })

	server := &http.Server{
		Handler:           p,
		BaseContext:       func(net.Listener) context.Context { return ctx },
		ReadHeaderTimeout: 10 * time.Second,
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(ln) }()
	select {
	case <-ctx.Done():
	case err = <-served:
	}
	cancel()
	work.Wait()
	patience, done := context.WithTimeout(context.Background(), 3*time.Second)
	defer done()
	if server.Shutdown(patience) != nil {
		server.Close()
	}
	return err
}

// keepBuilt builds at once and after each change.
func (p *preview) keepBuilt(ctx context.Context, changed <-chan struct{}) {
	start := time.Now().UnixNano() // tells this run's builds from an earlier run's
	for n := 1; ; n++ {
		problem, err := p.rebuild(ctx)
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			p.complain(err)
			problem = errorPage(err)
		}
		p.mu.Lock()
		p.build = fmt.Sprintf("%x-%d", start, n)
		p.problem = problem
		close(p.finished)
		p.finished = make(chan struct{})
		p.mu.Unlock()
		if !settled(ctx, changed) {
			return
		}
	}
}

// settled waits for a change and then until nothing has changed for a while;
// false when ctx ended.
func settled(ctx context.Context, changed <-chan struct{}) bool {
	var still <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return false
		case <-changed:
			still = time.After(quiet)
		case <-still:
			return true
		}
	}
}

// listen turns the events of the file system into changes.
func (p *preview) listen(ctx context.Context, watcher *fsnotify.Watcher, changed chan<- struct{}) {
	for {
		select {
		case <-ctx.Done():
			return
		case err := <-watcher.Errors:
			p.complain(err)
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				continue
			}
			p.complain(p.watchTree(watcher, p.workspace)) // events were lost: any file may have changed
		case event := <-watcher.Events:
			if event.Op == fsnotify.Chmod || !p.relevant(event.Name) {
				continue
			}
			if info, err := os.Stat(event.Name); event.Has(fsnotify.Create) && err == nil && info.IsDir() {
				p.complain(p.watchTree(watcher, event.Name))
			}
		}
		select {
		case changed <- struct{}{}:
		default: // one is waiting already
		}
	}
}

// watchTree watches folder and every relevant folder below it.
func (p *preview) watchTree(watcher *fsnotify.Watcher, folder string) error {
	return filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil && name == p.workspace:
			return err
		case err != nil || !entry.IsDir():
			return nil // gone again, or no folder
		case !p.relevant(name):
			return fs.SkipDir
		}
		return watcher.Add(name)
	})
}

// relevant reports whether a change of name asks for a build: not the site
// itself, nor dot-files and what editors and office programs keep for a moment.
func (p *preview) relevant(name string) bool {
	below, err := filepath.Rel(p.workspace, name)
	if err != nil {
		return false
	}
	if inSite, err := filepath.Rel(p.site, name); err == nil && filepath.IsLocal(inSite) && p.site != p.workspace {
		return false
	}
	for part := range strings.SplitSeq(filepath.ToSlash(below), "/") {
		if part == "." {
			continue
		}
		if strings.HasPrefix(part, ".") || strings.HasPrefix(part, "~$") ||
			strings.HasSuffix(part, "~") || strings.EqualFold(filepath.Ext(part), ".tmp") {
			return false
		}
	}
	return true
}

func (p *preview) complain(err error) {
	if err != nil && p.warn != nil {
		p.warn(err)
	}
}

const ownPaths = "/_tongbao/"

// ServeHTTP answers readers on this machine only: a page of another site must
// not read the county's data through the browser.
func (p *preview) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Content-Security-Policy", "frame-ancestors 'self'")
	switch {
	case !local(r.Host):
		http.Error(w, "请用 127.0.0.1 或 localhost 打开预览。", http.StatusMisdirectedRequest)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "预览只能查看。", http.StatusMethodNotAllowed)
	case r.URL.Path == ownPaths+"reload.js":
		send(w, r, "reload.js", reloadScript)
	case r.URL.Path == ownPaths+"events":
		p.serveEvents(w, r)
	default:
		p.serveSite(w, r)
	}
}

func local(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return host == "127.0.0.1" || strings.EqualFold(host, "localhost") || host == "::1" || host == "[::1]"
}

// serveEvents keeps a stream open and sends "reload" when a build ends, at once
// when the page, which says its build in the query, is of an older one.
func (p *preview) serveEvents(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	if r.Method == http.MethodHead {
		return
	}
	control := http.NewResponseController(w)
	seen := r.URL.Query().Get("build")
	fmt.Fprint(w, "retry: 1000\n\n")
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		p.mu.Lock()
		build, finished := p.build, p.finished
		p.mu.Unlock()
		if build != "" && build != seen {
			seen = build
			fmt.Fprintf(w, "event: reload\ndata: %s\n\n", build)
		}
		if control.Flush() != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case <-finished:
		case <-beat.C:
			fmt.Fprint(w, ": still here\n\n")
		}
	}
}

// state waits for the first build and gives the last one; ok is false when the
// reader left before.
func (p *preview) state(ctx context.Context) (build string, problem []byte, ok bool) {
	for {
		p.mu.Lock()
		build, problem, finished := p.build, p.problem, p.finished
		p.mu.Unlock()
		if build != "" {
			return build, problem, true
		}
		select {
		case <-ctx.Done():
			return "", nil, false
		case <-finished:
		}
	}
}

func (p *preview) serveSite(w http.ResponseWriter, r *http.Request) {
	build, problem, ok := p.state(r.Context())
	if !ok {
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	if strings.HasSuffix(r.URL.Path, "/") {
		name += "index.html"
	}
	page := path.Ext(name) == "" || path.Ext(name) == ".html"
	if page && problem != nil {
		send(w, r, "index.html", forPreview(problem, build))
		return
	}
	data, err := p.read(name)
	switch {
	case errors.Is(err, errFolder):
		http.Redirect(w, r, path.Base(name)+"/", http.StatusTemporaryRedirect)
	case err != nil && page:
		w.Header().Set("Content-Type", contentTypes[".html"])
		w.WriteHeader(http.StatusNotFound)
		w.Write(forPreview(message("没有这一页", "站点中没有 "+name+"。"), build))
	case err != nil:
		http.NotFound(w, r)
	case page:
		send(w, r, name, forPreview(data, build))
	default:
		send(w, r, name, data)
	}
}

var errFolder = errors.New("a folder")

// read gives a file of the site, and nothing from outside it.
func (p *preview) read(name string) ([]byte, error) {
	if !fs.ValidPath(name) || strings.Contains(name, `\`) {
		return nil, fs.ErrNotExist
	}
	root, err := os.OpenRoot(p.site)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	f, err := root.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, errFolder
	case !info.Mode().IsRegular():
		return nil, fs.ErrNotExist
	}
	return io.ReadAll(f)
}

// contentTypes are ours, since Windows' registry may say anything.
var contentTypes = map[string]string{
	".html": "text/html; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".json": "application/json",
	".csv":  "text/csv; charset=utf-8",
	".md":   "text/markdown; charset=utf-8",
	".txt":  "text/plain; charset=utf-8",
	".xml":  "application/xml",
	".svg":  "image/svg+xml",
	".png":  "image/png",
	".jpg":  "image/jpeg",
	".ico":  "image/x-icon",
	".pdf":  "application/pdf",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

// send answers with data, as the type that name's extension says.
func send(w http.ResponseWriter, r *http.Request, name string, data []byte) {
	kind, known := contentTypes[strings.ToLower(path.Ext(name))]
	if !known {
		kind = "application/octet-stream"
	}
	w.Header().Set("Content-Type", kind)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

var (
	policyTag = regexp.MustCompile(`(?is)<meta\s[^>]*http-equiv\s*=\s*["']?Content-Security-Policy["']?[^>]*>`)
	policy    = regexp.MustCompile(`(?is)\scontent\s*=\s*("[^"]*"|'[^']*')`)
	bodyEnd   = regexp.MustCompile(`(?i)</body\s*>`)
)

// forPreview gives page with the reload script in it, and with a content security
// policy that lets this script work and is the page's own otherwise.
func forPreview(page []byte, build string) []byte {
	page = policyTag.ReplaceAllFunc(page, func(tag []byte) []byte {
		return policy.ReplaceAllFunc(tag, func(attribute []byte) []byte {
			_, value, _ := strings.Cut(string(attribute), "=")
			value = strings.TrimSpace(value)
			return []byte(` content="` + html.EscapeString(previewPolicy(html.UnescapeString(value[1:len(value)-1]))) + `"`)
		})
	})
	script := []byte(`<script src="` + ownPaths + `reload.js" data-build="` + html.EscapeString(build) + `"></script>`)
	at := len(page)
	if ends := bodyEnd.FindAllIndex(page, -1); ends != nil {
		at = ends[len(ends)-1][0]
	}
	return bytes.Join([][]byte{page[:at], script, page[at:]}, nil)
}

// previewPolicy gives the policy with scripts and connections of the same origin
// allowed.
func previewPolicy(policy string) string {
	directives := []string{"connect-src 'self'"}
	scripts := false
	for directive := range strings.SplitSeq(policy, ";") {
		words := strings.Fields(directive)
		if len(words) == 0 {
			continue
		}
		switch strings.ToLower(words[0]) {
		case "connect-src":
			continue
		case "script-src":
			scripts = true
			if !strings.Contains(directive, "'self'") {
				words = append([]string{words[0], "'self'"}, words[1:]...)
				words = without(words, "'none'")
			}
		}
		directives = append(directives, strings.Join(words, " "))
	}
	if !scripts {
		directives = append(directives, "script-src 'self'")
	}
	return strings.Join(directives, "; ")
}

func without(words []string, word string) []string {
	var kept []string
	for _, w := range words {
		if w != word {
			kept = append(kept, w)
		}
	}
	return kept
}

func errorPage(err error) []byte {
	return message("生成没有完成", reason(err))
}

// message gives a page of the preview's own.
func message(title, text string) []byte {
	title, text = html.EscapeString(title), html.EscapeString(text)
	return []byte("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head><meta charset=\"utf-8\"><title>" + title + "</title></head>\n" +
		"<body><h1>" + title + "</h1><p>" + text + "</p></body>\n</html>\n")
}
