package intake

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"tongbao/generate/record"
)

// overlay is a workspace with the sources in its inbox, and without the files
// that make room.
type overlay struct {
	fs.FS
	hidden  []string
	added   map[string][]byte
	sources map[string]string // their names by their paths in the overlay
}

func newOverlay(fsys fs.FS, hidden []string, sources []Source) *overlay {
	o := &overlay{fsys, hidden, map[string][]byte{}, map[string]string{}}
	for _, src := range sources {
		name := o.free(path.Base(src.Name))
		o.added[name], o.sources[name] = src.Data, src.Name
	}
	return o
}

// free gives a path in the inbox for a file called base.
func (o *overlay) free(base string) string {
	ext := path.Ext(base)
	for n := 1; ; n++ {
		name := path.Join(record.Inbox, base)
		if n > 1 {
			name = path.Join(record.Inbox, strings.TrimSuffix(base, ext)+"（"+strconv.Itoa(n)+"）"+ext)
		}
		if _, err := fs.Stat(o.FS, name); o.added[name] == nil && (err != nil || slices.Contains(o.hidden, name)) {
			return name
		}
	}
}

func (o *overlay) Open(name string) (fs.File, error) {
	if data, ok := o.added[name]; ok {
		return &memory{bytes.NewReader(data), info{path.Base(name), int64(len(data))}}, nil
	}
	if slices.Contains(o.hidden, name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return o.FS.Open(name)
}

// ReadDir makes the overlay an fs.ReadDirFS.
func (o *overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.FS, name)
	if name == record.Inbox {
		err = nil
	}
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		at := path.Join(name, e.Name())
		return slices.Contains(o.hidden, at) || at == record.Inbox
	})
	switch name {
	case ".":
		entries = append(entries, fs.FileInfoToDirEntry(info{record.Inbox, -1}))
	case record.Inbox:
		for at, data := range o.added {
			entries = append(entries, fs.FileInfoToDirEntry(info{path.Base(at), int64(len(data))}))
		}
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, err
}

// memory is a file of the overlay that lies in memory.
type memory struct {
	*bytes.Reader
	info info
}

func (m *memory) Stat() (fs.FileInfo, error) { return m.info, nil }
func (m *memory) Close() error               { return nil }

// info is what is known of such a file; a size of -1 is a folder's.
type info struct {
	name string
	size int64
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return max(0, i.size) }
func (i info) ModTime() time.Time { return time.Time{} }
func (i info) IsDir() bool        { return i.size < 0 }
func (i info) Sys() any           { return nil }

func (i info) Mode() fs.FileMode {
	if i.IsDir() {
		return fs.ModeDir | 0o755
	}
	return 0o644
}
