package bag

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

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
	fetch     map[string]int // line of fetch.txt by path
	locators  map[string]output.File
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
		c.tell.says(name, Encoding, finding.Error, "应是 "+c.says.encoding)
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
		if kind, ok := manifestName(name); ok {
			c.readManifest(&manifest{kindOf: kind, file: name})
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
		if other.kindOf == m.kindOf {
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

// mention is one line of a manifest about a file.
type mention struct {
	*manifest
	entry
}

// mentions gives what manifests say of each file, by path.
func mentions(manifests []*manifest) map[string][]mention {
	out := map[string][]mention{}
	for _, m := range manifests {
		for _, e := range m.entries {
			out[e.path] = append(out[e.path], mention{m, e})
		}
	}
	return out
}

// payload holds the payload against its manifests.
func (c *checker) payload() {
	manifests := c.of(false)
	listed := mentions(manifests)
	same := twinsOf(c.there.payload)
	same.warn(c.tell)
	found := map[string]bool{}
	for _, path := range slices.Sorted(maps.Keys(listed)) {
		file := c.locate(path, same)
		switch {
		case file != "":
			found[file] = true
			c.compare(path, file, listed[path])
			c.everywhere(path, listed[path], manifests)
		case c.isLost(path, listed[path]):
			c.lost(path, listed[path], manifests)
		}
	}
	for _, file := range c.there.payload {
		if !found[file] {
			c.tell.says(file, Extra, finding.Error, "")
		}
		if isLitter(file) {
			c.tell.says(file, Litter, finding.Warning, "")
		}
		if strings.Contains(file, `\`) {
			c.tell.says(file, UnsafePath, finding.Warning, "名称里有反斜线，Windows 上不能用")
		}
	}
}

// everywhere sees to it that every manifest lists a file, as RFC 8493 asks for.
func (c *checker) everywhere(path string, listed []mention, manifests []*manifest) {
	if !c.says.version.strict() {
		return
	}
	for _, m := range manifests {
		if !slices.ContainsFunc(listed, func(l mention) bool { return l.manifest == m }) {
			c.tell.says(m.file, Unlisted, finding.Error, path)
		}
	}
}

// locate gives the file of the payload that a path means: the one of that name,
// else the one that it may have become; "" for none.
func (c *checker) locate(path string, same twins) string {
	if c.there.has(path) {
		return path
	}
	if twin := same.of(path); twin != "" {
		c.tell.says(path, Twin, finding.Warning, "袋子里的文件是 "+twin)
		return twin
	}
	return ""
}

// isLost says whether a listed file that is not there is missed. One that the
// desktop had left, and that had no content, is not.
func (c *checker) isLost(path string, listed []mention) bool {
	if !isLitter(path) || slices.ContainsFunc(listed, func(m mention) bool { return !isEmptySum(m.algorithm, m.sum) }) {
		return true
	}
	c.dropped++
	c.tell.says(path, Litter, finding.Warning, "缺失，它本来就没有内容")
	return false
}

// lost tells of a listed file that is not there. Where only some of the
// manifests list it, it is their lines that are in doubt.
func (c *checker) lost(path string, listed []mention, manifests []*manifest) {
	if line, ok := c.fetch[path]; ok {
		c.tell.says(path, Unfetched, finding.Error, fmt.Sprintf("%s 第 %d 行写着到哪里取", fetchFile, line))
		return
	}
	if len(listed) == len(manifests) {
		c.tell.says(path, Missing, finding.Error, listed[0].file+" 列有它")
		return
	}
	for _, m := range listed {
		c.tell.at(m.file, m.line, Missing, finding.Error, "这一行列的 "+path)
	}
}

// compare holds a file against what the manifests say of it. Where some of them
// agree with it, the others are wrong, not the file.
func (c *checker) compare(path, file string, listed []mention) {
	is := c.sums[file]
	if is.err != nil {
		c.tell.says(path, Unread, finding.Error, finding.Reason(is.err))
		return
	}
	var right, wrong []mention
	for _, m := range listed {
		switch {
		case !m.known():
		case is.sums[m.algorithm] == m.sum:
			right = append(right, m)
		default:
			wrong = append(wrong, m)
		}
	}
	if len(wrong) == 0 {
		return
	}
	if len(right) == 0 {
		c.tell.says(path, Changed, finding.Error, algorithmsIn(wrong)+" 不符"+c.where(path, file))
		return
	}
	for _, m := range wrong {
		c.tell.at(m.file, m.line, WrongSum, finding.Error, path+"，与 "+right[0].file+" 一致")
	}
}

func algorithmsIn(all []mention) string {
	var out []string
	for _, m := range all {
		out = append(out, strings.ToUpper(m.algorithm))
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), "、")
}

// tags holds the tag files against the tag manifests.
func (c *checker) tags() {
	manifests := c.of(true)
	listed := mentions(manifests)
	for _, path := range slices.Sorted(maps.Keys(listed)) {
		kind, isManifest := manifestName(path)
		switch {
		case isManifest && kind.tag, strings.HasPrefix(path, payload):
			for _, m := range listed[path] {
				c.tell.at(m.file, m.line, ManifestInside, c.says.version.forbids(), path)
			}
		case !c.there.has(path):
			c.lost(path, listed[path], manifests)
		default:
			c.compare(path, path, listed[path])
		}
	}
	for _, m := range c.of(false) {
		c.everywhere(m.file, listed[m.file], manifests)
	}
}

// info reads bag-info.txt, and holds the payload against the size that it gives.
func (c *checker) info() {
	file := c.says.version.infoFile()
	s, ok := c.text(file)
	if !ok {
		return
	}
	c.bag.Info = parseInfo(c.says.version, file, s, c.tell)
	given := false
	for _, f := range c.bag.Info {
		if !strings.EqualFold(f.Label, oxumLabel) {
			continue
		}
		if given {
			c.tell.says(file, Twice, c.says.version.forbids(), oxumLabel)
		} else {
			c.oxum(file, f.Value)
		}
		given = true
	}
}

func (c *checker) oxum(file, value string) {
	size, files, ok := parseOxum(value)
	switch {
	case !ok:
		c.tell.says(file, Oxum, finding.Error, fmt.Sprintf("“%s”应是字节数、点、文件数", value))
	case size != c.bag.Size || files != c.bag.Files && files != c.bag.Files+c.dropped:
		c.tell.says(file, Oxum, finding.Error, fmt.Sprintf("写的是 %d 个字节、%d 个文件，现有 %d 个字节、%d 个文件", size, files, c.bag.Size, c.bag.Files))
	}
}
