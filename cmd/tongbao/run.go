package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"tongbao/generate"
	"tongbao/generate/output"
	"tongbao/generate/sample"
	"tongbao/generate/scan"
)

// The exit statuses.
const (
	statusDone     = 0
	statusFindings = 1 // errors in the files that were given
	statusMisuse   = 2 // what was typed cannot be done
	statusFailed   = 3 // the work could not go on
)

// shell is what a command reads and writes.
type shell struct {
	in       io.Reader
	out, err io.Writer
}

// run runs the command line args and gives the exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	sh := &shell{stdin, stdout, stderr}
	return sh.status(sh.guard(func() error { return dispatch(ctx, sh, args) }))
}

// misuse says what is wrong with the command line and what to type instead.
type misuse struct{ text string }

func (m *misuse) Error() string { return m.text }

func misused(format string, args ...any) error { return &misuse{fmt.Sprintf(format, args...)} }

// status says what err means and gives its exit status. Findings have been
// printed by then.
func (sh *shell) status(err error) int {
	var typed *misuse
	var folder *output.FolderError
	var foreign *output.ForeignError
	var refused *generate.Refusal
	var leak *scan.LeakError
	var list *sample.ListError
	switch {
	case err == nil:
		return statusDone
	case errors.Is(err, generate.ErrFindings):
		return statusFindings
	case errors.As(err, &typed), errors.As(err, &folder), errors.As(err, &foreign), errors.As(err, &refused):
		fmt.Fprintln(sh.err, err)
		return statusMisuse
	case errors.As(err, &leak), errors.As(err, &list):
		fmt.Fprintln(sh.err, err)
		return statusFindings
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(sh.err, "已停下，没有改动。需要时再运行一次。")
	default:
		fmt.Fprintln(sh.err, reason(err))
	}
	return statusFailed
}

// guard runs work and gives a panic in it as an error.
func (sh *shell) guard(work func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			if os.Getenv("TONGBAO_DEBUG") != "" {
				fmt.Fprintf(sh.err, "%v\n%s", p, debug.Stack())
			}
			err = fmt.Errorf("tongbao 自己出了错（%v），没有做完。请把这句话和运行的命令告诉维护人员；设环境变量 TONGBAO_DEBUG=1（见 tongbao help）再运行一次，可得到更多细节。", p)
		}
	}()
	return work()
}
