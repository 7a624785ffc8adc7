package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const (
	sitePage   = "<!DOCTYPE html>\n<html><head>" + siteCSP + "</head><body><p>首页</p></body></html>\n"
	siteCSP    = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'">`
	reloadLine = `<script src="/_tongbao/reload.js" data-build="b1"></script>`
)

// built gives a preview of a small site whose first build has ended.
func built(t *testing.T) *preview {
	t.Helper()
	dir := t.TempDir()
	p := &preview{workspace: dir, site: filepath.Join(dir, "site"), build: "b1", finished: make(chan struct{})}
	for name, text := range map[string]string{
		"site/index.html":        sitePage,
		"site/places/index.html": "<p>地方</P></BODY>",
		"site/data/values.csv":   "a,b\n",
		"site/style.css":         "p {}",
		"secret.csv":             "县里的数据",
	} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return p
}

// ask gives p's answer to a request from this machine.
func ask(p *preview, method, target string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, nil)
	r.Host = "127.0.0.1:8719"
	w := httptest.NewRecorder()
	p.ServeHTTP(w, r)
	return w
}

func TestPreviewServes(t *testing.T) {
	p := built(t)
	for _, c := range []struct {
		target, kind, body string
	}{
		{"/", "text/html; charset=utf-8", "<p>首页</p>" + reloadLine + "</body>"},
		{"/index.html", "text/html; charset=utf-8", reloadLine},
		{"/places/", "text/html; charset=utf-8", "<p>地方</P>" + reloadLine + "</BODY>"},
		{"/data/values.csv", "text/csv; charset=utf-8", "a,b\n"},
		{"/style.css", "text/css; charset=utf-8", "p {}"},
		{"/_tongbao/reload.js", "text/javascript; charset=utf-8", "EventSource"},
	} {
		w := ask(p, "GET", c.target)
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != c.kind || !strings.Contains(w.Body.String(), c.body) {
			t.Errorf("%s: %d %s\n%s", c.target, w.Code, w.Header().Get("Content-Type"), w.Body)
		}
		if w.Header().Get("Cache-Control") != "no-store" || w.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: headers %v", c.target, w.Header())
		}
	}
}

func TestPreviewRedirectsFolders(t *testing.T) {
	w := ask(built(t), "GET", "/places")
	if w.Code != http.StatusTemporaryRedirect || w.Header().Get("Location") != "/places/" {
		t.Errorf("%d to %q", w.Code, w.Header().Get("Location"))
	}
}

func TestPreviewOnlyThisMachine(t *testing.T) {
	p := built(t)
	for host, code := range map[string]int{
		"127.0.0.1:8719": 200, "localhost:8719": 200, "LOCALHOST": 200, "[::1]:8719": 200,
		"evil.example:8719": 421, "127.0.0.1.evil.example": 421, "10.0.0.1": 421, "": 421,
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.Host = host
		w := httptest.NewRecorder()
		p.ServeHTTP(w, r)
		if w.Code != code {
			t.Errorf("host %q: %d, want %d", host, w.Code, code)
		}
		if code != 200 && strings.Contains(w.Body.String(), "首页") {
			t.Errorf("host %q was shown the page", host)
		}
	}
}

func TestPreviewOnlyReads(t *testing.T) {
	p := built(t)
	for _, method := range []string{"POST", "PUT", "DELETE"} {
		if w := ask(p, method, "/"); w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %d", method, w.Code)
		}
	}
	if w := ask(p, "HEAD", "/"); w.Code != http.StatusOK || w.Body.Len() != 0 {
		t.Errorf("HEAD: %d, %d bytes", w.Code, w.Body.Len())
	}
}

// Nothing outside the site is served, by whatever name it is asked for.
func TestPreviewStaysInTheSite(t *testing.T) {
	p := built(t)
	if err := os.Symlink(filepath.Join("..", "secret.csv"), filepath.Join(p.site, "link.csv")); err != nil {
		t.Log(err) // Windows without the right to make links
	}
	for _, target := range []string{
		"/../secret.csv", "/%2e%2e/secret.csv", "/..%2fsecret.csv", "/places/../../secret.csv",
		`/..%5csecret.csv`, "//secret.csv", "/" + p.workspace + "/secret.csv", "/link.csv", "/data/./values.csv",
	} {
		w := ask(p, "GET", target)
		if w.Code == http.StatusOK || strings.Contains(w.Body.String(), "县里的数据") {
			t.Errorf("%s: %d %s", target, w.Code, w.Body)
		}
	}
}

