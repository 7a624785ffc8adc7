package output

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// furnished begins a folder with one file in it.
func furnished(t *testing.T, dir string) *Room {
	t.Helper()
	r, err := Furnish(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(r.Dir, "a"), []byte("a"), 0o644); err != nil {
		t.Fatal(err)
	}
	return r
}

// only checks which entries stand beside and in the folder dir.
func only(t *testing.T, parent string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(parent)
	if err != nil || len(entries) != len(want) {
		t.Fatalf("%v in %s, want %v; %v", entries, parent, want, err)
	}
	for i, e := range entries {
		if e.Name() != want[i] {
			t.Errorf("%s in %s, want %s", e.Name(), parent, want[i])
		}
	}
}

func TestRoom(t *testing.T) {
	parent := t.TempDir()
	for _, dir := range []string{filepath.Join(parent, "new"), filepath.Join(parent, "empty")} {
		if filepath.Base(dir) == "empty" {
			if err := os.Mkdir(dir, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		r := furnished(t, dir)
		if _, err := Furnish(dir); !errors.As(err, new(*BusyError)) {
			t.Errorf("a second one: %v", err)
		}
		if err := r.Place(); err != nil {
			t.Fatal(err)
		}
		r.Abort()
		only(t, dir, "a")
		if _, err := Furnish(dir); !errors.As(err, new(*FolderError)) {
			t.Errorf("over a full one: %v", err)
		}
	}
	only(t, parent, "empty", "new")
}

func TestRoomGivenUp(t *testing.T) {
	parent := t.TempDir()
	furnished(t, filepath.Join(parent, "new")).Abort()
	only(t, parent)
}

// What a killed run has left beside the folder is no part of the next one.
func TestRoomAfterAKilledRun(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "new")
	left := filepath.Join(stagingOf(dir), "files", "data")
	if err := os.MkdirAll(left, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(left, "half"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := furnished(t, dir).Place(); err != nil {
		t.Fatal(err)
	}
	only(t, dir, "a")
	only(t, parent, "new")
}

func TestRoomOverAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Furnish(file); !errors.As(err, new(*FolderError)) {
		t.Errorf("%v", err)
	}
}

// What is refused in the room is told of the place where it was to stand.
func TestFaultOfARoom(t *testing.T) {
	to := filepath.Join(t.TempDir(), "bag")
	r := furnished(t, to)
	defer r.Abort()
	_, missing := os.ReadFile(filepath.Join(r.Dir, "b"))
	_, elsewhere := os.ReadFile(filepath.Join(filepath.Dir(to), "b"))
	nested := unstaged(filepath.Join(r.Dir, "site"), os.ErrPermission)
	for err, ours := range map[error]bool{missing: true, nested: true, elsewhere: false, os.ErrInvalid: false} {
		var staging *StagingError
		if got := r.Fault(err); errors.As(got, &staging) != ours || ours && staging.Dir != to || !ours && got != err {
			t.Errorf("%v becomes %v", err, got)
		}
	}
}
