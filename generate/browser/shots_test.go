package browser

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// Pictures of every kind of page, for people to look at: four widths, light and
// dark, without scripts, and as printed. TONGBAO_SHOTS names their folder.
func TestShots(t *testing.T) {
	dir := os.Getenv("TONGBAO_SHOTS")
	if dir == "" {
		t.Skip("TONGBAO_SHOTS names no folder")
	}
	only := os.Getenv("TONGBAO_SHOTS_ONLY") // of pages whose path contains it
	ctx := tab(t)
	for _, s := range []*site{county(t), hostile(t)} {
		for _, path := range s.kinds(t) {
			if !strings.Contains(path, only) {
				continue
			}
			shoot(t, ctx, s, path, filepath.Join(dir, s.name+" "+strings.ReplaceAll(path, "/", "-")))
		}
	}
}

// shoot takes a page's pictures, to files whose names begin with name.
func shoot(t *testing.T, ctx context.Context, s *site, path, name string) {
	for _, width := range []int64{390, 768, 1366, 1920} {
		picture(t, ctx, s, path, fmt.Sprintf("%s-%d.png", name, width), window(width, 900), scheme("light"))
	}
	picture(t, ctx, s, path, name+"-dark.png", window(1366, 900), scheme("dark"))
	picture(t, ctx, s, path, name+"-bare.png", scheme("light"), scripts(false))
	do(t, ctx, scripts(true), chromedp.Navigate(s.onDisk().at(path)))
	keep(t, name+".pdf", printed(t, ctx))
}

func picture(t *testing.T, ctx context.Context, s *site, path, file string, before ...step) {
	do(t, ctx, before...)
	do(t, ctx, chromedp.Navigate(s.onDisk().at(path)), chromedp.Sleep(300*time.Millisecond))
	png, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err != nil {
		t.Fatal(err)
	}
	keep(t, file, png)
}

func keep(t *testing.T, file string, data []byte) {
	t.Helper()
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
