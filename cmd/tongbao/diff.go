package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"tongbao/generate"
	"tongbao/generate/diff"
	"tongbao/generate/output"
	"tongbao/generate/record"
	"tongbao/generate/schema"
)

const diffDetails = `
两个月份：每项指标在每个地方的数；各张表的记录，按表的关键列认出是不是同一条；各月的
通报和月报。积分、补贴、遍访比当月的记录，经费比当年的，评估比最近半年的；工作队、干部、
包保比月末在不在，期间来了又走的另外列出；网格比月末由谁包保；表彰、提拔、调整、整改、
督查、培训、通报批评比到月末有哪些。从 1 月 1 日起累计的指标，跨年而不是同月就不写变化。
姓名和内部版站点在 --date 那天显示的一样，影响期满的隐去。

两个站点：各自清单里的网页和文件，公布的数和表（关键列按 data/datapackage.json，没有写明
的用最前面能分清各行的几列），有变动的网页里不同的文字。站点里有什么就比什么：公开版里
没有的姓名不会出现，原来的站点里有的姓名会出现。

  tongbao diff 2019-06 2019-07
  tongbao diff 2019-06 2019-07 示例县 -o 六七月.html
  tongbao diff 上月站点 示例县/site --format csv -o 变动.csv

第一个是原来的，第二个是现在的。写成月份的就是月份；文件夹恰好叫 2019-07 时写 ./2019-07。
屏幕上和网页里每组只列前几处，写明共多少处；csv 是全部，每个不同的单元格一行。
不论有没有不同，退出状态都是 0；数据有错误，或站点和它的清单不符，是 1。
`

// The forms that diff writes in.
var diffForms = []string{"text", "html", "csv"}

func setupDiff(flags *flag.FlagSet) action {
	format := choiceFlag(flags, "format", "输出`格式`：text、html 或 csv；默认 text，写了 -o 时按文件的后缀", diffForms...)
	out := flags.String("o", "", "把结果写到这个`文件`")
	date := dateFlag(flags, "date", "月份：按这个`日期`显示姓名，默认是今天")
	return func(_ context.Context, sh *shell, operands []string) error {
		c := compared{out: *out, form: formOf(diffForms, *format, *out), date: *date}
		d, err := c.compare(sh, operands)
		if err != nil {
			return err
		}
		if err := c.write(sh, d); err != nil {
			return err
		}
		if len(d.Faults) > 0 {
			return generate.ErrFindings
		}
		return nil
	}
}

// compared is one run of the command.
type compared struct {
	out, form string
	date      schema.Date
}

// compare compares what the operands name: two months or two sites.
func (c compared) compare(sh *shell, operands []string) (*diff.Difference, error) {
	if len(operands) < 2 {
		return nil, misused("tongbao diff 后面要写两个月份或两个站点，例如 tongbao diff 2019-06 2019-07。运行 tongbao help diff 看用法。")
	}
	from, first := schema.ParseMonth(operands[0])
	to, second := schema.ParseMonth(operands[1])
	switch {
	case first && second:
		return c.months(sh, from, to, operands[2:])
	case first && !isFolder(operands[0]):
		return nil, apart(operands[0], operands[1])
	case second && !isFolder(operands[1]):
		return nil, apart(operands[1], operands[0])
	case len(operands) > 2:
		return nil, misused("tongbao diff 多写了“%s”：比两个站点只写两个文件夹。", visible(operands[2]))
	}
	for _, dir := range operands {
		if err := mustBeSite(dir); err != nil {
			return nil, err
		}
		if c.out != "" && within(dir, c.out) != "" {
			return nil, misused("“%s”在站点里，站点里只放 tongbao build 写的文件。请写到别的文件夹。", visible(c.out))
		}
	}
	return generate.Sites(operands[0], operands[1])
}

// apart gives a misuse for a month beside what is none.
func apart(month, other string) error {
	return misused("“%s”是月份，“%s”不是：要么写两个月份，要么写两个站点。", visible(month), visible(other))
}

func (c compared) months(sh *shell, from, to schema.Month, operands []string) (*diff.Difference, error) {
	dir, err := workspaceOf(operands)
	if err != nil {
		return nil, err
	}
	if c.out != "" && record.Takes(within(dir, c.out)) {
		return nil, misused("“%s”在工作目录里，下次会被当作报来的表。文件名请以“%s”开头，或写到别的文件夹。", visible(c.out), record.Results)
	}
	o := generate.Options{Date: c.date, Version: version}
	if o.Date == 0 {
		o.Date = today()
	}
	d, read, err := generate.Months(os.DirFS(dir), from, to, o)
	if errors.Is(err, generate.ErrFindings) {
		return nil, refuse(sh.err, read)
	}
	return d, err
}

// write writes the difference where it is to be.
func (c compared) write(sh *shell, d *diff.Difference) error {
	write := map[string]func(io.Writer) error{
		"text": func(w io.Writer) error { writeDifference(w, d); return nil },
		"html": d.HTML, "csv": d.CSV,
	}[c.form]
	if c.out != "" || c.form != diffForms[0] {
		for _, fault := range d.Faults {
			fmt.Fprintln(sh.err, visible(fault))
		}
	}
	if c.out == "" {
		return buffered(sh.out, write)
	}
	if err := writeFile(c.out, write); err != nil {
		return err
	}
	_, err := fmt.Fprintf(sh.out, "%s\n已写入 %s。\n", visible(d.Verdict()), visible(c.out))
	return err
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

func hasManifest(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, output.ManifestName))
	return err == nil
}

// mustBeSite gives a misuse for what is no site, with the site that may be meant.
func mustBeSite(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case err != nil:
		return misused("“%s”既不是月份（如 2019-07），也不是文件夹%s", visible(dir), perhaps(visible(folderNear(dir))))
	case !info.IsDir():
		return misused("“%s”是一个文件，这里要写站点：tongbao build 写成的文件夹。", visible(dir))
	}
	if hasManifest(dir) {
		return nil
	}
	for _, in := range []string{"site", "internal", "public"} {
		if hasManifest(filepath.Join(dir, in)) {
			return misused("“%s”不是站点（没有 manifest.json），它里面的 %s 才是：写 %s。", visible(dir), in, visible(quoted(filepath.Join(dir, in))))
		}
	}
	return misused("“%s”不是站点（没有 manifest.json）。站点是 tongbao build 写成的文件夹。", visible(dir))
}

// folderNear gives the folder beside dir whose name is nearest to its; "" when
// none is near.
func folderNear(dir string) string {
	entries, _ := os.ReadDir(filepath.Dir(dir))
	var names []string
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	near := schema.Nearest(filepath.Base(dir), names)
	if near == "" {
		return ""
	}
	return filepath.Join(filepath.Dir(dir), near)
}
