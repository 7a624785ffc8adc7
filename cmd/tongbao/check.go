package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"tongbao/generate"
	"tongbao/generate/finding"
	"tongbao/generate/record"
	"tongbao/generate/report"
	"tongbao/generate/schema"
)

const checkDetails = `
每个问题写明文件、行、列、单元格、值、错在哪里、怎么改。错误必须改正才能生成站点；
警告和说明不影响生成。一次列出全部文件的全部问题，不用改一处查一次。

-o 把结果写成文件：.html 是一个网页，有前后的行，可以只看一个镇；.xlsx 和 .csv 是
全部问题的清单；.json 供别的程序使用。--by-town 给每个镇写一个工作簿：第一张是问题
清单，后面是有问题的行，出错的单元格涂了颜色、加了批注；不属于哪个镇的另写一个。

  tongbao check
  tongbao check 示例县 -o 检查结果.html
  tongbao check 示例县 --by-town 退回各镇
  tongbao check 示例县 --format json
`

// The forms that check writes its findings in.
var checkForms = []string{"text", "json", "html", "csv", "xlsx"}

func setupCheck(flags *flag.FlagSet) action {
	format := choiceFlag(flags, "format", "输出`格式`：text、json、html、csv 或 xlsx；默认 text，写了 -o 时按文件的后缀", checkForms...)
	out := flags.String("o", "", "把结果写到这个`文件`")
	byTown := flags.String("by-town", "", "给每个镇写一个工作簿，放在这个`文件夹`里")
	period := monthFlag(flags, "period", periodUsage)
	cache := cacheFlag(flags)
	return func(_ context.Context, sh *shell, operands []string) error {
		dir, err := workspaceOf(operands)
		if err != nil {
			return err
		}
		c := check{dir: dir, out: *out, byTown: *byTown, form: formOf(checkForms, *format, *out)}
		if err := c.possible(); err != nil {
			return err
		}
		if c.read, err = generate.ReadWorkspace(os.DirFS(dir), generate.Options{Period: *period, Cache: *cache}); err != nil {
			return err
		}
		if err := c.write(sh); err != nil {
			return err
		}
		return refusal(c.read)
	}
}

// formOf gives the one of forms that is asked for by name, else by the file's
// ending.
func formOf(forms []string, format, out string) string {
	ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(out)), ".")
	if format == forms[0] && slices.Contains(forms, ext) {
		return ext
	}
	return format
}

// check is one run of the command.
type check struct {
	dir, out, byTown, form string
	read                   *generate.Read
}

// possible gives a misuse when what is asked for cannot be written where it is
// to be: a workbook on the screen, or tables among those of the workspace,
// where the next run would read them.
func (c *check) possible() error {
	if c.form == "xlsx" && c.out == "" {
		return misused("xlsx 要写成文件：tongbao check --format xlsx -o 检查结果.xlsx")
	}
	if c.out != "" && record.Takes(within(c.dir, c.out)) {
		return misused("“%s”在工作目录里，下次会被当作报来的表。文件名请以“%s”开头，或写到别的文件夹。", visible(c.out), record.Results)
	}
	if in := within(c.dir, c.byTown); c.byTown != "" && in != "" && (in == "." || record.Takes(path.Join(in, "x.xlsx"))) {
		return misused("各镇的工作簿不能放在工作目录的表中间，下次会被当作报来的表。请另写一个文件夹，例如 --by-town 退回各镇。")
	}
	return nil
}

// write writes the findings where they are to be.
func (c *check) write(sh *shell) error {
	r := report.New(os.DirFS(c.dir), c.read.Workspace, c.read.Findings)
	if c.byTown != "" {
		if err := c.writeBooks(sh, r); err != nil {
			return err
		}
		if c.out == "" && c.form == checkForms[0] {
			fmt.Fprintln(sh.out, verdict(c.read.Findings))
			return nil
		}
	}
	write := map[string]func(io.Writer) error{
		"text": func(w io.Writer) error { return writeCheckText(w, c.read, r) },
		"json": func(w io.Writer) error { return writeCheckJSON(w, c.read) },
		"html": func(w io.Writer) error { return r.HTML(w, "") },
		"csv":  r.CSV, "xlsx": r.XLSX,
	}[c.form]
	if c.out == "" {
		return buffered(sh.out, write)
	}
	if err := writeFile(c.out, write); err != nil {
		return err
	}
	_, err := fmt.Fprintf(sh.out, "%s\n已写入 %s。\n", verdict(c.read.Findings), visible(c.out))
	return err
}

// writeBooks writes the towns' workbooks.
func (c *check) writeBooks(sh *shell, r *report.Report) error {
	if err := os.MkdirAll(c.byTown, 0o777); err != nil {
		return err
	}
	out := sh.out
	if c.out == "" && c.form != checkForms[0] {
		out = sh.err // what is asked for besides stands alone
	}
	for b := range r.Books() {
		if err := writeFile(filepath.Join(c.byTown, b.Name), b.Write); err != nil {
			return err
		}
		t := b.Town.Counts
		fmt.Fprintf(out, "%s：错误 %s 处，警告 %s 处，说明 %s 处\n", visible(filepath.Join(c.byTown, b.Name)),
			counted(t[finding.Error]), counted(t[finding.Warning]), counted(t[finding.Note]))
	}
	return nil
}

