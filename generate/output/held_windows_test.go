package output

import (
	"errors"
	"maps"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// hold opens a file so that others may do with it what share says.
func hold(t *testing.T, name string, share uint32) syscall.Handle {
	t.Helper()
	p, err := syscall.UTF16PtrFromString(name)
	if err != nil {
		t.Fatal(err)
	}
	h, err := syscall.CreateFile(p, syscall.GENERIC_READ, share, nil, syscall.OPEN_EXISTING, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// A reader that does not let go of a file stops the commit, and the site stays
// the old one; one that lets go in time does not, nor does one that shares.
func TestAFileThatIsHeldOpen(t *testing.T) {
	site := newSite(t)
	mustPublish(t, site, files{"a.html": "1", "m.html": "1", "z.html": "1"})
	before := tree(t, site)
	next := files{"a.html": "2", "m.html": "2", "z.html": "2"}
	held := filepath.Join(site, "m.html")

	h := hold(t, held, 0)
	wantVerified(t, site, Difference{Path: "m.html", Problem: Unread})
	_, err := publish(site, next)
	syscall.CloseHandle(h)
	wantTakenBack(t, err)
	if after := tree(t, site); !maps.Equal(before, after) {
		t.Errorf("the site is now %v", after)
	}
	wantAlone(t, site)

	h = hold(t, held, syscall.FILE_SHARE_READ)
	time.AfterFunc(patience/6, func() { syscall.CloseHandle(h) })
	mustPublish(t, site, next)
	wantVerified(t, site)

	h = hold(t, held, syscall.FILE_SHARE_READ|syscall.FILE_SHARE_WRITE|syscall.FILE_SHARE_DELETE)
	mustPublish(t, site, files{"a.html": "3", "m.html": "3", "z.html": "3"})
	syscall.CloseHandle(h)
	wantVerified(t, site)
}

func TestADeviceIsNoFolder(t *testing.T) {
	var folder *FolderError
	if _, err := Begin(filepath.Join(t.TempDir(), "CON")); !errors.As(err, &folder) || !strings.Contains(folder.Problem, "设备名") {
		t.Errorf("Begin gives %v, want a FolderError that names the device", err)
	}
}
