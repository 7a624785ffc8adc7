package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// What tongbao is measured against.
const (
	duckdbPackage = "@duckdb/node-api@1.5.6-r.1"
	hugoPackage   = "github.com/gohugoio/hugo@v0.162.0"
	hugoProgram   = "hugo-0.162.0"
)

// installRivals installs DuckDB and Hugo where they are not there yet.
func (b *bench) installRivals() error {
	if _, err := os.Stat(filepath.Join(b.dir, "node_modules", "@duckdb", "node-api")); err != nil {
		fmt.Println("installing", duckdbPackage)
		if err := command(exec.Command("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", b.dir, duckdbPackage)); err != nil {
			return err
		}
	}
	if err := os.WriteFile(b.program("query.mjs"), []byte(query), 0o644); err != nil {
		return err
	}
	if _, err := os.Stat(b.program(hugoProgram)); err == nil {
		return nil
	}
	fmt.Println("installing", hugoPackage)
	cmd := exec.Command("go", "install", hugoPackage)
	cmd.Dir = b.dir
	cmd.Env = append(os.Environ(), "GOBIN="+b.dir, "CGO_ENABLED=0", "GOFLAGS=")
	if err := command(cmd); err != nil {
		return err
	}
	return os.Rename(b.program("hugo"), b.program(hugoProgram))
}

// query runs one query and prints its milliseconds, without those of starting.
const query = `import { DuckDBInstance } from '@duckdb/node-api';
const db = await (await DuckDBInstance.create(':memory:')).connect();
const start = performance.now();
(await db.runAndReadAll(process.argv[2])).getRows();
console.log(performance.now() - start);
`

func (b *bench) duckdb(sql string) func() *exec.Cmd {
	return func() *exec.Cmd { return exec.Command("node", b.program("query.mjs"), sql) }
}

func groupByMonth(dir string) string {
	return fmt.Sprintf(`select "月份", count(*), avg("考核得分") from read_csv('%s/scores/*.csv') group by 1`, dir)
}

func groupByTeam(dir string) string {
	return fmt.Sprintf(`select c."队伍编号", s."月份", count(*), avg(s."考核得分") from read_csv('%s/scores/*.csv') s join read_csv('%s/cadres.csv') c using ("干部编号") group by 1, 2`, dir, dir)
}

// hugoSite makes a Hugo site in dir of as many pages as site has, with the same
// content, and gives how many those are.
func (b *bench) hugoSite(site, dir string) (pages int, err error) {
	if err := b.discard(dir); err != nil {
		return 0, err
	}
	for name, text := range hugoFiles {
		if err := write(filepath.Join(dir, name), []byte(text)); err != nil {
			return 0, err
		}
	}
	err = filepath.WalkDir(site, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".html") {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		pages++
		return write(filepath.Join(dir, "content", fmt.Sprintf("p%d.html", pages)), append([]byte("---\ntitle: 页\n---\n"), body(data)...))
	})
	return pages, err
}

var hugoFiles = map[string]string{
	"hugo.toml":                    "baseURL = 'https://example.org/'\ndisableKinds = ['taxonomy', 'term', 'RSS', 'sitemap', 'home', 'section', '404']\n[security]\nallowContent = ['.*']\n",
	"layouts/_default/baseof.html": "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>{{ .Title }}</title></head><body>{{ block \"main\" . }}{{ end }}</body></html>\n",
	"layouts/_default/single.html": "{{ define \"main\" }}{{ .Content }}{{ end }}\n",
}

func write(file string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o644)
}

// body gives what stands in a page's body.
func body(page []byte) []byte {
	_, rest, ok := bytes.Cut(page, []byte("<body"))
	if !ok {
		return page
	}
	_, rest, _ = bytes.Cut(rest, []byte(">"))
	inside, _, _ := bytes.Cut(rest, []byte("</body>"))
	return inside
}

func (b *bench) hugo(dir string) func() *exec.Cmd {
	return func() *exec.Cmd {
		return exec.Command(b.program(hugoProgram), "--quiet", "--noBuildLock", "--source", dir)
	}
}
