package main

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// prepare makes the programs.
func (b *bench) prepare() error {
	if err := os.MkdirAll(b.dir, 0o755); err != nil {
		return err
	}
	if err := command(exec.Command("go", "build", "-o", b.program("tongbao"), "./cmd/tongbao")); err != nil {
		return err
	}
	return b.installRivals()
}

func (b *bench) program(name string) string { return filepath.Join(b.dir, name) }

// command runs a command that is not measured.
func command(cmd *exec.Cmd) error {
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", strings.Join(cmd.Args, " "), err, out)
	}
	return nil
}

func (b *bench) tongbao(args ...string) func() *exec.Cmd {
	return func() *exec.Cmd { return exec.Command(b.program("tongbao"), args...) }
}

// workspace gives the workspace of a size, which is made once.
func (b *bench) workspace(s size) (string, error) {
	dir := filepath.Join(b.dir, fmt.Sprintf("workspace-%d-%d", s.villages, s.months))
	if _, err := os.Stat(filepath.Join(dir, "tongbao.yaml")); err == nil {
		return dir, nil
	}
	part := dir + ".part"
	if err := os.RemoveAll(part); err != nil {
		return "", err
	}
	err := command(exec.Command(b.program("tongbao"), "sample", part, "--villages", strconv.Itoa(s.villages), "--months", strconv.Itoa(s.months)))
	if err != nil {
		return "", err
	}
	return dir, os.Rename(part, dir)
}

// scoresOnly gives a workspace of the same villages, teams, cadres and scores
// and nothing else.
func (b *bench) scoresOnly(dir string) (string, error) {
	out := dir + "-scores"
	if err := os.RemoveAll(out); err != nil {
		return "", err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return "", err
	}
	for _, name := range []string{"tongbao.yaml", "regions.csv", "villages.csv", "teams.csv", "cadres.csv", "scores"} {
		from := filepath.Join(dir, name)
		if _, err := os.Stat(from); err != nil {
			continue
		}
		if err := linked(from, filepath.Join(out, name)); err != nil {
			return "", err
		}
	}
	return out, nil
}

// newMonth measures a run over a workspace to which the files of one more month
// have come since the run before.
func (b *bench) newMonth(dir string, run func(dir string) func() *exec.Cmd) (sample, error) {
	short := dir + "-month"
	newest, err := newestMonth(dir)
	if err != nil {
		return sample{}, err
	}
	if err := linked(dir, short); err != nil {
		return sample{}, err
	}
	before := func() error {
		for _, file := range newest {
			if err := os.RemoveAll(filepath.Join(short, file)); err != nil {
				return err
			}
		}
		if err := command(run(short)()); err != nil {
			return err
		}
		for _, file := range newest {
			if err := os.Symlink(filepath.Join(dir, file), filepath.Join(short, file)); err != nil {
				return err
			}
		}
		return nil
	}
	got, err := b.beside(job{run: run(short), before: before})
	if err != nil {
		return sample{}, err
	}
	return got[0], nil
}

// linked makes a folder with the folders of dir and a link for each file; a link
// for a file.
func linked(dir, to string) error {
	if err := os.RemoveAll(to); err != nil {
		return err
	}
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		if d.IsDir() {
			return os.MkdirAll(filepath.Join(to, name), 0o755)
		}
		return os.Symlink(path, filepath.Join(to, name))
	})
}

// newestMonth gives the files of the newest month, below the workspace.
func newestMonth(dir string) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*", "[0-9][0-9][0-9][0-9]-[0-9][0-9].csv"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s has no monthly files", dir)
	}
	newest := filepath.Base(slices.MaxFunc(files, func(a, b string) int { return strings.Compare(filepath.Base(a), filepath.Base(b)) }))
	var out []string
	for _, file := range files {
		if filepath.Base(file) == newest {
			out = append(out, filepath.Join(filepath.Base(filepath.Dir(file)), newest))
		}
	}
	return out, nil
}
