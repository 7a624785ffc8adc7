package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"tongbao/generate"
	"tongbao/generate/finding"
)

const serveDetails = `
只有本机能打开。工作目录里的文件一保存，站点就重新生成，浏览器自动更新；
有错误时浏览器里列出问题，改正后自动恢复。按 Ctrl+C 结束。

  tongbao serve 示例县
  tongbao serve 示例县 --port 9000
`

const usualPort = 8719

func setupServe(flags *flag.FlagSet) action {
	f := declareSite(flags, "临时文件夹，结束时删去")
	port := intFlag(flags, "port", fmt.Sprintf("`端口`，默认 %d，被占用时另选；0 表示任选", usualPort), -1, 0, 65535)
	return func(ctx context.Context, sh *shell, operands []string) error {
		dir, err := workspaceOf(operands)
		if err != nil {
			return err
		}
		site := *f.site
		if site == "" {
			temporary, err := os.MkdirTemp("", "tongbao-")
			if err != nil {
				return err
			}
			defer os.RemoveAll(temporary)
			site = filepath.Join(temporary, "site")
		}
		ln, err := listen(*port)
		if err != nil {
			return err
		}
		fmt.Fprintf(sh.out, "预览在 http://%s/ ，按 Ctrl+C 结束。\n", ln.Addr())
		p := &preview{workspace: dir, site: site,
			rebuild: func(ctx context.Context) ([]byte, error) { return sh.rebuild(ctx, dir, site, f.options()) },
			warn:    func(err error) { fmt.Fprintln(sh.err, reason(err)) },
		}
		return p.run(ctx, ln)
	}
}

// listen takes a port of this machine; port -1 is the usual one, or any when
// that is taken.
func listen(port int) (net.Listener, error) {
	open := func(port int) (net.Listener, error) {
		return net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	}
	if port < 0 {
		if ln, err := open(usualPort); err == nil {
			return ln, nil
		}
		return open(0)
	}
	ln, err := open(port)
	if err != nil {
		return nil, misused("端口 %d 用不了（可能已被占用）。用 --port 换一个，或不写 --port。", port)
	}
	return ln, nil
}

// rebuild builds the site for the preview. With faults in the data it gives the
// page that shows them.
func (sh *shell) rebuild(ctx context.Context, dir, site string, o generate.Options) (problem []byte, err error) {
	err = sh.guard(func() error {
		start := time.Now()
		report, err := generate.Build(ctx, os.DirFS(dir), site, o)
		if errors.Is(err, generate.ErrFindings) {
			fmt.Fprintf(sh.out, "有错误 %s 处，页面上列出了怎样改正。\n", counted(report.Findings.Count(finding.Error)))
			problem = findingsPage(os.DirFS(dir), report.Read)
			return nil
		}
		if err == nil {
			fmt.Fprintf(sh.out, "已生成：%d 个文件有更新，用了 %s。\n", len(report.Output.Written)+len(report.Output.Removed), spent(time.Since(start)))
		}
		return err
	})
	return problem, err
}
