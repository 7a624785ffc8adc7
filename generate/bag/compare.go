package bag

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"tongbao/generate/finding"
)

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
		file := c.fileOf(path, same)
		switch {
		case file != "":
			found[file] = true
			c.compare(path, file, listed[path])
			c.everywhere(path, listed[path], manifests)
		case isEmptyLitter(path, listed[path]):
			c.dropped++
			c.tell.says(path, Litter, finding.Warning, "缺失，它本来就没有内容")
		default:
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
	for _, m := range lacking(listed, manifests) {
		c.tell.says(m.file, Unlisted, finding.Error, path)
	}
}

// lacking gives those of the manifests that are not among a file's mentions.
func lacking(listed []mention, manifests []*manifest) []*manifest {
	return slices.DeleteFunc(slices.Clone(manifests), func(m *manifest) bool {
		return slices.ContainsFunc(listed, func(l mention) bool { return l.manifest == m })
	})
}

// fileOf gives the file of the payload that a path means: the one of that name,
// else the one that it may have become; "" for none.
func (c *checker) fileOf(path string, same twins) string {
	if c.there.has(path) {
		return path
	}
	if twin := same.of(path); twin != "" {
		c.tell.says(path, Twin, finding.Warning, "袋子里的文件是 "+twin)
		return twin
	}
	return ""
}

// isEmptyLitter says whether a listed file is one that the desktop had left and
// that had no content: nobody misses it.
func isEmptyLitter(path string, listed []mention) bool {
	return isLitter(path) && !slices.ContainsFunc(listed, func(m mention) bool { return !isEmptySum(m.algorithm, m.sum) })
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
		c.bag.Faults = append(c.bag.Faults, Fault{Path: path, Problem: Changed, Severity: finding.Error,
			Detail: algorithmsIn(wrong) + " 不符", Where: c.where(path, file)})
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
		kind, isManifest := kindOf(path)
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
