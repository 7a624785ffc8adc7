package output

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// lines writes n lines.
func lines(n int) func(io.Writer) error {
	return func(w io.Writer) error {
		for range n {
			if _, err := io.WriteString(w, "522799001201,98.4\n"); err != nil {
				return err
			}
		}
		return nil
	}
}

func stream(t *testing.T, dir string, n int) Report {
	t.Helper()
	s, err := Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	if err := s.Stream("data/large.csv", lines(n)); err != nil {
		t.Fatal(err)
	}
	report, err := s.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func TestAStreamIsWrittenLikeAFileOfItsBytes(t *testing.T) {
	for _, n := range []int{0, 3, held / 18, 3 * held / 18} {
		dir := newSite(t)
		if r := stream(t, dir, n); len(r.Written) != 1 || r.Bytes != int64(18*n) {
			t.Errorf("%d lines were written as %+v", n, r)
		}
		wantVerified(t, dir)
		if r := stream(t, dir, n); len(r.Written) != 0 || r.Unchanged != 1 {
			t.Errorf("%d lines written again give %+v", n, r)
		}
		if r := mustPublish(t, dir, files{"data/large.csv": strings.Repeat("522799001201,98.4\n", n)}); r.Unchanged != 1 {
			t.Errorf("%d lines written whole give %+v", n, r)
		}
		wantAlone(t, dir)
	}
}

func TestAStreamIsMendedAndItsFailureStopsTheCommit(t *testing.T) {
	dir, n := newSite(t), 3*held/18
	stream(t, dir, n)
	name := filepath.Join(dir, "data", "large.csv")
	there, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	there[len(there)/2] = 'x'
	put(t, dir, "data/large.csv", string(there))
	if r := stream(t, dir, n); len(r.Written) != 1 {
		t.Errorf("a changed byte was left: %+v", r)
	}
	s, err := Begin(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	broken := errors.New("broken")
	fail := func(w io.Writer) error { return errors.Join(lines(n)(w), broken) }
	if err := s.Stream("data/large.csv", fail); !errors.Is(err, broken) {
		t.Errorf("Stream gave %v", err)
	}
	if _, err := s.Commit(); !errors.Is(err, broken) {
		t.Errorf("Commit gave %v", err)
	}
	wantVerified(t, dir)
}
