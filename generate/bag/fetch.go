package bag

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"tongbao/generate/finding"
)

var fetchPattern = regexp.MustCompile(`^([^ \t]+)[ \t]+(-|[0-9]+)[ \t]+(.+)$`)

// readFetch reads which files are to be had elsewhere. Nothing is fetched: what
// is listed and not there makes the bag incomplete.
func (c *checker) readFetch() {
	c.fetch = map[string]int{}
	s, ok := c.text(fetchFile)
	if !ok {
		return
	}
	manifests := c.of(false)
	listed := mentions(manifests)
	for i, line := range lines(s) {
		path, ok := c.fetchLine(i+1, line)
		if !ok {
			continue
		}
		for _, m := range lacking(listed[path], manifests) {
			c.tell.at(fetchFile, i+1, Fetch, c.says.version.forbids(), fmt.Sprintf("%s 没有列 %s", m.file, path))
		}
	}
}

// fetchLine reads line n; ok is false when it names no file of the payload.
func (c *checker) fetchLine(n int, line string) (path string, ok bool) {
	m := fetchPattern.FindStringSubmatch(line)
	if m == nil {
		c.tell.at(fetchFile, n, Fetch, finding.Error, "应是地址、长度或 -、路径")
		return "", false
	}
	if at, err := url.Parse(m[1]); err != nil || !at.IsAbs() {
		c.tell.at(fetchFile, n, Fetch, c.says.version.forbids(), "“"+m[1]+"”不是完整的地址")
	}
	written := m[3]
	if !c.says.version.strict() { // in the drafts the bag is where a path begins, be it with a slash
		written = strings.TrimPrefix(written, "/")
	}
	if path, ok = c.tell.path(c.says.version, fetchFile, n, written, payload); !ok {
		return "", false
	}
	if _, twice := c.fetch[path]; twice {
		c.tell.at(fetchFile, n, Twice, finding.Warning, path)
	}
	c.fetch[path] = n
	return path, true
}
