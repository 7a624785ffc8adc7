package output

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Problem is how a file of a site departs from the manifest.
type Problem string

const (
	Changed Problem = "changed" // its content is not what the manifest says
	Missing Problem = "missing" // it is listed and not there
	Foreign Problem = "foreign" // it is there and not listed
)

// Label gives the problem in Chinese.
func (p Problem) Label() string {
	return map[Problem]string{Changed: "内容已被改动", Missing: "缺失", Foreign: "不是 tongbao 写的"}[p]
}

// Difference is one file that is not as the manifest says.
type Difference struct {
	Path    string // slash-separated, below the site
	Problem Problem
}

// Verify compares the site in dir with its manifest and gives what differs,
// sorted by path; nothing when the site is as it was written. Dot-files do not
// count. It gives a *FolderError when dir is no site, and writes nothing.
func Verify(dir string) ([]Difference, error) {
	site, err := locate(dir)
	if err != nil {
		return nil, err
	}
	m, err := readManifest(site)
	if err != nil {
		return nil, err
	}
	if m == nil {
		return nil, &FolderError{Dir: dir, Problem: "没有清单 " + manifestName + "，不是 tongbao 的站点", Mend: "请给出 tongbao build 写成的文件夹"}
	}
	var list []Difference
	for _, f := range m {
		if problem := check(site, f); problem != "" {
			list = append(list, Difference{f.Path, problem})
		}
	}
	foreign, err := strangers(site, m)
	list = append(list, foreign...)
	slices.SortFunc(list, func(a, b Difference) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(string(a.Problem), string(b.Problem)))
	})
	return list, err
}

// check compares one file; a link in place of the file counts as a change.
func check(site string, f File) Problem {
	name := filepath.Join(site, filepath.FromSlash(f.Path))
	info, err := os.Lstat(name)
	if err != nil {
		return Missing
	}
	if !info.Mode().IsRegular() || info.Size() != f.Size {
		return Changed
	}
	data, err := os.ReadFile(name)
	if err != nil || fileOf(f.Path, data) != f {
		return Changed
	}
	return ""
}

// strangers gives the files that the manifest does not list.
func strangers(site string, m manifest) ([]Difference, error) {
	var list []Difference
	err := filepath.WalkDir(site, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || name == site {
			return err
		}
		if strings.HasPrefix(entry.Name(), ".") {
			if entry.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if entry.IsDir() {
			return nil
		}
		path, err := filepath.Rel(site, name)
		if err != nil {
			return err
		}
		path = filepath.ToSlash(path)
		if _, listed := m.find(path); !listed && path != manifestName {
			list = append(list, Difference{path, Foreign})
		}
		return nil
	})
	return list, err
}
