package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"tongbao/generate/output"
)

// tongbao serve builds, shows the findings in place of the site while there are
// errors, and the site again once they are mended.
func TestServe(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/county")); err != nil {
		t.Fatal(err)
	}
	address := serving(t, dir, "-o", filepath.Join(dir, "site"), "--port", "0")
	shows(t, address, "/_tongbao/reload.js")
	page := filepath.Join(dir, "site", "index.html")
	good := read(t, page)

	visits := filepath.Join(dir, "visits.csv")
	text := read(t, visits)
	write(t, visits, strings.Replace(text, "60", "<b>很多</b>", 1))
	body := shows(t, address, "cell-number")
	for _, want := range []string{"visits.csv，“遍访户数”列（C 列）", "<b>C3</b>", "<mark>&lt;b&gt;很多&lt;/b&gt;</mark>", "改法：", "<b>1</b> 错误", "站点没有改动"} {
		if !strings.Contains(body, want) {
			t.Errorf("the findings page lacks %s:\n%s", want, body)
		}
	}
	if read(t, page) != good {
		t.Error("the last good site was not kept")
	}

	write(t, visits, text)
	_, inBody, _ := strings.Cut(good, "<body")
	inBody, _, _ = strings.Cut(inBody, "</body>")
	shows(t, address, inBody)
}

// A site whose last build was interrupted is whole again once serve has looked,
// also when the workspace has errors now.
func TestServeFinishesAnInterruptedBuild(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/county")); err != nil {
		t.Fatal(err)
	}
	site := filepath.Join(dir, "site")
	if code := run(t.Context(), []string{"build", dir, "--date", "2019-08-02", "--cache", ""}, nil, io.Discard, io.Discard); code != statusDone {
		t.Fatalf("exit status %d", code)
	}
	good := read(t, filepath.Join(site, "index.html"))
	if err := interrupt(site); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "visits.csv"), "月份\n")
	shows(t, serving(t, dir, "-o", site, "--port", "0"), "header-missing")
	if read(t, filepath.Join(site, "index.html")) != good {
		t.Error("the site is another one")
	}
}

// interrupt leaves a site as a build does that ends while it publishes: one page
// has not come into its place yet.
func interrupt(site string) error {
	staging := filepath.Join(filepath.Dir(site), "."+filepath.Base(site)+".staging")
	if err := os.MkdirAll(filepath.Join(staging, "files"), 0o755); err != nil {
		return err
	}
	manifest, err := os.ReadFile(filepath.Join(site, output.ManifestName))
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(staging, output.ManifestName), manifest, 0o644); err != nil {
		return err
	}
	waiting := fmt.Sprintf("%x", sha256.Sum256([]byte("index.html")))
	return os.Rename(filepath.Join(site, "index.html"), filepath.Join(staging, "files", waiting))
}

// shows asks for a page until it holds text, and gives it.
func shows(t *testing.T, address, text string) string {
	t.Helper()
	body := ""
	for late := time.Now().Add(20 * time.Second); time.Now().Before(late); time.Sleep(50 * time.Millisecond) {
		if body = get(t, address); strings.Contains(body, text) {
			return body
		}
	}
	t.Fatalf("no %q in\n%s", text, body)
	return ""
}

// serving runs tongbao serve and gives its address.
func serving(t *testing.T, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	reader, writer := io.Pipe()
	ended := make(chan int, 1)
	go func() { ended <- run(ctx, append([]string{"serve"}, args...), nil, writer, io.Discard) }()
	said := bufio.NewReader(reader)
	line, err := said.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	go io.Copy(io.Discard, said)
	t.Cleanup(func() {
		cancel()
		if code := <-ended; code != statusDone {
			t.Errorf("exit status %d", code)
		}
		writer.Close()
	})
	_, address, _ := strings.Cut(line, "预览在 ")
	address, _, _ = strings.Cut(address, " ")
	return address
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestListenTakenPort(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	port := taken.Addr().(*net.TCPAddr).Port
	if _, err := listen(port); err == nil || !strings.Contains(err.Error(), strconv.Itoa(port)) {
		t.Errorf("a taken port: %v", err)
	}
	one, err := listen(-1)
	if err != nil {
		t.Fatal(err)
	}
	defer one.Close()
	other, err := listen(-1) // the usual port is taken now, if it was not before
	if err != nil {
		t.Fatal(err)
	}
	other.Close()
}
