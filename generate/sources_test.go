package generate

import (
	"io/fs"
	"testing"
	"testing/fstest"
)

// unopened is a workspace none of whose files may be opened.
type unopened struct {
	fstest.MapFS
	t *testing.T
}

func (u unopened) Open(name string) (fs.File, error) {
	u.t.Errorf("%s is opened", name)
	return u.MapFS.Open(name)
}

// A pipe would keep whoever opens it waiting for ever.
func TestWatchedAsksWithoutOpening(t *testing.T) {
	w := &watched{FS: unopened{fstest.MapFS{"pipe.csv": {Mode: fs.ModeNamedPipe}}, t}}
	if info, err := fs.Stat(w, "pipe.csv"); err != nil || info.Mode().IsRegular() {
		t.Errorf("%v, %v", info, err)
	}
}
