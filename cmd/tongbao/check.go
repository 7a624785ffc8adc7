package main

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path"
	"slices"
	"strings"

	"tongbao/generate"
	"tongbao/generate/finding"
	"tongbao/generate/schema"
)

const checkDetails = `
每个问题写明文件、行、列、值、错在哪里、怎么改。错误必须改正才能生成站点；
警告和说明不影响生成。一次列出全部文件的全部问题，不用改一处查一次。

  tongbao check
  tongbao check 示例县 --format json
`

func setupCheck(flags *flag.FlagSet) action {
	format := choiceFlag(flags, "format", "输出`格式`：text（默认）或 json", "text", "json")
	period := monthFlag(flags, "period", periodUsage)
	return func(_ context.Context, sh *shell, operands []string) error {
		dir, err := workspaceOf(operands)
		if err != nil {
			return err
		}
		read, err := generate.ReadWorkspace(os.DirFS(dir), generate.Options{Period: *period})
		if err != nil {
			return err
		}
		write := writeCheckText
		if *format == "json" {
			write = writeCheckJSON
		}
		if err := buffered(sh.out, func(w io.Writer) error { return write(w, read) }); err != nil {
			return err
		}
		return refusal(read)
	}
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

func writeCheckText(w io.Writer, read *generate.Read) error {
	writeTables(w, read)
	writeFindings(w, read.Findings)
	fmt.Fprintln(w, verdict(read.Findings))
	return nil
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
		return jsonFinding{f.Severity.String(), f.Kind.Code, f.File, f.Row, f.Column, f.Value, f.Message(), f.Mend()}
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
