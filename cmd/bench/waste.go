package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// waste is the folder where what was discarded waits for the end of the run.
const waste = "waste"

// discard takes folders out of the way. It does not remove them: for minutes
// after 20 000 files are removed, ext4 looks at each of them for each new file,
// and who comes next would be measured with that.
func (b *bench) discard(paths ...string) error {
	if err := os.MkdirAll(b.program(waste), 0o755); err != nil {
		return err
	}
	for _, path := range paths {
		to, err := os.MkdirTemp(b.program(waste), "")
		if err != nil {
			return err
		}
		err = os.Rename(path, filepath.Join(to, filepath.Base(path)))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
