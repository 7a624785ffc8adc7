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
// process; a *BusyError when another one holds it, a *FolderError when something
// else stands there, behind which nothing is ours, a *StagingError when the file
// system refuses.
func lock(site, staging string) (*os.File, error) {
	if info, err := os.Lstat(staging); err == nil && !info.IsDir() {
		return nil, &FolderError{Dir: staging, Problem: "这里要放暂存的文件，却是一个文件或链接，没有改动", Mend: "把它移走或改名，再运行一次"}
	}
	name := filepath.Join(staging, lockName)
	for try := 0; ; try++ {
		if err := os.Mkdir(staging, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
			return nil, unstaged(site, err)
		}
		f, held, err := openLocked(name)
		if errors.Is(err, fs.ErrNotExist) && try < lockTries {
			continue // its last owner has just removed the folder
		}
		if err != nil {
			return nil, unstaged(site, err)
		}
		if held {
			owner, _ := os.ReadFile(name)
			return nil, &BusyError{Dir: site, Owner: strings.TrimSpace(string(owner))}
		}
		if !stillThere(f) {
			f.Close()
			continue // its last owner has removed it after we opened it
		}
		host, _ := os.Hostname()
		f.Truncate(0)
		fmt.Fprintf(f, "进程 %d，%s，%s 起\n", os.Getpid(), host, time.Now().Format("2006-01-02 15:04:05"))
		return f, nil
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
