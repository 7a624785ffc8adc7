package bag

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tongbao/generate/finding"
)

// Field is one element of a bag's metadata.
type Field struct{ Label, Value string }

// The labels that the standard reserves and this package reads or writes.
const oxumLabel = "Payload-Oxum"

// Lookup gives the value of the first field of that label, in whatever case; ""
// when there is none.
func (b *Bag) Lookup(label string) string {
	for _, f := range b.Info {
		if strings.EqualFold(f.Label, label) {
			return f.Value
		}
	}
	return ""
}

// encodeInfo gives the bytes of bag-info.txt. Lines of a value become lines that
// are indented.
func encodeInfo(info []Field) []byte {
	var b strings.Builder
	for _, f := range info {
		fmt.Fprintf(&b, "%s: %s\n", f.Label, strings.Join(strings.FieldsFunc(f.Value, isLineEnd), "\n  "))
	}
	return []byte(b.String())
}

func isLineEnd(r rune) bool { return r == '\n' || r == '\r' }

var infoPattern = regexp.MustCompile(`^([^ \t:][^:]*?)([ \t]*):([ \t]*)(.*?)[ \t]*$`)

// single are the labels that a bag should have once.
var single = []string{"bagging-date", "bag-size", "bag-group-identifier", "bag-count"}

// parseInfo reads the text of bag-info.txt. A line that begins with a space or a
// tab goes on with the value before it.
func parseInfo(v version, file, s string, tell teller) []Field {
	var out []Field
	for i, line := range lines(s) {
		switch m := infoPattern.FindStringSubmatch(line); {
		case strings.TrimSpace(line) == "":
			tell.at(file, i+1, Info, finding.Warning, "是空行")
		case strings.ContainsAny(line[:1], " \t") && len(out) > 0:
			last := &out[len(out)-1]
			last.Value = strings.TrimPrefix(last.Value+"\n"+strings.Trim(line, " \t"), "\n")
		case m == nil:
			tell.at(file, i+1, Info, finding.Error, "应是名称、冒号、空格、值；接着上一行的，开头要有空格")
		default:
			if v.strict() {
				strictField(file, i+1, m, out, tell)
			}
			out = append(out, Field{m[1], m[4]})
		}
	}
	return out
}

// strictField holds a line, as infoPattern takes it apart, against what RFC 8493
// asks for and the drafts did not.
func strictField(file string, line int, m []string, before []Field, tell teller) {
	if m[2] != "" || m[3] == "" && m[4] != "" {
		tell.at(file, line, Info, finding.Error, "冒号前不能有空格，冒号后要空一格")
	}
	again := func(f Field) bool { return strings.EqualFold(f.Label, m[1]) }
	if slices.Contains(single, strings.ToLower(m[1])) && slices.ContainsFunc(before, again) {
		tell.at(file, line, Twice, finding.Warning, m[1])
	}
}

var oxumPattern = regexp.MustCompile(`^([0-9]{1,18})\.([0-9]{1,9})$`)

// parseOxum reads how many bytes and files the payload has.
func parseOxum(s string) (size int64, files int, ok bool) {
	m := oxumPattern.FindStringSubmatch(s)
	if m == nil {
		return 0, 0, false
	}
	size, _ = strconv.ParseInt(m[1], 10, 64)
	files, _ = strconv.Atoi(m[2])
	return size, files, true
}

func oxum(size int64, files int) string { return fmt.Sprintf("%d.%d", size, files) }

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
