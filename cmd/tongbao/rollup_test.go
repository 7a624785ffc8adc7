package main

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// recode copies the workspace of one county as that of another, and calls a
// person in it by a name that stands nowhere else: recode county 甲县 522701.
func recode(ts *testscript.TestScript, _ bool, args []string) {
	words := strings.NewReplacer("522799", args[2], "示例县", args[1], "张三", "金丝雀")
	from := os.DirFS(ts.MkAbs(args[0]))
	ts.Check(fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		to := filepath.Join(ts.MkAbs(args[1]), filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			return err
		}
		return os.WriteFile(to, []byte(words.Replace(string(data))), 0o666)
	}))
}

// zipped puts a folder into a zip: zipped 甲县/site/data 甲县.zip.
func zipped(ts *testscript.TestScript, _ bool, args []string) {
	f, err := os.Create(ts.MkAbs(args[1]))
	ts.Check(err)
	w := zip.NewWriter(f)
	ts.Check(w.AddFS(os.DirFS(ts.MkAbs(args[0]))))
	ts.Check(w.Close())
	ts.Check(f.Close())
}

// nowhere fails when a text stands in any file below a folder, be it in a
// workbook: nowhere 张三 州站点.
func nowhere(ts *testscript.TestScript, _ bool, args []string) {
	root := os.DirFS(ts.MkAbs(args[1]))
	ts.Check(fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		texts := []string{string(data)}
		if book, err := zip.NewReader(bytes.NewReader(data), int64(len(data))); err == nil {
			for _, f := range book.File {
				in, err := book.Open(f.Name)
				ts.Check(err)
				text, err := io.ReadAll(in)
				ts.Check(err)
				texts = append(texts, string(text))
			}
		}
		for _, text := range texts {
			if strings.Contains(text, args[0]) {
				ts.Fatalf("%s holds %s", name, args[0])
			}
		}
		return nil
	}))
}

// paste puts the line in one file where a word stands in another:
// paste verifier 公钥处 名单.csv.
func paste(ts *testscript.TestScript, _ bool, args []string) {
	line := strings.TrimSpace(ts.ReadFile(args[0]))
	text := strings.ReplaceAll(ts.ReadFile(args[2]), args[1], line)
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(text), 0o666))
}

// interrupted leaves a site as an interrupted build does: interrupted 州站点.
func interrupted(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(interrupt(ts.MkAbs(args[0])))
}
