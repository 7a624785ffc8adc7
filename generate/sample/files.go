package sample

import (
	"io"
	"os"
	"path"
	"path/filepath"

	"tongbao/generate/schema"
)

// Folder takes the files of a workspace.
type Folder interface {
	// Create begins the file of a slash-separated name, replacing what was
	// there. It is complete once it has been closed without an error.
	Create(name string) (io.WriteCloser, error)
}

// directory is a folder on disk.
type directory struct {
	name    string
	created []string // files, in order
}

func (d *directory) Create(name string) (io.WriteCloser, error) {
	file := filepath.Join(d.name, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return nil, err
	}
	f, err := os.Create(file)
	if err != nil {
		return nil, err
	}
	d.created = append(d.created, file)
	return f, nil
}

// undo removes what was created, so that the next run finds the folder as empty
// as this one did.
func (d *directory) undo() {
	top := filepath.Clean(d.name)
	for _, file := range d.created {
		os.Remove(file)
		for folder := filepath.Dir(file); folder != top && os.Remove(folder) == nil; folder = filepath.Dir(folder) {
		}
	}
}

// writer writes files until one fails.
type writer struct {
	folder Folder
	err    error
}

func (w *writer) file(name string, fill func(io.Writer) error) {
	if w.err != nil {
		return
	}
	f, err := w.folder.Create(name)
	if err != nil {
		w.err = err
		return
	}
	w.err = fill(f)
	if err := f.Close(); w.err == nil {
		w.err = err
	}
}

func put[T any, P schema.Record[T]](w *writer, t *schema.Table, rows []T) {
	w.file(t.File(), func(f io.Writer) error { return schema.Write[T, P](f, t, rows) })
}

func putMonth[T any, P schema.Record[T]](w *writer, t *schema.Table, m schema.Month, rows []T) {
	w.file(path.Join(t.Name, m.String()+".csv"), func(f io.Writer) error { return schema.Write[T, P](f, t, rows) })
}
