package output

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
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
	Unread  Problem = "unread"  // the file system does not let it be read
	Foreign Problem = "foreign" // it is there and not listed
)

// Label gives the problem in Chinese.
func (p Problem) Label() string {
	return map[Problem]string{Changed: "内容已被改动", Missing: "缺失", Unread: "读不出来，没有核对；可能没有权限，或别的程序正打开着它", Foreign: "不是 tongbao 写的"}[p]
}

// Difference is one file that is not as the manifest says.
type Difference struct {
	Path    string // slash-separated, below the site
	Problem Problem
	Offset  int64 // of the first byte that differs, from 0; -1 when it cannot be told
	Size    int64 // what the manifest says; -1 when it says nothing
	Now     int64 // the size of the file; -1 when it is missing
}

// Where says what is known of the place of the difference, in Chinese; "" when
// there is nothing to say.
func (d Difference) Where() string {
	switch {
	case d.Problem != Changed || d.Now < 0:
		return ""
	case d.Offset >= 0:
		return fmt.Sprintf("从第 %d 个字节起", d.Offset+1)
	case d.Size >= 0 && d.Size != d.Now:
		return fmt.Sprintf("应有 %d 个字节，现有 %d 个", d.Size, d.Now)
	}
	return "有多个字节不同"
}

// Interrupted says whether a commit to the site in dir was begun and not ended:
// it goes on, or the next Begin or Recover ends it.
func Interrupted(dir string) bool {
	site, err := locate(dir)
	if err != nil {
		return false
	}
	_, err = os.Lstat(filepath.Join(stagingOf(site), manifestName))
	return err == nil
}

// Verify compares the site in dir with its manifest and gives what differs,
// sorted by path; nothing when the site is as it was written. Dot-files do not
// count. It gives a *FolderError when dir is no site, and writes nothing.
func Verify(dir string) ([]Difference, error) {
	site, err := locate(dir)
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(filepath.Join(site, manifestName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, noSite(dir)
	}
	if err != nil {
		return nil, err
	}
	m, list, err := readListed(os.DirFS(site), data)
	if err != nil {
		return nil, damaged(site, err)
	}
	for _, f := range m {
		if d := check(site, f); d.Problem != "" {
			list = append(list, d)
		}
	}
	foreign, err := strangers(site, m)
	list = append(list, foreign...)
	slices.SortFunc(list, func(a, b Difference) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(string(a.Problem), string(b.Problem)))
	})
	return list, err
}

// check compares one file; a link in place of the file counts as a change, and one
// below a folder that cannot be looked into as unread. Without a Problem there is
// no difference.
func check(site string, f File) Difference {
	name := filepath.Join(site, filepath.FromSlash(f.Path))
	d := Difference{f.Path, Changed, -1, f.Size, -1}
	info, err := os.Lstat(name)
	if err != nil {
		d.Problem = absence(err)
		return d
	}
	if !info.Mode().IsRegular() {
		return d
	}
	d.Now = info.Size()
	data, err := os.ReadFile(name)
	switch {
	case err != nil:
		d.Problem = Unread
	case f.is(data):
		d.Problem = ""
	default:
		d.Offset = f.Differs(data)
	}
	return d
}

// absence tells a file that is not there from one that cannot be looked at.
func absence(err error) Problem {
	if errors.Is(err, fs.ErrPermission) {
		return Unread
	}
	return Missing
}

// readListed reads a manifest to hold the site against it, mended where it can
// be, and gives what is wrong with the manifest itself.
func readListed(site fs.FS, data []byte) (manifest, []Difference, error) {
	fixed, at := mended(data)
	m, err := decodeManifest(fixed)
	switch {
	case err != nil:
		return nil, nil, err
	case at >= 0:
		return m, []Difference{{manifestName, Changed, at, -1, int64(len(data))}}, nil
	}
	return m, checkManifest(site, data, m), nil
}

// checkManifest finds where the manifest is not as it was written: in its form,
// or in a locator that is not that of the file it lists.
func checkManifest(site fs.FS, data []byte, m manifest) []Difference {
	want := m.encode()
	if bytes.HasPrefix(data, []byte(formatKey+`"`+olderFormat)) {
		want = m.encodeOlder()
	}
	d := Difference{manifestName, Changed, differs(data, want), -1, int64(len(data))}
	if d.Offset >= 0 {
		return []Difference{d}
	}
	for _, f := range m {
		if f.Locator == "" {
			continue
		}
		content, err := fs.ReadFile(site, f.Path)
		if now := fileOf(f.Path, content); err == nil && (now.Locator == f.Locator) != f.is(content) {
			d.Offset = int64(bytes.Index(data, []byte(`{"path":"`+f.Path+`"`)))
			return []Difference{d}
		}
	}
	return nil
}

// differs gives the place of the first byte in which two texts differ; -1 when
// they are equal.
func differs(a, b []byte) int64 {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return int64(i)
		}
	}
	if len(a) == len(b) {
		return -1
	}
	return int64(n)
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
			list = append(list, Difference{path, Foreign, -1, -1, -1})
		}
		return nil
	})
	return list, err
}
