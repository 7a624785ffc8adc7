package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"tongbao/generate"
	"tongbao/generate/edition"
	"tongbao/generate/output"
)

const bagDetails = `
装成一个“袋”（BagIt 1.0）交给档案部门：站点重新生成，加上登记簿、来源文件、每个文件的
校验值和一份说明。几十年后没有 tongbao 也能看、能核对。有错误时不装，列出全部问题。

  tongbao bag 移交/2019年7月 示例县
  tongbao bag 公开袋 示例县 --audience public --date 2019-08-02
  tongbao verify 移交/2019年7月

内部版的袋里来源文件是原样的，姓名都在，按档案管理；站点里该隐去的已隐去。
--audience public 的袋只收公开版站点和登记簿的公开部分，逐字节扫描过才放到位。
`

func setupBag(flags *flag.FlagSet) action {
	f := declareSiteAs(flags, "site", "从前发布的站点`文件夹`，登记簿必须还包含它的树头；默认是工作目录里的 site")
	audience := choiceFlag(flags, "audience", "给谁的`版本`：internal（内部版，默认）或 public（公开版）", string(edition.Internal), string(edition.Public))
	return func(ctx context.Context, sh *shell, operands []string) error {
		dir, err := workspaceOf(operands[1:])
		if err != nil {
			return err
		}
		if operands[0] == "" {
			return misused("袋写到哪里？写一个空文件夹或新文件夹，例如 tongbao bag 2019年归档。")
		}
		h := generate.Handover{Dir: operands[0], Audience: edition.Audience(*audience), Site: filepath.Join(dir, "site")}
		if *f.site != "" {
			if h.Site = *f.site; !output.IsSite(h.Site) {
				return misused("--site 的“%s”不是 tongbao 的站点。", visible(h.Site))
			}
		}
		return sh.bag(ctx, dir, h, f.options())
	}
}

// bag writes a bag of the workspace dir and tells how it goes.
func (sh *shell) bag(ctx context.Context, dir string, h generate.Handover, o generate.Options) error {
	return sh.making(o, func(o generate.Options) (*generate.Report, error) {
		return generate.HandOver(ctx, os.DirFS(dir), h, o)
	}, func(w io.Writer, done bool, _ time.Duration) {
		if done {
			writeBagged(w, h)
		} else {
			fmt.Fprintf(w, "没有装袋，“%s”没有改动。\n", visible(h.Dir))
		}
	})
}

// writeBagged says what is in the bag, what is not, and how to check it.
func writeBagged(w io.Writer, h generate.Handover) {
	if h.Audience == edition.Public {
		fmt.Fprintf(w, "公开版已装袋：“%s”。姓名都已隐去；没有收来源文件、内部通报和登记簿不公开的部分。\n", visible(h.Dir))
	} else {
		fmt.Fprintf(w, "内部版已装袋：“%s”。来源文件里的姓名是原文，影响期满的也在，按档案管理，不能公开。\n", visible(h.Dir))
	}
	fmt.Fprintf(w, "核对：tongbao verify %s；没有 tongbao 的，看其中的 README.txt。\n", visible(quoted(h.Dir)))
}
