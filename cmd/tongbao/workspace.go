package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"tongbao/generate/schema"
)

// workspaceOf gives the folder that operands name, the current one when they
// name none. It is a misuse when there is no such folder.
func workspaceOf(operands []string) (string, error) {
	dir := "."
	if len(operands) > 0 {
		dir = operands[0]
	}
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", misused("没有文件夹“%s”。核对路径，或用 tongbao init 新建一个工作目录。", visible(dir))
	case err != nil:
		return "", err
	case !info.IsDir():
		return "", misused("“%s”是一个文件，这里要写工作目录：它所在的文件夹是“%s”。", visible(dir), visible(filepath.Dir(dir)))
	}
	return dir, nil
}

// mustBeEmpty gives a misuse when dir holds anything but dot-files. It need not
// exist.
func mustBeEmpty(dir string) error {
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return misused("“%s”是一个文件，没有改动。请换一个新文件夹的名字。", visible(dir))
	}
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			return misused("文件夹“%s”不是空的（有 %s），没有改动。请换一个空文件夹或新文件夹。", visible(dir), visible(e.Name()))
		}
	}
	return nil
}

// monthIn reads a month and, behind it, the workspace that it is a month of.
func monthIn(operands []string) (schema.Month, string, error) {
	month, ok := schema.ParseMonth(operands[0])
	if !ok {
		return 0, "", misused("“%s”不是月份，写成 2019-07 这样的月份。", visible(operands[0]))
	}
	dir, err := workspaceOf(operands[1:])
	return month, dir, err
}
