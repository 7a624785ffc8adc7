package hint

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func key(name string) Sum { return SumOf([]byte(name)) }

func holds(s *Store, name string) bool {
	data, ok := s.Load(key(name))
	return ok && string(data) == "what "+name+" gives"
}

func keep(s *Store, name string) { s.Keep(key(name), []byte("what "+name+" gives")) }

func TestWhatIsKeptIsThereForTheNext(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "缓存", "tongbao")
	keep(Open(dir, ".hint", 9), "one")
	if s := Open(dir, ".hint", 9); !holds(s, "one") || holds(s, "two") {
		t.Errorf("one is kept: %v, and two: %v", holds(s, "one"), holds(s, "two"))
	}
}

// A hint of which any byte is wrong, or the end missing, is none, and is replaced.
func TestDamagedIsNone(t *testing.T) {
	s := Open(t.TempDir(), ".hint", 9)
	keep(s, "one")
	whole, err := os.ReadFile(s.file(key("one")))
	if err != nil {
		t.Fatal(err)
	}
	damage := func(data []byte) {
		t.Helper()
		os.WriteFile(s.file(key("one")), data, 0o644)
		if _, ok := s.Load(key("one")); ok {
			t.Errorf("%q is taken", data)
		}
	}
	for i := range whole {
		damage(whole[:i])
		whole[i] ^= 1
		damage(whole)
		whole[i] ^= 1
	}
	damage(append(whole, 'x'))
	if keep(s, "one"); !holds(s, "one") {
		t.Error("a damaged hint is not replaced")
	}
}

func TestUnderAnothersKeyIsNone(t *testing.T) {
	s := Open(t.TempDir(), ".hint", 9)
	keep(s, "one")
	if err := os.Rename(s.file(key("one")), s.file(key("two"))); err != nil {
		t.Fatal(err)
	}
	if _, ok := s.Load(key("two")); ok {
		t.Error("what one gives is taken for two")
	}
}

func TestNoFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	gone := filepath.Join(t.TempDir(), "gone")
	vanished := Open(gone, ".hint", 9)
	os.RemoveAll(gone)
	for _, s := range []*Store{Open("", ".hint", 9), Open(filepath.Join(file, "cache"), ".hint", 9), vanished} {
		keep(s, "one")
		s.Sweep()
		if holds(s, "one") {
			t.Error("something is kept nowhere")
		}
	}
}

func TestSweepKeepsWhatWasUsedLast(t *testing.T) {
	dir := t.TempDir()
	s := Open(dir, ".hint", 3)
	age := func(name string, days int) {
		on := time.Now().Add(-time.Duration(days) * 24 * time.Hour)
		if err := os.Chtimes(name, on, on); err != nil {
			t.Fatal(err)
		}
	}
	names := []string{"a", "b", "c", "d", "e"}
	for i, name := range names {
		keep(s, name)
		age(s.file(key(name)), i+1)
	}
	for i, name := range []string{"notes.txt", "other.hint", "123.new"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
		age(filepath.Join(dir, name), 10+i)
	}
	s.Load(key("e")) // the oldest is used again
	s.Sweep()
	for i, want := range []bool{true, true, false, false, true} {
		if got := holds(s, names[i]); got != want {
			t.Errorf("that %s is kept is %v", names[i], got)
		}
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 5 {
		t.Errorf("after the sweep there are %v", entries)
	}
}
