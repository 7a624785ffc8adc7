package output

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"time"

	"tongbao/generate/finding"
)

// commit turns the old site into the new one. Every step can be done again, so
// that a commit which was interrupted is run once more from its start; and what
// a step replaces or removes waits in the staging folder, so that a commit which
// is refused can be taken back.
type commit struct {
	site, staging string
	old, new      manifest
	staged        []string // paths that wait in the staging folder
	resumed       bool     // an earlier run did some of it: it only goes forward

	begun   bool            // the site is no longer wholly the old one
	kept    []string        // paths whose old file waits in the staging folder
	moved   []string        // paths whose new file has moved into the site
	removed []string        // paths that are gone
	plain   map[string]bool // folders of the site known to be folders and no links
}

// filesIn gives where the staging folder keeps new files.
func filesIn(staging string) string { return filepath.Join(staging, "files") }

// stagedName gives where the staging folder keeps the new file path.
func stagedName(staging, path string) string { return filepath.Join(filesIn(staging), flat(path)) }

// keptName gives where the staging folder keeps the old file path.
func keptName(staging, path string) string { return filepath.Join(staging, "old", flat(path)) }

// flat gives the name under which a file waits in a folder with all others: making
// a folder for each page, and one more in the site, takes longer than writing it.
func flat(path string) string {
	sum := sha256.Sum256([]byte(path))
	return hex.EncodeToString(sum[:])
}

func (c *commit) inSite(path string) string { return filepath.Join(c.site, filepath.FromSlash(path)) }

// journal puts the new manifest into the staging folder, whole or not at all:
// the point from which the commit goes forward.
func (c *commit) journal() error {
	name := filepath.Join(c.staging, manifestName)
	err := writeManifest(name+".new", c.new)
	if err == nil {
		err = os.Rename(name+".new", name)
	}
	return unstaged(c.site, err)
}

func writeManifest(name string, m manifest) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	_, err = f.Write(m.encode())
	return cmp.Or(err, f.Sync(), f.Close())
}

// place has the folder from stand in dir, where there is nothing or an empty
// folder, whole or not at all.
func place(from, dir string) error {
	if info, err := os.Lstat(dir); err == nil && info.IsDir() {
		os.Remove(dir) // stays when something stands in it
	}
	c := commit{site: dir}
	err := c.step(".", func() error { return os.Rename(from, dir) })
	if crossDevice(err) {
		return mountPoint(dir)
	}
	return err
}

// run does the steps, or takes back those that it did when one is refused.
func (c *commit) run() error {
	err := c.forward()
	var refused *CommitError
	if !errors.As(err, &refused) {
		return err
	}
	if c.begun && !c.resumed && c.undo() == nil {
		c.begun = false
	}
	if !c.begun && crossDevice(err) {
		return mountPoint(c.site)
	}
	refused.Begun = c.begun
	return refused
}

