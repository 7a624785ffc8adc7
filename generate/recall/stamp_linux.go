package recall

import (
	"fmt"
	"io/fs"
	"slices"
	"syscall"
	"time"
)

// local are the file systems, by their numbers in statfs(2), that note the time of
// every change themselves: ext, XFS, Btrfs, F2FS, ZFS, tmpfs, overlayfs. Those of
// other machines may tell what was some time ago, and FAT keeps no such time.
var local = []int64{0xef53, 0x58465342, 0x9123683e, 0xf2f52010, 0x2fc12fc1, 0x01021994, 0x794c7630}

// stampOf gives an open file's stamp; empty while its last change is too new, and
// where the file system is none that is local.
func stampOf(f fs.File, info fs.FileInfo) stamp {
	open, ok := f.(interface{ Fd() uintptr })
	s, known := info.Sys().(*syscall.Stat_t)
	if !ok || !known || time.Since(time.Unix(s.Ctim.Unix())) < settled {
		return ""
	}
	var on syscall.Statfs_t
	if syscall.Fstatfs(int(open.Fd()), &on) != nil || !slices.Contains(local, int64(on.Type)) {
		return ""
	}
	return stamp(fmt.Sprint(s.Dev, s.Ino, s.Size, s.Mtim, s.Ctim))
}

// folderStamp says which folder of which disk it is.
func folderStamp(info fs.FileInfo) stamp {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return ""
	}
	return stamp(fmt.Sprint(s.Dev, s.Ino))
}

// changeOf gives the time of a file's last change, whatever programs set its time
// to; empty where the system has none.
func changeOf(info fs.FileInfo) string {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return ""
	}
	return fmt.Sprint(s.Ino, s.Ctim)
}
