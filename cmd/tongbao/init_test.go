package main

import (
	"os"
	"path/filepath"
	"testing"
)

// A new workspace that cannot be written whole leaves nothing behind, so that
// the same command can be run again.
func TestNewFilesAreWrittenAllOrNone(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "notices"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := writeAllNew(dir, map[string][]byte{"cadres.csv": nil, "notices/2019/01.md": nil, "villages.csv": nil}); err == nil {
		t.Error("a file was written below a file")
	}
	if there, _ := os.ReadDir(dir); len(there) != 1 {
		t.Errorf("left %v", there)
	}
}
