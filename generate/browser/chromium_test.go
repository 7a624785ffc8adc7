package browser

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

func TestMain(m *testing.M) {
	code := m.Run()
	stop()
	os.RemoveAll(folder())
	os.Exit(code)
}

// absent skips a test for want of something, or fails it where that is required.
func absent(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("TONGBAO_BROWSER") == "required" {
		t.Fatalf("%s is required and absent", what)
	}
	t.Skipf("%s is absent; TONGBAO_BROWSER=required makes that an error", what)
}

// program finds a program by the first of its names that is there.
func program(t *testing.T, names ...string) string {
	t.Helper()
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	absent(t, names[0])
	return ""
}

// tool finds a file of a package that .ci/tools fetched.
func tool(t *testing.T, path string) string {
	t.Helper()
	path = filepath.Join(os.Getenv("TONGBAO_TOOLS"), path)
	if _, err := os.Stat(path); os.Getenv("TONGBAO_TOOLS") == "" || err != nil {
		absent(t, path+" in TONGBAO_TOOLS")
	}
	return path
}

var (
	stop  = func() {}
	start sync.Once
	root  context.Context // of the one Chromium that all tests share
)

// tab opens a page of the shared Chromium that closes with the test.
func tab(t *testing.T) context.Context {
	t.Helper()
	path := program(t, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
	start.Do(func() { root, stop = launch(path) })
	ctx, cancel := chromedp.NewContext(root)
	t.Cleanup(cancel)
	ctx, cancelTime := context.WithTimeout(ctx, 5*time.Minute)
	t.Cleanup(cancelTime)
	do(t, ctx, window(1366, 900))
	return ctx
}

func launch(path string) (context.Context, func()) {
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.DisableGPU,
		chromedp.Flag("no-sandbox", os.Geteuid() == 0))
	allocator, end := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	if err := chromedp.Do(ctx); err != nil {
		panic(err) // a test binary: the message is for its reader
	}
	return ctx, func() { cancel(); end() }
}

type step = chromedp.Action[chromedp.Void]

// do takes steps in a tab.
func do(t *testing.T, ctx context.Context, steps ...step) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// ask gives the value of an expression in a tab, also when scripts are off. A
// promise is awaited.
func ask[T any](t *testing.T, ctx context.Context, expression string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// call gives a command to a tab.
func call[P, R any](command cdp.Command[P, R], params P) step {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, command, params)
		return err
	})
}

// window sets the size of the page in CSS pixels.
func window(width, height int64) step { return chromedp.EmulateViewport(width, height) }

// scheme asks for light or dark pages.
func scheme(name string) step {
	return call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}}})
}

// media shows pages as on that medium; "" as on the screen.
func media(name string) step {
	return call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: name})
}

// scripts turns the scripts of pages on or off.
func scripts(on bool) step {
	return call(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
}
