package render_test

import (
	"bytes"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// changed gives the workspace with one file more, or another in its place.
func changed(t *testing.T, name, text string) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	from := os.DirFS(workspace)
	err := fs.WalkDir(from, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, path)
		out[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	out[name] = &fstest.MapFile{Data: []byte(text)}
	return out
}

// What the settings say stands in every text that is about it, and the default
// in none.
func TestTextsNameTheSettings(t *testing.T) {
	usual, err := os.ReadFile(workspace + "/tongbao.yaml")
	if err != nil {
		t.Fatal(err)
	}
	other := "score: {cap: 12, withhold_below: 7.5}\nfund_floor: 20000\n"
	site := files(t, planOf(t, changed(t, "tongbao.yaml", string(usual)+other)))
	for name, data := range site {
		if strings.HasPrefix(name, "assets/") || strings.HasPrefix(name, "licenses/") || name == "help/clerk/index.html" || name == "clerk/index.html" {
			continue // the clerk's help tells the defaults
		}
		for _, bad := range []string{"{below}", "{floor}", "低于8分占比", "低于 8 分", "于 10,000 元", "below 8"} {
			if bytes.Contains(data, []byte(bad)) {
				t.Errorf("%s holds %s", name, bad)
			}
		}
	}
	for name, want := range map[string]string{
		"indicators/below_8_rate/index.html":       "当月积分低于 7.5 分（扣减补贴线）的评分 ÷ 当月评分",
		"indicators/fund_delivery_rate/index.html": "不少于 20,000 元",
		"indicators/index.html":                    "低于7.5分占比",
		"groups/assessment/index.html":             "11–12",
		"methodology/index.html":                   "不高于 12 分",
	} {
		if !bytes.Contains(site[name], []byte(want)) {
			t.Errorf("%s does not say %s", name, want)
		}
	}
}
