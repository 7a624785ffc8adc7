package output

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// PathError says why a path cannot stand in a site.
type PathError struct {
	Path    string
	Problem string
}

func (e *PathError) Error() string {
	return fmt.Sprintf("站点中的路径 %q 不可用：%s", e.Path, e.Problem)
}

// maxName is how many bytes a file or folder name may have: what the strictest
// usual file systems take.
const maxName = 255

// CheckPath reports, as a *PathError, why path cannot stand in a site that is to
// be copied to any file system: it must be relative, slash-separated and clean,
// and none of its names may be hidden, reserved on Windows or changed by it.
func CheckPath(path string) error {
	problem := ""
	switch {
	case path == "":
		problem = "路径为空"
	case !utf8.ValidString(path):
		problem = "不是有效的 UTF-8"
	default:
		if top, _, _ := strings.Cut(path, "/"); fold(top) == manifestName {
			problem = "这个名字留给清单"
			break
		}
		for name := range strings.SplitSeq(path, "/") {
			if problem = nameProblem(name); problem != "" {
				break
			}
		}
	}
	if problem == "" {
		return nil
	}
	return &PathError{Path: path, Problem: problem}
}

// nameProblem says what is wrong with one name of a path, "" when nothing is.
func nameProblem(name string) string {
	switch {
	case name == "":
		return "以斜线开头或结尾，或有连续的斜线"
	case name[0] == '.':
		return "名称以点开头"
	case len(name) > maxName:
		return fmt.Sprintf("名称超过 %d 字节", maxName)
	case strings.HasSuffix(name, ".") || strings.HasSuffix(name, " "):
		return "名称以点或空格结尾，Windows 会去掉它"
	case strings.ContainsFunc(name, forbidden):
		return `名称含有控制字符或 < > : " | ? * \ 之一`
	case reserved(name):
		return "名称是 Windows 的设备名"
	}
	return ""
}

func forbidden(r rune) bool {
	return r < 0x20 || r == 0x7f || strings.ContainsRune(`<>:"|?*\`, r)
}

// reserved reports whether Windows takes name for a device, as it does whatever
// extension follows.
func reserved(name string) bool {
	base, _, _ := strings.Cut(name, ".")
	base = strings.ToUpper(strings.TrimRight(base, " "))
	switch base {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	digit, ok := strings.CutPrefix(base, "COM")
	if !ok {
		digit, ok = strings.CutPrefix(base, "LPT")
	}
	return ok && utf8.RuneCountInString(digit) == 1 && strings.Contains("0123456789¹²³", digit)
}

// fold gives the key under which Windows and macOS hold two paths for the same.
func fold(path string) string { return strings.ToLower(path) }

// folders gives the folders that path lies in, outermost first.
func folders(path string) []string {
	var list []string
	for i := range len(path) {
		if path[i] == '/' {
			list = append(list, path[:i])
		}
	}
	return list
}
