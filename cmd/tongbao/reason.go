package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"tongbao/generate/finding"
	"tongbao/generate/output"
)

// reason gives err in words: what the file system refused is said in Chinese,
// and what to do about it.
func reason(err error) string {
	var staging *output.StagingError
	var commit *output.CommitError
	if errors.As(err, &staging) || errors.As(err, &commit) {
		return err.Error()
	}
	path, ok := refusedPath(err)
	switch {
	case !ok:
		return err.Error()
	case (errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)) && leadsThroughFile(path):
		return fmt.Sprintf("读写“%s”没有成功：路径中间有一段是文件，不是文件夹。核对路径，再运行一次。", path)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Sprintf("没有权限读写“%s”。检查它的权限，或换一个文件夹，再运行一次。", path)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Sprintf("没有“%s”。核对路径，再运行一次。", path)
	}
	return fmt.Sprintf("读写“%s”没有成功：%s。检查这个路径和磁盘，再运行一次。", path, finding.Reason(err))
}

// refusedPath gives the path that the file system refused; of a file that was to
// be renamed when it is whole, its folder.
func refusedPath(err error) (path string, ok bool) {
	var one *fs.PathError
	var two *os.LinkError
	switch {
	case errors.As(err, &one) && strings.HasPrefix(filepath.Base(one.Path), ".tongbao-"):
		return filepath.Dir(one.Path), true
	case errors.As(err, &one):
		return one.Path, true
	case errors.As(err, &two):
		return two.New, true
	}
	return "", false
}

// leadsThroughFile says of a path that was not found whether a file stands where
// it needs a folder. Linux has an error of its own for that, Windows has none.
func leadsThroughFile(path string) bool {
	for dir := path; ; dir = filepath.Dir(dir) {
		info, err := os.Stat(dir)
		if err == nil {
			return !info.IsDir()
		}
		if dir == filepath.Dir(dir) {
			return false
		}
	}
}
