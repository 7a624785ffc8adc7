package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"strconv"

	"tongbao/generate/sample"
)

const sampleDetails = `
人、单位、地方和数都是虚构的；同样的选项得到同样的文件。村多于 5000 时是一个州，否则是
一个县。

  tongbao sample 试用县 --villages 30 --months 6 --seed 1
  tongbao sample 试用州 --places 区划.csv --region 5227

加 --places 时，县、镇、村的代码和名称照清单，其余仍是虚构的，网站的标题写明“虚构数据”。
清单是统计用区划代码那样的 CSV 或文本文件：每行一个代码、一个名称，用逗号、制表符或空格
分开，编码不限。有没有表头都可以，有就按表头认列。到村为止，村所在的镇、县也各占一行：

  522701000000 某市
  522701101000 某镇
  522701101201 某村

代码 12 位，也可以只写 2、4、6、9 位（省、市州、县、镇）。
`

func setupSample(flags *flag.FlagSet) action {
	o := sample.County
	villages := intFlag(flags, "villages", fmt.Sprintf("`村数`，默认 %d，最多 %d", o.Villages, sample.MostVillages), 0, 1, sample.MostVillages)
	months := intFlag(flags, "months", fmt.Sprintf("积分、补贴和遍访的`月数`，默认 %d", o.Months), o.Months, 1, 120)
	list := flags.String("places", "", "区划清单`文件`：代码和名称；不写则地方也是虚构的")
	region := flags.String("region", "", "清单里的哪个地区：省、市州或县的`代码`，默认是清单里的村都在的那个地区")
	seedFlag(flags, &o.Seed)
	return func(_ context.Context, sh *shell, operands []string) error {
		o.Months, o.Villages = *months, cmp.Or(*villages, o.Villages)
		switch {
		case *list != "" && *villages > 0:
			return misused("写了 --places 就不写 --villages：村是清单里的村。")
		case *list == "" && *region != "":
			return misused("--region 是清单里的地区，要和 --places 一起写，例如 tongbao sample %s --places 区划.csv --region %s。", quoted(operands[0]), visible(*region))
		case *list != "":
			if err := readDivisions(&o, *list, *region); err != nil {
				return err
			}
		}
		return sh.writeSample(operands[0], o)
	}
}

// readDivisions takes the places of a region from the list in a file.
func readDivisions(o *sample.Options, list, region string) error {
	data, err := os.ReadFile(list)
	if err != nil {
		return err
	}
	if o.Divisions, err = sample.ReadDivisions(visible(list), data, region); err != nil {
		return err
	}
	if o.Villages = o.Divisions.Villages(); o.Villages > sample.MostVillages {
		return misused("清单里的%s有 %s 个村，最多 %s 个。用 --region 选其中一个市州或县。",
			o.Divisions.Region().Name, counted(o.Villages), counted(sample.MostVillages))
	}
	return nil
}

func seedFlag(flags *flag.FlagSet, seed *uint64) {
	flags.Func("seed", fmt.Sprintf("随机数的`种子`，默认 %d；换一个就得到另一个县", *seed), func(s string) (err error) {
		if *seed, err = strconv.ParseUint(s, 10, 64); err != nil {
			err = errors.New("应为不小于 0 的整数。")
		}
		return err
	})
}

// writeSample writes an invented county, or a real one with invented numbers, into
// the folder dir.
func (sh *shell) writeSample(dir string, o sample.Options) error {
	if err := mustBeEmpty(dir); err != nil {
		return err
	}
	if err := sample.Write(dir, o); err != nil {
		return err
	}
	what := "虚构的示例"
	if o.Divisions != nil {
		region := o.Divisions.Region()
		what = fmt.Sprintf("%s（%s）的示例，地方出自清单，其余都是虚构的", region.Name, region.Code)
	}
	_, err := fmt.Fprintf(sh.out, "已在“%s”写好%s：%s 个村，%d 个月。\n下一步：tongbao build %s\n", dir, what, counted(o.Villages), o.Months, quoted(dir))
	return err
}
