package output

import (
	"bytes"
	"os"
	"slices"
)

// Site gives the site's folder, absolute.
func (s *Stage) Site() string { return s.site }

// There reads the file that stands at path in the site into buf, and gives what a
// manifest says of it; ok is false where there is none, or it is longer or
// shorter than it was left, and what buf then holds is of no use.
func (s *Stage) There(path string, buf *bytes.Buffer) (f File, ok bool) {
	was, ours := s.old.find(path)
	info, err := os.Lstat(s.inSite(path))
	if !ours || err != nil || !info.Mode().IsRegular() || info.Size() != was.Size {
		return File{}, false
	}
	in, err := os.Open(s.inSite(path))
	if err != nil {
		return File{}, false
	}
	defer in.Close()
	_, err = buf.ReadFrom(in)
	return fileOf(path, buf.Bytes()), err == nil
}

// Files gives what was written so far, in no order.
func (s *Stage) Files() []File {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.files)
}
