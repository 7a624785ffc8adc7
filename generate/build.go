package generate

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"sync/atomic"
	"time"

	"tongbao/generate/drawing"
	"tongbao/generate/indicator"
	"tongbao/generate/output"
	"tongbao/generate/page"
	"tongbao/generate/parallel"
	"tongbao/generate/render"
	"tongbao/generate/search"
)

// ErrFindings says that there are findings that stop a build.
var ErrFindings = errors.New("generate: findings stop the build")

// Report says what a build did.
type Report struct {
	*Read
	Output output.Report
}

// Build makes the site in the folder site from the workspace in fsys. With
// findings that stop it, it gives them with ErrFindings; then and with any other
// error the site stays as it was, byte for byte.
func Build(ctx context.Context, fsys fs.FS, site string, o Options) (*Report, error) {
	read, err := ReadWorkspace(fsys, o)
	r := &Report{Read: read}
	if err != nil {
		return r, err
	}
	read.since(site)
	if !read.Sound() {
		return r, ErrFindings
	}
	values := read.values(o)
	stage, err := output.Begin(site)
	if err != nil {
		return r, err
	}
	defer stage.Abort()
	studio := drawing.New(o.Cache)
	defer studio.Close()
	if err := write(ctx, stage, read.plan(fsys, values, studio.Draw, o), o); err != nil {
		return r, err
	}
	start := time.Now()
	if r.Output, err = stage.Commit(); err != nil {
		return r, err
	}
	o.tell(start, "写入", fmt.Sprintf("%d 个文件有更新，%d 个没有变化，%d 个已移除", len(r.Output.Written), r.Output.Unchanged, len(r.Output.Removed)))
	return r, nil
}

// values gives the values of the reporting month and those before it.
func (r *Read) values(o Options) *indicator.Values {
	if r.computed != nil {
		return r.computed
	}
	start := time.Now()
	first, last := indicator.Window(r.Period, r.Workspace.Settings.History)
	values := indicator.Compute(r.Workspace, r.Monthly, first, last)
	o.tell(start, "计算", fmt.Sprintf("%d 项指标，%d 个地方，%d 个月", len(indicator.All), len(r.Workspace.Places.All), len(values.Months())))
	r.computed = values
	return values
}

func (r *Read) plan(fsys fs.FS, values *indicator.Values, draw page.Draw, o Options) *page.Site {
	return page.Plan(page.Input{Workspace: r.Workspace, Values: values, Returns: r.Returns, Bulletins: r.Bulletins, Findings: r.Findings.Sorted(),
		Register: r.Register, Issued: r.Issued,
		Period: r.Period, Date: o.Date, Version: o.Version, Commands: o.Commands, Draw: draw,
		ReadFile: func(name string) ([]byte, error) { return fs.ReadFile(fsys, name) }})
}

// write renders the pages and downloads, as many at a time as there are
// processors, and stages them.
func write(ctx context.Context, stage *output.Stage, site *page.Site, o Options) error {
	start := time.Now()
	all := len(site.Pages) + len(site.Files)
	var done, beside atomic.Int64
	index := search.New(stage.Write)
	err := parallel.Do(ctx, all, func(_, i int) error {
		if o.Progress != nil {
			defer func() { o.Progress("生成", int(done.Add(1)), all) }()
		}
		n, err := writeOne(stage, index, site, i)
		beside.Add(int64(n))
		return err
	})
	if err == nil {
		err = index.Close()
	}
	if err != nil {
		return err
	}
	o.tell(start, "生成", fmt.Sprintf("%d 个网页，%d 个下载文件", len(site.Pages), len(site.Files)+int(beside.Load())))
	return nil
}

// writeOne stages one of the site's pages and files, with the files beside a
// page, and gives how many those are.
func writeOne(stage *output.Stage, index *search.Index, site *page.Site, i int) (beside int, err error) {
	if i >= len(site.Pages) {
		f := &site.Files[i-len(site.Pages)]
		return 0, stage.Stream(f.Path, f.Write)
	}
	p := &site.Pages[i]
	data, files, err := render.Page(p)
	if err != nil {
		return 0, err
	}
	if err := index.Add(i, p.Path, data); err != nil {
		return 0, err
	}
	for _, f := range files {
		if err := stage.Stream(f.Path, f.Write); err != nil {
			return 0, err
		}
	}
	return len(files), stage.Write(p.Path, data)
}
