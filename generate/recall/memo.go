package recall

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"tongbao/generate/hint"
)

// Memory is the folder that keeps memos; "" keeps none.
type Memory string

// memo is what is remembered of one build.
type memo struct {
	Said  json.RawMessage   `json:"said"` // what the build had to say
	Looks []seen            `json:"looks"`
	Sites map[string][]left `json:"sites"` // the files of each site, by its folder
}

// left is how a file of a site was left.
type left struct {
	Path string    `json:"path"` // slash-separated, below the site
	Size int64     `json:"size"`
	Time time.Time `json:"time"`
	Last string    `json:"last"` // its last change, where the system knows of it
}

// most is how many memos are kept, and stamps of how many folders.
const most = 64

// memos are those of builds, by a key that names everything that a build depends
// on besides the folder it reads.
func (m Memory) memos() *hint.Store { return m.store("built") }

func (m Memory) store(kind string) *hint.Store {
	if m == "" {
		return nil
	}
	return hint.Open(filepath.Join(string(m), kind), "."+kind, most)
}

// Holds says whether a build with this key would write what it wrote the last
// time, since all that it looked at is as it was, and the sites are still as it
// left them; said is what it said then. It looks at the folder through looked,
// which reads of a file only what it does not know.
func (m Memory) Holds(key string, looked *FS, sites []string) (said []byte, ok bool) {
	var last memo
	text, ok := m.memos().Load(hint.SumOf([]byte(key)))
	if !ok || json.Unmarshal(text, &last) != nil || len(last.Sites) != len(sites) {
		return nil, false
	}
	for _, site := range sites {
		if files, ok := last.Sites[site]; !ok || !untouched(site, files) {
			return nil, false
		}
	}
	return last.Said, !slices.ContainsFunc(last.Looks, func(s seen) bool { return looked.sees(s.Look) != s.Seen })
}

// Keep remembers a build with this key: what it said, as JSON, what it looked at,
// and the files of its sites, given with the slash-separated paths below their
// folders. What cannot be kept is not.
func (m Memory) Keep(key string, looked *FS, sites map[string][]string, said []byte) {
	var ok bool
	built := memo{Said: said, Sites: map[string][]left{}}
	for site, files := range sites {
		files, err := leftIn(site, files)
		if err != nil {
			return
		}
		built.Sites[site] = files
	}
	if built.Looks, ok = looked.all(); !ok {
		return
	}
	if text, err := json.Marshal(built); err == nil {
		m.memos().Keep(hint.SumOf([]byte(key)), text)
		m.memos().Sweep()
	}
}

func leftIn(site string, files []string) ([]left, error) {
	var out []left
	for _, file := range files {
		info, err := os.Lstat(filepath.Join(site, filepath.FromSlash(file)))
		if err != nil {
			return nil, err
		}
		out = append(out, left{file, info.Size(), info.ModTime(), changeOf(info)})
	}
	return out, nil
}

func untouched(site string, files []left) bool {
	return !slices.ContainsFunc(files, func(s left) bool {
		info, err := os.Lstat(filepath.Join(site, filepath.FromSlash(s.Path)))
		return err != nil || !info.Mode().IsRegular() || info.Size() != s.Size || !info.ModTime().Equal(s.Time) || changeOf(info) != s.Last
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
	return hint.SumOf(data).String()
})
