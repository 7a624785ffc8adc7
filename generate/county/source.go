package county

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"tongbao/generate/finding"
	"tongbao/generate/output"
)

// openSource finds the data package in the source; nil means that there is none.
// What it gives closes the source again.
func (c *County) openSource(out *finding.List) func() {
	closing, err := c.reopen()
	if err != nil {
		out.Add(c.none("读不出来：" + reason(err)))
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
	z, err := openZip(c.Source)
	if err != nil {
		return nil, err
	}
	c.files = z
	return func() { z.Close() }, nil
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
	for _, in := range []string{"site", "internal", "public", "data/site"} { // the last in a bag
		if _, err := fs.Stat(c.files, in+"/"+output.ManifestName); err == nil {
			return "不是站点，它里面的 " + in + " 才是：写 " + filepath.Join(c.Source, in)
		}
	}
	return "里没有 " + packageFile
}
