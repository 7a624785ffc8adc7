package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"tongbao/generate"
	"tongbao/generate/bulletin"
	"tongbao/generate/schema"
)

const newDetails = `
按当月的数写出月报的草稿 bulletins/2019-07.md，用记事本改好以后再生成站点，
月报就用改过的文字。草稿里的数写成 {{ 值 "grid_coverage" }} 这样，生成时换成
最新的数，所以数据改了不用改文字。已有的文件不会覆盖。

  {{ 值 "grid_coverage" }}      98.4%；后面可以再写地方代码和月份："522799101" "2019-06"
  {{ 分数 "grid_coverage" }}    2,401/2,441
  {{ 变化 "grid_coverage" }}    比上月：上升1.2个百分点；{{ 同比 … }} 比上年同月
  {{ 目标 "grid_coverage" }}    100%；{{ 差距 … }} 差1.6个百分点；{{ 缺口 … }} 40
  {{ 达标数 }}  {{ 未达标数 }}  达标、未达标的指标各有几项
  {{ 图 "coverage-by-place" }}  一张图，单独成段
  {{ 表 "grid_coverage" "visit_coverage" }}  各地的这几项指标，单独成段
  {{ 指标表 }}                  全部指标，单独成段

  tongbao new bulletin 2019-07
  tongbao new bulletin 2019-07 示例县
`

// newBulletin is what new can write so far.
const newBulletin = "bulletin"

func setupNew(flags *flag.FlagSet) action {
	date := dateFlag(flags, "date", "发布`日期`，如 2019-08-02，默认是今天")
	return func(_ context.Context, sh *shell, operands []string) error {
		if operands[0] != newBulletin {
			return misused("tongbao new 不能新建“%s”，只能新建 %s，例如 tongbao new %s 2019-07。", visible(operands[0]), newBulletin, newBulletin)
		}
		if len(operands) < 2 {
			return misused("tongbao new %s 后面要写月份，例如 tongbao new %s 2019-07。", newBulletin, newBulletin)
		}
		month, dir, err := monthIn(operands[1:])
		if err != nil {
			return err
		}
		o := generate.Options{Date: *date, Version: version}
		if o.Date == 0 {
			o.Date = today()
		}
		return sh.writeBulletin(dir, month, o)
	}
}

// writeBulletin writes the draft of a month's bulletin into the workspace dir.
func (sh *shell) writeBulletin(dir string, month schema.Month, o generate.Options) error {
	name := filepath.Join(dir, bulletin.Folder, month.String()+".md")
	if _, err := os.Lstat(name); err == nil {
		return misused("已经有“%s”，没有改动。要重新写草稿，先把它改名或移走。", visible(name))
	}
	draft, read, err := generate.Draft(os.DirFS(dir), month, o)
	var other *generate.MonthError
	switch {
	case errors.As(err, &other):
		return misused("%v", other)
	case errors.Is(err, generate.ErrFindings):
		writeFindings(sh.out, read.Findings)
		fmt.Fprintf(sh.out, "%s\n没有写草稿。\n", verdict(read.Findings))
		return err
	case err != nil:
		return err
	}
	if err := writeNew(name, draft); errors.Is(err, fs.ErrExist) {
		return misused("已经有“%s”，没有改动。", visible(name))
	} else if err != nil {
		return err
	}
	_, err = fmt.Fprintf(sh.out, "已写好草稿“%s”。用记事本修改后运行 tongbao build %s，站点的%s月报就用它。\n", name, quoted(dir), month.Chinese())
	return err
}
