package output

import (
	"errors"
	"os"
	"syscall"
)

const errorSharingViolation = syscall.Errno(32)

// openLocked opens name for this process alone; held is true when another
// process has it. The system lets go of it when the process ends, however it
// ends. Others may read it, to learn who holds it.
func openLocked(name string) (f *os.File, held bool, err error) {
	p, err := syscall.UTF16PtrFromString(name)
	if err != nil {
		return nil, false, err
	}
	h, err := syscall.CreateFile(p, syscall.GENERIC_READ|syscall.GENERIC_WRITE, syscall.FILE_SHARE_READ,
		nil, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if errors.Is(err, errorSharingViolation) {
		return nil, true, nil
	}
	if err != nil {
		return nil, false, &os.PathError{Op: "open", Path: name, Err: err}
	}
	return os.NewFile(uintptr(h), name), false, nil
}

// unlock closes before it removes, which Windows asks for; the removal fails
// when another process has the file by then, and that is right.
func unlock(f *os.File) {
	f.Close()
	os.Remove(f.Name())
}
