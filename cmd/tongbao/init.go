package main

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"tongbao/generate/record"
	"tongbao/generate/sample"
	"tongbao/generate/schema"
	"tongbao/generate/settings"
)

const initDetails = `
得到 tongbao.yaml（每一项都有说明）、每张表的空文件（只有表头）和一份通报样稿。
加 --sample 时得到一个虚构的示例县，可以马上生成站点。不写进已有文件的文件夹。

  tongbao init 示例县 --sample
  tongbao init 我的县
`

//go:embed notice.md
var firstNotice []byte

// firstNoticeFile is where a new workspace's first circular stands.
const firstNoticeFile = "notices/2019/01.md"

func setupInit(flags *flag.FlagSet) action {
	withSample := flags.Bool("sample", false, "写入虚构的示例县，而不是空表")
	return func(_ context.Context, sh *shell, operands []string) error {
		if *withSample {
			return sh.writeSample(operands[0], sample.County)
		}
		return sh.writeEmpty(operands[0])
	}
}

// writeEmpty writes a workspace without data into the folder dir.
func (sh *shell) writeEmpty(dir string) error {
	if err := mustBeEmpty(dir); err != nil {
		return err
	}
	files := map[string][]byte{
		settings.File:   settings.Template("示例县驻村工作通报", "522799", "示例县", sample.Reporting),
		firstNoticeFile: firstNotice,
	}
	for _, t := range record.Tables {
		var b bytes.Buffer
		if err := schema.Template(&b, t); err != nil {
			return err
		}
		files[t.File()] = b.Bytes()
	}
	if err := writeAllNew(dir, files); err != nil {
		return err
	}
	_, err := fmt.Fprintf(sh.out, `已建好工作目录“%s”：设置文件 %s、%d 张空表、通报样稿 %s。
下一步：
  1. 用记事本打开 %s，写上标题、区划代码和报告月份（数据里有月份以后，period 一行可以删去）
  2. 把导出的表粘贴进同名的文件，或用导出的 CSV 替换它；没有的表可以删去
  3. 运行 tongbao check %s
`, dir, settings.File, len(record.Tables), firstNoticeFile, settings.File, quoted(dir))
	return err
}

// writeAllNew writes the files of a new workspace, all of them or none.
func writeAllNew(dir string, files map[string][]byte) error {
	var written []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := writeNew(file, files[name]); err != nil {
			for _, file := range written {
				os.Remove(file)
			}
			return err
		}
		written = append(written, file)
	}
	return nil
}

// writeNew writes a file that does not exist, whole or not at all, with the
// folders above it.
func writeNew(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		os.Remove(name)
	}
	return err
}
