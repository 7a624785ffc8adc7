package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"tongbao/generate/settings"
)

// start is tongbao without arguments, as a double-click runs it: in a workspace
// it checks, builds and opens the site, elsewhere it says what it is for.
func start(ctx context.Context, sh *shell) error {
	if !isWorkspace(".") {
		return misused("%s\n\n这个文件夹不是工作目录（里面没有 %s）。新建一个：tongbao init 我的县，再把表放进去；\n然后在那个文件夹里运行 tongbao，或把程序放进那个文件夹双击，就会检查、生成并打开站点。", overview(), settings.File)
	}
	build, err := commandNamed("build")
	if err == nil {
		err = build.run(ctx, sh, nil)
	}
	if err != nil {
		return err
	}
	sh.open(filepath.Join("site", "index.html"))
	return nil
}

// open shows a page in the system's browser when somebody watches.
func (sh *shell) open(page string) {
	if os.Getenv("TONGBAO_NO_OPEN") == "" && isTerminal(sh.out) {
		sh.openWith(openerOn(runtime.GOOS), page)
	}
}

// openWith opens a page by a command, and says where the page is when that
// cannot be done: it is there in any case.
func (sh *shell) openWith(opener []string, page string) {
	whole, err := filepath.Abs(page)
	if err == nil {
		page = whole
		err = exec.Command(opener[0], append(opener[1:], page)...).Start()
	}
	if err != nil {
		fmt.Fprintf(sh.out, "没能自动打开浏览器。站点在这里：%s\n", page)
	}
}

// openerOn gives the command by which a system opens a file in the program that
// it is for.
func openerOn(system string) []string {
	switch system {
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler"}
	case "darwin":
		return []string{"open"}
	}
	return []string{"xdg-open"}
}

// isTerminal says whether what is written to w can be seen by somebody.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	nowhere, err := os.Stat(os.DevNull) // a device of that kind as well
	return err != nil || !os.SameFile(info, nowhere)
}

// holdWindow waits for the return key where the window closes with the program,
// as it does after a double-click on Windows.
func holdWindow(in io.Reader, out io.Writer) {
	if !ownConsole() {
		return
	}
	fmt.Fprint(out, "\n按回车键关闭窗口")
	for b := []byte{0}; b[0] != '\n'; {
		if n, err := in.Read(b); n == 0 || err != nil {
			return
		}
	}
}
