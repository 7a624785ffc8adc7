package generate

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"tongbao/generate/bag"
	"tongbao/generate/drawing"
	"tongbao/generate/edition"
	"tongbao/generate/output"
	"tongbao/generate/recall"
	"tongbao/generate/scan"
)

// Where a bag has the site and, in an internal one, the workspace.
const (
	baggedSite      = "data/site"
	baggedWorkspace = "data/workspace"
)

// Handover is a bag to write for the archive.
type Handover struct {
	Dir      string // the bag: an empty folder, or a new one
	Audience edition.Audience
	// Site is the site that was published before, whose register this one must
	// still hold; "" for none.
	Site string
}

// HandOver writes a bag with a fresh build of the site and, for the internal
// audience, the files of the workspace that it was built from. The site is built
// anew, rather than taken from where it was published, so that it hides the
// names whose effect period is over on this day. With findings that stop a build
// there is no bag; no byte of a public bag is put in place before it was scanned.
func HandOver(ctx context.Context, fsys fs.FS, h Handover, o Options) (*Report, error) {
	looked := recall.Watch(fsys)
	read, err := ReadWorkspace(looked, o)
	r := &Report{Read: read}
	if err != nil {
		return r, err
	}
	if h.Site != "" {
		for _, site := range []string{"", string(edition.Internal), string(edition.Public)} { // itself, or a folder of each edition
			read.since(filepath.Join(h.Site, site))
		}
	}
	if !read.Sound() {
		return r, ErrFindings
	}
	room, err := output.Furnish(h.Dir)
	if err != nil {
		return r, err
	}
	defer room.Abort()
	if err := r.pack(ctx, looked, room.Dir, h.Audience, o); err != nil {
		return r, room.Fault(err)
	}
	return r, room.Place()
}

// pack fills the folder dir with the bag.
func (r *Report) pack(ctx context.Context, looked *recall.FS, dir string, audience edition.Audience, o Options) error {
	if err := r.packSite(ctx, looked, filepath.Join(dir, filepath.FromSlash(baggedSite)), audience, o); err != nil {
		return err
	}
	start := time.Now()
	if audience == edition.Internal {
		if err := r.packSources(looked, filepath.Join(dir, filepath.FromSlash(baggedWorkspace))); err != nil {
			return err
		}
	}
	about := r.about(audience, o)
	if err := os.WriteFile(filepath.Join(dir, readmeName), []byte(about.readme()), 0o644); err != nil {
		return err
	}
	if err := bag.Seal(dir, about.fields()); err != nil {
		return err
	}
	if audience == edition.Public {
		if err := r.scanBag(dir, about, o); err != nil {
			return err
		}
	}
	o.tell(start, "装袋", "清单和说明")
	return nil
}

func (r *Report) packSite(ctx context.Context, fsys fs.FS, site string, audience edition.Audience, o Options) error {
	values := r.values(o)
	studio := drawing.New(o.Cache)
	defer studio.Close()
	stage, err := output.Begin(site)
	if err != nil {
		return err
	}
	defer stage.Abort()
	if err := r.write(ctx, fsys, stage, values, studio.Draw, audience, o); err != nil {
		return err
	}
	return r.commit([]*output.Stage{stage}, o)
}

// packSources copies the files of the workspace that the site was built from.
func (r *Report) packSources(looked *recall.FS, to string) error {
	for _, name := range r.sources(looked) {
		if err := copyRead(looked, name, filepath.Join(to, filepath.FromSlash(name))); err != nil {
			return err
		}
	}
	return nil
}

// scanBag reads every byte of a public bag for what must not be in it.
func (r *Report) scanBag(dir string, about about, o Options) error {
	shown := edition.New(r.Workspace, r.Register, edition.Public, o.Date)
	bytes := scan.New(shown.Rules(append(r.wording(o), about.readme())...))
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		return scanFile(bytes, dir, name)
	})
	if err != nil {
		return err
	}
	return bytes.Err()
}

// scanFile scans one file of a bag. Those of the site are known to the rules by
// their place in it.
func scanFile(bytes *scan.Scan, dir, name string) error {
	f, err := os.Open(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	return bytes.File(strings.TrimPrefix(name, baggedSite+"/"), f, info.Size())
}
