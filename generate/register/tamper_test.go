package register

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tongbao/generate/finding"
	"tongbao/generate/notice"
	"tongbao/generate/schema"
)

// issued writes a workspace of two circulars and a bulletin that were entered
// by two keys in turn, and gives its folder.
func issued(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	pens := []*Pen{penOf(t, dir, "甲", 1), penOf(t, dir, "乙", 2)}
	for i, file := range []string{"notices/1.md", "notices/2.md"} {
		put(t, dir, file, []byte("---\nnumber: "+number(i)+"\ntitle: 关于某事的通报\nkind: 通报\nissued_on: 2019-08-05\nissuer: 示例县\n---\n\n正文。\n"))
	}
	july := schema.MonthOf(2019, 7)
	put(t, dir, FrozenText(july, 1), []byte("文"))
	put(t, dir, FrozenValues(july, 1), []byte("数"))
	entries := []Entry{
		{Record{Kind: Issue, Subject: number(0), On: day}, Detail{Who: "甲", Why: "同意", File: "notices/1.md", Text: notice.Sum(get(t, dir, "notices/1.md"))}},
		{Record{Kind: Issue, Subject: number(1), On: day}, Detail{Who: "乙", Why: "同意", File: "notices/2.md", Text: notice.Sum(get(t, dir, "notices/2.md"))}},
		{Record{Kind: IssueBulletin, Subject: july.String(), On: day}, Detail{Who: "甲", Why: "同意", Text: notice.Sum([]byte("文")), Values: notice.Sum([]byte("数"))}},
	}
	for i, e := range entries {
		r, found := open(t, dir)
		if len(found) > 0 {
			t.Fatal(found)
		}
		if err := pens[i%2].Enter(r, []Entry{e}); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func penOf(t *testing.T, dir, name string, seed byte) *Pen {
	t.Helper()
	k, err := NewKey(name, "", bytes.NewReader(bytes.Repeat([]byte{seed}, 64)))
	if err != nil {
		t.Fatal(err)
	}
	p := &Pen{Dir: dir, Random: &counter{}, Verifier: k.Verifier}
	if p.Signer, err = k.Signer(""); err != nil {
		t.Fatal(err)
	}
	return p
}

// stated gives all that is found in a workspace.
func stated(t *testing.T, dir string) []string {
	t.Helper()
	out := &finding.List{}
	fsys := os.DirFS(dir)
	r, err := Open(fsys, out)
	if err != nil {
		t.Fatal(err)
	}
	archive, _ := notice.Load(fsys, notice.Rules{})
	r.Check(fsys, archive, out)
	for _, m := range r.Months() {
		r.Frozen(fsys, m, out)
	}
	var said []string
	for _, f := range out.Sorted() {
		said = append(said, f.Kind.Code+" "+f.Severity.String()[:1]+" "+f.File)
	}
	return said
}

// edit changes a line of the log by hand.
func edit(t *testing.T, dir string, at int, change func(l *line)) {
	t.Helper()
	lines := strings.SplitAfter(string(get(t, dir, logFile)), "\n")
	var l line
	if err := json.Unmarshal([]byte(lines[at]), &l); err != nil {
		t.Fatal(err)
	}
	change(&l)
	lines[at] = string(canonical(&l)) + "\n"
	put(t, dir, logFile, []byte(strings.Join(lines, "")))
}

// TestForgotten destroys an entry that the site still tells of.
func TestForgotten(t *testing.T) {
	dir, site := issued(t), t.TempDir()
	r, _ := open(t, dir)
	for _, f := range r.Publish(func(a *Act) bool { return a.ID == 0 }) {
		put(t, site, f.Path, f.Data)
	}
	for at, want := range []int{0, 1} { // of the first the site tells nothing
		edit(t, dir, at, func(l *line) { *l = line{Leaf: l.Leaf} })
		r, _ := open(t, dir)
		out := &finding.List{}
		r.Forgotten(os.DirFS(site), "site", out)
		if found := out.Sorted(); len(found) != want || want > 0 && found[0].Row != 2 {
			t.Errorf("%d: %v", at, found)
		}
	}
}

// TestEditedByHand changes a workspace and its register in ways that no command
// does, and lists what must be said of it.
func TestEditedByHand(t *testing.T) {
	rewrite := func(file string, change func([]byte) []byte) func(*testing.T, string) {
		return func(t *testing.T, dir string) { put(t, dir, file, change(get(t, dir, file))) }
	}
	crlf := func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")) }
	bom := func(b []byte) []byte { return append([]byte("\ufeff"), b...) }
	remove := func(file string) func(*testing.T, string) {
		return func(t *testing.T, dir string) { os.RemoveAll(filepath.Join(dir, file)) }
	}
	strip := func(change func(l *line)) func(*testing.T, string) {
		return func(t *testing.T, dir string) { edit(t, dir, 1, change) }
	}
	for name, test := range map[string]struct {
		do   func(*testing.T, string)
		want []string
	}{
		"nothing":           {func(*testing.T, string) {}, nil},
		"other line ends":   {rewrite("notices/1.md", crlf), []string{"register-changed e notices/1.md"}},
		"a byte order mark": {rewrite("notices/1.md", bom), []string{"register-changed e notices/1.md"}},
		"another file": {func(t *testing.T, dir string) {
			os.Rename(filepath.Join(dir, "notices/1.md"), filepath.Join(dir, "notices/3.md"))
		}, []string{"register-moved w notices/3.md"}},
		"without its details":              {strip(func(l *line) { l.Salt, l.Detail = "", nil }), []string{"register-stripped e register/log.jsonl"}},
		"without its details but the salt": {strip(func(l *line) { l.Detail = nil }), []string{"register-line e register/log.jsonl", "register-unentered e notices/2.md"}},
		"without its record":               {strip(func(l *line) { l.Record = nil }), []string{"register-line e register/log.jsonl", "register-unentered e notices/2.md"}},
		"nothing but its leaf":             {strip(func(l *line) { *l = line{Leaf: l.Leaf} }), []string{"register-erased w register/log.jsonl", "register-unentered e notices/2.md"}},
		"the bulletin's act erased": {func(t *testing.T, dir string) { edit(t, dir, 2, func(l *line) { *l = line{Leaf: l.Leaf} }) },
			[]string{"bulletin-stray e register/bulletins/2019-07/1", "register-erased w register/log.jsonl"}},
		"a bulletin's other line ends": {rewrite("register/bulletins/2019-07/1/text.md", bom), []string{"bulletin-frozen e register/bulletins/2019-07/1/text.md"}},
		"a version that nobody entered": {func(t *testing.T, dir string) { put(t, dir, "register/bulletins/2019-07/2/text.md", nil) },
			[]string{"bulletin-stray e register/bulletins/2019-07/2"}},
		"all heads gone":    {remove(headsPath), []string{"register-head w register/heads/1.txt", "register-head w register/heads/3.txt"}},
		"a head gone":       {remove("register/heads/2.txt"), []string{"register-head w register/heads/2.txt"}},
		"keys' line ends":   {rewrite(keysFile, crlf), []string{"register-head e register/checkpoint", "register-key e register/keys.txt"}},
		"the last key gone": {rewrite(keysFile, func(b []byte) []byte { return b[:bytes.LastIndexByte(b[:len(b)-1], '\n')+1] }), []string{"register-head e register/keys.txt"}},
		"log and head gone": {func(t *testing.T, dir string) { remove(logFile)(t, dir); remove(headFile)(t, dir) }, []string{"bulletin-stray e register/bulletins/2019-07/1", "register-lost e register/log.jsonl"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := issued(t)
			test.do(t, dir)
			got := stated(t, dir)
			for _, want := range test.want {
				if !slices.Contains(got, want) {
					t.Errorf("found %q, not %q", got, want)
				}
			}
			if len(test.want) == 0 && len(got) > 0 {
				t.Errorf("found %q", got)
			}
		})
	}
}
