package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"runtime"
	"strings"

	"tongbao/generate/page"
)

func setupHelp(*flag.FlagSet) action {
	return func(_ context.Context, sh *shell, operands []string) error {
		if len(operands) == 0 {
			_, err := fmt.Fprintln(sh.out, overview())
			return err
		}
		c, err := commandNamed(operands[0])
		if err != nil {
			return err
		}
		return c.writeHelp(sh.out)
	}
}

func setupVersion(*flag.FlagSet) action {
	return func(_ context.Context, sh *shell, _ []string) error {
		_, err := fmt.Fprintf(sh.out, "tongbao %s %s/%s\n", version, runtime.GOOS, runtime.GOARCH)
		return err
	}
}

// overview is the help on all commands, without a line end.
func overview() string {
	var b strings.Builder
	b.WriteString("tongbao 把县里现有的 CSV 表变成一个双击就能打开的通报网站。\n\n用法：tongbao 命令 [选项] [工作目录]\n\n命令：\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "  %-11s %s\n", c.name, c.about)
	}
	b.WriteString(`
不写工作目录时，就是当前文件夹。选项写在前面、后面都可以。
第一次用：tongbao init 示例县 --sample，再 tongbao build 示例县。
在工作目录里只写 tongbao（或双击程序），就检查、生成并打开站点。
每个命令的用法：tongbao help 命令

环境变量，先用 set 名称=值（Linux、macOS 用 export 名称=值）设好：
  TONGBAO_NO_OPEN=1   生成以后不打开浏览器
  TONGBAO_PASSPHRASE  密钥的口令，没有人输入时用
  TONGBAO_DEBUG=1     tongbao 自己出错时写出细节，交给维护人员

退出状态：0 完成；1 数据有错误；2 命令写得不对；3 没能做完`)
	return b.String()
}

// writeHelp writes the help on c.
func (c command) writeHelp(w io.Writer) error {
	var b strings.Builder
	flags := flag.NewFlagSet(c.name, flag.ContinueOnError)
	c.setup(flags)
	usage := strings.TrimSpace("用法：tongbao " + c.name + " " + c.operands)
	var lines strings.Builder
	flags.VisitAll(func(f *flag.Flag) {
		value, about := flag.UnquoteUsage(f)
		name := dashed(f.Name)
		if !takesNoValue(f) {
			name += " " + value
		}
		usage += " [" + name + "]"
		fmt.Fprintf(&lines, "  %s\n      %s\n", name, about)
	})
	fmt.Fprintf(&b, "%s\n\n%s。\n%s", usage, c.about, c.details)
	if lines.Len() > 0 {
		b.WriteString("\n选项：\n" + lines.String())
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// described gives the commands as the site's help page lists them.
func described() []page.Command {
	var out []page.Command
	for _, c := range commands() {
		out = append(out, page.Command{Usage: strings.TrimSpace("tongbao " + c.name + " " + c.operands), About: c.about})
	}
	return out
}
