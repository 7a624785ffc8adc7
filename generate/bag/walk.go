package bag

import (
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"tongbao/generate/finding"
)

// contents are the files that stand in a bag. They were found by walking it, so
// that no path from a list ever reaches the file system.
type contents struct {
	sizes   map[string]int64
	payload []string // sorted
	tags    []string // sorted
	data    bool     // there is a payload folder
}

// walk finds the files of a bag. It follows no link to a folder; a link to a
// file of the bag counts as that file.
func walk(fsys fs.FS, tell teller) (*contents, error) {
	c := &contents{sizes: map[string]int64{}}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case name == "." && err != nil:
			return err
		case err != nil:
			tell.says(name, Unread, finding.Error, finding.Reason(err))
			return nil
		case !utf8.ValidString(name):
			tell.says(strings.ToValidUTF8(name, "\ufffd"), UnsafePath, finding.Error, "名称不是有效的 UTF-8")
			return skip(d)
		case d.IsDir():
			c.data = c.data || name == payloadFolder
			return nil
		}
		c.take(fsys, name, d, tell)
		return nil
	})
	return c, err
}

func skip(d fs.DirEntry) error {
	if d.IsDir() {
		return fs.SkipDir
	}
	return nil
}

func (c *contents) take(fsys fs.FS, name string, d fs.DirEntry, tell teller) {
	info, err := d.Info()
	if d.Type()&fs.ModeSymlink != 0 {
		info, err = target(fsys, name)
		if info == nil {
			tell.says(name, Link, finding.Error, "指到袋子外面，或不是指向一个文件")
			return
		}
		tell.says(name, Link, finding.Warning, "复制时可能丢失")
	}
	if err != nil {
		tell.says(name, Unread, finding.Error, finding.Reason(err))
		return
	}
	if !info.Mode().IsRegular() {
		tell.says(name, Unread, finding.Error, "不是普通的文件")
		return
	}
	c.sizes[name] = info.Size()
	if strings.HasPrefix(name, payload) {
		c.payload = append(c.payload, name)
	} else {
		c.tags = append(c.tags, name)
	}
}

// target gives the file of the bag that a link leads to in one step; nil when
// there is none.
func target(fsys fs.FS, name string) (fs.FileInfo, error) {
	to, err := fs.ReadLink(fsys, name)
	if err != nil || path.IsAbs(to) {
		return nil, nil
	}
	to = path.Join(path.Dir(name), to)
	for step := to; step != "."; step = path.Dir(step) {
		if !fs.ValidPath(step) {
			return nil, nil
		}
		info, err := fs.Lstat(fsys, step)
		if err != nil || info.Mode()&fs.ModeSymlink != 0 || step == to && !info.Mode().IsRegular() {
			return nil, nil
		}
	}
	return fs.Lstat(fsys, to)
}

// has says whether the bag has a file of that name.
func (c *contents) has(name string) bool { _, ok := c.sizes[name]; return ok }
