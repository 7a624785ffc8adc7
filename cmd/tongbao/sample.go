package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"strconv"

	"tongbao/generate/sample"
)

const sampleDetails = `
其中的人和地方都是虚构的。同样的选项得到同样的文件。

  tongbao sample 试用县 --villages 30 --months 6 --seed 1
`

func setupSample(flags *flag.FlagSet) action {
	o := sample.County
	villages := intFlag(flags, "villages", fmt.Sprintf("`村数`，默认 %d", o.Villages), o.Villages, 1, 20000)
	months := intFlag(flags, "months", fmt.Sprintf("积分、补贴和遍访的`月数`，默认 %d", o.Months), o.Months, 1, 120)
	seedFlag(flags, &o.Seed)
	return func(_ context.Context, sh *shell, operands []string) error {
		o.Villages, o.Months = *villages, *months
		return sh.writeSample(operands[0], o)
	}
}

func seedFlag(flags *flag.FlagSet, seed *uint64) {
	flags.Func("seed", fmt.Sprintf("随机数的`种子`，默认 %d；换一个就得到另一个县", *seed), func(s string) (err error) {
		if *seed, err = strconv.ParseUint(s, 10, 64); err != nil {
			err = errors.New("应为不小于 0 的整数。")
		}
		return err
	})
}

// writeSample writes an invented county into the folder dir.
func (sh *shell) writeSample(dir string, o sample.Options) error {
	if err := mustBeEmpty(dir); err != nil {
		return err
	}
	if err := sample.Write(dir, o); err != nil {
		return err
	}
	_, err := fmt.Fprintf(sh.out, "已在“%s”写好虚构的示例：%s 个村，%d 个月。\n下一步：tongbao build %s\n", dir, counted(o.Villages), o.Months, quoted(dir))
	return err
}
