package main

import (
	"context"
	"errors"
	"flag"

	"tongbao/generate"
)

const bulletinDetails = `
issue 把这个月的数和正文定下来，进登记簿。以后生成站点，月报还是发出时的样子；
数据改了、数不一样了，就不生成，直到改回来，或用 revise 修订。修订过的数，站点上
发出的和修订的并列，写明原因。

  tongbao bulletin issue 2019-07 --why 县委常委会审定
  tongbao bulletin revise 2019-07 --why 甲镇补报两户 --basis 示组函〔2019〕3号
`

func setupBulletin(flags *flag.FlagSet) action {
	f := declareAct(flags)
	return func(_ context.Context, sh *shell, operands []string) error {
		verb := operands[0]
		if verb != "issue" && verb != "revise" || len(operands) < 2 {
			return misused("写 tongbao bulletin issue 月份 或 tongbao bulletin revise 月份，例如 tongbao bulletin issue 2019-07。")
		}
		month, dir, err := monthIn(operands[1:])
		if err != nil {
			return err
		}
		d, err := f.desk(sh, dir)
		if err != nil {
			return err
		}
		if verb == "issue" {
			done, err := d.IssueBulletin(month)
			return sh.acted(done, monthless(err), d, "已发出%s月报，数和正文存在“%s”所在的文件夹。", month.Chinese(), done.File)
		}
		done, err := d.ReviseBulletin(month)
		return sh.acted(done, monthless(err), d, "已修订%s月报，修订后的存在“%s”所在的文件夹。", month.Chinese(), done.File)
	}
}

// monthless gives a month that the site does not show as a misuse.
func monthless(err error) error {
	var other *generate.MonthError
	if errors.As(err, &other) {
		return misused("%v", other)
	}
	return err
}
