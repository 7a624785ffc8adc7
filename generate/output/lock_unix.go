//go:build unix

package output

import (
	"errors"
	"os"
	"syscall"
)

// openLocked opens name for this process alone; held is true when another
// process has it. The system lets go of it when the process ends, however it
// ends. A file system without locks counts as not held.
func openLocked(name string) (f *os.File, held bool, err error) {
	f, err = os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, false, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); errors.Is(err, syscall.EWOULDBLOCK) {
		f.Close()
		return nil, true, nil
	}
	return f, false, nil
}

// unlock removes the lock file while it is still held, so that whoever opened it
// before can see that it is gone.
func unlock(f *os.File) {
	os.Remove(f.Name())
	f.Close()
}
