package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// files is a site as the tests write it: path to content.
type files map[string]string

func newSite(t *testing.T) string { return filepath.Join(t.TempDir(), "site") }

func publish(dir string, content files) (Report, error) {
	stage, err := Begin(dir)
	if err != nil {
		return Report{}, err
	}
	defer stage.Abort()
	for _, path := range slices.Sorted(maps.Keys(content)) {
		if err := stage.Write(path, []byte(content[path])); err != nil {
			return Report{}, err
		}
	}
	return stage.Commit()
}

func mustPublish(t *testing.T, dir string, content files) Report {
	t.Helper()
	report, err := publish(dir, content)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func put(t *testing.T, dir, path, content string) {
	t.Helper()
	name := filepath.Join(dir, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// tree gives every file and folder below dir, a folder with a slash at its end.
func tree(t *testing.T, dir string) files {
	t.Helper()
	found := files{}
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || name == dir {
			return err
		}
		path, _ := filepath.Rel(dir, name)
		path = filepath.ToSlash(path)
		if entry.IsDir() {
			found[path+"/"] = ""
			return nil
		}
		data, err := os.ReadFile(name)
		found[path] = string(data)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return found
}

// wantAlone checks that nothing was left beside the site.
func wantAlone(t *testing.T, site string) {
	t.Helper()
	entries, _ := os.ReadDir(filepath.Dir(site))
	for _, e := range entries {
		if e.Name() != filepath.Base(site) {
			t.Errorf("%s was left beside the site", e.Name())
		}
	}
}

func wantVerified(t *testing.T, site string, want ...Difference) {
	t.Helper()
	got, err := Verify(site)
	if err != nil {
		t.Fatal(err)
	}
	same := func(a, b Difference) bool { return a.Path == b.Path && a.Problem == b.Problem }
	if !slices.EqualFunc(got, want, same) {
		t.Errorf("Verify gives %v, want %v", got, want)
	}
}

func TestCommitWritesWhatChangedAndRemovesWhatWent(t *testing.T) {
	site := newSite(t)
	mustPublish(t, site, files{"index.html": "1", "places/1/index.html": "one", "places/2/index.html": "two"})
	put(t, site, "places/2/foreign.txt", "mine")
	long := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
	for _, path := range []string{"index.html", "places/1/index.html", manifestName} {
		if err := os.Chtimes(filepath.Join(site, path), long, long); err != nil {
			t.Fatal(err)
		}
	}

	got := mustPublish(t, site, files{"index.html": "1", "data/a.csv": "a"})
	want := Report{Written: []string{"data/a.csv"}, Removed: []string{"places/1/index.html", "places/2/index.html"}, Unchanged: 1, Bytes: 2}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("report is %+v, want %+v", got, want)
	}
	info, err := os.Stat(filepath.Join(site, "index.html"))
	if err != nil || !info.ModTime().Equal(long) {
		t.Errorf("unchanged file has time %v, %v", info.ModTime(), err)
	}
	there := tree(t, site)
	delete(there, manifestName)
	if want := (files{"index.html": "1", "data/": "", "data/a.csv": "a", "places/": "", "places/2/": "", "places/2/foreign.txt": "mine"}); !maps.Equal(there, want) {
		t.Errorf("site holds %v, want %v", there, want)
	}
	wantVerified(t, site, Difference{Path: "places/2/foreign.txt", Problem: Foreign})
	wantAlone(t, site)
}

func TestCommitOfTheSameFilesTouchesNothing(t *testing.T) {
	site := newSite(t)
	content := files{"index.html": "1", "a/b/c.html": "2"}
	mustPublish(t, site, content)
	long := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
	for _, path := range []string{"index.html", "a/b/c.html", manifestName, "a/b", "."} {
		if err := os.Chtimes(filepath.Join(site, path), long, long); err != nil {
			t.Fatal(err)
		}
	}
	mustPublish(t, site, content)
	for _, path := range []string{"index.html", "a/b/c.html", manifestName, "a/b", "."} {
		if info, _ := os.Stat(filepath.Join(site, path)); !info.ModTime().Equal(long) {
			t.Errorf("%s was touched", path)
		}
	}
	wantAlone(t, site)
}

func TestCommitMendsWhatWasChangedByHand(t *testing.T) {
	site := newSite(t)
	content := files{"a.html": "aaaa", "b.html": "bbbb", "c.html": "cccc"}
	mustPublish(t, site, content)
	put(t, site, "a.html", "AAAA")
	os.Remove(filepath.Join(site, "b.html"))
	wantVerified(t, site, Difference{Path: "a.html", Problem: Changed}, Difference{Path: "b.html", Problem: Missing})
	report := mustPublish(t, site, content)
	if want := []string{"a.html", "b.html"}; !slices.Equal(report.Written, want) {
		t.Errorf("wrote %v, want %v", report.Written, want)
	}
	wantVerified(t, site)
}

func TestAFileGivesWayToAFolder(t *testing.T) {
	site := newSite(t)
	mustPublish(t, site, files{"data": "old"})
	mustPublish(t, site, files{"data/a.csv": "new"})
	wantVerified(t, site)
}

// Where the file system does not tell A from a, the old file must not be taken
// for the new one.
func TestAFileRenamedByCase(t *testing.T) {
	site := newSite(t)
	mustPublish(t, site, files{"A.html": "1", "B/x.html": "1"})
	mustPublish(t, site, files{"a.html": "1", "b/x.html": "1"})
	there := tree(t, site)
	delete(there, manifestName)
	if want := (files{"a.html": "1", "b/": "", "b/x.html": "1"}); !maps.Equal(there, want) {
		t.Errorf("the site is %v, want %v", there, want)
	}
	wantVerified(t, site)
	wantAlone(t, site)
}

func TestTheManifestDependsOnTheFilesAlone(t *testing.T) {
	one, two := newSite(t), newSite(t)
	mustPublish(t, one, files{"b.html": "2", "a/x&y.html": "1", "a-b.html": "3"})
	mustPublish(t, two, files{"old.html": "0", "b.html": "0"})
	mustPublish(t, two, files{"b.html": "2", "a/x&y.html": "1", "a-b.html": "3"})
	if a, b := tree(t, one), tree(t, two); !maps.Equal(a, b) {
		t.Errorf("two ways to the same site differ:\n%v\n%v", a, b)
	}
}

func TestAbortLeavesNothing(t *testing.T) {
	site := newSite(t)
	mustPublish(t, site, files{"index.html": "1"})
	before := tree(t, site)
	stage, err := Begin(site)
	if err != nil {
		t.Fatal(err)
	}
	for path, content := range (files{"index.html": "2", "new.html": "3"}) {
		if err := stage.Write(path, []byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	stage.Abort()
	stage.Abort()
	if after := tree(t, site); !maps.Equal(before, after) {
		t.Errorf("Abort left %v", after)
	}
	wantAlone(t, site)
	if stage.Write("late.html", nil) == nil {
		t.Error("Write after Abort gives no error")
	}
	if _, err := stage.Commit(); err == nil {
		t.Error("Commit after Abort gives no error")
	}
}

func TestAFailedWriteStopsTheCommit(t *testing.T) {
	site := newSite(t)
	mustPublish(t, site, files{"index.html": "1"})
	before := tree(t, site)
	stage, err := Begin(site)
	if err != nil {
		t.Fatal(err)
	}
	stage.Write("index.html", []byte("2"))
	stage.Write("../out.html", nil)
	var problem *PathError
	if _, err := stage.Commit(); !errors.As(err, &problem) {
		t.Errorf("Commit gives %v, want the PathError of the Write", err)
	}
	if after := tree(t, site); !maps.Equal(before, after) {
		t.Errorf("the site is %v", after)
	}
	wantAlone(t, site)
}

func TestBeginRefusesAFolderThatIsNoSite(t *testing.T) {
	valid := string(manifest{fileOf("a", nil)}.encode())
	cases := map[string]files{
		"foreign files":        {"report.docx": "x"},
		"a foreign folder":     {"photos/1.jpg": "x"},
		"another's manifest":   {manifestName: `{"name":"web app"}`},
		"a cut-off manifest":   {manifestName: valid[:40]},
		"a manifest that lies": {manifestName: strings.Replace(valid, `"a"`, `"../a"`, 1)},
	}
	for name, content := range cases {
		t.Run(name, func(t *testing.T) {
			site := newSite(t)
			for path, data := range content {
				put(t, site, path, data)
			}
			before := tree(t, site)
			_, err := Begin(site)
			var folder *FolderError
			if !errors.As(err, &folder) || folder.Mend == "" {
				t.Errorf("Begin gives %v, want a FolderError", err)
			}
			if after := tree(t, site); !maps.Equal(before, after) {
				t.Errorf("the folder is now %v", after)
			}
			wantAlone(t, site)
		})
	}
	t.Run("a file", func(t *testing.T) {
		site := newSite(t)
		put(t, filepath.Dir(site), "site", "x")
		var folder *FolderError
		if _, err := Begin(site); !errors.As(err, &folder) {
			t.Errorf("Begin gives %v, want a FolderError", err)
		}
	})
	t.Run("dot-files do not count", func(t *testing.T) {
		site := newSite(t)
		put(t, site, ".gitkeep", "")
		mustPublish(t, site, files{"index.html": "1"})
		if _, err := os.Stat(filepath.Join(site, ".gitkeep")); err != nil {
			t.Error(err)
		}
		wantVerified(t, site)
	})
}

func TestAForeignFileIsNeverOverwritten(t *testing.T) {
	for _, foreign := range []string{"a.html", "a.html/x", "b"} {
		site := newSite(t)
		mustPublish(t, site, files{"index.html": "1"})
		put(t, site, foreign, "mine")
		before := tree(t, site)
		_, err := publish(site, files{"index.html": "2", "a.html": "3", "b/c.html": "4"})
		var problem *ForeignError
		if !errors.As(err, &problem) {
			t.Errorf("%s: gives %v, want a ForeignError", foreign, err)
		}
		if after := tree(t, site); !maps.Equal(before, after) {
			t.Errorf("%s: the site is now %v", foreign, after)
		}
	}
}

// link makes a link; an error where there are none, or the system only says so.
func link(to, name string) error {
	if err := os.Symlink(to, name); err != nil {
		return err
	}
	_, err := os.Lstat(name)
	return err
}

func TestNothingIsWrittenOrRemovedThroughALink(t *testing.T) {
	site, outside := newSite(t), t.TempDir()
	mustPublish(t, site, files{"index.html": "1", "a/x.html": "2"})
	put(t, outside, "x.html", "mine")
	os.RemoveAll(filepath.Join(site, "a"))
	if err := link(outside, filepath.Join(site, "a")); err != nil {
		t.Skip(err)
	}
	var problem *ForeignError
	if _, err := publish(site, files{"a/x.html": "3"}); !errors.As(err, &problem) {
		t.Errorf("writing through a link gives %v, want a ForeignError", err)
	}
	mustPublish(t, site, files{"index.html": "1"})
	if there := tree(t, outside); !maps.Equal(there, files{"x.html": "mine"}) {
		t.Errorf("behind the link there is now %v", there)
	}
}

// Where the staging folder is to stand there may be something else: behind it
// nothing is ours. Of a journal that makes no sense it is said what to do.
func TestAStagingFolderThatIsNotOurs(t *testing.T) {
	outside := t.TempDir()
	put(t, outside, "files/x.html", "mine")
	for name, make := range map[string]func(staging string) error{
		"a file":            func(staging string) error { return os.WriteFile(staging, nil, 0o644) },
		"a link":            func(staging string) error { return link(outside, staging) },
		"a journal of sand": func(staging string) error { put(t, staging, manifestName, `{"x`); return nil },
	} {
		site := newSite(t)
		mustPublish(t, site, files{"index.html": "1"})
		if err := make(stagingOf(site)); err != nil {
			t.Skip(err)
		}
		_, err := publish(site, files{"index.html": "2"})
		if err == nil || !strings.Contains(err.Error(), stagingOf(site)) || !strings.Contains(err.Error(), "请先把它移走") && !strings.Contains(err.Error(), "删去这个文件夹") {
			t.Errorf("%s: %v, want what is in the way of the staging folder and how to mend it", name, err)
		}
		os.RemoveAll(stagingOf(site))
		mustPublish(t, site, files{"index.html": "2"})
		wantAlone(t, site)
	}
	if there := tree(t, outside); !maps.Equal(there, files{"files/": "", "files/x.html": "mine"}) {
		t.Errorf("behind the link there is now %v", there)
	}
}

func TestWriteRefusesPathsThatClash(t *testing.T) {
	for _, paths := range [][]string{
		{"a.html", "a.html"}, {"a.html", "A.html"}, {"a", "a/b"}, {"a/b", "a"}, {"a/b", "A/c"}, {"a/b/c", "a/B/d"},
	} {
		stage, err := Begin(newSite(t))
		if err != nil {
			t.Fatal(err)
		}
		if err := stage.Write(paths[0], nil); err != nil {
			t.Error(err)
		}
		var problem *PathError
		if err := stage.Write(paths[1], nil); !errors.As(err, &problem) {
			t.Errorf("%q after %q gives %v, want a PathError", paths[1], paths[0], err)
		}
		stage.Abort()
	}
}

func TestConcurrentWrites(t *testing.T) {
	site := newSite(t)
	stage, err := Begin(site)
	if err != nil {
		t.Fatal(err)
	}
	defer stage.Abort()
	var group sync.WaitGroup
	for w := range 8 {
		group.Go(func() {
			for i := range 50 {
				if err := stage.Write(fmt.Sprintf("places/%d/%d/index.html", i%7, w*50+i), []byte("x")); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	report, err := stage.Commit()
	if err != nil || len(report.Written) != 400 {
		t.Errorf("wrote %d, %v", len(report.Written), err)
	}
	wantVerified(t, site)
}

func TestOneBuildAtATime(t *testing.T) {
	site := newSite(t)
	stage, err := Begin(site)
	if err != nil {
		t.Fatal(err)
	}
	var busy *BusyError
	if _, err := Begin(site); !errors.As(err, &busy) || !strings.Contains(busy.Owner, fmt.Sprint(os.Getpid())) {
		t.Errorf("second Begin gives %v, want a BusyError that names this process", err)
	}
	if err := Recover(site); !errors.As(err, &busy) {
		t.Errorf("Recover gives %v, want a BusyError", err)
	}
	stage.Abort()
	mustPublish(t, site, files{"index.html": "1"})
}

func TestARefusedCommitSaysSoAndKeepsTheSite(t *testing.T) {
	if os.Geteuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("root may write everywhere, and so may all on Windows")
	}
	site := newSite(t)
	mustPublish(t, site, files{"index.html": "1"})
	before := tree(t, site)
	os.Chmod(site, 0o555)
	_, err := publish(site, files{"index.html": "2"})
	os.Chmod(site, 0o755)
	wantTakenBack(t, err)
	if after := tree(t, site); !maps.Equal(before, after) {
		t.Errorf("the site is now %v", after)
	}
	wantAlone(t, site)
}

func wantTakenBack(t *testing.T, err error) {
	t.Helper()
	var refused *CommitError
	if !errors.As(err, &refused) || refused.Begun {
		t.Errorf("gives %v, want a CommitError that says that nothing was changed", err)
	}
}

// obstruct publishes content while a folder that is not empty comes to stand
// where the file path is to go, so that the commit is refused there.
func obstruct(dir string, content files, path string) error {
	stage, err := Begin(dir)
	if err != nil {
		return err
	}
	defer stage.Abort()
	for _, path := range slices.Sorted(maps.Keys(content)) {
		if err := stage.Write(path, []byte(content[path])); err != nil {
			return err
		}
	}
	obstacle := filepath.Join(dir, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Join(obstacle, "mine"), 0o755); err != nil {
		return err
	}
	_, err = stage.Commit()
	os.RemoveAll(obstacle)
	return err
}

// A commit that is refused half-way is taken back: bytes, times, what was
// removed, what stood where a folder has come.
func TestACommitRefusedHalfWayIsTakenBack(t *testing.T) {
	site := newSite(t)
	mustPublish(t, site, files{"a.html": "1", "b/gone.html": "1", "data": "1", "same.html": "1", "z.html": "1"})
	put(t, site, "b/foreign.txt", "mine")
	long := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
	before := tree(t, site)
	for path := range before {
		os.Chtimes(filepath.Join(site, path), long, long)
	}
	next := files{"a.html": "2", "data/a.csv": "2", "new/b.csv": "2", "p.html": "2", "same.html": "1", "z.html": "2"}
	wantTakenBack(t, obstruct(site, next, "p.html"))
	if after := tree(t, site); !maps.Equal(before, after) {
		t.Errorf("the site is now %v, want %v", after, before)
	}
	for path, content := range before {
		info, err := os.Stat(filepath.Join(site, path))
		if err != nil || content != "" && !info.ModTime().Equal(long) {
			t.Errorf("%s was touched; %v", path, err)
		}
	}
	wantAlone(t, site)
	mustPublish(t, site, next)
	wantVerified(t, site, Difference{Path: "b/foreign.txt", Problem: Foreign})
}

// A staging folder that a commit cannot be taken back from, or finished, waits
// for the next run.
func TestACommitThatCannotBeFinishedWaits(t *testing.T) {
	site := newSite(t)
	mustPublish(t, site, files{"a.html": "1"})
	stage, err := Begin(site)
	if err != nil {
		t.Fatal(err)
	}
	stage.Write("a.html", []byte("2"))
	stage.Write("b.html", []byte("2"))
	c := commit{site: stage.site, staging: stage.staging, old: stage.old, new: stage.files, staged: stage.staged}
	if err := c.journal(); err != nil {
		t.Fatal(err)
	}
	unlock(stage.lock) // as if it were killed here
	put(t, site, "b.html/mine", "")
	var refused *CommitError
	if err := Recover(site); !errors.As(err, &refused) || !refused.Begun {
		t.Errorf("Recover gives %v, want a CommitError that has begun", err)
	}
	if !Interrupted(site) {
		t.Error("nothing says that the site waits for the rest")
	}
	os.RemoveAll(filepath.Join(site, "b.html"))
	if err := Recover(site); err != nil {
		t.Fatal(err)
	}
	if there := tree(t, site); there["a.html"] != "2" || there["b.html"] != "2" {
		t.Errorf("the site is %v", there)
	}
	wantVerified(t, site)
	wantAlone(t, site)
	if Interrupted(site) {
		t.Error("the site still waits for something")
	}
}

func TestVerifyTellsWhatItCannotRead(t *testing.T) {
	if os.Geteuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("root may read everything, and so may all on Windows")
	}
	site := newSite(t)
	mustPublish(t, site, files{"a.html": "1", "b/c.html": "1"})
	os.Chmod(filepath.Join(site, "a.html"), 0)
	wantVerified(t, site, Difference{Path: "a.html", Problem: Unread})
}

// generation is a site that differs from every other generation in each file,
// and in which files there are.
func generation(n int) files {
	content := files{}
	for i := range 120 {
		if (i+n)%5 != 0 {
			content[fmt.Sprintf("places/%d/%d/index.html", i%9, i)] = fmt.Sprintf("generation %d", n)
		}
	}
	if n%2 == 1 {
		content[oddLast] = fmt.Sprintf("generation %d", n)
	}
	return content
}

// oddLast is the last file that a commit of an odd generation moves.
const oddLast = "z/last.html"

const (
	killed = "TONGBAO_OUTPUT_TEST_SITE"
	anew   = "TONGBAO_OUTPUT_TEST_ANEW"
)

// TestMain, started by the kill test, publishes one generation after the other
// until it is killed. The odd ones are refused and taken back.
func TestMain(m *testing.M) {
	if site := os.Getenv(killed); site != "" {
		publishes := publishGeneration
		if os.Getenv(anew) != "" {
			publishes = publishAnew
		}
		for n := 0; ; n++ {
			if err := publishes(site, n); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
		}
	}
	os.Exit(m.Run())
}

// publishAnew publishes a generation where there is nothing yet.
func publishAnew(dir string, n int) error {
	_, err := publish(filepath.Join(dir, strconv.Itoa(n)), generation(n))
	return err
}

func publishGeneration(site string, n int) error {
	if n%2 == 0 {
		_, err := publish(site, generation(n))
		return err
	}
	err := obstruct(site, generation(n), oddLast)
	var refused *CommitError
	if errors.As(err, &refused) && !refused.Begun {
		return nil
	}
	return fmt.Errorf("generation %d: %w", n, err)
}

func TestKilledAtAnyInstant(t *testing.T) {
	site := newSite(t)
	mustPublish(t, site, generation(0))
	put(t, site, "places/1/foreign.txt", "mine")
	random := rand.New(rand.NewPCG(1, 2))
	for range 25 {
		c := exec.Command(os.Args[0])
		c.Env = append(os.Environ(), killed+"="+site)
		var complaint strings.Builder
		c.Stderr = &complaint
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(15*time.Millisecond + time.Duration(random.IntN(60_000))*time.Microsecond)
		c.Process.Kill()
		c.Wait()
		if complaint.Len() > 0 {
			t.Fatal(complaint.String())
		}
		obstacle := filepath.Join(site, filepath.FromSlash(oddLast))
		if info, err := os.Lstat(obstacle); err == nil && info.IsDir() {
			os.RemoveAll(obstacle)
		}
		if err := Recover(site); err != nil {
			t.Fatal(err)
		}
		os.Remove(filepath.Join(site, "z"))
		wantVerified(t, site, Difference{Path: "places/1/foreign.txt", Problem: Foreign})
		wantOneGeneration(t, site)
		wantAlone(t, site)
	}
}

// A site where there was none is there whole or not at all, whenever its writer
// is killed.
func TestANewSiteKilledAtAnyInstant(t *testing.T) {
	dir, killedBefore := t.TempDir(), 0
	random := rand.New(rand.NewPCG(3, 4))
	for round := range 15 {
		sites := filepath.Join(dir, strconv.Itoa(round))
		c := exec.Command(os.Args[0])
		c.Env = append(os.Environ(), killed+"="+sites, anew+"=yes")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(15*time.Millisecond + time.Duration(random.IntN(30_000))*time.Microsecond)
		c.Process.Kill()
		c.Wait()
		for n := 0; ; n++ {
			site := filepath.Join(sites, strconv.Itoa(n))
			if _, err := os.Lstat(site); err != nil {
				if _, err := os.Lstat(stagingOf(site)); err == nil {
					killedBefore++
				}
				mustPublish(t, site, generation(n)) // over what was left
				wantVerified(t, site)
				if _, err := os.Lstat(stagingOf(site)); err == nil {
					t.Error("the staging folder was left beside the site")
				}
				break
			}
			if err := Recover(site); err != nil {
				t.Fatal(err)
			}
			wantVerified(t, site)
			wantOneGeneration(t, site)
		}
	}
	if killedBefore == 0 {
		t.Error("none was killed while it was writing")
	}
}

func wantOneGeneration(t *testing.T, site string) {
	t.Helper()
	there := tree(t, site)
	delete(there, "places/1/foreign.txt")
	delete(there, manifestName)
	maps.DeleteFunc(there, func(path, _ string) bool { return strings.HasSuffix(path, "/") })
	var n int
	for _, content := range there {
		fmt.Sscanf(content, "generation %d", &n)
		break
	}
	if !maps.Equal(there, generation(n)) {
		t.Errorf("the site is not generation %d: %v", n, there)
	}
}

func BenchmarkPublish(b *testing.B) {
	content := files{}
	for i := range 20_000 {
		content[fmt.Sprintf("places/%d/%d/index.html", i%100, i)] = strings.Repeat(fmt.Sprintf("page %d ", i), 700)
	}
	site := filepath.Join(b.TempDir(), "site")
	for _, name := range []string{"cold", "unchanged"} {
		b.Run(name, func(b *testing.B) {
			for range b.N {
				if _, err := publish(site, content); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(content)*b.N)/b.Elapsed().Seconds(), "files/s")
		})
	}
}
