package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"tongbao/generate/bulletin"
	"tongbao/generate/schema"
)

const pdfDetails = `
用本机的 Chromium、Chrome、Edge 或国产系统自带的浏览器把网页印成 PDF，纸张是 A4。
不写网页时印最新一期月报；网页可以写月份（那一期月报），也可以写站点里的文件。
站点默认是当前文件夹，或其中的 site 文件夹。

  tongbao pdf 示例县/site
  tongbao pdf 示例县/site 2019-07 notices/2019/5/index.html -o 打印
  tongbao pdf 通报网站 -o 七月通报.pdf
`

// longestPrint is how long a browser may take over one page unless told otherwise.
const longestPrint = 60

func setupPDF(flags *flag.FlagSet) action {
	out := flags.String("o", "", "PDF `文件`（印一页时）或文件夹，默认是当前文件夹")
	chosen := flags.String("browser", "", "用这个`浏览器`，写它的程序文件；默认自己找")
	seconds := intFlag(flags, "timeout", "每页最多等多少`秒`，默认 60", longestPrint, 1, 3600)
	return func(ctx context.Context, sh *shell, operands []string) error {
		site, operands, err := siteOf(operands)
		if err != nil {
			return err
		}
		pages, err := pagesOf(site, operands)
		if err != nil {
			return err
		}
		files, err := printedFiles(*out, pages)
		if err != nil {
			return err
		}
		browser, err := findBrowser(*chosen)
		if err != nil {
			return err
		}
		for i, p := range pages {
			if err := browser.print(ctx, filepath.Join(site, filepath.FromSlash(p)), files[i], time.Duration(*seconds)*time.Second); err != nil {
				return err
			}
			fmt.Fprintf(sh.out, "已印好“%s”（%s）。\n", files[i], p)
		}
		return nil
	}
}

// isSite says whether a folder is a built site.
func isSite(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, "index.html"))
	return err == nil && info.Mode().IsRegular()
}

// siteOf gives the site that the first operand names, or else the one in the
// current folder, and the operands that are left.
func siteOf(operands []string) (site string, rest []string, err error) {
	candidates := []string{".", "site"}
	if len(operands) > 0 {
		if info, err := os.Stat(operands[0]); err == nil && info.IsDir() {
			candidates, operands = []string{operands[0], filepath.Join(operands[0], "site")}, operands[1:]
		}
	}
	for _, dir := range candidates {
		if isSite(dir) {
			return dir, operands, nil
		}
	}
	return "", nil, misused("“%s”里没有站点（没有 index.html）。先运行 tongbao build，再写站点的文件夹，例如 tongbao pdf 示例县/site。", visible(candidates[0]))
}

// pagesOf gives the pages to print by their paths below the site: those that
// operands name, and the newest bulletin when they name none.
func pagesOf(site string, operands []string) ([]string, error) {
	if len(operands) == 0 {
		newest, err := newestBulletin(site)
		return []string{newest}, err
	}
	var out []string
	for _, o := range operands {
		p, err := pageOf(site, o)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// pageOf gives the page that an operand names: a month, a file, or a folder
// with an index.html.
func pageOf(site, operand string) (string, error) {
	p := path.Clean(strings.TrimPrefix(filepath.ToSlash(operand), "./"))
	if month, ok := schema.ParseMonth(operand); ok {
		p = bulletin.Path(month)
	}
	if !fs.ValidPath(p) {
		return "", misused("“%s”不在站点里。写站点里的网页，例如 bulletins/2019-07/index.html。", visible(operand))
	}
	info, err := os.Stat(filepath.Join(site, filepath.FromSlash(p)))
	if err == nil && info.IsDir() {
		p = path.Join(p, "index.html")
		info, err = os.Stat(filepath.Join(site, filepath.FromSlash(p)))
	}
	if err != nil || info.IsDir() || path.Ext(p) != ".html" {
		return "", misused("站点“%s”里没有网页“%s”。写月份（如 2019-07），或站点里的网页（如 bulletins/2019-07/index.html）。", visible(site), visible(operand))
	}
	return p, nil
}

// newestBulletin gives the path of the bulletin on the newest month.
func newestBulletin(site string) (string, error) {
	entries, err := os.ReadDir(filepath.Join(site, bulletin.Folder))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	for _, e := range slices.Backward(entries) {
		if month, ok := schema.ParseMonth(e.Name()); ok && e.IsDir() && month.String() == e.Name() {
			return bulletin.Path(month), nil
		}
	}
	return "", misused("站点“%s”里没有月报。写要印的网页，例如 tongbao pdf %s index.html。", visible(site), quoted(site))
}

// printedFiles gives the PDF file of each page: out itself when it is one, else
// files in the folder out, named after the pages.
func printedFiles(out string, pages []string) ([]string, error) {
	if strings.EqualFold(filepath.Ext(out), ".pdf") {
		if len(pages) > 1 {
			return nil, misused("要印 %d 页，-o 要写文件夹，不能写一个文件“%s”。", len(pages), visible(out))
		}
		return []string{out}, nil
	}
	var files []string
	for _, p := range pages {
		name := strings.TrimSuffix(strings.TrimSuffix(p, ".html"), "/index")
		files = append(files, filepath.Join(out, strings.ReplaceAll(name, "/", "-")+".pdf"))
	}
	return files, nil
}
