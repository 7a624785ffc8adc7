package bag

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"tongbao/generate/finding"
)

// fold gives the key under which some file system holds two paths for the same:
// macOS by Unicode normalisation, Windows and macOS by case.
func fold(path string) string { return strings.ToLower(norm.NFC.String(path)) }

// twins finds the payload files by their folded paths.
type twins map[string][]string

func twinsOf(paths []string) twins {
	t := twins{}
	for _, p := range paths {
		t[fold(p)] = append(t[fold(p)], p)
	}
	return t
}

// of gives the one file that a listed path may have become on the way through
// another file system; "" when there is none, or several.
func (t twins) of(listed string) string {
	if all := t[fold(listed)]; len(all) == 1 {
		return all[0]
	}
	return ""
}

// warn tells of files that would be one and the same elsewhere.
func (t twins) warn(tell teller) {
	for _, all := range t {
		slices.Sort(all)
		for _, p := range all[1:] {
			tell.says(p, Twin, finding.Warning, fmt.Sprintf("和 %s 在别的系统上会是同一个文件", all[0]))
		}
	}
}

// litter are the files that desktops leave behind and copying drops.
var litter = []string{".ds_store", "thumbs.db", "desktop.ini"}

func isLitter(file string) bool { return slices.Contains(litter, strings.ToLower(path.Base(file))) }

// isEmptySum says whether a digest is that of a file without content, of which
// nothing is lost when it is missing.
func isEmptySum(algorithm, sum string) bool {
	h, ok := algorithms[algorithm]
	return ok && fmt.Sprintf("%x", h().Sum(nil)) == sum
}
