package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"tongbao/generate"
	"tongbao/generate/output"
)

func TestStatus(t *testing.T) {
	for _, c := range []struct {
		err  error
		code int
		says string
	}{
		{nil, 0, ""},
		{generate.ErrFindings, 1, ""},
		{errors.Join(generate.ErrFindings, nil), 1, ""},
		{misused("没有命令 %s", "buidl"), 2, "没有命令 buidl\n"},
		{fmt.Errorf("写站点：%w", &output.FolderError{Dir: "d", Problem: "p", Mend: "m"}), 2, "文件夹 d"},
		{&output.ForeignError{Path: "a.txt"}, 2, "a.txt"},
		{&output.BusyError{Dir: "d"}, 3, "另一个 tongbao"},
		{context.Canceled, 3, "已停下"},
		{&fs.PathError{Op: "open", Path: "x.csv", Err: fs.ErrPermission}, 3, "没有权限读写“x.csv”"},
		{&fs.PathError{Op: "open", Path: "x.csv", Err: fs.ErrNotExist}, 3, "没有“x.csv”"},
		{&fs.PathError{Op: "open", Path: "x.csv", Err: errors.New("坏道")}, 3, "读写“x.csv”没有成功：坏道"},
		{&fs.PathError{Op: "mkdir", Path: "run_test.go/site", Err: fs.ErrNotExist}, 3, "路径中间有一段是文件"}, // as Windows says it
		{&fs.PathError{Op: "mkdir", Path: "run_test.go", Err: fs.ErrNotExist}, 3, "路径中间有一段是文件"},
		{&fs.PathError{Op: "open", Path: "run_test.go", Err: syscall.EIO}, 3, "读写“run_test.go”没有成功：磁盘或网络出错"},
		{&os.LinkError{Op: "rename", Old: "a", New: "b", Err: syscall.ENOSPC}, 3, "读写“b”没有成功：磁盘满了"},
		{&output.StagingError{Dir: "d/site", Err: &fs.PathError{Op: "open", Path: "x", Err: syscall.ENOSPC}}, 3, "“d/site”没有改动"},
		{&output.CommitError{Dir: "site", Path: "a.html", Err: &os.LinkError{Op: "rename", Old: "a", New: "b", Err: syscall.EBUSY}}, 3,
			"“site”没有改动：写不了其中的 a.html（别的程序正在用它）"},
		{&output.CommitError{Dir: "site", Path: "a.html", Begun: true, Err: fs.ErrPermission}, 3, "“site”只更新了一部分"},
	} {
		var said bytes.Buffer
		sh := &shell{err: &said}
		if code := sh.status(c.err); code != c.code || !strings.Contains(said.String(), c.says) || (c.says == "") != (said.Len() == 0) {
			t.Errorf("%v: status %d, says %q", c.err, code, said.String())
		}
	}
}

// A panic becomes a sentence, with the trace only for those who ask for it.
func TestGuard(t *testing.T) {
	for _, debug := range []string{"", "1"} {
		t.Setenv("TONGBAO_DEBUG", debug)
		var said bytes.Buffer
		sh := &shell{err: &said}
		code := sh.status(sh.guard(func() error { panic("出界") }))
		if code != statusFailed || !strings.Contains(said.String(), "tongbao 自己出了错（出界）") {
			t.Errorf("status %d, says %q", code, said.String())
		}
		if traced := strings.Contains(said.String(), "goroutine"); traced != (debug != "") {
			t.Errorf("TONGBAO_DEBUG=%q says %q", debug, said.String())
		}
	}
}

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"户数": "户数", "a\nb\tc": "a b c", "\x1b[31m": "␛[31m", "\u202eabc": "\ufffdabc", "\x7f": "\ufffd",
	} {
		if got := visible(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if got := clipped(strings.Repeat("户", 61), 60); got != strings.Repeat("户", 60)+"……" {
		t.Error(got)
	}
}

func TestCounted(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567"} {
		if got := counted(n); got != want {
			t.Errorf("%d: %s", n, got)
		}
	}
}

func TestSpent(t *testing.T) {
	for d, want := range map[time.Duration]string{0: "0.00 秒", 1234 * time.Millisecond: "1.23 秒", 125 * time.Second: "2 分 5 秒"} {
		if got := spent(d); got != want {
			t.Errorf("%v: %s", d, got)
		}
	}
}

// The counting line appears when a stage is long, and is wiped before the
// stage's own line.
func TestStagesProgress(t *testing.T) {
	var out, terminal bytes.Buffer
	s := &stages{out: &out, terminal: &terminal}
	s.progress("生成", 1, 2000)
	if terminal.Len() > 0 {
		t.Errorf("at once: %q", terminal.String())
	}
	s.began = s.began.Add(-longStage)
	s.progress("生成", 1500, 2000)
	if got := terminal.String(); !strings.Contains(got, "生成：1,500 / 2,000") {
		t.Errorf("%q", got)
	}
	s.progress("生成", 1501, 2000) // too soon after
	s.end(generate.Stage{Name: "生成", Count: "2000 个网页", Took: 2 * time.Second})
	if got := terminal.String(); strings.Contains(got, "1,501") || !strings.HasSuffix(got, " \r") {
		t.Errorf("%q", got)
	}
	if got := out.String(); got != "生成：2000 个网页（2.00 秒）\n" {
		t.Errorf("%q", got)
	}
	s = &stages{out: &out}
	s.progress("生成", 1, 2) // nobody watches
	s.clear()
}
