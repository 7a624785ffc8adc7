package recall

import (
	"encoding/json"
	"io/fs"
	"maps"
	"sync"
	"time"

	"tongbao/generate/hint"
)

// stamps say what was in the files of a folder when they were last read, by the
// stamps that they bore. nil knows of none.
type stamps struct {
	store *hint.Store
	key   hint.Sum
	mu    sync.Mutex
	was   map[string]stamped
	is    map[string]stamped // those that were met in this run
}

// stamp tells whether a file is the one that it was: which file of which disk it
// is, its size, and when it was last changed, by a clock that no program sets
// back (but for one that writes into memory that it has mapped the file to: the
// time may then be that of its first write). Empty where the system keeps no such
// time.
type stamp string

// stamped is a file's stamp and the sum of its content.
type stamped struct {
	Stamp stamp    `json:"stamp"`
	Sum   hint.Sum `json:"sum"`
}

// settled is how old a change must be for the next one to bear another time: two
// changes within a tick of the disk's clock, two seconds at worst, bear the same.
var settled = 3 * time.Second

// Recall has the folder remember in m what is in its files, for Sum. Where the
// folder itself is not known, it is for this run alone.
func (f *FS) Recall(m Memory) {
	root, err := fs.Stat(f.FS, ".")
	if err != nil || folderStamp(root) == "" {
		f.past = &stamps{was: map[string]stamped{}, is: map[string]stamped{}}
		return
	}
	key := hint.SumOf([]byte("stamps " + folderStamp(root)))
	s := &stamps{store: m.store("stamps"), key: key, is: map[string]stamped{}}
	if text, ok := s.store.Load(key); !ok || json.Unmarshal(text, &s.was) != nil {
		s.was = map[string]stamped{}
	}
	f.past = s
}

// Sum gives the sum of what is in a file: as it was read in this run, or as it is
// known to be since the file has not changed from an earlier one on, in which case
// it counts as read. ok is false for other files, and without Recall.
func (f *FS) Sum(name string) (sum hint.Sum, ok bool) {
	if f.past == nil {
		return hint.Sum{}, false
	}
	if s, ok := f.past.met(name); ok {
		return s.Sum, true
	}
	if info, err := fs.Stat(f.FS, name); err != nil || !info.Mode().IsRegular() {
		return hint.Sum{}, false // and no pipe to wait for
	}
	file, err := f.FS.Open(name)
	if err != nil {
		return hint.Sum{}, false
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return hint.Sum{}, false
	}
	sum, ok = f.past.recall(name, stampOf(file, info))
	if ok {
		f.note(name, read, sum.String())
	}
	return sum, ok
}

// Remember keeps what is known of the folder's files for the next run.
func (f *FS) Remember() {
	if f.past == nil || f.past.store == nil {
		return
	}
	s := f.past
	s.mu.Lock()
	defer s.mu.Unlock()
	kept := maps.Clone(s.is)
	maps.DeleteFunc(kept, func(_ string, f stamped) bool { return f.Stamp == "" })
	if maps.Equal(kept, s.was) {
		return
	}
	if text, err := json.Marshal(kept); err == nil {
		s.store.Keep(s.key, text)
		s.store.Sweep()
	}
}

// set notes what was read of a file that bore that stamp when it was opened.
func (s *stamps) set(name string, as stamp, sum hint.Sum) {
	if s == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if before, ok := s.is[name]; ok && before.Sum != sum {
		as = "" // it changes while it is read
	}
	s.is[name] = stamped{as, sum}
}

// met gives what was read of a file in this run.
func (s *stamps) met(name string) (stamped, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f, ok := s.is[name]
	return f, ok
}

// recall gives what was in a file when it bore that stamp.
func (s *stamps) recall(name string, as stamp) (hint.Sum, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f, ok := s.was[name]
	if !ok || as == "" || f.Stamp != as {
		return hint.Sum{}, false
	}
	s.is[name] = f
	return f.Sum, true
}
