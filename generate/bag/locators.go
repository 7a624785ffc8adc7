package bag

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tongbao/generate/output"
)

// locatorsFile is a tag file of the bags that Seal writes: for each file its
// size, and what finds a changed byte in it. Nobody needs it to check a bag.
const locatorsFile = "locators.txt"

// encodeLocators gives the bytes of that file: locator, size and path, a line for
// each of the files.
func encodeLocators(fsys fs.FS, files []string) ([]byte, error) {
	var b strings.Builder
	for _, name := range files {
		f, err := fsys.Open(name)
		if err != nil {
			return nil, err
		}
		is, err := output.Describe(name, f)
		f.Close()
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "%s  %d  %s\n", is.Locator, is.Size, encodePath(name))
	}
	return []byte(b.String()), nil
}

// located gives the files that have a line there, sorted: all but itself and
// what is written after it.
func (c *contents) located() []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(c.sizes)), func(name string) bool {
		kind, ok := kindOf(name)
		return name == locatorsFile || ok && kind.tag
	})
}

var locatorPattern = regexp.MustCompile(`^([0-9a-f]{32})  ([0-9]{1,18})  (.+)$`)

// parseLocators reads what encodeLocators wrote, by path; of lines that are not
// as it writes them nothing.
func parseLocators(s string) map[string]output.File {
	out := map[string]output.File{}
	for _, line := range lines(s) {
		if m := locatorPattern.FindStringSubmatch(line); m != nil {
			path := decodePath(latest, m[3])
			size, _ := strconv.ParseInt(m[2], 10, 64)
			out[path] = output.File{Path: path, Size: size, Locator: m[1]}
		}
	}
	return out
}

// readLocators reads how changed bytes are found, where the bag tells, and the
// digests that go with it.
func (c *checker) readLocators() {
	if s, ok := c.text(locatorsFile); ok {
		c.recorded = parseLocators(s)
	} else {
		c.recorded = map[string]output.File{}
	}
	for _, m := range c.manifests {
		for _, e := range m.entries {
			if f := c.recorded[e.path]; m.algorithm == "sha256" {
				f.SHA256 = e.sum
				c.recorded[e.path] = f
			}
		}
	}
}

// where says from which byte a file is changed, in Chinese, as far as the bag
// tells; "" for nothing.
func (c *checker) where(path, file string) string {
	if path == locatorsFile {
		return c.whereInLocators()
	}
	f := c.recorded[path]
	if f.Locator == "" {
		return ""
	}
	if data, err := fs.ReadFile(c.fsys, file); err == nil {
		if at := f.Differs(data); at >= 0 {
			return fmt.Sprintf("从第 %d 个字节起", at+1)
		}
	}
	if is := c.there.sizes[file]; is != f.Size {
		return fmt.Sprintf("应有 %d 个字节，现有 %d 个", f.Size, is)
	}
	return "有多个字节不同"
}

// whereInLocators is where for the file that says it of the others. What it
// should be can be worked out while they are as they were.
func (c *checker) whereInLocators() string {
	is, err := fs.ReadFile(c.fsys, locatorsFile)
	if err != nil {
		return ""
	}
	was, err := encodeLocators(c.fsys, c.there.located())
	if err != nil || fmt.Sprintf("%x", sha256.Sum256(was)) != c.recorded[locatorsFile].SHA256 {
		return ""
	}
	return fmt.Sprintf("从第 %d 个字节起", differs(is, was)+1)
}
