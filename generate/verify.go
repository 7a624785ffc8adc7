package generate

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"tongbao/generate/bag"
	"tongbao/generate/finding"
	"tongbao/generate/notice"
	"tongbao/generate/output"
	"tongbao/generate/register"
)

// Checked is what a verification found.
type Checked struct {
	Bag         *bag.Bag            // nil when it is no bag
	Parts       []Part              // the sites and workspaces in a bag
	Site        bool                // a site, else a workspace or a bag
	Interrupted bool                // an update of the site was begun and not ended
	Differences []output.Difference // of a site's files from its manifest
	Beside      []string            // files in a site's folder that tongbao did not write: another's affair
	Findings    *finding.List
	Register    *register.Register
	Files       int // how many files the register vouches for
}

// Sound says whether all is as it was.
func (c *Checked) Sound() bool {
	return len(c.Differences) == 0 && c.Findings.Count(finding.Error) == 0 && (c.Bag == nil || c.Bag.Sound()) &&
		!slices.ContainsFunc(c.Parts, func(p Part) bool { return !p.Sound() })
}

// VerifyOptions are what a verification may be told.
type VerifyOptions struct {
	Verifier string         // of the key that must have signed the newest head; "" for none
	Since    *register.Head // an older head that the register must still hold
}

// Verify holds the bag, the site or the workspace in dir against what it says of
// itself: the files against the manifest or the register, the register against
// its heads. It reads nothing else and writes nothing.
func Verify(dir string, o VerifyOptions) (*Checked, error) {
	if bag.Is(os.DirFS(dir)) {
		return verifyBag(dir, o)
	}
	return verifyPart(dir, o)
}

func verifyPart(dir string, o VerifyOptions) (*Checked, error) {
	c := &Checked{Findings: &finding.List{}}
	fsys := os.DirFS(dir)
	_, err := fs.Stat(fsys, output.ManifestName)
	c.Site = err == nil
	if c.Site {
		differences, err := output.Verify(dir)
		if err != nil {
			return c, err
		}
		c.hold(differences)
		c.Interrupted = output.Interrupted(dir)
	}
	if c.Register, err = register.Open(fsys, c.Findings); err != nil {
		return c, err
	}
	if c.Site {
		c.published(fsys)
	} else {
		err = c.workspace(dir)
	}
	c.head(o)
	return c, err
}

// hold keeps what differs apart from what is merely there.
func (c *Checked) hold(differences []output.Difference) {
	for _, d := range differences {
		if d.Problem == output.Foreign {
			c.Beside = append(c.Beside, d.Path)
		} else {
			c.Differences = append(c.Differences, d)
		}
	}
}

func (c *Checked) published(fsys fs.FS) {
	if c.Register.Present {
		c.Register.CheckPublished(fsys, c.Findings)
		c.Register.CheckFigures(fsys, c.Findings)
	}
}

// workspace holds the circulars and the frozen bulletins against the register.
func (c *Checked) workspace(dir string) error {
	fsys, found := os.DirFS(dir), &finding.List{}
	s, ok, err := ReadSettings(fsys, found)
	c.errors(found)
	if err != nil || !ok {
		return err
	}
	archive, found := notice.Load(fsys, notice.Rules{Hosts: s.Hosts, Gapless: s.Gapless})
	c.errors(found)
	c.Register.Check(fsys, archive, c.Findings)
	c.Files = len(archive.Notices)
	for _, m := range c.Register.Months() {
		c.Files += 2 * len(c.Register.Frozen(fsys, m, c.Findings))
	}
	return nil
}

// errors keeps the errors among what is found in files: their warnings are no
// affair of the register's.
func (c *Checked) errors(found *finding.List) {
	for _, f := range found.Sorted() {
		if f.Severity == finding.Error {
			c.Findings.Add(f)
		}
	}
}

// head holds the register against the key and the older head.
func (c *Checked) head(o VerifyOptions) {
	if o.Verifier != "" {
		c.Register.CheckSigned(o.Verifier, c.Findings)
	}
	if o.Since == nil {
		return
	}
	if reason := c.Register.Consistent(*o.Since); reason != "" {
		c.Findings.Add(finding.RegisterSince.New(finding.At{File: filepath.ToSlash(register.Folder + "/log.jsonl")}, "", "reason",
			reason+"（从前的树头有 "+strconv.FormatInt(o.Since.Size, 10)+" 条）"))
	}
}
