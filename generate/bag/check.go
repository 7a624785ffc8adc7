package bag

import (
	"io/fs"
	"maps"
	"slices"

	"tongbao/generate/finding"
	"tongbao/generate/output"
)

// Check holds the bag in fsys against the standard and its own lists. What is
// wrong with the bag is among its faults; an error means that the folder itself
// cannot be read.
func Check(fsys fs.FS) (*Bag, error) {
	c := &checker{fsys: fsys, bag: &Bag{}}
	c.tell = teller{c.bag}
	var err error
	if c.there, err = walk(fsys, c.tell); err != nil {
		return c.bag, err
	}
	c.declared()
	c.readManifests()
	c.readFetch()
	c.readLocators()
	c.digest()
	c.payload()
	c.tags()
	c.info()
	c.asWritten()
	c.bag.sort()
	return c.bag, nil
}

type checker struct {
	fsys      fs.FS
	bag       *Bag
	tell      teller
	there     *contents
	says      declared
	manifests []*manifest
	fetch     map[string]int         // line of fetch.txt by path
	recorded  map[string]output.File // what the bag says of each file, as far as it tells
	sums      map[string]digested
	dropped   int // files of the system, without content, that are missing
}

// read gives a tag file; ok is false when it cannot be read.
func (c *checker) read(name string) ([]byte, bool) {
	data, err := fs.ReadFile(c.fsys, name)
	if err != nil {
		c.tell.says(name, Unread, finding.Error, finding.Reason(err))
	}
	return data, err == nil
}

// text gives the text of a tag file; ok is false when there is none, or it
// cannot be read.
func (c *checker) text(name string) (string, bool) {
	if !c.there.has(name) {
		return "", false
	}
	data, ok := c.read(name)
	if !ok {
		return "", false
	}
	s, marked, ok := text(data, c.says.encoding)
	if !ok {
		c.tell.says(name, Encoding, finding.Error, "应是 "+c.says.encoding+misread(data, c.says.encoding))
		return "", false
	}
	if marked {
		c.tell.says(name, ByteOrderMark, c.says.version.forbids(), "编码是 UTF-8 的不能有")
	}
	return s, true
}

func (c *checker) declared() {
	c.says = declared{latest, "", "UTF-8"}
	if !c.there.has(declarationFile) {
		c.tell.says(declarationFile, NoDeclaration, finding.Error, "")
	} else if data, ok := c.read(declarationFile); ok {
		c.says = parseDeclaration(data, c.tell)
	}
	c.bag.Version, c.bag.Paths, c.bag.Files = c.says.written, c.there.payload, len(c.there.payload)
	for _, p := range c.there.payload {
		c.bag.Size += c.there.sizes[p]
	}
	switch {
	case !c.there.data:
		c.tell.says(payloadFolder, NoPayload, finding.Error, "")
	case c.bag.Files == 0:
		c.tell.says(payloadFolder, Empty, finding.Warning, "")
	}
}

func (c *checker) readManifests() {
	for _, name := range c.there.tags {
		if kind, ok := kindOf(name); ok {
			c.readManifest(&manifest{manifestKind: kind, file: name})
		}
	}
	usable := func(m *manifest) bool { return m.known() && !m.tag }
	if !slices.ContainsFunc(c.manifests, usable) {
		c.tell.says("manifest-sha512.txt", NoManifest, finding.Error, "")
	}
	if !slices.ContainsFunc(c.manifests, func(m *manifest) bool { return m.tag }) {
		c.tell.says("tagmanifest-sha512.txt", NoTagManifest, finding.Warning, "")
	}
}

func (c *checker) readManifest(m *manifest) {
	switch {
	case !m.known():
		c.tell.says(m.file, Algorithm, finding.Warning, m.algorithm)
	case m.file != m.name():
		c.tell.says(m.file, Name, finding.Warning, m.name())
	}
	for _, other := range c.manifests {
		if other.manifestKind == m.manifestKind {
			c.tell.says(m.file, Twice, finding.Error, "和 "+other.file+" 是同一种算法的清单")
		}
	}
	if s, ok := c.text(m.file); ok {
		m.parse(c.says.version, s, c.tell)
	}
	c.literal(m)
	c.manifests = append(c.manifests, m)
}

// literal takes paths as they are written where only so there is such a file:
// the drafts encoded nothing at first, and many programs encode no percent sign
// to this day.
func (c *checker) literal(m *manifest) {
	for i := range m.entries {
		e := &m.entries[i]
		if e.path == e.written || !c.there.has(e.written) || c.says.version.strict() && c.there.has(e.path) {
			continue
		}
		if c.says.version.strict() {
			c.tell.at(m.file, e.line, Percent, finding.Warning, e.written)
		}
		e.path = e.written
	}
}

// of gives the manifests of the payload, or of the tag files.
func (c *checker) of(tag bool) []*manifest {
	return slices.DeleteFunc(slices.Clone(c.manifests), func(m *manifest) bool { return m.tag != tag })
}

// digest digests every file that is listed.
func (c *checker) digest() {
	by := map[string]bool{}
	for _, m := range c.manifests {
		by[m.algorithm] = m.known()
	}
	maps.DeleteFunc(by, func(_ string, known bool) bool { return !known })
	names := slices.Concat(c.there.payload, c.there.tags)
	c.sums = sumsOfAll(c.fsys, names, slices.Sorted(maps.Keys(by)))
}
