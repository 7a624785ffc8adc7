package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Room is a folder that is being filled beside the place where it is to stand, so
// that what is interrupted leaves nothing there. It is for what is handed over
// once and never written again; a site is written by a Stage.
type Room struct {
	Dir     string // the folder to fill, absolute
	to      string // where it is to stand, absolute
	staging string
	lock    *os.File
}

// Furnish gives an empty folder for what is to stand in dir, which must be empty
// or not there. It gives a *FolderError when it is not, and a *BusyError when
// another process is writing there.
func Furnish(dir string) (*Room, error) {
	to, err := locate(dir)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return nil, err
	}
	r := &Room{to: to, staging: stagingOf(to)}
	r.Dir = filesIn(r.staging)
	if r.lock, err = lock(to, r.staging); err != nil {
		return nil, err
	}
	if err := r.prepare(dir); err != nil {
		r.release()
		return nil, err
	}
	return r, nil
}

func (r *Room) prepare(dir string) error {
	if err := recoverCommit(r.to, r.staging); err != nil {
		return err
	}
	if err := mustBeEmpty(dir, r.to); err != nil {
		return err
	}
	return os.Mkdir(r.Dir, 0o755)
}

func mustBeEmpty(dir, to string) error {
	entries, err := entriesOf(to)
	if err != nil {
		return err
	}
	if len(entries) > 0 {
		return &FolderError{Dir: dir, Problem: "不是空的，里面有 " + entries[0].Name() + "，没有改动", Mend: "换一个空文件夹或新文件夹"}
	}
	return nil
}

// Place puts the folder where it is to stand, whole or not at all.
func (r *Room) Place() error {
	defer r.Abort()
	return place(r.Dir, r.to)
}

// Fault gives what the file system refused while the room was being filled as a
// *StagingError of the place where it was to stand, and any other error as it is.
func (r *Room) Fault(err error) error {
	var staging *StagingError
	var path *fs.PathError
	switch {
	case errors.As(err, &staging):
		return unstaged(r.to, staging.Err)
	case errors.As(err, &path) && strings.HasPrefix(path.Path, r.staging):
		return unstaged(r.to, err)
	}
	return err
}

// Abort gives up what was not placed. It may be called after Place.
func (r *Room) Abort() {
	if r.lock != nil {
		r.release()
	}
}

func (r *Room) release() {
	clearStaging(r.staging)
	unlock(r.lock)
	os.Remove(r.staging)
	r.lock = nil
}
