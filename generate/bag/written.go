package bag

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"tongbao/generate/finding"
)

// Agent begins the Bag-Software-Agent of the bags that Seal writes for tongbao.
const Agent = "tongbao "

// AgentLabel is the label under which it stands.
const AgentLabel = "Bag-Software-Agent"

// asWritten holds a bag that Seal wrote against the form that Seal gives it. The
// standard lets much pass that nobody lists: a tag manifest is in no other one,
// and a digest may change its case. Here every byte must be what it was.
func (c *checker) asWritten() {
	if !strings.HasPrefix(c.bag.Lookup(AgentLabel), Agent) {
		return
	}
	for _, tag := range []bool{false, true} {
		for _, algorithm := range sealAlgorithms {
			c.manifestAsWritten(manifestKind{tag, algorithm})
		}
	}
	c.strayTags()
}

func (c *checker) manifestAsWritten(kind manifestKind) {
	i := slices.IndexFunc(c.manifests, func(m *manifest) bool { return m.manifestKind == kind })
	if i < 0 {
		if kind.tag { // the others are listed
			c.tell.says(kind.name(), Missing, finding.Error, "")
		}
		return
	}
	m := c.manifests[i]
	if data, ok := c.read(m.file); ok && utf8.Valid(data) { // else that has been said
		if at := differs(data, m.encode()); at >= 0 {
			c.tell.says(m.file, NotAsWritten, finding.Error, fmt.Sprintf("从第 %d 个字节起", at+1))
		}
	}
}

// strayTags finds the tag files that a tag manifest does not list.
func (c *checker) strayTags() {
	manifests := c.of(true)
	listed := mentions(manifests)
	for _, file := range c.there.tags {
		if kind, ok := kindOf(file); ok && kind.tag {
			continue
		}
		if len(listed[file]) == 0 {
			c.tell.says(file, Extra, finding.Error, "")
			continue
		}
		c.everywhere(file, listed[file], manifests)
	}
}

// differs gives the place of the first byte in which two texts differ; -1 when
// they are equal.
func differs(a, b []byte) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	if len(a) == len(b) {
		return -1
	}
	return min(len(a), len(b))
}
