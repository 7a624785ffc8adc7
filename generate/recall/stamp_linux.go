package recall

import (
	"fmt"
	"io/fs"
	"syscall"
	"time"
)

// stampOf gives a file's stamp; empty while its last change is too new.
func stampOf(info fs.FileInfo) stamp {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok || time.Since(time.Unix(s.Ctim.Unix())) < settled {
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
