package generate

import (
	"bytes"
	"io/fs"
	"time"
)

// written is a file in memory.
type written struct {
	*bytes.Reader
	name string
}

func (w *written) Stat() (fs.FileInfo, error) { return w, nil }
func (w *written) Close() error               { return nil }
func (w *written) Name() string               { return w.name }
func (w *written) Mode() fs.FileMode          { return 0o644 }
func (w *written) ModTime() time.Time         { return time.Time{} }
func (w *written) IsDir() bool                { return false }
func (w *written) Sys() any                   { return nil }
