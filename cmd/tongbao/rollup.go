package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"tongbao/generate"
)

const rollupDetails = `
给市州、省里用：各县交来 tongbao build 生成的站点（或其中的 data 文件夹，或 zip），汇总成
上一级的站点。只用各县公布的分子、分母和值，没有任何个人的记录。不能相加的指标（不重复
计数的人、中位数）分县列出，不给错的总数。

  tongbao rollup -o 州站点 甲县/site 乙县/site 丙县.zip
  tongbao rollup -o 州站点 --expect 县名单.csv --period 2019-07 收到/*

--expect 是应报的县的名单，就是 regions.csv：区划代码、区划名称，还可以有“站点”（县里站点
的网址，网页上链接过去）和“公钥”（tongbao key show 显示的那一行，签名必须是它的）。名单里
有市州、省自己的一行，就用那个名称。不写 --expect，就是交来的这些县。

交来的每个文件都和县里的清单核对，登记簿和签名也核对；有一个不对，就不汇总，写明是哪个县
的哪个文件。月报已经发出的月份，数必须是登记簿里登记的；登记簿有签名的，签名也就管到这些
数。没有报、报旧了、修订过的县在“各县报送”一页列出，缺了县的总数写明几个县中几个。默认的
报告月份是过半的县都报了的最新月份。
`

func setupRollup(flags *flag.FlagSet) action {
	site := folderFlag(flags, "o", "汇总的站点写到这个`文件夹`，必须写")
	list := flags.String("expect", "", "应报的县的名单`文件`：区划代码、区划名称、站点、公钥")
	title := flags.String("title", "", "站点的`标题`，默认是地区名称加“驻村工作汇总”")
	issuer := flags.String("issuer", "", "发布`单位`，默认是地区名称")
	cache := cacheFlag(flags)
	period := monthFlag(flags, "period", "报告`月份`，如 2019-07；默认是过半的县都报了的最新月份")
	date := dateFlag(flags, "date", "发布`日期`，如 2019-08-02，默认是今天")
	return func(ctx context.Context, sh *shell, operands []string) error {
		if *site == "" {
			return misused("tongbao rollup 要用 -o 写明汇总的站点放在哪里，例如 tongbao rollup -o 州站点 %s。", quoted(operands[0]))
		}
		for _, from := range operands {
			if err := mustNotHold(from, *site); err != nil {
				return err
			}
		}
		in := generate.Counties{Sources: operands, List: *list, Title: *title, Issuer: *issuer}
		return sh.rollup(ctx, in, *site, siteFlags{site, cache, period, date}.options())
	}
}

// mustNotHold gives a misuse where the site would be written over what a county
// has sent in.
func mustNotHold(from, site string) error {
	if filepath.Clean(from) == filepath.Clean(site) || within(from, site) != "" || within(site, from) != "" {
		return misused("-o 的“%s”和交来的“%s”是同一个文件夹，或一个在另一个里面。请换一个文件夹。", visible(site), visible(from))
	}
	return nil
}

// rollup builds the site of the level above and tells how it goes.
func (sh *shell) rollup(ctx context.Context, in generate.Counties, site string, o generate.Options) error {
	return sh.making(o, func(o generate.Options) (*generate.Report, error) {
		return generate.RollUp(ctx, in, site, o)
	}, func(w io.Writer, done bool, took time.Duration) {
		if done {
			fmt.Fprintf(w, "汇总站点已生成，共用 %s：双击 %s 打开。\n", spent(took), filepath.Join(site, "index.html"))
		} else {
			fmt.Fprintf(w, "没有汇总，“%s”没有改动。\n", site)
		}
	})
}
