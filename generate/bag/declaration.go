package bag

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"tongbao/generate/finding"
)

// declaration is bagit.txt as Seal writes it.
const declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

// The two lines of bagit.txt, as RFC 8493 and as the drafts have them.
var (
	strictLines = [2]*regexp.Regexp{
		regexp.MustCompile(`^(?i:BagIt-Version): ([^ \t]+)$`),
		regexp.MustCompile(`^(?i:Tag-File-Character-Encoding): ([^ \t]+)$`),
	}
	draftLines = [2]*regexp.Regexp{
		regexp.MustCompile(`^(?i:BagIt-Version)[ \t]*:[ \t]*([^ \t]+)[ \t]*$`),
		regexp.MustCompile(`^(?i:Tag-File-Character-Encoding)[ \t]*:[ \t]*([^ \t]+)[ \t]*$`),
	}
)

// declared is what bagit.txt says.
type declared struct {
	version  version
	written  string // the version as it stands there
	encoding string
}

// parseDeclaration reads bagit.txt. What it does not say is taken as in the
// newest version.
func parseDeclaration(data []byte, tell teller) declared {
	d := declared{latest, "", "UTF-8"}
	wrong := func(line int, detail string) { tell.at(declarationFile, line, Declaration, finding.Error, detail) }
	data, marked := cutBOM(data)
	if marked {
		tell.says(declarationFile, ByteOrderMark, finding.Error, "bagit.txt 不能有")
	}
	if !utf8.Valid(data) {
		tell.says(declarationFile, Encoding, finding.Error, "应是 UTF-8")
		return d
	}
	all := lines(string(data))
	var values [2]string
	for i, name := range [2]string{"BagIt-Version", "Tag-File-Character-Encoding"} {
		if i >= len(all) {
			wrong(i+1, "缺 "+name+" 一行")
		} else if m := draftLines[i].FindStringSubmatch(all[i]); m == nil {
			wrong(i+1, "应是“"+name+": 值”")
		} else {
			values[i] = m[1]
		}
	}
	d.takeVersion(values[0], tell)
	d.takeEncoding(values[1], tell)
	for i, line := range all {
		switch {
		case i >= 2:
			wrong(i+1, "只能有两行")
		case d.version.strict() && values[i] != "" && !strictLines[i].MatchString(line):
			wrong(i+1, "冒号前和行末不能有空格，冒号后空一格")
		}
	}
	return d
}

func (d *declared) takeVersion(s string, tell teller) {
	if s == "" {
		return
	}
	v, ok := parseVersion(s)
	switch {
	case !ok:
		tell.at(declarationFile, 1, Version, finding.Error, fmt.Sprintf("“%s”不是 1.0 这样的版本号", s))
	case !v.known():
		tell.at(declarationFile, 1, Version, finding.Error, fmt.Sprintf("“%s”，只认识 0.93 至 0.97 和 1.0", s))
	default:
		d.version, d.written = v, s
	}
}

func (d *declared) takeEncoding(s string, tell teller) {
	if s == "" {
		return
	}
	if _, ok := decoder(s); !ok {
		tell.at(declarationFile, 2, Encoding, finding.Error, fmt.Sprintf("不认识编码“%s”", s))
		return
	}
	d.encoding = strings.ToUpper(s)
}
