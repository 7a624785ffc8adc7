package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"tongbao/generate"
	"tongbao/generate/notice"
	"tongbao/generate/register"
)

const noticeDetails = `
通报先写草稿，定稿后用 issue 印发：编上下一个文号，进登记簿，此后文件不能再改。
写错了另发更正，不算数了另发撤销，都是新的通报；原来的还在原来的地址。
每件事都要写原因（--why），可以写依据（--basis），记入登记簿。

  tongbao notice new --title 关于遍访情况的通报     写一份草稿
  tongbao notice issue notices/2019/草稿.md --why 县委同意印发
  tongbao notice amend 示组通〔2019〕5号 --why 户数有误 --issue
  tongbao notice withdraw 示组通〔2019〕5号 --why 事实不清 --issue
  tongbao notice mask 示组通〔2019〕5号 --person 张三 --why 申诉成立
  tongbao notice list --state 有效                 有效、更正、撤销、期满、匿名化、草稿
  tongbao notice adopt --why 登记簿启用前印发       把早已印发的补登进去

最后可以写工作目录；不写就是当前文件夹。
`

// noticeFlags are the flags of the notice command.
type noticeFlags struct {
	actFlags
	title, kind, audience, prefix, person, state *string
	issue                                        *bool
}

// noticeVerbs are what can be done, with how many operands each has besides
// the workspace.
var noticeVerbs = []struct {
	name  string
	takes int
	what  string
	do    func(f noticeFlags, sh *shell, dir, operand string) error
}{
	{"new", 0, "", noticeFlags.new},
	{"issue", 1, "草稿的文件", noticeFlags.issueFile},
	{"amend", 1, "原件的文号", noticeFlags.amend},
	{"withdraw", 1, "原件的文号", noticeFlags.withdraw},
	{"mask", 1, "通报的文号", noticeFlags.mask},
	{"list", 0, "", noticeFlags.list},
	{"adopt", 0, "", noticeFlags.adopt},
}

func setupNotice(flags *flag.FlagSet) action {
	f := noticeFlags{
		actFlags: declareAct(flags),
		title:    flags.String("title", "关于……的通报", "new：`标题`"),
		kind:     choiceFlag(flags, "kind", "new：`种类`，通报（默认）、通报批评或简报", notice.Report, notice.Criticism, notice.Bulletin),
		audience: choiceFlag(flags, "audience", "new：公开`范围`，internal（默认）或 public", notice.Internal, notice.Public),
		prefix:   flags.String("prefix", "", "issue：文号的`代字`，如 示组通；默认和最近一份相同"),
		person:   flags.String("person", "", "mask：要隐去的`姓名`"),
		state:    choiceFlag(flags, "state", "list：只列这种`状态`", append([]string{""}, listed...)...),
		issue:    flags.Bool("issue", false, "amend、withdraw：写好就印发"),
	}
	return func(_ context.Context, sh *shell, operands []string) error {
		var names []string
		for _, v := range noticeVerbs {
			names = append(names, v.name)
			if v.name != operands[0] {
				continue
			}
			if len(operands) < 1+v.takes {
				return misused("tongbao notice %s 后面要写%s。运行 tongbao help notice 看用法。", v.name, v.what)
			}
			if len(operands) > 2+v.takes {
				return misused("tongbao notice %s 多写了“%s”。运行 tongbao help notice 看用法。", v.name, visible(operands[2+v.takes]))
			}
			dir, err := workspaceOf(operands[1+v.takes:])
			if err != nil {
				return err
			}
			return v.do(f, sh, dir, strings.Join(operands[1:1+v.takes], ""))
		}
		return misused("tongbao notice 不能“%s”，只能 %s。", visible(operands[0]), strings.Join(names, "、"))
	}
}

func (f noticeFlags) new(sh *shell, dir, _ string) error {
	file, err := f.paper(dir).NewDraft(notice.Front{Title: *f.title, Kind: *f.kind, Audience: *f.audience}, "各乡镇党委，各帮扶单位：\n\n……\n")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(sh.out, "已写好草稿“%s”。用记事本修改，定稿后运行 tongbao notice issue %s --why 原因。\n", file, file)
	return err
}

func (f noticeFlags) issueFile(sh *shell, dir, file string) error {
	d, err := f.desk(sh, dir)
	if err != nil {
		return err
	}
	return f.issued(sh, d, below(dir, file))
}

func (f noticeFlags) issued(sh *shell, d *generate.Desk, file string) error {
	done, err := d.Issue(file, *f.prefix)
	if err != nil {
		return sh.acted(done, err, d, "")
	}
	if err := sh.acted(done, nil, d, "已印发：%s，文件是“%s”。从现在起这个文件不能再改。", done.Numbers[0], done.File); err != nil {
		return err
	}
	if done.Notice.Kind == notice.Criticism {
		_, err = fmt.Fprintf(sh.out, "这是通报批评：在 criticisms.csv 里登记被通报的人，文号写 %s，写上影响期。\n", done.Numbers[0])
	}
	return err
}

