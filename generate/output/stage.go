// Package output writes a site and knows nothing of what is in it. It is the one
// place that writes.
//
// Begin takes the site for this process, Write and Stream collect the files, Commit makes
// the site be exactly those files:
//
//	stage, err := output.Begin(dir)
//	if err != nil { … }
//	defer stage.Abort()
//	… stage.Write("index.html", page), stage.Stream("data/indicators.csv", write) …
//	report, err := stage.Commit()
//
// Until Commit the site stays byte for byte as it was. New content waits in a
// staging folder beside it, .<name>.staging, which also holds the lock. Where there
// is no site yet, it waits there as it is to stand, and Commit renames one folder.
// Else Commit puts the new manifest into the staging folder first; that manifest is the
// journal. When the commit is interrupted from then on, the next Begin or Recover
// finds it there and does the rest. When the file system refuses a step, the
// commit is taken back: what it replaces and removes waits in the staging folder
// until it is done. The manifest moves into the site last.
//
// The manifest lists what tongbao owns. A file that it does not list is foreign:
// it is never overwritten and never removed.
package output

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// Stage collects the files of a site that is being written. Write and Stream may be called
// from several goroutines at once; Commit and Abort only after they are done.
type Stage struct {
	site    string // absolute
	staging string // absolute
	lock    *os.File
	fresh   bool // there is no site yet: the files wait in folders as they are to stand
	old     manifest
	oldFold map[string]string // fold of an old path to the path

	watch func(path string, content io.ReaderAt, size int64) error // may be nil

	mu      sync.Mutex
	names   map[string]string // fold of every path and folder to its spelling
	folders map[string]error  // folders of the paths, and what stands in their way
	files   manifest          // all of the new site, unsorted until Commit
	staged  []string          // those of files that wait in the staging folder
	failed  error             // the first Write that failed
	done    bool
}

// Begin starts to write the site in dir, which need not exist. It finishes an
// interrupted commit first. It gives a *FolderError when dir holds files but no
// site of tongbao, and a *BusyError when another process is writing there.
func Begin(dir string) (*Stage, error) {
	site, err := locate(dir)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(site), 0o755); err != nil {
		return nil, err
	}
	s := &Stage{site: site, staging: stagingOf(site), names: map[string]string{}, folders: map[string]error{}}
	if s.lock, err = lock(site, s.staging); err != nil {
		return nil, err
	}
	if err := s.prepare(); err != nil {
		unlock(s.lock)
		os.Remove(s.staging) // stays when an interrupted commit waits in it
		return nil, err
	}
	return s, nil
}

// Watch has every file that is written from here on read by watch before it
// belongs to the site. It may be called from several goroutines at once. Its
// error fails the file.
func (s *Stage) Watch(watch func(path string, content io.ReaderAt, size int64) error) {
	s.watch = watch
}

// look shows a file to who watches.
func (s *Stage) look(path string, content io.ReaderAt, size int64) error {
	if s.watch == nil {
		return nil
	}
	return s.watch(path, content, size)
}

func (s *Stage) prepare() error {
	if err := recoverCommit(s.site, s.staging); err != nil {
		return err
	}
	var err error
	if s.old, err = owned(s.site); err != nil {
		return err
	}
	s.oldFold = make(map[string]string, len(s.old))
	for _, f := range s.old {
		s.oldFold[fold(f.Path)] = f.Path
	}
	s.fresh = missing(s.site) && runtime.GOOS != "windows" // where no folder moves while one of its files is open, if only to be scanned
	return unstaged(s.site, os.Mkdir(filesIn(s.staging), 0o755))
}

func missing(name string) bool {
	_, err := os.Lstat(name)
	return errors.Is(err, fs.ErrNotExist)
}

// waiting gives where a new file waits until Commit.
func (s *Stage) waiting(path string) string {
	if s.fresh {
		return filepath.Join(filesIn(s.staging), filepath.FromSlash(path))
	}
	return stagedName(s.staging, path)
}

// create creates the new file path where it waits.
func (s *Stage) create(path string) (*os.File, error) {
	name := s.waiting(path)
	const only = os.O_WRONLY | os.O_CREATE | os.O_TRUNC
	f, err := os.OpenFile(name, only, 0o644)
	if s.fresh && errors.Is(err, fs.ErrNotExist) {
		if err = os.MkdirAll(filepath.Dir(name), 0o755); err == nil {
			f, err = os.OpenFile(name, only, 0o644)
		}
	}
	return f, unstaged(s.site, err)
}

