package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"tongbao/generate"
	"tongbao/generate/schema"
)

const buildDetails = `
先检查，再生成。有错误时不动站点，列出全部问题；没有错误时写出整个站点，
没有变化的文件不重写。站点文件夹可以整个复制到共享目录，双击 index.html 打开。

  tongbao build
  tongbao build 示例县 -o 通报网站 --period 2019-07 --date 2019-08-02
  tongbao build --audience internal,public

--audience public 生成公开版：隐去所有人的姓名，不收内部通报，数字不变。一次写几种，
各放在站点文件夹下的 internal 和 public 里。写完先逐字节扫描，查到身份证号、手机号、
银行卡号或不该出现的姓名就不发布，说明在哪个文件的哪一处。
`

const periodUsage = "报告`月份`，如 2019-07；默认按 tongbao.yaml，再按数据里最新的月份"

// siteFlags are the flags on which site to make.
type siteFlags struct {
	site   *string
	cache  *string
	period *schema.Month
	date   *schema.Date
}

func declareSite(flags *flag.FlagSet, preset string) siteFlags {
	return declareSiteAs(flags, "o", "站点`文件夹`，默认是"+preset)
}

// declareSiteAs declares them with another name for the site's folder.
func declareSiteAs(flags *flag.FlagSet, name, usage string) siteFlags {
	return siteFlags{
		folderFlag(flags, name, usage),
		cacheFlag(flags),
		monthFlag(flags, "period", periodUsage),
		dateFlag(flags, "date", "发布`日期`，如 2019-08-02，默认是今天；影响期按它计算"),
	}
}

// options gives what the flags say for a run.
func (f siteFlags) options() generate.Options {
	o := generate.Options{Period: *f.period, Date: *f.date, Version: version, Commands: described(), Cache: *f.cache}
	if o.Date == 0 {
		o.Date = today()
	}
	return o
}

// cacheFlag declares where a run keeps what later ones need not do again.
func cacheFlag(flags *flag.FlagSet) *string {
	return flags.String("cache", usualCache(), "存放已画好的图和已读过的月份的`文件夹`，下次省去重做；写空值则每次都重做")
}

// usualCache is where that is kept; "" where the system has no place for such
// files.
func usualCache() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "tongbao")
}

// today is the publishing date where none is given. Nothing else that reaches a
// site reads the clock.
func today() schema.Date {
	year, month, day := time.Now().Date()
	return schema.DateOf(year, int(month), day)
}

func setupBuild(flags *flag.FlagSet) action {
	f := declareSite(flags, "工作目录里的 site")
	audiences := audienceFlag(flags)
	profile := folderFlag(flags, "profile", "写下时间和内存用在哪里的`文件夹`，给开发者看")
	return func(ctx context.Context, sh *shell, operands []string) (err error) {
		dir, err := workspaceOf(operands)
		if err != nil {
			return err
		}
		site := *f.site
		if site == "" {
			site = filepath.Join(dir, "site")
		}
		targets, err := targetsIn(site, *audiences)
		if err != nil {
			return err
		}
		measured, err := startProfiles(*profile)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, measured.stop()) }()
		return sh.build(ctx, dir, targets, f.options())
	}
}

// build builds editions of the workspace dir and tells how it goes.
func (sh *shell) build(ctx context.Context, dir string, targets []generate.Target, o generate.Options) error {
	return sh.making(o, func(o generate.Options) (*generate.Report, error) {
		return generate.BuildAll(ctx, os.DirFS(dir), targets, o)
	}, func(w io.Writer, done bool, took time.Duration) {
		for _, t := range targets {
			if done {
				fmt.Fprintf(w, "%s已生成，共用 %s：双击 %s 打开。\n", editionName(targets, t), spent(took), filepath.Join(t.Dir, "index.html"))
			} else {
				fmt.Fprintf(w, "没有生成站点，“%s”没有改动。\n", t.Dir)
			}
		}
	})
}