// below gives a file by its path below the workspace, as it is typed from
// there or from the current folder.
func below(dir, file string) string {
	if _, err := os.Stat(filepath.Join(dir, file)); err != nil {
		root, err1 := filepath.Abs(dir)
		name, err2 := filepath.Abs(file)
		if rel, err3 := filepath.Rel(root, name); err1 == nil && err2 == nil && err3 == nil {
			file = rel
		}
	}
	return filepath.ToSlash(filepath.Clean(file))
}

func (f noticeFlags) amend(sh *shell, dir, number string) error {
	return f.counter(sh, dir, notice.Correction, number)
}

func (f noticeFlags) withdraw(sh *shell, dir, number string) error {
	return f.counter(sh, dir, notice.Withdrawal, number)
}

// counter writes a circular that corrects or withdraws another one.
func (f noticeFlags) counter(sh *shell, dir, kind, number string) error {
	d := f.paper(dir)
	if *f.issue {
		var err error
		if d, err = f.desk(sh, dir); err != nil {
			return err
		}
	}
	file, err := d.Counter(kind, number)
	if err != nil {
		return err
	}
	if !*f.issue {
		_, err := fmt.Fprintf(sh.out, "已写好%s的草稿“%s”。修改以后运行 tongbao notice issue %s --why 原因。\n", kind, file, file)
		return err
	}
	if err := f.issued(sh, d, file); err != nil {
		return errors.Join(err, os.Remove(filepath.Join(dir, filepath.FromSlash(file))))
	}
	return nil
}

func (f noticeFlags) mask(sh *shell, dir, number string) error {
	if *f.person == "" {
		return misused("要写明隐去谁的姓名：--person 姓名。")
	}
	d, err := f.desk(sh, dir)
	if err != nil {
		return err
	}
	done, err := d.Mask(number, *f.person)
	return sh.acted(done, err, d, "从现在起，%s 对“%s”的批评不再显示姓名。已经发出的站点请重新生成。", number, visible(*f.person))
}

func (f noticeFlags) adopt(sh *shell, dir, _ string) error {
	d, err := f.desk(sh, dir)
	if err != nil {
		return err
	}
	done, err := d.Adopt()
	if err == nil && len(done.Numbers) == 0 {
		return sh.acted(done, nil, d, "没有要补登的通报，树头已补上。")
	}
	return sh.acted(done, err, d, "已补登 %d 份：%s。", len(done.Numbers), strings.Join(done.Numbers, "、"))
}

// draftState is how list names a draft.
const draftState = "草稿"

// listed are the states that list knows.
var listed = []string{register.InForce.Label(), register.Corrected.Label(), register.Withdrawn.Label(), register.Expired.Label(),
	register.Nameless.Label(), draftState}

func (f noticeFlags) list(sh *shell, dir, _ string) error {
	d := f.paper(dir)
	read, err := generate.ReadWorkspace(os.DirFS(dir), generate.Options{Date: d.On, Version: version})
	if err != nil {
		return err
	}
	if read.Workspace == nil {
		writeFindings(sh.out, read.Findings)
		return generate.ErrFindings
	}
	return buffered(sh.out, func(w io.Writer) error {
		f.writeList(w, read, d)
		return nil
	})
}

func (f noticeFlags) writeList(w io.Writer, read *generate.Read, d *generate.Desk) {
	archive := read.Workspace.Notices
	for _, n := range archive.Notices {
		state := read.Register.Standing(read.Workspace, n, d.On).Label()
		if *f.state != "" && *f.state != state {
			continue
		}
		entered := ""
		if read.Register.Present && read.Register.State(n.Number).IssuedBy == nil {
			entered = "（没有登记）"
		}
		fmt.Fprintf(w, "%s\t%s%s\t%s\t%s\t%s\n", n.Number, state, entered, n.Kind, n.IssuedOn, visible(n.Title))
	}
	if *f.state == "" || *f.state == draftState {
		for _, n := range archive.Drafts {
			fmt.Fprintf(w, "%s\t%s\t%s\t\t%s\n", n.File, draftState, n.Kind, visible(n.Title))
		}
	}
	switch {
	case len(archive.Notices)+len(archive.Drafts) == 0:
		fmt.Fprintln(w, "没有通报。")
	case !read.Register.Present:
		fmt.Fprintln(w, "这个工作目录还没有登记簿，通报没有登记。启用登记簿：tongbao notice adopt --why 原因。")
	}
}