// put writes the new file path where it waits.
func (s *Stage) put(path string, data []byte) error {
	f, err := s.create(path)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return unstaged(s.site, errors.Join(err, f.Close()))
}

// IsSite says whether a site of tongbao stands in dir itself.
func IsSite(dir string) bool {
	m, err := readManifest(dir)
	return err == nil && m != nil
}

// locate gives the absolute name of the site, a link to it followed.
func locate(dir string) (string, error) {
	site, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	if info, err := os.Lstat(site); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		if site, err = filepath.EvalSymlinks(site); err != nil {
			return "", err
		}
	}
	if strings.HasPrefix(site, `\\.\`) { // Windows makes this of such a name wherever it stands
		return "", &FolderError{Dir: dir, Problem: "是 Windows 的设备名，不能做文件夹的名字", Mend: "换一个名字"}
	}
	if filepath.Dir(site) == site {
		return "", &FolderError{Dir: dir, Problem: "是磁盘或共享的根，旁边放不下暂存文件夹", Mend: "在其中另建一个文件夹作为站点"}
	}
	return site, nil
}

func stagingOf(site string) string {
	return filepath.Join(filepath.Dir(site), "."+filepath.Base(site)+".staging")
}

// owned gives the manifest of the site; an empty one for a folder that is
// missing or holds nothing but dot-files.
func owned(site string) (manifest, error) {
	entries, err := entriesOf(site)
	if err != nil {
		return nil, err
	}
	m, err := readManifest(site)
	if m != nil || err != nil {
		return m, err
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			return nil, &FolderError{Dir: site,
				Problem: fmt.Sprintf("里面有 %s 等文件，却没有 tongbao 的清单 %s，不是 tongbao 的站点，所以没有写入", e.Name(), manifestName),
				Mend:    "用 -o 换一个空文件夹或新文件夹；如果要用这个文件夹，请先把里面的文件移走"}
		}
	}
	return nil, nil
}

// entriesOf gives what is in the folder dir; nil when there is no such folder. It
// gives a *FolderError for a file: Windows says of a file's entries that they do
// not exist.
func entriesOf(dir string) ([]fs.DirEntry, error) {
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil && !info.IsDir() {
		return nil, &FolderError{Dir: dir, Problem: "是一个文件，不是文件夹，没有改动", Mend: "换一个文件夹"}
	}
	return os.ReadDir(dir)
}

// Write adds a file to the site. It gives a *PathError when path cannot stand in
// a site or clashes with one written before, and a *ForeignError when a file
// that is not ours stands there. After a failed Write, Commit fails too.
func (s *Stage) Write(path string, data []byte) error {
	err := s.take(path)
	if err == nil {
		err = s.keep(path, data)
	}
	return s.note(err)
}

// note remembers the first error of all, and gives err back.
func (s *Stage) note(err error) error {
	if err != nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.failed == nil {
			s.failed = err
		}
	}
	return err
}

// take takes path for a file of the site.
func (s *Stage) take(path string) error {
	if err := CheckPath(path); err != nil {
		return err
	}
	return s.claim(path)
}

// keep stages the content of a path that was taken.
func (s *Stage) keep(path string, data []byte) error {
	if err := s.look(path, bytes.NewReader(data), int64(len(data))); err != nil {
		return err
	}
	same, err := s.unchanged(path, int64(len(data)), func() (bool, error) {
		there, err := os.ReadFile(s.inSite(path))
		return bytes.Equal(there, data), err
	})
	if err != nil {
		return err
	}
	if !same {
		if err := s.put(path, data); err != nil {
			return err
		}
	}
	s.list(fileOf(path, data), same)
	return nil
}

// list adds a file to the site's; same says that it need not be moved there.
func (s *Stage) list(f File, same bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files = append(s.files, f)
	if !same {
		s.staged = append(s.staged, f.Path)
	}
}

// claim takes path for a file, and the folders that it lies in for folders.
func (s *Stage) claim(path string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.done {
		return errors.New("output: Write after Commit or Abort")
	}
	if other, ok := s.names[fold(path)]; ok {
		if other == path {
			return &PathError{Path: path, Problem: "写了两次，或既是文件又是文件夹"}
		}
		return &PathError{Path: path, Problem: fmt.Sprintf("与 %q 只有大小写不同", other)}
	}
	s.names[fold(path)] = path
	for _, folder := range folders(path) {
		err, known := s.folders[folder]
		if !known {
			err = s.claimFolder(folder)
			s.folders[folder] = err
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *Stage) claimFolder(folder string) error {
	if other, ok := s.names[fold(folder)]; ok {
		if other == folder {
			return &PathError{Path: folder, Problem: "既是文件又是文件夹"}
		}
		return &PathError{Path: folder, Problem: fmt.Sprintf("与 %q 只有大小写不同", other)}
	}
	s.names[fold(folder)] = folder
	info, err := os.Lstat(s.inSite(folder))
	_, ours := s.old.find(folder)
	if err == nil && !info.IsDir() && !ours {
		return &ForeignError{Dir: s.site, Path: folder} // a file, or a link that leads out of the site
	}
	return nil
}

// unchanged reports whether the site has the file with this very content, so
// many bytes that same compares. The content on disk decides and not the old
// manifest, so that a page which somebody edited is mended.
func (s *Stage) unchanged(path string, size int64, same func() (bool, error)) (bool, error) {
	name := s.inSite(path)
	info, err := os.Lstat(name)
	if err != nil {
		return false, nil // missing; whatever else it is, the commit meets it again
	}
	if info.Mode().IsRegular() && info.Size() == size && !s.renamedByCase(path, info) {
		if equal, err := same(); err == nil && equal {
			return true, nil
		}
	}
	if _, ours := s.old.find(path); !ours && !s.renamedByCase(path, info) || info.IsDir() {
		return false, &ForeignError{Dir: s.site, Path: path}
	}
	return false, nil
}

// renamedByCase reports whether info is a file of the old site whose path is
// path in another case, on a file system that does not tell them apart.
func (s *Stage) renamedByCase(path string, info fs.FileInfo) bool {
	old, ok := s.oldFold[fold(path)]
	if !ok || old == path {
		return false
	}
	other, err := os.Lstat(s.inSite(old))
	return err == nil && os.SameFile(info, other)
}

func (s *Stage) inSite(path string) string { return filepath.Join(s.site, filepath.FromSlash(path)) }

// Report says what a commit did.
type Report struct {
	Written   []string // new or with new content, sorted
	Removed   []string // no longer part of the site, sorted
	Unchanged int      // files left as they were
	Bytes     int64    // size of the whole site without its manifest
}

// Commit makes the site be what was written: files with new content move in,
// files that the old site listed and the new one does not go, with the folders
// that they leave empty; all others keep their bytes and times. It gives a
// *CommitError when the file system refuses a step, which takes all of it back.
func (s *Stage) Commit() (Report, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.done {
		return Report{}, errors.New("output: Commit after Commit or Abort")
	}
	s.done = true
	if s.failed != nil {
		s.release(false)
		return Report{}, s.failed
	}
	slices.SortFunc(s.files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	slices.Sort(s.staged)
	c := commit{site: s.site, staging: s.staging, old: s.old, new: s.files, staged: s.staged}
	var err error
	if s.fresh {
		err = s.appear()
	} else if err = c.journal(); err == nil {
		err = c.run()
	}
	s.release(err != nil && c.begun)
	if err != nil {
		return Report{}, err
	}
	report := Report{Written: s.staged, Removed: c.removed, Unchanged: len(s.files) - len(s.staged)}
	for _, f := range s.files {
		report.Bytes += f.Size
	}
	return report, nil
}

// appear puts the whole site, with its manifest, where there was none.
func (s *Stage) appear() error {
	folder := filesIn(s.staging)
	if err := writeManifest(filepath.Join(folder, manifestName), s.files); err != nil {
		return unstaged(s.site, err)
	}
	return place(folder, s.site)
}

// Abort gives the stage up; the site stays as it was. After Commit it does
// nothing.
func (s *Stage) Abort() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.done {
		s.done = true
		s.release(false)
	}
}

// release lets go of the site; what waits in the staging folder stays only for
// the next run to finish.
func (s *Stage) release(keep bool) {
	if !keep {
		clearStaging(s.staging)
	}
	unlock(s.lock)
	os.Remove(s.staging)
}
