package generate

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tongbao/generate/notice"
	"tongbao/generate/recall"
	"tongbao/generate/record"
	"tongbao/generate/register"
	"tongbao/generate/settings"
)

// sources gives the workspace's files that were read, sorted: settings, tables,
// circulars that were issued, bulletins, their pictures, and the register. Drafts
// are not among them, since nothing of them was issued.
func (r *Read) sources(fsys fs.FS) []string {
	files := map[string]bool{settings.File: true}
	for _, t := range record.Tables {
		for _, file := range r.Workspace.Paths(t) {
			files[file] = true
		}
	}
	pictures := func(images []notice.Image) {
		for _, image := range images {
			files[image.Source] = true
		}
	}
	for _, n := range r.Workspace.Notices.Notices {
		files[n.File] = true
		pictures(n.Images())
	}
	for _, b := range r.Bulletins {
		files[b.File] = true
		pictures(b.Text.Images())
	}
	for _, file := range registered(fsys) {
		files[file] = true
	}
	return slices.Sorted(maps.Keys(files))
}

// registered gives the files of the register.
func registered(fsys fs.FS) (out []string) {
	fs.WalkDir(fsys, register.Folder, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !strings.HasPrefix(d.Name(), ".") {
			out = append(out, name)
		}
		return nil
	})
	return out
}

// copyRead copies a file of the workspace to the path to, with the folders above
// it. It fails when the file is not as it was when it was read.
func copyRead(looked *recall.FS, name, to string) error {
	from, err := looked.Open(name)
	if err != nil {
		return err
	}
	defer from.Close()
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	f, err := os.Create(to)
	if err != nil {
		return err
	}
	n, err := io.Copy(f, from)
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	if now, err := from.Stat(); err != nil || n != now.Size() || !looked.Untouched(name, now) {
		return fmt.Errorf("“%s”在读过以后又被改动，没有装袋。等别人保存好，再运行一次。", name)
	}
	return nil
}
