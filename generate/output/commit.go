package output

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"time"
)

// commit turns the old site into the new one. Every step can be done again, so
// that a commit which was interrupted is run once more from its start.
type commit struct {
	site, staging string
	old, new      manifest
	staged        []string // paths that wait in the staging folder

	begun   bool            // the site is no longer wholly the old one
	removed []string        // paths that are gone
	plain   map[string]bool // folders of the site known to be folders and no links
}

// stagedName gives where the staging folder keeps the file or folder path.
func stagedName(staging, path string) string {
	return filepath.Join(staging, "files", filepath.FromSlash(path))
}

// journal puts the new manifest into the staging folder, whole or not at all:
// the point from which the commit goes forward.
func (c *commit) journal() error {
	name := filepath.Join(c.staging, manifestName)
	f, err := os.Create(name + ".new")
	if err != nil {
		return err
	}
	_, err = f.Write(c.new.encode())
	err = cmp.Or(err, f.Sync(), f.Close())
	if err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}

// run does the steps. Removals come first, since a file that goes can stand
// where a folder is to come; the manifest comes last.
func (c *commit) run() error {
	c.plain = map[string]bool{}
	if err := c.step(".", func() error { return os.MkdirAll(c.site, 0o755) }); err != nil {
		return err
	}
	for _, f := range c.old {
		if _, stays := c.new.find(f.Path); !stays {
			if err := c.remove(f.Path); err != nil {
				return err
			}
		}
	}
	for _, path := range c.staged {
		if err := c.move(path); err != nil {
			return err
		}
	}
	return c.moveManifest()
}

func (c *commit) remove(path string) error {
	for _, folder := range folders(path) {
		if !c.isPlain(folder) {
			return nil // gone, or somebody put a link there: what is behind it is not ours
		}
	}
	name := filepath.Join(c.site, filepath.FromSlash(path))
	info, err := os.Lstat(name)
	if err != nil || info.IsDir() {
		return nil
	}
	if err := c.step(path, func() error { return os.Remove(name) }); err != nil {
		return err
	}
	c.begun = true
	c.removed = append(c.removed, path)
	for dir := filepath.Dir(name); dir != c.site && os.Remove(dir) == nil; dir = filepath.Dir(dir) {
	}
	return nil
}

func (c *commit) isPlain(folder string) bool {
	plain, known := c.plain[folder]
	if !known {
		info, err := os.Lstat(filepath.Join(c.site, filepath.FromSlash(folder)))
		plain = err == nil && info.IsDir()
		c.plain[folder] = plain
	}
	return plain
}

func (c *commit) move(path string) error {
	from, to := stagedName(c.staging, path), filepath.Join(c.site, filepath.FromSlash(path))
	err := c.step(path, func() error {
		err := os.Rename(from, to)
		if errors.Is(err, fs.ErrNotExist) {
			if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
				return err
			}
			err = os.Rename(from, to)
		}
		return err
	})
	if err == nil {
		c.begun = true
	}
	return err
}

func (c *commit) moveManifest() error {
	from, to := filepath.Join(c.staging, manifestName), filepath.Join(c.site, manifestName)
	there, err := os.ReadFile(to)
	if err == nil && string(there) == string(c.new.encode()) {
		return os.Remove(from)
	}
	err = c.step(manifestName, func() error { return os.Rename(from, to) })
	if err == nil {
		c.begun = true
	}
	return err
}

// patience is how long a step waits on Windows for a reader to let go of a file.
const patience = 3 * time.Second

// step does one step of the commit, again and again while a reader is in its way.
func (c *commit) step(path string, do func() error) error {
	var err error
	for wait := time.Duration(0); wait < patience; wait += 50 * time.Millisecond {
		if err = do(); err == nil || !inUse(err) {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	switch {
	case err == nil:
		return nil
	case !c.begun && crossDevice(err):
		return &FolderError{Dir: c.site, Problem: "是单独的挂载点，暂存文件夹不在同一个文件系统上",
			Mend: "在其中另建一个文件夹作为站点"}
	}
	return &CommitError{Path: path, Begun: c.begun, Err: err}
}

// inUse reports whether err is how Windows refuses because a file is open.
func inUse(err error) bool {
	const accessDenied, sharingViolation, lockViolation = syscall.Errno(5), syscall.Errno(32), syscall.Errno(33)
	return runtime.GOOS == "windows" &&
		(errors.Is(err, accessDenied) || errors.Is(err, sharingViolation) || errors.Is(err, lockViolation))
}

func crossDevice(err error) bool {
	const notSameDevice = syscall.Errno(17) // on Windows
	return errors.Is(err, syscall.EXDEV) || runtime.GOOS == "windows" && errors.Is(err, notSameDevice)
}

// Recover finishes a commit to the site in dir that was interrupted, and does
// nothing when there is none. It gives a *BusyError while another process is
// writing the site.
func Recover(dir string) error {
	site, err := locate(dir)
	if err != nil {
		return err
	}
	staging := stagingOf(site)
	if _, err := os.Lstat(staging); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	held, err := lock(site, staging)
	if err != nil {
		return err
	}
	err = recoverCommit(site, staging)
	unlock(held)
	os.Remove(staging)
	return err
}

// recoverCommit finishes the commit whose journal stands in the staging folder,
// and leaves the folder empty but for the lock.
func recoverCommit(site, staging string) error {
	next, err := readManifest(staging)
	if err != nil {
		return err
	}
	if next != nil {
		old, err := readManifest(site)
		if err != nil {
			return err
		}
		staged, err := stagedWhole(staging, next)
		if err != nil {
			return err
		}
		c := commit{site: site, staging: staging, old: old, new: next, staged: staged, begun: true}
		if err := c.run(); err != nil {
			return err
		}
	}
	clearStaging(staging)
	return nil
}

// stagedWhole gives the paths that still wait in the staging folder with the
// content that the manifest says. After a power cut a file may have lost it: then
// the old one stays, Verify reports it and the next build writes it again.
func stagedWhole(staging string, next manifest) ([]string, error) {
	var paths []string
	for _, f := range next {
		data, err := os.ReadFile(stagedName(staging, f.Path))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if f.is(data) {
			paths = append(paths, f.Path)
		}
	}
	return paths, nil
}

// clearStaging empties the staging folder but for the lock. The journal goes
// first: without it the rest is waste.
func clearStaging(staging string) {
	os.Remove(filepath.Join(staging, manifestName))
	os.Remove(filepath.Join(staging, manifestName+".new"))
	os.RemoveAll(filepath.Join(staging, "files"))
}
