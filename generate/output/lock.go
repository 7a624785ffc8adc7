package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

const (
	lockName  = "lock"
	lockTries = 100 // a folder that is gone each time is no folder
)

// lock makes the staging folder when there is none and takes it for this
// process; a *BusyError when another one holds it, a *StagingError when the file
// system refuses or a link stands there, behind which nothing is ours.
func lock(site, staging string) (*os.File, error) {
	if info, err := os.Lstat(staging); err == nil && !info.IsDir() {
		return nil, unstaged(site, errors.New("那里已经有一个文件或链接，请先把它移走或改名"))
	}
	name := filepath.Join(staging, lockName)
	for try := 0; ; try++ {
		if err := os.Mkdir(staging, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
			return nil, unstaged(site, err)
		}
		f, err := take(site, name)
		var busy *BusyError
		switch {
		case errors.As(err, &busy), err == nil:
			return f, err
		case errors.Is(err, fs.ErrNotExist) && try < lockTries: // its last owner has just removed the folder
		default:
			return nil, unstaged(site, err)
		}
	}
}

// Hold keeps other processes out of the folder dir, which must be there, by a
// lock file in it, until release or the end of this process. It gives a
// *BusyError when another one holds it.
func Hold(dir, file string) (release func(), err error) {
	f, err := take(dir, filepath.Join(dir, file))
	if err != nil {
		return nil, err
	}
	return func() { unlock(f) }, nil
}

// take takes the lock file name for this process, and writes into it who that
// is; a *BusyError about dir when another one holds it.
func take(dir, name string) (*os.File, error) {
	for {
		f, held, err := openLocked(name)
		switch {
		case err != nil:
			return nil, err
		case held:
			owner, _ := os.ReadFile(name)
			return nil, &BusyError{Dir: dir, Owner: strings.TrimSpace(string(owner))}
		case stillThere(f):
			host, _ := os.Hostname()
			f.Truncate(0)
			fmt.Fprintf(f, "进程 %d，%s，%s 起\n", os.Getpid(), host, time.Now().Format("2006-01-02 15:04:05"))
			return f, nil
		}
		f.Close() // its last owner has removed it after we opened it
	}
}

func stillThere(f *os.File) bool {
	opened, err := f.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(f.Name())
	return err == nil && os.SameFile(opened, named)
}
