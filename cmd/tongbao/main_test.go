package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"tongbao": main})
}

// useCache has a script's builds keep drawn charts for all scripts of this run.
func useCache(env *testscript.Env, dir string) {
	env.Setenv("XDG_CACHE_HOME", dir)
	env.Setenv("LocalAppData", dir)
}

// TestScripts runs testdata/*.txtar. Each finds the workspace testdata/county
// as the folder county.
func TestScripts(t *testing.T) {
	cache := t.TempDir()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		Cmds:                scriptCommands,
		Setup: func(env *testscript.Env) error {
			useCache(env, cache)
			return os.CopyFS(filepath.Join(env.WorkDir, "county"), os.DirFS("testdata/county"))
		},
	})
}

var scriptCommands = map[string]func(ts *testscript.TestScript, neg bool, args []string){
	"status":   status,
	"tree":     tree,
	"replace":  replace,
	"recode":   recode,
	"zipped":   zipped,
	"nowhere":  nowhere,
	"paste":    paste,
	"gb18030":  gb18030,
	"separate": separate,
	"workbook": workbook,
	"printed":  printed,
	"dropline": dropLine,
	"forge":    forge,

	"interrupted": interrupted,
}

// status runs a command that is to end with a given exit status: status 2
// tongbao buidl.
func status(ts *testscript.TestScript, neg bool, args []string) {
	err := ts.Exec(args[1], args[2:]...)
	code := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if want, _ := strconv.Atoi(args[0]); (code == want) == neg {
		ts.Fatalf("%v: exit status %d, want %s", args[1:], code, args[0])
	}
}

// tree lists the files below a folder with the hashes of their bytes: tree site
// before.
func tree(ts *testscript.TestScript, _ bool, args []string) {
	var list bytes.Buffer
	root := os.DirFS(ts.MkAbs(args[0]))
	ts.Check(fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		fmt.Fprintf(&list, "%s %x\n", name, sha256.Sum256(data))
		return err
	}))
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), list.Bytes(), 0o644))
}

// replace changes a text that stands once in a file: replace old new file.
func replace(ts *testscript.TestScript, _ bool, args []string) {
	text := ts.ReadFile(args[2])
	if strings.Count(text, args[0]) != 1 {
		ts.Fatalf("%q stands %d times in %s", args[0], strings.Count(text, args[0]), args[2])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(strings.Replace(text, args[0], args[1], 1)), 0o644))
}

// separate puts another separator for a file's commas: separate ; file.
func separate(ts *testscript.TestScript, _ bool, args []string) {
	text := strings.ReplaceAll(ts.ReadFile(args[1]), ",", args[0])
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text), 0o644))
}

// workbook saves a CSV file as a workbook: workbook in.csv out.xlsx.
func workbook(ts *testscript.TestScript, _ bool, args []string) {
	book := excelize.NewFile()
	defer book.Close()
	for i, line := range strings.Split(strings.TrimSpace(ts.ReadFile(args[0])), "\n") {
		cells := strings.Split(line, ",")
		ts.Check(book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &cells))
	}
	ts.Check(book.SaveAs(ts.MkAbs(args[1])))
}

// gb18030 encodes a file anew, as older exports are.
func gb18030(ts *testscript.TestScript, _ bool, args []string) {
	text, err := simplifiedchinese.GB18030.NewEncoder().String(ts.ReadFile(args[0]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}
