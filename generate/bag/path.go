package bag

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	encoder     = strings.NewReplacer("%", "%25", "\n", "%0A", "\r", "%0D")
	encoded     = regexp.MustCompile(`%(0[AaDd]|25)`)
	encodedOld  = regexp.MustCompile(`%0[AaDd]`)
	driveLetter = regexp.MustCompile(`^[A-Za-z]:`)
)

// encodePath writes a path as it stands in a manifest.
func encodePath(path string) string { return encoder.Replace(path) }

// decodePath reads a path of a manifest. Only line ends and, in RFC 8493, the
// percent sign are encoded; anything else stands for itself.
func decodePath(v version, s string) string {
	at := encodedOld
	if v.strict() {
		at = encoded
	}
	return at.ReplaceAllStringFunc(s, func(code string) string {
		switch code[1:] {
		case "25":
			return "%"
		case "0a", "0A":
			return "\n"
		}
		return "\r"
	})
}

// strayPercent says whether a path of a manifest has a percent sign that should
// be encoded.
func strayPercent(v version, s string) bool {
	return v.strict() && strings.Contains(encoded.ReplaceAllString(s, ""), "%")
}

// pathProblem says why a listed path is none that a bag may list, in Chinese; ""
// when it may. inside is the folder that it must lie in, "" for the bag itself.
func pathProblem(path, inside string) string {
	switch {
	case path == "":
		return "路径为空"
	case !utf8.ValidString(path):
		return "路径不是有效的 UTF-8"
	case strings.ContainsRune(path, 0):
		return "路径里有空字符"
	case strings.HasPrefix(path, "/"), strings.HasPrefix(path, `\`):
		return "是绝对路径，指到袋子外面"
	case driveLetter.MatchString(path):
		return "有盘符，指到袋子外面"
	case strings.HasPrefix(path, "~"):
		return "以 ~ 开头，可能指到用户的文件夹"
	case climbs(path):
		return "有 . 或 .. 一级，可能指到袋子外面"
	case !strings.HasPrefix(path, inside):
		return fmt.Sprintf("不在 %s 里", inside)
	}
	return ""
}

// climbs says whether a path has a step that is no name, on Windows too.
func climbs(path string) bool {
	for step := range strings.FieldsFuncSeq(path, func(r rune) bool { return r == '/' || r == '\\' }) {
		if step == ".." || step == "." {
			return true
		}
	}
	return strings.Contains(path, "//") || strings.HasSuffix(path, "/")
}
