package bag

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"tongbao/generate/finding"
)

// manifest is one manifest of a bag: which files there are, with their digests
// by one algorithm.
type manifest struct {
	manifestKind
	file    string
	entries []entry
}

// entry is one line of a manifest.
type entry struct {
	line    int
	sum     string // in lower case
	path    string // below the bag, decoded
	written string // as it stands there
}

// encode gives the manifest's bytes, sorted by path, each path once.
func (m *manifest) encode() []byte {
	sorted := slices.SortedFunc(slices.Values(m.entries), func(a, b entry) int { return cmp.Compare(a.path, b.path) })
	var b strings.Builder
	for _, e := range sorted {
		fmt.Fprintf(&b, "%s  %s\n", e.sum, encodePath(e.path))
	}
	return []byte(b.String())
}

var entryPattern = regexp.MustCompile(`^([0-9A-Fa-f]+)[ \t]+(\*?)(.*)$`)

// known says whether the manifest's digests can be checked.
func (m *manifest) known() bool { return algorithms[m.algorithm] != nil }

// inside gives the folder that the manifest's files must lie in.
func (m *manifest) inside() string {
	if m.tag {
		return ""
	}
	return payload
}

// parse reads the manifest's text, in which tell reports what is wrong.
func (m *manifest) parse(v version, s string, tell teller) {
	seen := map[string]entry{}
	for i, line := range lines(s) {
		e, ok := m.parseLine(v, i+1, line, tell)
		if !ok {
			continue
		}
		first, twice := seen[e.path]
		switch {
		case twice && first.sum != e.sum:
			tell.at(m.file, e.line, Twice, finding.Error, fmt.Sprintf("%s，第 %d 行的校验值不同", e.path, first.line))
		case twice:
			tell.at(m.file, e.line, Twice, v.forbids(), fmt.Sprintf("%s，第 %d 行也有", e.path, first.line))
		default:
			seen[e.path] = e
			m.entries = append(m.entries, e)
		}
	}
}

// forbids gives the severity of what RFC 8493 forbids and the drafts did not.
func (v version) forbids() finding.Severity {
	if v.strict() {
		return finding.Error
	}
	return finding.Warning
}

func (m *manifest) parseLine(v version, n int, line string, tell teller) (entry, bool) {
	if strings.TrimSpace(line) == "" {
		tell.at(m.file, n, Line, finding.Warning, "是空行")
		return entry{}, false
	}
	line, escaped := strings.CutPrefix(line, `\`)
	parts := entryPattern.FindStringSubmatch(line)
	if parts == nil || parts[3] == "" {
		tell.at(m.file, n, Line, finding.Error, "应是校验值、空格、路径")
		return entry{}, false
	}
	if m.known() && len(parts[1]) != digits(m.algorithm) {
		tell.at(m.file, n, Line, finding.Error, fmt.Sprintf("%s 的校验值应有 %d 位，这里有 %d 位", m.algorithm, digits(m.algorithm), len(parts[1])))
		return entry{}, false
	}
	written := parts[3]
	if parts[2] != "" || escaped {
		tell.at(m.file, n, SumTool, finding.Warning, "")
	}
	if escaped {
		written = encodePath(sumToolEscapes.Replace(written))
	}
	path, ok := tell.path(v, m.file, n, written, m.inside())
	return entry{n, strings.ToLower(parts[1]), path, undotted(written)}, ok
}

// sumToolEscapes reads how md5sum and its like write some characters in lines
// that they begin with a backslash.
var sumToolEscapes = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\r`, "\r")

// undotted gives a path without the ./ that some programs begin it with.
func undotted(path string) string {
	for strings.HasPrefix(path, "./") {
		path = path[2:]
	}
	return path
}

// path reads a path of a list, and says whether it may stand there.
func (t teller) path(v version, file string, line int, written, inside string) (string, bool) {
	if strayPercent(v, written) {
		t.at(file, line, Percent, finding.Warning, written)
	}
	path := decodePath(v, undotted(written))
	if undotted(written) != written {
		t.at(file, line, DotSlash, finding.Warning, written)
	}
	if problem := pathProblem(path, inside); problem != "" {
		t.at(file, line, UnsafePath, finding.Error, fmt.Sprintf("“%s”%s", path, problem))
		return "", false
	}
	return path, true
}

// teller takes in faults.
type teller struct{ bag *Bag }

func (t teller) at(path string, line int, p Problem, s finding.Severity, detail string) {
	t.bag.Faults = append(t.bag.Faults, Fault{Path: path, Line: line, Problem: p, Severity: s, Detail: detail})
}

// says tells of a whole file.
func (t teller) says(path string, p Problem, s finding.Severity, detail string) {
	t.at(path, 0, p, s, detail)
}