// writeFile writes a file whole or not at all.
func writeFile(name string, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".tongbao-*")
	if failed := (*fs.PathError)(nil); errors.As(err, &failed) {
		return &fs.PathError{Op: failed.Op, Path: name, Err: failed.Err}
	} else if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	err = buffered(f, write)
	if err == nil {
		err = f.Chmod(0o644)
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	return err
}

// refusal gives ErrFindings when there are errors among the findings.
func refusal(read *generate.Read) error {
	if read.Sound() {
		return nil
	}
	return generate.ErrFindings
}

// buffered gives write a buffer in front of w and empties it.
func buffered(w io.Writer, write func(io.Writer) error) error {
	b := bufio.NewWriter(w)
	if err := write(b); err != nil {
		return err
	}
	return b.Flush()
}

func writeCheckText(w io.Writer, read *generate.Read, r *report.Report) error {
	writeTables(w, read)
	cut := writeFindings(w, read.Findings)
	writeHeaders(w, r)
	fmt.Fprintln(w, verdict(read.Findings))
	if cut {
		fmt.Fprintf(w, "逐一列出全部问题：加上 -o %s.xlsx；分给各镇去改：加上 --by-town 退回各镇。\n", record.Results)
	}
	return nil
}

// writeHeaders writes the setting by which unknown columns would be read.
func writeHeaders(w io.Writer, r *report.Report) {
	text := r.Headers()
	if text == "" {
		return
	}
	where := "把下面这一段粘贴到 tongbao.yaml 的末尾"
	if r.HeadersSet() {
		where = "用下面这一段换掉 tongbao.yaml 里的 headers"
	}
	fmt.Fprintf(w, "如果表里的列就叫这些名字，不用改表：%s，再检查一次。\n\n%s\n", where, text)
}

// writeTables writes a line for each table that was read: its files and rows.
func writeTables(w io.Writer, read *generate.Read) {
	if read.Workspace == nil {
		return
	}
	files := read.Workspace.Files
	for len(files) > 0 {
		table, n, rows := files[0].Table, 0, 0
		for n < len(files) && files[n].Table == table {
			rows += files[n].Rows
			n++
		}
		fmt.Fprintf(w, "%s：%s 行（%s，%s）\n", table.Title, counted(rows), namesOf(files[:n]), formsOf(files[:n]))
		files = files[n:]
	}
	fmt.Fprintln(w)
}

// namesOf names a table's files: the one, or the folder that all are in.
func namesOf(files []*schema.File) string {
	folder := path.Dir(files[0].Name)
	apart := slices.ContainsFunc(files, func(f *schema.File) bool { return path.Dir(f.Name) != folder })
	switch {
	case len(files) == 1:
		return visible(files[0].Name)
	case apart || folder == ".":
		return fmt.Sprintf("%d 个文件", len(files))
	}
	return fmt.Sprintf("%s/，%d 个文件", folder, len(files))
}

// formsOf says how the files are written, each way once.
func formsOf(files []*schema.File) string {
	var forms []string
	for _, f := range files {
		if form := visible(f.Form()); !slices.Contains(forms, form) {
			forms = append(forms, form)
		}
	}
	return strings.Join(forms, "；")
}

// jsonFinding is a finding as other programs read it.
type jsonFinding struct {
	Severity string `json:"severity"` // error, warning or note
	Code     string `json:"code"`
	File     string `json:"file"`
	Row      int    `json:"row"` // 0: the whole file
	Column   string `json:"column"`
	Value    string `json:"value"`
	Message  string `json:"message"`
	Mend     string `json:"mend"`
	Sheet    string `json:"sheet,omitempty"` // a workbook's
	Cell     string `json:"cell,omitempty"`  // as a spreadsheet names it: D17
}

// jsonTable is a file of a table that was read.
type jsonTable struct {
	Table    string `json:"table"`
	File     string `json:"file"`
	Encoding string `json:"encoding"`
	Format   string `json:"format,omitempty"` // the separator when it is no comma, or a workbook's sheet
	Rows     int    `json:"rows"`
}

// writeCheckJSON writes one JSON object, a finding or a table on each line.
func writeCheckJSON(w io.Writer, read *generate.Read) error {
	var files []*schema.File
	if read.Workspace != nil {
		files = read.Workspace.Files
	}
	fmt.Fprint(w, `{"findings":[`)
	err := writeLines(w, read.Findings.Sorted(), func(f finding.Finding) any {
		return jsonFinding{f.Severity.String(), f.Kind.Code, f.Path(), f.Row, f.Column, f.Value, f.Message(), f.Mend(), f.Sheet, f.Ref()}
	})
	if err != nil {
		return err
	}
	fmt.Fprint(w, "],\n\"tables\":[")
	err = writeLines(w, files, func(f *schema.File) any {
		return jsonTable{f.Table.Name, f.Name, f.Encoding, f.Format, f.Rows}
	})
	fmt.Fprintln(w, "]}")
	return err
}

// writeLines writes the elements of a JSON array, each on a line of its own.
func writeLines[T any](w io.Writer, all []T, as func(T) any) error {
	for i, v := range all {
		end := ",\n"
		if i == 0 {
			fmt.Fprintln(w)
		}
		if i == len(all)-1 {
			end = "\n"
		}
		line, err := json.Marshal(as(v))
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s%s", line, end)
	}
	return nil
}
