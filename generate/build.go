package generate

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"sync/atomic"
	"time"

	"tongbao/generate/drawing"
	"tongbao/generate/edition"
	"tongbao/generate/indicator"
	"tongbao/generate/output"
	"tongbao/generate/page"
	"tongbao/generate/parallel"
	"tongbao/generate/recall"
	"tongbao/generate/scan"
	"tongbao/generate/search"
	"tongbao/generate/settings"
)

// ErrFindings says that there are findings that stop a build.
var ErrFindings = errors.New("generate: findings stop the build")

// Report says what a build did.
type Report struct {
	*Read
	Output output.Report // of the first site
}

// Target is a site to build: an edition, and the folder that it goes to.
type Target struct {
	Audience edition.Audience
	Dir      string
}

// Build makes the internal edition in the folder site from the workspace in
// fsys. With findings that stop it, it gives them with ErrFindings; then and with
// any other error the site stays as it was, byte for byte.
func Build(ctx context.Context, fsys fs.FS, site string, o Options) (*Report, error) {
	return BuildAll(ctx, fsys, []Target{{edition.Internal, site}}, o)
}

// BuildAll makes several editions as Build makes one. None of them changes before
// the bytes of all have been scanned: what must not be in one is a
// *scan.LeakError.
//
// With a cache it remembers what it looked at and what it found. Where all of
// that, and the sites, are as they were, it says the same again, reads nothing,
// and the report has no workspace.
func BuildAll(ctx context.Context, fsys fs.FS, targets []Target, o Options) (*Report, error) {
	for _, t := range targets {
		if err := output.Recover(t.Dir); err != nil {
			return &Report{Read: unread()}, err
		}
	}
	last := lastBuild(targets, o)
	if r, ok := last.again(fsys, o); ok {
		return r, r.leave(last.sites, o)
	}
	looked := recall.Watch(fsys, last.sites...)
	looked.Recall(last.memory)
	defer looked.Remember()
	read, err := ReadWorkspace(looked, o)
	r := &Report{Read: read}
	if err != nil {
		return r, err
	}
	for _, t := range targets {
		read.since(t.Dir)
	}
	if !read.Sound() {
		return r, ErrFindings
	}
	last.say(read)
	if err := r.renew(ctx, looked, targets, o); err != nil {
		return r, err
	}
	last.keep(looked)
	return r, nil
}

// renew renders all sites and then publishes them.
func (r *Report) renew(ctx context.Context, fsys fs.FS, targets []Target, o Options) error {
	values := r.values(o)
	r.Workspace.Counted()
	studio := drawing.New(o.Cache)
	defer studio.Close()
	var stages []*output.Stage
	for _, t := range targets {
		stage, err := output.Begin(t.Dir)
		if err != nil {
			return err
		}
		defer stage.Abort()
		stages = append(stages, stage)
		if err := r.write(ctx, fsys, stage, values, studio.Draw, t.Audience, o); err != nil {
			return err
		}
	}
	return r.commit(stages, o)
}

// commit publishes what was staged.
func (r *Report) commit(stages []*output.Stage, o Options) error {
	for i, stage := range stages {
		start := time.Now()
		done, err := stage.Commit()
		if err != nil {
			return err
		}
		if i == 0 {
			r.Output = done
		}
		o.tell(start, "写入", wrote(done))
	}
	return nil
}

func wrote(done output.Report) string {
	return fmt.Sprintf("%d 个文件有更新，%d 个没有变化，%d 个已移除", len(done.Written), done.Unchanged, len(done.Removed))
}

// write stages one edition and scans its bytes.
func (r *Read) write(ctx context.Context, fsys fs.FS, stage *output.Stage, values *indicator.Values, draw page.Draw, audience edition.Audience, o Options) error {
	shown := edition.New(r.Workspace, r.Register, audience, o.Date)
	leaks := scan.New(shown.Rules(r.wording(o)...))
	stage.Watch(leaks.File)
	if err := write(ctx, stage, r.plan(fsys, values, draw, shown, o), o); err != nil {
		return err
	}
	return leaks.Err()
}

// wording gives the texts of a site that stand neither in the templates nor in
// the workspace.
func (r *Read) wording(o Options) []string {
	out := []string{string(settings.Template("", "", "", r.Period))}
	for _, c := range o.Commands {
		out = append(out, c.Usage, c.About)
	}
	return out
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
	r.keep(values)
	r.computed = values
	return values
}

func (r *Read) plan(fsys fs.FS, values *indicator.Values, draw page.Draw, shown *edition.Edition, o Options) *page.Site {
	return page.Plan(page.Input{Workspace: r.Workspace, Values: values, Returns: r.Returns, Bulletins: r.Bulletins, Findings: r.Findings.Sorted(),
		Register: r.Register, Issued: r.Issued, Edition: shown, Rollup: r.Rollup,
		Period: r.Period, Date: o.Date, Version: o.Version, Commands: o.Commands, Draw: draw,
		ReadFile: func(name string) ([]byte, error) { return fs.ReadFile(fsys, name) }})
}

// writing is a site that is being written.
type writing struct {
	*page.Site
	stage *output.Stage
	index *search.Index
	pages *pages
}

// write renders the pages and downloads, as many at a time as there are
// processors, and stages them.
func write(ctx context.Context, stage *output.Stage, site *page.Site, o Options) error {
	start := time.Now()
	all := len(site.Pages) + len(site.Files)
	var done, beside atomic.Int64
	w := &writing{site, stage, search.New(stage.Write), o.pages(stage)}
	buffers := make([]bytes.Buffer, parallel.Workers(all)) // one for each worker, since nobody keeps a page's bytes
	err := parallel.Do(ctx, all, func(worker, i int) error {
		if o.Progress != nil {
			defer func() { o.Progress("生成", int(done.Add(1)), all) }()
		}
		n, err := w.one(i, &buffers[worker])
		beside.Add(int64(n))
		return err
	})
	if err == nil {
		err = w.index.Close()
	}
	if err != nil {
		return err
	}
	w.pages.keep()
	o.tell(start, "生成", fmt.Sprintf("%d 个网页，%d 个下载文件", len(site.Pages), len(site.Files)+int(beside.Load())))
	return nil
}

// one stages one of the site's files and pages, with the files beside a page,
// and gives how many those are. Files come first, since the longest, all
// indicators, takes as long as a thousand pages: at the end it would go alone. A
// page's bytes stand in buf until it returns.
func (w *writing) one(i int, buf *bytes.Buffer) (beside int, err error) {
	if i < len(w.Files) {
		f := &w.Files[i]
		return 0, w.stage.Stream(f.Path, f.Write)
	}
	i -= len(w.Files)
	p := &w.Pages[i]
	content, files := p.Compose()
	if err := w.pages.write(buf, p, content); err != nil {
		return 0, err
	}
	if err := w.index.Add(i, p.Path, buf.Bytes()); err != nil {
		return 0, err
	}
	for _, f := range files {
		if err := w.stage.Stream(f.Path, f.Write); err != nil {
			return 0, err
		}
	}
	return len(files), w.stage.Write(p.Path, buf.Bytes())
}
