package generate

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"tongbao/generate/bag"
	"tongbao/generate/finding"
	"tongbao/generate/output"
	"tongbao/generate/register"
	"tongbao/generate/settings"
)

// Part is a site or a workspace in the payload of a bag.
type Part struct {
	Path string // slash-separated, below the bag
	*Checked
	Broken error // why it cannot be read as one; nil when it can
}

// Sound says whether all of the part is as it was.
func (p Part) Sound() bool { return p.Broken == nil && p.Checked.Sound() }

// verifyBag holds the bag in dir against the standard and its manifests, and the
// sites and workspaces in it against what they say of themselves.
func verifyBag(dir string, o VerifyOptions) (*Checked, error) {
	c := &Checked{Findings: &finding.List{}}
	var err error
	fsys := os.DirFS(dir)
	if c.Bag, err = bag.Check(fsys); err != nil {
		return c, err
	}
	for _, folder := range parts(dir, c.Bag) {
		p := Part{Path: folder}
		p.Checked, p.Broken = verifyPart(filepath.Join(dir, filepath.FromSlash(folder)), o)
		if p.Broken != nil && !errors.As(p.Broken, new(*output.FolderError)) {
			return c, p.Broken
		}
		c.Parts = append(c.Parts, p)
	}
	if len(c.Parts) == 0 { // what the options ask for is not there
		err = c.noRegister(fsys, o)
	}
	return c, err
}

func (c *Checked) noRegister(fsys fs.FS, o VerifyOptions) (err error) {
	c.Register, err = register.Open(fsys, c.Findings)
	c.head(o)
	return err
}

// parts gives the folders of the payload that are a site, a workspace, or have
// a register, sorted; none in which a link leads out of the bag, since what is
// behind it must not be read.
func parts(dir string, b *bag.Bag) []string {
	var out []string
	for _, file := range b.Paths {
		folder, name := path.Split(file)
		at := filepath.Join(dir, filepath.FromSlash(folder))
		switch {
		case name == settings.File, name == output.ManifestName && output.IsSite(at):
			out = append(out, path.Clean(folder))
		case strings.HasSuffix(file, "/"+register.HeadFile):
			out = append(out, strings.TrimSuffix(file, "/"+register.HeadFile))
		}
	}
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(folder string) bool {
		return slices.ContainsFunc(b.Faults, func(f bag.Fault) bool {
			return f.Problem == bag.Link && f.Severity == finding.Error && strings.HasPrefix(f.Path, folder+"/")
		})
	})
}
