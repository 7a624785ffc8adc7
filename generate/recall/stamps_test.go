//go:build linux

package recall

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"tongbao/generate/hint"
)

// again looks at the folder as the next run does.
func again(dir string, m Memory) *FS {
	f := Watch(os.DirFS(dir))
	f.Recall(m)
	return f
}

// A file that has not changed need not be read for its content to be known; one
// that was written since must be, whatever its time and size say.
func TestSumOfWhatHasNotChanged(t *testing.T) {
	defer func(d time.Duration) { settled = d }(settled)
	dir, m := t.TempDir(), Memory(t.TempDir())
	file := filepath.Join(dir, "scores.csv")
	write := func(text string) {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("7.5")
	read := func() {
		f := again(dir, m)
		fs.ReadFile(f, "scores.csv")
		f.Remember()
	}
	knows := func() bool {
		f := again(dir, m)
		sum, ok := f.Sum("scores.csv")
		if ok && sum != hint.SumOf([]byte("7.5")) {
			t.Error("another content is known")
		}
		looks, _ := f.all()
		if ok != (len(looks) == 1) {
			t.Errorf("known: %v, looks: %v", ok, looks)
		}
		return ok
	}
	if read(); knows() {
		t.Error("a change that is too new is trusted")
	}
	settled = 0
	if f, err := os.Open(file); err == nil {
		defer f.Close()
		info, _ := f.Stat()
		if stampOf(f, info) == "" {
			t.Skip("this disk is none that is trusted")
		}
	}
	if read(); !knows() {
		t.Error("nothing is known")
	}
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(20 * time.Millisecond) // a tick of the disk's clock
	write("9.5")
	os.Chtimes(file, info.ModTime(), info.ModTime())
	if knows() {
		t.Error("a file that was written over is taken for what it was")
	}
	write("7.5")
	read()
	os.Remove(file)
	if knows() {
		t.Error("a file that is gone is known")
	}
	if _, ok := Watch(os.DirFS(dir)).Sum("scores.csv"); ok {
		t.Error("something is known without a memory")
	}
}

// A page that someone wrote over with one of the same size, and set its time back,
// is not as it was left.
func TestPageWrittenOver(t *testing.T) {
	w := newWork(t)
	time.Sleep(20 * time.Millisecond) // a tick of the disk's clock
	w.kept("site/index.html", "PAGE index.html")
	if w.holds("key") {
		t.Error("holds")
	}
}
