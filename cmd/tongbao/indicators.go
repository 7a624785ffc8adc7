package main

import (
	"context"
	"flag"
	"io"
	"os"

	"tongbao/generate"
	"tongbao/generate/indicator"
	"tongbao/generate/schema"
)

const indicatorsDetails = `
每行是一项指标在一个地方、一个月份的值：indicator, place, period, numerator,
denominator, value。没有值的单元格是空的，不是 0。有错误时不输出，问题写到标准错误。

  tongbao indicators 示例县 --period 2019-07 --months 12
  tongbao indicators 示例县 --format json
`

func setupIndicators(flags *flag.FlagSet) action {
	period := monthFlag(flags, "period", periodUsage)
	months := intFlag(flags, "months", "到报告月份为止的`月数`，默认 1", 1, 1, 120)
	cache := cacheFlag(flags)
	format := choiceFlag(flags, "format", "输出`格式`：csv（默认）或 json", "csv", "json")
	return func(_ context.Context, sh *shell, operands []string) error {
		dir, err := workspaceOf(operands)
		if err != nil {
			return err
		}
		read, err := generate.ReadWorkspace(os.DirFS(dir), generate.Options{Period: *period, Months: *months, Cache: *cache})
		if err != nil {
			return err
		}
		if !read.Sound() {
			return refuse(sh.err, read)
		}
		values := indicator.Compute(read.Workspace, read.Monthly, read.Period-schema.Month(*months)+1, read.Period)
		write := values.WriteCSV
		if *format == "json" {
			write = values.WriteJSON
		}
		return buffered(sh.out, func(w io.Writer) error { return write(w, values.Months()) })
	}
}

// refuse writes the findings and gives ErrFindings.
func refuse(w io.Writer, read *generate.Read) error {
	err := buffered(w, func(w io.Writer) error {
		writeFindings(w, read.Findings)
		_, err := io.WriteString(w, verdict(read.Findings)+"\n")
		return err
	})
	if err != nil {
		return err
	}
	return generate.ErrFindings
}
