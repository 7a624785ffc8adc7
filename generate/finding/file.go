package finding

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"syscall"

	"tongbao/generate/private"
)

// Refuse says whether a file's name holds a private number, and adds that the
// file is not read: the names of files reach the site.
func (l *List) Refuse(name string) bool {
	masked := private.Mask(name)
	if masked == name {
		return false
	}
	l.Add(FileIdentity.New(At{File: masked}, "", "file", masked))
	return true
}

// Unread says that a file or folder cannot be read.
func Unread(name string, err error) Finding {
	return FileUnread.New(At{File: name}, "", "reason", Reason(err))
}

// refusal is what a system refuses, in words.
type refusal struct {
	err   error
	words string
}

// refusals are those of all systems.
var refusals = []refusal{
	{syscall.ENOTEMPTY, "文件夹不是空的"}, // it counts as fs.ErrExist too
	{fs.ErrPermission, "没有权限读写它"},
	{fs.ErrNotExist, "没有这个文件或文件夹"},
	{fs.ErrExist, "已经有这个文件或文件夹"},
	{syscall.ENOTDIR, "路径中间有一段是文件，不是文件夹"},
	{syscall.EISDIR, "它是文件夹，不是文件"},
	{syscall.ENOSPC, "磁盘满了"},
	{syscall.EROFS, "磁盘是只读的"},
	{syscall.ENAMETOOLONG, "名称太长"},
	{syscall.EMFILE, "打开的文件太多"},
	{syscall.EDQUOT, "磁盘配额用完了"},
	{syscall.EXDEV, "它在另一个文件系统上"},
	{syscall.EBUSY, "别的程序正在用它"},
	{syscall.EIO, "磁盘或网络出错"},
	{syscall.ELOOP, "链接绕成了圈"},
	{syscall.EINVAL, "名称或路径不对"},
}

// Reason says in words why the system refused to read or write, without the
// path that its own message repeats.
func Reason(err error) string {
	for _, r := range slices.Concat(localRefusals, refusals) {
		if errors.Is(err, r.err) {
			return r.words
		}
	}
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		err = path.Err
	case errors.As(err, &link):
		err = link.Err
	}
	return err.Error()
}
