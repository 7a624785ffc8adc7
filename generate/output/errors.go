package output

import (
	"fmt"

	"tongbao/generate/finding"
)

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
	Dir  string // the site
	Path string // slash-separated, below the site
}

func (e *ForeignError) Error() string {
	return fmt.Sprintf("“%s”没有改动：里面的 %s 不是 tongbao 写的，却占着要写的位置。请把它移走或改名，再重新生成。", e.Dir, e.Path)
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

// StagingError says that the new files could not all be put beside the site. The
// site was not changed.
type StagingError struct {
	Dir string // the site
	Err error
}

func (e *StagingError) Error() string {
	return fmt.Sprintf("“%s”没有改动：写不了旁边的暂存文件夹“%s”（%s）。请检查磁盘的空间和权限，再运行一次。", e.Dir, stagingOf(e.Dir), finding.Reason(e.Err))
}

func (e *StagingError) Unwrap() error { return e.Err }

// unstaged gives a *StagingError for what the file system refused there; nil for
// nil.
func unstaged(site string, err error) error {
	if err == nil {
		return nil
	}
	return &StagingError{site, err}
}

// CommitError says that the file system refused a step of a commit.
type CommitError struct {
	Dir   string // the site
	Path  string // slash-separated, below the site
	Begun bool   // the site is partly new, and Recover or the next Begin goes on from there; else it was not changed
	Err   error
}

func (e *CommitError) Error() string {
	what, state, next := "其中的 "+e.Path, "没有改动", "再运行一次。"
	if e.Path == "." {
		what = "它"
	}
	if e.Begun {
		state, next = "只更新了一部分", "再运行一次，tongbao 会接着做完。"
	}
	return fmt.Sprintf("“%s”%s：写不了%s（%s）。请关闭正在打开它的程序，检查磁盘的空间和权限，%s", e.Dir, state, what, finding.Reason(e.Err), next)
}

func (e *CommitError) Unwrap() error { return e.Err }

func mountPoint(site string) error {
	return &FolderError{Dir: site, Problem: "它或其中的一个文件夹是单独的挂载点，旁边的暂存文件夹不在同一个文件系统上，所以没有改动",
		Mend: "在挂载点里另建一个文件夹作为站点"}
}
