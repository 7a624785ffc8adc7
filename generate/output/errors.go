package output

import "fmt"

// FolderError says why a folder is not written to or cannot be read as a site.
// Nothing in the folder was changed.
type FolderError struct {
	Dir     string
	Problem string
	Mend    string
}

func (e *FolderError) Error() string {
	return fmt.Sprintf("文件夹 %s：%s。%s。", e.Dir, e.Problem, e.Mend)
}

// ForeignError says that something which tongbao did not write stands where a
// file of the site is to go. Nothing was changed.
type ForeignError struct {
	Path string // slash-separated, below the site
}

func (e *ForeignError) Error() string {
	return fmt.Sprintf("文件夹里的 %s 不是 tongbao 写的，却占着要写的位置。请把它移走或改名，再重新生成。", e.Path)
}

// BusyError says that another tongbao is writing the same site.
type BusyError struct {
	Dir   string
	Owner string // process, machine and time of its start; may be empty
}

func (e *BusyError) Error() string {
	owner := ""
	if e.Owner != "" {
		owner = "（" + e.Owner + "）"
	}
	return fmt.Sprintf("另一个 tongbao%s正在写“%s”。请等它结束，再重新运行。", owner, e.Dir)
}

// CommitError says that the file system refused a step of a commit.
type CommitError struct {
	Path  string // slash-separated, below the site
	Begun bool   // the site is partly new, and Recover or the next Begin goes on from there
	Err   error
}

func (e *CommitError) Error() string {
	if !e.Begun {
		return fmt.Sprintf("没有改动：写不了 %s：%v", e.Path, e.Err)
	}
	return fmt.Sprintf("只更新了一部分：写不了 %s：%v。请关闭正在打开它的程序，检查权限，再运行一次；tongbao 会接着做完。", e.Path, e.Err)
}

func (e *CommitError) Unwrap() error { return e.Err }
