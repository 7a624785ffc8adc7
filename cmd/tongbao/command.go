package main

import (
	"context"
	"errors"
	"flag"
	"strings"

	"tongbao/generate/schema"
)

// command is one of tongbao's commands.
type command struct {
	name        string
	operands    string // what stands after the name besides flags, as help shows it
	least, most int    // how many operands
	about       string // one line
	details     string // further lines of its help
	// setup declares the flags and gives what the command does once they are set.
	setup func(*flag.FlagSet) action
}

// action does what a command is for.
type action func(ctx context.Context, sh *shell, operands []string) error

// commands lists the commands in the order in which a clerk needs them.
func commands() []command {
	return []command{
		{"init", "目录", 1, 1, "新建一个工作目录：设置文件、空表和一份通报样稿", initDetails, setupInit},
		{"check", "[工作目录]", 0, 1, "检查全部文件，一次列出所有问题", checkDetails, setupCheck},
		{"import", "文件…", 1, 1000, "把报来的表导入工作目录：改好文件名、编码和列名", importDetails, setupImport},
		{"build", "[工作目录]", 0, 1, "生成站点；有错误就不生成，原有站点不变", buildDetails, setupBuild},
		{"serve", "[工作目录]", 0, 1, "在本机浏览器里预览，文件一改就自动更新", serveDetails, setupServe},
		{"new", "bulletin 月份 [工作目录]", 1, 3, "写出月报的草稿，供修改", newDetails, setupNew},
		{"notice", "动作 [文号或文件] [工作目录]", 1, 3, "通报：写草稿、印发、更正、撤销、隐去姓名、列表、补登", noticeDetails, setupNotice},
		{"bulletin", "动作 月份 [工作目录]", 1, 3, "月报：发出（定下当月的数和正文）和修订", bulletinDetails, setupBulletin},
		{"key", "动作 [名称]", 1, 2, "登记簿签名用的密钥：新建、列表、看公钥", keyDetails, setupKey},
		{"bag", "目录 [工作目录]", 1, 2, "装袋移交档案：站点、登记簿、来源文件、校验值和说明", bagDetails, setupBag},
		{"verify", "[站点、工作目录或袋]", 0, 1, "不连网核对站点、工作目录或袋：内容、登记簿、签名", verifyDetails, setupVerify},
		{"diff", "原来的 现在的 [工作目录]", 0, 3, "比两个月份或两个站点：哪些数、记录、网页变了", diffDetails, setupDiff},
		{"pdf", "[站点] [网页…]", 0, 1000, "用本机的浏览器把月报或别的网页印成 PDF", pdfDetails, setupPDF},
		{"indicators", "[工作目录]", 0, 1, "输出每个地方的全部指标，供别的程序使用", indicatorsDetails, setupIndicators},
		{"rollup", "各县的站点或数据包…", 1, 10000, "把各县公布的数据汇总成市州、省的站点", rollupDetails, setupRollup},
		{"sample", "目录", 1, 1, "生成虚构的县或市州，用来试用和测速", sampleDetails, setupSample},
		{"version", "", 0, 0, "显示版本", "", setupVersion},
		{"help", "[命令]", 0, 1, "显示用法", "", setupHelp},
	}
}

func commandNamed(name string) (command, error) {
	var names []string
	for _, c := range commands() {
		if c.name == name {
			return c, nil
		}
		names = append(names, c.name)
	}
	if isWorkspace(name) {
		return command{}, misused("没有命令 %s。要生成这个工作目录的站点，写 tongbao build %s。", visible(name), visible(quoted(name)))
	}
	return command{}, misused("没有命令 %s%s运行 tongbao help 看全部命令。", visible(name), perhaps(schema.Nearest(strings.ToLower(name), names)))
}

// dispatch runs the command that args name.
func dispatch(ctx context.Context, sh *shell, args []string) error {
	if len(args) == 0 {
		return start(ctx, sh)
	}
	name, args := args[0], args[1:]
	switch name {
	case "-h", "-help", "--help":
		name = "help"
	case "-version", "--version":
		name = "version"
	}
	if strings.HasPrefix(name, "-") {
		return misused("选项 %s 前面要先写命令，例如 tongbao check %s。运行 tongbao help 看全部命令。", visible(name), visible(name))
	}
	c, err := commandNamed(name)
	if err != nil {
		return err
	}
	return c.run(ctx, sh, args)
}

func (c command) run(ctx context.Context, sh *shell, args []string) error {
	flags := flag.NewFlagSet(c.name, flag.ContinueOnError)
	act := c.setup(flags)
	operands, err := parse(flags, args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return c.writeHelp(sh.out)
	case err != nil:
		return err
	case len(operands) < c.least:
		return misused("tongbao %s 后面要写%s，例如 %s。运行 tongbao help %s 看用法。", c.name, c.operands, c.example(), c.name)
	case len(operands) > c.most:
		return misused("tongbao %s 多写了“%s”：%s。名称里有空格时用引号括起来。运行 tongbao help %s 看用法。",
			c.name, visible(operands[c.most]), c.takes(), c.name)
	}
	return act(ctx, sh, operands)
}

// example gives the first example of c's help, without the remark behind it.
func (c command) example() string {
	const call = "tongbao "
	for line := range strings.Lines(c.details) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, call+c.name) {
			line, _, _ = strings.Cut(line, "  ")
			return line
		}
	}
	return call + c.name
}

// takes says how many operands c has.
func (c command) takes() string {
	if c.most == 0 {
		return "后面不用再写什么"
	}
	return "只能写一个" + strings.Trim(c.operands, "[]")
}
