package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
)

// held is how much of a file is kept in memory; what is larger goes to the
// staging folder while it is written.
const held = 1 << 20

// Stream is Write for content that need not be held in memory: write writes it
// to the writer that it gets. An error of write fails the file.
func (s *Stage) Stream(path string, write func(io.Writer) error) error {
	return s.note(s.stream(path, write))
}

func (s *Stage) stream(path string, write func(io.Writer) error) error {
	if err := s.take(path); err != nil {
		return err
	}
	w := &spool{stage: s, path: path}
	if err := errors.Join(write(w), w.close()); err != nil {
		return err
	}
	if w.file == nil {
		return s.keep(path, w.head.Bytes())
	}
	f := w.digest.file(path)
	if err := s.lookAt(path, f.Size); err != nil {
		return err
	}
	same, err := s.unchanged(path, f.Size, func() (bool, error) { return sameSum(s.inSite(path), f.SHA256) })
	if err == nil && same {
		err = unstaged(s.site, os.Remove(s.waiting(path)))
	}
	if err != nil {
		return err
	}
	s.list(f, same)
	return nil
}

// lookAt shows a file that waits in the staging folder to who watches.
func (s *Stage) lookAt(path string, size int64) error {
	if s.watch == nil {
		return nil
	}
	f, err := os.Open(s.waiting(path))
	if err != nil {
		return err
	}
	defer f.Close()
	return s.look(path, f, size)
}

func sameSum(name, want string) (bool, error) {
	there, err := os.Open(name)
	if err != nil {
		return false, err
	}
	defer there.Close()
	sum := sha256.New()
	_, err = io.Copy(sum, there)
	return hex.EncodeToString(sum.Sum(nil)) == want, err
}

// spool holds what is written to it in memory up to a limit, then in a file.
type spool struct {
	stage  *Stage
	path   string
	head   bytes.Buffer
	file   *os.File // nil while all is in memory
	digest digest
}

func (w *spool) Write(b []byte) (int, error) {
	w.digest.Write(b)
	if w.file == nil && w.head.Len()+len(b) <= held {
		return w.head.Write(b)
	}
	if w.file == nil {
		if err := w.spill(); err != nil {
			return 0, err
		}
	}
	n, err := w.file.Write(b)
	return n, unstaged(w.stage.site, err)
}

func (w *spool) spill() error {
	var err error
	if w.file, err = w.stage.create(w.path); err != nil {
		return err
	}
	_, err = w.file.Write(w.head.Bytes())
	w.head = bytes.Buffer{}
	return unstaged(w.stage.site, err)
}

func (w *spool) close() error {
	if w.file == nil {
		return nil
	}
	return unstaged(w.stage.site, w.file.Close())
}
