// Package recall remembers of a build what it looked at and what it wrote, so
// that a build that would look at the same and find its site as it left it has
// nothing to do.
//
//	looks.go: what is looked at in a folder
//	stamps.go: what is in files that have not changed since they were last read
//	memo.go: looks and site, kept for the next time
//
// A memo is a hint: where it is missing, stale, damaged or of another version,
// the build is done as if there were none.
package recall

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"tongbao/generate/hint"
)

// FS is a folder that keeps account of everything that is looked at in it: what
// is in the files that are opened, which folders are listed, and what is not
// there. What a program learns of the folder by opening, listing and asking is in
// these looks, so equal looks make equal results. What is seen is noted when it
// is seen, since the folder may change at any time. It may be used from several
// goroutines at once.
type FS struct {
	fs.FS
	skip  func(name string) bool
	mu    sync.Mutex
	looks map[Look]string        // what was seen; "" when it was not the same each time
	first map[string]fs.FileInfo // the files that were opened, as they were then
	past  *stamps                // of earlier runs; nil where none are remembered
}

// Watch gives the folder with the account of it. Folders in it that are sites in
// sites, which a build writes and does not read, are as good as not there.
func Watch(fsys fs.FS, sites ...string) *FS {
	return &FS{FS: fsys, skip: within(fsys, sites), looks: map[Look]string{}, first: map[string]fs.FileInfo{}}
}

// Look is something that is looked at, and how.
type Look struct {
	Name string `json:"name"`
	Kind kind   `json:"kind"`
}

// kind says how something is looked at.
type kind string

const (
	stood  kind = "stood"  // whether it is there, and as what
	read   kind = "read"   // what is in a file
	listed kind = "listed" // what is in a folder
)

func (f *FS) note(name string, k kind, seen string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	l := Look{name, k}
	if before, ok := f.looks[l]; ok && before != seen {
		seen = ""
	}
	f.looks[l] = seen
}

// Open makes it an fs.FS. What is read of a file counts as seen when the file is
// closed.
func (f *FS) Open(name string) (fs.File, error) {
	file, err := f.FS.Open(name)
	if err != nil {
		f.note(name, stood, standing(nil, err))
		return nil, err
	}
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		f.note(name, stood, standing(info, err))
		return file, nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.first[name] == nil {
		f.first[name] = info
	}
	return &opened{File: file, sum: hint.NewSummer(), of: f, name: name, stamp: stampOf(file, info)}, nil
}

// opened is a file that notes what is read of it.
type opened struct {
	fs.File
	sum   hint.Summer
	of    *FS
	name  string
	stamp stamp // as it was opened
}

// Read makes it an fs.File.
func (r *opened) Read(p []byte) (int, error) {
	n, err := r.File.Read(p)
	r.sum.Write(p[:n])
	return n, err
}

// Close makes it an fs.File. Of a file that was read in part the rest counts as
// seen too.
func (r *opened) Close() error {
	if _, err := io.Copy(r.sum, r.File); err != nil {
		r.of.note(r.name, read, "")
	} else {
		r.of.note(r.name, read, r.sum.Sum().String())
		r.of.past.set(r.name, r.stamp, r.sum.Sum())
	}
	return r.File.Close()
}

// Stat makes it an fs.StatFS: without opening the file, which may be a pipe.
func (f *FS) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(f.FS, name)
	f.note(name, stood, standing(info, err))
	return info, err
}

// ReadDir makes it an fs.ReadDirFS.
func (f *FS) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(f.FS, name)
	f.note(name, listed, listing(name, entries, err, f.skip))
	return entries, err
}

// Untouched says whether a file that was opened has the size and the time that it
// had then; false for one that was not.
func (f *FS) Untouched(name string, now fs.FileInfo) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	was := f.first[name]
	return was != nil && was.Size() == now.Size() && was.ModTime().Equal(now.ModTime())
}

// seen is a look and what was seen.
type seen struct {
	Look
	Seen string `json:"seen"`
}

// all gives the looks, sorted; ok is false when the folder changed while it was
// looked at.
func (f *FS) all() (out []seen, ok bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for l, s := range f.looks {
		if s == "" {
			return nil, false
		}
		out = append(out, seen{l, s})
	}
	slices.SortFunc(out, func(a, b seen) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(string(a.Kind), string(b.Kind)))
	})
	return out, true
}

// sees gives what there is to see of l.
func (f *FS) sees(l Look) string {
	switch l.Kind {
	case stood:
		return standing(fs.Stat(f.FS, l.Name))
	case listed:
		entries, err := fs.ReadDir(f.FS, l.Name)
		return listing(l.Name, entries, err, f.skip)
	}
	return f.content(l.Name)
}

func standing(info fs.FileInfo, err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "nothing"
	case err != nil:
		return "out of reach"
	case info.Mode().IsRegular():
		return fmt.Sprintf("file of %d", info.Size())
	}
	return info.Mode().Type().String()
}

// content gives the sum of a file, which is read where it is not known.
func (f *FS) content(name string) string {
	if sum, ok := f.Sum(name); ok {
		return sum.String()
	}
	if info, err := fs.Stat(f.FS, name); err != nil || !info.Mode().IsRegular() {
		return "no file" // and no pipe to wait for
	}
	file, err := f.Open(name)
	if err != nil {
		return "out of reach"
	}
	if err := file.Close(); err != nil { // which reads it
		return "out of reach"
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.looks[Look{name, read}]
}

// listing gives the sum of a folder's names and what they are.
func listing(name string, entries []fs.DirEntry, err error, skip func(name string) bool) string {
	if err != nil {
		return standing(nil, err)
	}
	s := hint.NewSummer()
	for _, e := range entries {
		if !e.IsDir() || !skip(path.Join(name, e.Name())) {
			fmt.Fprintf(s, "%q %v\n", e.Name(), e.Type())
		}
	}
	return s.Sum().String()
}