func TestPreviewPageNotThere(t *testing.T) {
	p := built(t)
	w := ask(p, "GET", "/<b>.html")
	if body := w.Body.String(); w.Code != http.StatusNotFound || !strings.Contains(body, "没有这一页") ||
		!strings.Contains(body, reloadLine) || strings.Contains(body, "<b>") {
		t.Errorf("%d %s", w.Code, body)
	}
	if w := ask(p, "GET", "/none.csv"); w.Code != http.StatusNotFound {
		t.Errorf("a file: %d", w.Code)
	}
}

// While there are faults every page shows them; the files of the last good site
// stay.
func TestPreviewShowsProblems(t *testing.T) {
	p := built(t)
	p.problem = []byte("<body>第 3 行不对</body>")
	for _, target := range []string{"/", "/places/", "/none.html"} {
		if w := ask(p, "GET", target); !strings.Contains(w.Body.String(), "第 3 行不对"+reloadLine) {
			t.Errorf("%s: %s", target, w.Body)
		}
	}
	if w := ask(p, "GET", "/data/values.csv"); w.Body.String() != "a,b\n" {
		t.Errorf("a file: %s", w.Body)
	}
}

func TestForPreviewPolicy(t *testing.T) {
	for _, c := range []struct{ policy, want string }{
		{"default-src 'none'; script-src 'self'; style-src 'self'", "connect-src 'self'; default-src 'none'; script-src 'self'; style-src 'self'"},
		{"default-src 'none'", "connect-src 'self'; default-src 'none'; script-src 'self'"},
		{"script-src 'none'; connect-src 'none'", "connect-src 'self'; script-src 'self'"},
		{"script-src 'sha256-x'", "connect-src 'self'; script-src 'self' 'sha256-x'"},
		{"", "connect-src 'self'; script-src 'self'"},
	} {
		if got := previewPolicy(c.policy); got != c.want {
			t.Errorf("%q: %q, want %q", c.policy, got, c.want)
		}
	}
	page := string(forPreview([]byte(sitePage), `"b`))
	if !strings.Contains(page, "connect-src &#39;self&#39;; default-src") || !strings.Contains(page, `data-build="&#34;b"`) {
		t.Error(page)
	}
	if page := string(forPreview([]byte("<p>"), "b1")); page != "<p>"+reloadLine {
		t.Errorf("a page without an end: %s", page)
	}
}

func TestPreviewRelevant(t *testing.T) {
	p := &preview{workspace: filepath.FromSlash("/w"), site: filepath.FromSlash("/w/site")}
	for name, want := range map[string]bool{
		"/w/scores/2019-07.csv": true, "/w/tongbao.yaml": true, "/w/site2/a.csv": true,
		"/w/site/index.html": false, "/w/site": false, "/w/.site.staging/a": false, "/w/.git": false,
		"/w/~$grids.csv": false, "/w/grids.csv~": false, "/w/a.TMP": false,
	} {
		if got := p.relevant(filepath.FromSlash(name)); got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

// previewing runs a preview of a workspace and gives its address.
func previewing(t *testing.T, p *preview) string {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- p.run(ctx, ln) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("run: %v", err)
		}
	})
	return "http://" + ln.Addr().String()
}

func get(t *testing.T, url string) string {
	t.Helper()
	answer, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// A page that listens is told of a build after a file has changed.
func TestPreviewReloads(t *testing.T) {
	p := built(t)
	p.build = ""
	builds := 0
	p.rebuild = func(context.Context) ([]byte, error) {
		if builds++; builds > 1 {
			return nil, errors.New("磁盘已满")
		}
		return nil, nil
	}
	warned := make(chan error, 8)
	p.warn = func(err error) { warned <- err }
	address := previewing(t, p)
	if body := get(t, address+"/"); !strings.Contains(body, "首页") {
		t.Fatal(body)
	}
	_, build, _ := strings.Cut(get(t, address+"/"), `data-build="`)
	build, _, _ = strings.Cut(build, `"`)
	client := &http.Client{Timeout: 20 * time.Second}
	answer, err := client.Get(address + "/_tongbao/events?build=" + build)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if err := os.WriteFile(filepath.Join(p.workspace, "grids.csv"), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(answer.Body)
	for lines.Scan() && lines.Text() != "event: reload" {
	}
	if lines.Err() != nil {
		t.Fatal(lines.Err())
	}
	if body := get(t, address+"/"); !strings.Contains(body, "生成没有完成") || !strings.Contains(body, "磁盘已满") {
		t.Error(body)
	}
	if err := <-warned; err.Error() != "磁盘已满" {
		t.Error(err)
	}
}
