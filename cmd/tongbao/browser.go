package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// browser is the program file of a browser that prints without a window.
type browser string

// browserCommands are the names under which such browsers are in the PATH: the
// usual ones, and those of Kylin and UOS.
var browserCommands = []string{
	"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "microsoft-edge-stable", "msedge",
	"qaxbrowser-safe-stable", "browser360-cn-stable", "org.deepin.browser", "uos-browser-stable",
}

// browserFiles are where browsers stand that are not in the PATH. A $ begins
// the name of an environment variable.
var browserFiles = map[string][]string{
	"windows": {
		`$ProgramFiles(x86)\Microsoft\Edge\Application\msedge.exe`, `$ProgramFiles\Microsoft\Edge\Application\msedge.exe`,
		`$ProgramFiles\Google\Chrome\Application\chrome.exe`, `$ProgramFiles(x86)\Google\Chrome\Application\chrome.exe`,
		`$LOCALAPPDATA\Google\Chrome\Application\chrome.exe`, `$LOCALAPPDATA\Chromium\Application\chrome.exe`,
	},
	"darwin": {
		"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
		"/Applications/Chromium.app/Contents/MacOS/Chromium",
	},
	"linux": {
		"/opt/google/chrome/chrome", "/opt/microsoft/msedge/msedge", "/usr/lib/chromium/chromium", "/snap/bin/chromium",
		"/opt/apps/org.deepin.browser/files/browser", "/opt/apps/com.qianxin.browser/files/qaxbrowser-safe-stable",
		"/opt/apps/com.browser.softedge/files/msedge", "/opt/apps/cn.google.chrome/files/chrome",
	},
}

// findBrowser gives the browser that was chosen, or else the first on the
// machine.
func findBrowser(chosen string) (browser, error) {
	if chosen != "" {
		file, err := exec.LookPath(chosen)
		if err != nil {
			return "", misused("没有浏览器“%s”。核对 --browser 后面的程序文件，或不写 --browser。", visible(chosen))
		}
		return browser(file), nil
	}
	for _, name := range browserCommands {
		if file, err := exec.LookPath(name); err == nil {
			return browser(file), nil
		}
	}
	for _, name := range browserFiles[runtime.GOOS] {
		if file := expanded(name); file != "" {
			if _, err := os.Stat(file); err == nil {
				return browser(file), nil
			}
		}
	}
	return "", errNoBrowser
}

// expanded puts the value of the variable at the start of name in its place; ""
// when it is not set.
func expanded(name string) string {
	variable, rest, found := strings.Cut(strings.TrimPrefix(name, "$"), `\`)
	if !strings.HasPrefix(name, "$") || !found {
		return name
	}
	if value := os.Getenv(variable); value != "" {
		return value + `\` + rest
	}
	return ""
}

var errNoBrowser = errors.New(`本机没有找到可以打印的浏览器（Chromium、Chrome 或 Edge），没有印。可以：
  1. 用本机的任何浏览器打开网页，按 Ctrl+P，选“另存为 PDF”，纸张选 A4；
  2. 装好 Chromium、Chrome 或 Edge 再运行一次；
  3. 浏览器装在别处时，用 --browser 写它的程序文件。`)

// print prints the page in a file to a PDF file, with the folders above it.
func (b browser) print(ctx context.Context, page, file string, longest time.Duration) error {
	work, err := os.MkdirTemp("", "tongbao-pdf-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	printed := filepath.Join(work, "page.pdf")
	if err := b.run(ctx, page, printed, work, longest); err != nil {
		return err
	}
	data, err := os.ReadFile(printed)
	if err != nil || !bytes.HasPrefix(data, []byte("%PDF-")) {
		return fmt.Errorf("浏览器“%s”没有印出 PDF。把它升级到新版本，或用 --browser 换一个浏览器，再运行一次。", string(b))
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o644)
}

// run lets the browser print, and ends it when it takes too long.
func (b browser) run(ctx context.Context, page, printed, work string, longest time.Duration) error {
	address, err := addressOf(page)
	if err != nil {
		return err
	}
	limited, cancel := context.WithTimeout(ctx, longest)
	defer cancel()
	cmd := exec.CommandContext(limited, string(b), append(b.flags(work), "--print-to-pdf="+printed, address)...)
	cmd.WaitDelay = time.Second
	var said bytes.Buffer
	cmd.Stderr = &said
	err = cmd.Run()
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case limited.Err() != nil:
		return fmt.Errorf("浏览器“%s”过了 %d 秒还没有印好“%s”。加大 --timeout，或用 --browser 换一个浏览器。", string(b), int(longest.Seconds()), page)
	case err != nil:
		return fmt.Errorf("浏览器“%s”没有印成“%s”（%v）：%s", string(b), page, err, lastLine(said.String()))
	}
	return nil
}

// flags gives the flags with which a browser prints in a profile of its own.
func (b browser) flags(work string) []string {
	flags := []string{"--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions",
		"--user-data-dir=" + filepath.Join(work, "profile"), "--no-pdf-header-footer", "--print-to-pdf-no-header"}
	if runtime.GOOS == "linux" && os.Geteuid() == 0 {
		flags = append(flags, "--no-sandbox") // a browser run by root refuses its sandbox
	}
	return flags
}

// addressOf gives the file:// address of a file.
func addressOf(file string) (string, error) {
	abs, err := filepath.Abs(file)
	if err != nil {
		return "", err
	}
	p := filepath.ToSlash(abs)
	switch {
	case strings.HasPrefix(p, "//"): // a network share: //server/share/…
		host, rest, _ := strings.Cut(p[2:], "/")
		return (&url.URL{Scheme: "file", Host: host, Path: "/" + rest}).String(), nil
	case !strings.HasPrefix(p, "/"):
		p = "/" + p
	}
	return (&url.URL{Scheme: "file", Path: p}).String(), nil
}

func lastLine(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return strings.TrimSpace(lines[len(lines)-1])
}
