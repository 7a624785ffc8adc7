package recall

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"
)

// Memory is the folder that keeps memos; "" keeps none.
type Memory string

// memo is what is remembered of one build.
type memo struct {
	Looks []seen             `json:"looks"`
	Sites map[string][]stamp `json:"sites"` // the files of each site, by its folder
}

// stamp is how a file of a site was left.
type stamp struct {
	Path string    `json:"path"` // slash-separated, below the site
	Size int64     `json:"size"`
	Time time.Time `json:"time"`
}

// most is how many memos are kept.
const most = 64

const ending = ".built"

// file gives where the memo of builds with this key stands: the key names
// everything that a build depends on besides the folder it reads.
func (m Memory) file(key string) string {
	sum := sha256.Sum256([]byte(key))
	return filepath.Join(string(m), "built", hex.EncodeToString(sum[:])+ending)
}

// Holds says whether a build with this key that reads fsys would write what it
// wrote the last time, and the sites are still as it left them.
func (m Memory) Holds(key string, fsys fs.FS, sites []string) bool {
	if m == "" {
		return false
	}
	last, ok := load(m.file(key))
	if !ok || len(last.Sites) != len(sites) {
		return false
	}
	for _, site := range sites {
		if stamps, ok := last.Sites[site]; !ok || !untouched(site, stamps) {
			return false
		}
	}
	skip := within(fsys, sites)
	return !slices.ContainsFunc(last.Looks, func(s seen) bool { return look(fsys, s.Look, skip) != s.Seen })
}

// Keep remembers a build with this key: what it looked at, and the files of its
// sites, given with the slash-separated paths below their folders. What cannot
// be kept is not.
func (m Memory) Keep(key string, looked *FS, sites map[string][]string) {
	if m == "" {
		return
	}
	var ok bool
	built := memo{Sites: map[string][]stamp{}}
	for site, files := range sites {
		stamps, err := stampsOf(site, files)
		if err != nil {
			return
		}
		built.Sites[site] = stamps
	}
	if built.Looks, ok = looked.all(); ok {
		store(m.file(key), built)
	}
}

func stampsOf(site string, files []string) ([]stamp, error) {
	var out []stamp
	for _, file := range files {
		info, err := os.Lstat(filepath.Join(site, filepath.FromSlash(file)))
		if err != nil {
			return nil, err
		}
		out = append(out, stamp{file, info.Size(), info.ModTime()})
	}
	return out, nil
}

func untouched(site string, stamps []stamp) bool {
	return !slices.ContainsFunc(stamps, func(s stamp) bool {
		info, err := os.Lstat(filepath.Join(site, filepath.FromSlash(s.Path)))
		return err != nil || !info.Mode().IsRegular() || info.Size() != s.Size || !info.ModTime().Equal(s.Time)
	})
}

// within says which folders of fsys are sites: a build that makes its site in
// the folder that it reads has not changed what it reads.
func within(fsys fs.FS, sites []string) func(name string) bool {
	var own []fs.FileInfo
	for _, site := range sites {
		if info, err := os.Stat(site); err == nil {
			own = append(own, info)
		}
	}
	return func(name string) bool {
		info, err := fs.Stat(fsys, name)
		return err == nil && slices.ContainsFunc(own, func(site fs.FileInfo) bool { return os.SameFile(site, info) })
	}
}

// load reads a memo; the first line is the sum of the rest.
func load(name string) (memo, bool) {
	var m memo
	data, err := os.ReadFile(name)
	if err != nil {
		return m, false
	}
	sum, text, ok := bytes.Cut(data, []byte("\n"))
	if !ok || string(sum) != sumOf(text) || json.Unmarshal(text, &m) != nil {
		return m, false
	}
	now := time.Now()
	os.Chtimes(name, now, now)
	return m, true
}

// store writes a memo, which is there whole or not at all, and removes those
// that were not used for the longest time.
func store(name string, m memo) {
	text, err := json.Marshal(m)
	dir := filepath.Dir(name)
	if err != nil || os.MkdirAll(dir, 0o755) != nil {
		return
	}
	f, err := os.CreateTemp(dir, "*.new")
	if err != nil {
		return
	}
	_, err = f.WriteString(sumOf(text) + "\n" + string(text))
	if closed := f.Close(); err == nil && closed == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	sweep(dir)
}

func sumOf(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

func sweep(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) <= most {
		return
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return used(b).Compare(used(a)) })
	for _, e := range entries[most:] {
		if e.Type().IsRegular() {
			os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}

func used(e fs.DirEntry) time.Time {
	info, err := e.Info()
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

// Program gives the sum of the running program; "" when it cannot be read.
var Program = sync.OnceValue(func() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return ""
	}
	return sumOf(data)
})
