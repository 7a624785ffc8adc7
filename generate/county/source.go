package county

import (
	"archive/zip"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"tongbao/generate/finding"
	"tongbao/generate/output"
)

// openSource finds the data package in the source; nil means that there is none.
// What it gives closes the source again.
func (c *County) openSource(out *finding.List) func() {
	closing, err := c.reopen()
	if err != nil {
		out.Add(c.none("读不出来：" + finding.Reason(err)))
		return nil
	}
	if ok := c.locate(); !ok {
		closing()
		out.Add(c.none(c.nearMiss()))
		return nil
	}
	return closing
}

func (c *County) none(reason string) finding.Finding {
	return finding.PackageNone.New(finding.At{File: c.Source}, "", "source", c.Source, "reason", reason)
}

// reopen opens the source's files.
func (c *County) reopen() (closing func(), err error) {
	info, err := os.Stat(c.Source)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		c.files = os.DirFS(c.Source)
		return func() {}, nil
	}
	z, err := zip.OpenReader(c.Source)
	if err != nil {
		return nil, err
	}
	c.files = z
	if root := soleFolder(z); root != "" {
		if c.files, err = fs.Sub(z, root); err != nil {
			return nil, err
		}
	}
	return func() { z.Close() }, nil
}

// soleFolder gives the one folder in which all that a zip holds stands, unless
// it is the data folder; "" when there is no such folder.
func soleFolder(z *zip.ReadCloser) string {
	root := ""
	for _, f := range z.File {
		top, _, nested := strings.Cut(f.Name, "/")
		if !nested || root != "" && top != root {
			return ""
		}
		root = top
	}
	if root == dataFolder {
		return ""
	}
	return root
}

const dataFolder = "data"

// locate finds the folder of the data package.
func (c *County) locate() bool {
	for _, dir := range []string{dataFolder, "."} {
		if _, err := fs.Stat(c.files, path.Join(dir, packageFile)); err == nil {
			c.data = dir
			return true
		}
	}
	return false
}

// nearMiss says what the source is instead.
func (c *County) nearMiss() string {
	for _, in := range []string{"site", "internal", "public"} {
		if _, err := fs.Stat(c.files, in+"/"+output.ManifestName); err == nil {
			return "不是站点，它里面的 " + in + " 才是：写 " + filepath.Join(c.Source, in)
		}
	}
	return "里没有 " + packageFile
}