// forward does the steps. Removals come first, since a file that goes can stand
// where a folder is to come; the manifest comes last.
func (c *commit) forward() error {
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

// undo takes back what forward did, the last step first. When it is interrupted,
// all that the commit needs waits in the staging folder again.
func (c *commit) undo() error {
	for _, path := range slices.Backward(c.moved) {
		name := c.inSite(path)
		if err := c.step(path, func() error { return os.Rename(name, stagedName(c.staging, path)) }); err != nil {
			return err
		}
		c.prune(name)
	}
	for _, path := range slices.Backward(c.kept) {
		if err := c.step(path, func() error { return rename(keptName(c.staging, path), c.inSite(path)) }); err != nil {
			return err
		}
	}
	return nil
}

func (c *commit) remove(path string) error {
	for _, folder := range folders(path) {
		if !c.isPlain(folder) {
			return nil // gone, or somebody put a link there: what is behind it is not ours
		}
	}
	was, err := c.keep(path, rename)
	if err == nil && was {
		c.removed = append(c.removed, path)
		c.prune(c.inSite(path))
	}
	return err
}

// prune removes the folders above name that are left empty.
func (c *commit) prune(name string) {
	for dir := filepath.Dir(name); dir != c.site && os.Remove(dir) == nil; dir = filepath.Dir(dir) {
	}
}

func (c *commit) isPlain(folder string) bool {
	plain, known := c.plain[folder]
	if !known {
		info, err := os.Lstat(c.inSite(folder))
		plain = err == nil && info.IsDir()
		c.plain[folder] = plain
	}
	return plain
}

// keep puts the old file path aside into the staging folder; was is false when
// there is none.
func (c *commit) keep(path string, aside func(from, to string) error) (was bool, err error) {
	name := c.inSite(path)
	info, err := os.Lstat(name)
	if err != nil || info.IsDir() {
		return false, nil // a folder stays; the step that needs its place is refused
	}
	if err := c.step(path, func() error { return aside(name, keptName(c.staging, path)) }); err != nil {
		return false, err
	}
	c.begun = true
	c.kept = append(c.kept, path)
	return true, nil
}

func (c *commit) move(path string) error {
	if _, err := c.keep(path, secondName); err != nil {
		return err
	}
	err := c.step(path, func() error { return rename(stagedName(c.staging, path), c.inSite(path)) })
	if err == nil {
		c.begun = true
		c.moved = append(c.moved, path)
	}
	return err
}

func (c *commit) moveManifest() error {
	from, to := filepath.Join(c.staging, manifestName), filepath.Join(c.site, manifestName)
	there, err := os.ReadFile(to)
	if err == nil && string(there) == string(c.new.encode()) {
		return os.Remove(from)
	}
	if _, err := c.keep(manifestName, secondName); err != nil {
		return err
	}
	return c.step(manifestName, func() error { return os.Rename(from, to) })
}

// rename moves a file, into a folder that need not be there.
func rename(from, to string) error {
	err := os.Rename(from, to)
	if errors.Is(err, fs.ErrNotExist) {
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		err = os.Rename(from, to)
	}
	return err
}

// secondName gives a file a second name, so that a reader finds something in its
// place at every instant. Where there are no second names it moves the file; so
// it does on Windows, where a file that is being read may be moved, not replaced.
func secondName(from, to string) error {
	if runtime.GOOS == "windows" {
		return rename(from, to)
	}
	err := os.Link(from, to)
	if errors.Is(err, fs.ErrNotExist) && os.MkdirAll(filepath.Dir(to), 0o755) == nil {
		err = os.Link(from, to)
	}
	if err == nil {
		return nil
	}
	return rename(from, to)
}

// step does one step of the commit. It gives a *CommitError.
func (c *commit) step(path string, do func() error) error {
	if err := patiently(do); err != nil {
		return &CommitError{Dir: c.site, Path: path, Err: err}
	}
	return nil
}

// patience is how long a step waits on Windows for a reader to let go of a file.
const patience = 3 * time.Second

// patiently does something again and again while a reader is in its way.
func patiently(do func() error) error {
	var err error
	for wait := time.Duration(0); wait < patience; wait += 50 * time.Millisecond {
		if err = do(); err == nil || !inUse(err) {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	return err
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
	if missing(staging) {
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
	var unclear *FolderError
	if errors.As(err, &unclear) {
		return &FolderError{Dir: staging, Problem: "上次生成的记录 " + manifestName + " 读不懂，没有改动", Mend: "删去这个文件夹，再生成一次，站点会补全"}
	}
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
		c := commit{site: site, staging: staging, old: old, new: next, staged: staged, resumed: true, begun: true}
		if err := c.run(); err != nil {
			return err
		}
	}
	return clearStaging(staging)
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
// first: without it the rest is waste. It gives a *FolderError when something in
// it cannot be removed.
func clearStaging(staging string) error {
	err := patiently(func() error {
		for _, name := range []string{manifestName, manifestName + ".new", "files", "old"} {
			if err := os.RemoveAll(filepath.Join(staging, name)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return &FolderError{Dir: staging, Problem: "上次生成留在里面的文件删不掉（" + finding.Reason(err) + "），站点没有改动",
			Mend: "关闭正在打开它们的程序，或自己删去这个文件夹，再运行一次"}
	}
	return nil
}
