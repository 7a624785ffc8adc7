// Package recall remembers of a build what it looked at and what it wrote, so
// that a build that would look at the same and find its site as it left it has
// nothing to do.
//
//	looks.go: what is looked at in a folder
//	memo.go: looks and site, kept for the next time
//
// A memo is a hint: where it is missing, stale, damaged or of another version,
// the build is done as if there were none.
package recall

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"sync"
)

// FS is a folder that keeps account of everything that is looked at in it: the
// files that are opened, the folders that are listed, and what is not there. All
// of a program's knowledge of the folder is in these looks, so equal looks make
// equal results. It may be used from several goroutines at once.
type FS struct {
	fs.FS
	mu    sync.Mutex
	kinds map[string]kind
	first map[string]fs.FileInfo // the files that were opened, as they were then
}

// kind says how something was looked at, as bits.
type kind int

const (
	stood  kind = 1 << iota // whether it is there, and as what
	read                    // what is in a file
	listed                  // what is in a folder
)

// Watch gives the folder with the account of it.
func Watch(fsys fs.FS) *FS {
	return &FS{FS: fsys, kinds: map[string]kind{}, first: map[string]fs.FileInfo{}}
}

func (f *FS) note(name string, k kind) {
	f.mu.Lock()
	f.kinds[name] |= k
	f.mu.Unlock()
}

// Open makes it an fs.FS.
func (f *FS) Open(name string) (fs.File, error) {
	file, err := f.FS.Open(name)
	if err != nil {
		f.note(name, stood)
		return nil, err
	}
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		f.note(name, stood)
		return file, nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.kinds[name] |= read
	if f.first[name] == nil {
		f.first[name] = info
	}
	return file, nil
}

// Stat makes it an fs.StatFS: without opening the file, which may be a pipe.
func (f *FS) Stat(name string) (fs.FileInfo, error) {
	f.note(name, stood)
	return fs.Stat(f.FS, name)
}

// ReadDir makes it an fs.ReadDirFS.
func (f *FS) ReadDir(name string) ([]fs.DirEntry, error) {
	f.note(name, listed)
	return fs.ReadDir(f.FS, name)
}

// Untouched says whether a file that was opened is still as it was then.
func (f *FS) Untouched(name string, now fs.FileInfo) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	was := f.first[name]
	return was != nil && was.Size() == now.Size() && was.ModTime().Equal(now.ModTime())
}

// Look is one thing that was looked at, and what was seen.
type Look struct {
	Name string `json:"name"`
	Kind kind   `json:"kind"`
	Seen string `json:"seen"` // SHA-256 of it, 64 hexadecimal digits
}

// errChanged says that a file is not what was read any more.
var errChanged = errors.New("recall: a file changed while it was read")

// looks gives what was looked at, sorted by name. Entries of a folder that skip
// gives true for are as good as not there.
func (f *FS) looks(skip func(name string) bool) ([]Look, error) {
	f.mu.Lock()
	kinds := maps.Clone(f.kinds)
	f.mu.Unlock()
	var out []Look
	for _, name := range slices.Sorted(maps.Keys(kinds)) {
		l := Look{Name: name, Kind: kinds[name]}
		if l.Kind&read != 0 {
			info, err := fs.Stat(f.FS, name)
			if err != nil || !f.Untouched(name, info) {
				return nil, errChanged
			}
		}
		l.Seen = see(f.FS, l, skip)
		out = append(out, l)
	}
	return out, nil
}

// see looks again, and gives the sum of what there is.
func see(fsys fs.FS, l Look, skip func(name string) bool) string {
	h := sha256.New()
	if l.Kind&stood != 0 {
		stand(h, fsys, l.Name)
	}
	if l.Kind&read != 0 {
		content(h, fsys, l.Name)
	}
	if l.Kind&listed != 0 {
		list(h, fsys, l.Name, skip)
	}
	return hex.EncodeToString(h.Sum(nil))
}

func stand(w io.Writer, fsys fs.FS, name string) {
	info, err := fs.Stat(fsys, name)
	switch {
	case err != nil:
		fmt.Fprintf(w, "none %v\n", errors.Is(err, fs.ErrNotExist))
	case info.Mode().IsRegular():
		fmt.Fprintf(w, "file %d\n", info.Size())
	default:
		fmt.Fprintf(w, "%v\n", info.Mode().Type())
	}
}

func content(w io.Writer, fsys fs.FS, name string) {
	if info, err := fs.Stat(fsys, name); err != nil || !info.Mode().IsRegular() {
		fmt.Fprintln(w, "no file") // and no pipe to wait for
		return
	}
	f, err := fsys.Open(name)
	if err != nil {
		fmt.Fprintln(w, "none")
		return
	}
	defer f.Close()
	if _, err := io.Copy(w, f); err != nil {
		fmt.Fprintln(w, "broken")
	}
}

func list(w io.Writer, fsys fs.FS, name string, skip func(name string) bool) {
	entries, err := fs.ReadDir(fsys, name)
	if err != nil {
		fmt.Fprintln(w, "none")
		return
	}
	for _, e := range entries {
		if !e.IsDir() || !skip(path.Join(name, e.Name())) {
			fmt.Fprintf(w, "%q %v\n", e.Name(), e.Type())
		}
	}
}
