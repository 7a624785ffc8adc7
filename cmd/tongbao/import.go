package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"tongbao/generate"
	"tongbao/generate/finding"
	"tongbao/generate/intake"
	"tongbao/generate/record"
	"tongbao/generate/settings"
)

const importDetails = `
文件叫什么名字都可以，按表头认出是哪张表；CSV、Excel 工作簿（xlsx）和各种编码都行。
先照 tongbao check 的办法检查，有错误就一个也不导入。得到的文件用表的文件名，
UTF-8 编码，规范的列名；积分、补贴、遍访每月一个文件。

工作目录里已有同样的表（同一个月的）时不动它，加 --replace 才换掉；换下来的文件
和工作目录里的原件移到“` + intake.Originals + `”文件夹，不会删去。

  tongbao import 7月积分（定稿）2.xlsx --to 示例县
  tongbao import 报来的表 --to 示例县 --replace
`

func setupImport(flags *flag.FlagSet) action {
	to := flags.String("to", ".", "导入哪个`工作目录`，默认是当前文件夹")
	replace := flags.Bool("replace", false, "换掉工作目录里已有的同样的表")
	return func(_ context.Context, sh *shell, operands []string) error {
		dir, err := workspaceOf([]string{*to})
		if err != nil {
			return err
		}
		sources, err := sourcesOf(dir, operands)
		if err != nil {
			return err
		}
		return sh.bringIn(dir, sources, *replace)
	}
}

// sourcesOf reads the files that operands name; of a folder the tables in it.
func sourcesOf(dir string, operands []string) (sources []intake.Source, err error) {
	var names []string
	for _, o := range operands {
		more, err := filesNamed(o)
		if err != nil {
			return nil, err
		}
		names = append(names, more...)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		sources = append(sources, intake.Source{Name: filepath.ToSlash(name), Within: within(dir, name), Data: data})
	}
	return sources, nil
}

// filesNamed gives the files that an operand names: itself, the tables in a
// folder, or those that fit a pattern, which Windows leaves to programs.
func filesNamed(operand string) ([]string, error) {
	info, err := os.Stat(operand)
	switch {
	case err == nil && info.Mode().IsRegular():
		return []string{operand}, nil
	case err == nil && !info.IsDir():
		return nil, misused("“%s”是设备或管道，不是文件。", visible(operand))
	case err == nil:
		return tablesIn(operand)
	}
	if names, _ := filepath.Glob(operand); len(names) > 0 {
		return names, nil
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, misused("没有文件“%s”。核对路径；名称里有空格时用引号括起来。", visible(operand))
	}
	return nil, err
}

func tablesIn(folder string) (names []string, err error) {
	entries, err := os.ReadDir(folder)
	for _, e := range entries {
		if n := e.Name(); !e.IsDir() && record.Reads(n) && !strings.HasPrefix(n, ".") && !strings.HasPrefix(n, "~$") {
			names = append(names, filepath.Join(folder, n))
		}
	}
	if err == nil && names == nil {
		err = misused("文件夹“%s”里没有 CSV 或 xlsx 文件。", visible(folder))
	}
	return names, err
}

// within gives the path of a file in the folder dir; empty when it is elsewhere.
func within(dir, name string) string {
	base, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	file, err := filepath.Abs(name)
	if err != nil {
		return ""
	}
	rel, err := filepath.Rel(base, file)
	if err != nil || !filepath.IsLocal(rel) {
		return ""
	}
	return filepath.ToSlash(rel)
}

// bringIn brings the sources into the workspace dir and tells what came of it.
func (sh *shell) bringIn(dir string, sources []intake.Source, replace bool) error {
	var faults finding.List
	s, ok, err := generate.ReadSettings(os.DirFS(dir), &faults)
	switch {
	case err != nil:
		return err
	case !ok && !isWorkspace(dir):
		return misused("“%s”不是工作目录（里面没有 %s）。用 --to 写上工作目录，或先用 tongbao init 新建一个。", visible(dir), settings.File)
	case !ok:
		writeFindings(sh.out, &faults)
		fmt.Fprintln(sh.out, "没有导入：先改正 "+settings.File+"。")
		return generate.ErrFindings
	}
	plan, err := intake.New(os.DirFS(dir), s, sources, replace)
	if err != nil {
		return err
	}
	writeFindings(sh.out, &plan.Findings)
	switch {
	case plan.Findings.Count(finding.Error) > 0:
		fmt.Fprintf(sh.out, "%s\n一个文件也没有导入。\n", verdict(&plan.Findings))
		return generate.ErrFindings
	case len(plan.Obstacles) > 0:
		return inTheWay(dir, plan.Obstacles)
	case len(plan.Files) == 0:
		return misused("没有可导入的：文件里没有数据行。")
	}
	return sh.apply(dir, plan)
}

// isWorkspace says whether there is a settings file in the folder.
func isWorkspace(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, settings.File))
	return err == nil
}

// inTheWay says which files of the workspace would have to go, and what to type.
func inTheWay(dir string, obstacles []intake.Obstacle) error {
	var b strings.Builder
	b.WriteString("一个文件也没有导入，工作目录里已有同样的表：\n")
	hint := "要换掉就在命令后面加上 --replace，再运行一次；换下来的文件会移到“" + intake.Originals + "”文件夹。"
	for _, o := range obstacles {
		rows := counted(o.Rows) + " 行"
		if o.Rows < 0 {
			rows = "读不出来"
		}
		fmt.Fprintf(&b, "  %s：已有的 %s（%s），要导入的 %s（%s 行）\n", o.File.Table.Title, visible(o.Path), rows,
			visible(strings.Join(o.File.From, "、")), counted(o.File.Rows()))
		if o.Further {
			hint = fmt.Sprintf("%s 里还有别的月份，先把它按月分开：tongbao import %s --to %s", visible(o.Path), quoted(filepath.Join(dir, o.Path)), quoted(dir))
		}
	}
	return misused("%s%s", b.String(), hint)
}

// apply writes what is planned and tells of each file.
func (sh *shell) apply(dir string, plan *intake.Plan) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	moved, err := plan.Apply(root)
	if err != nil {
		return err
	}
	return buffered(sh.out, func(w io.Writer) error {
		for i := range plan.Files {
			f := &plan.Files[i]
			fmt.Fprintf(w, "已导入 %s：%s，%s 行，来自 %s\n", f.Path, f.Table.Title, counted(f.Rows()), visible(strings.Join(f.From, "、")))
		}
		for _, name := range plan.Empty {
			fmt.Fprintf(w, "原来的空表 %s 已换掉。\n", visible(name))
		}
		for _, m := range moved {
			fmt.Fprintf(w, "原来的 %s 移到了 %s。\n", visible(m.From), visible(m.To))
		}
		if left := plan.LeftOut(); left != nil {
			fmt.Fprintf(w, "没有带过来的列：%s。\n", visible(strings.Join(left, "、")))
		}
		fmt.Fprintf(w, "下一步：tongbao check %s\n", quoted(dir))
		return nil
	})
}
