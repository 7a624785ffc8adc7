package intake

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
)

// Moved is a file that made room, and where it is kept now.
type Moved struct{ From, To string }

// Apply writes the plan's files into the workspace root. All are written beside
// their places first, so that a full disk leaves the workspace as it was. The
// files that make room are moved, but for those without rows, which go.
func (p *Plan) Apply(root *os.Root) (moved []Moved, err error) {
	if !p.Sound() {
		return nil, errors.New("intake: the plan has errors or obstacles")
	}
	defer p.sweep(root)
	for i := range p.Files {
		f := &p.Files[i]
		data, err := f.text()
		if err == nil {
			err = root.MkdirAll(path.Dir(f.Path), 0o755)
		}
		if err == nil {
			err = root.WriteFile(beside(f.Path), data, 0o644)
		}
		if err != nil {
			return nil, err
		}
	}
	for _, name := range p.Originals {
		to, err := keep(root, name)
		if err != nil {
			return moved, err
		}
		moved = append(moved, Moved{name, to})
	}
	for _, name := range p.Empty {
		if err := root.Remove(name); err != nil {
			return moved, err
		}
	}
	for i := range p.Files {
		if err := root.Rename(beside(p.Files[i].Path), p.Files[i].Path); err != nil {
			return moved, err
		}
	}
	return moved, nil
}

// beside gives the name under which a file is written at first; files that
// begin with a dot are not read.
func beside(name string) string { return path.Join(path.Dir(name), "."+path.Base(name)+".new") }

// sweep takes away what was written beside and did not come into its place.
func (p *Plan) sweep(root *os.Root) {
	for i := range p.Files {
		root.Remove(beside(p.Files[i].Path))
	}
}

// keep moves a file into the folder of originals, under a name that is free there.
func keep(root *os.Root, name string) (to string, err error) {
	if err := root.MkdirAll(Originals, 0o755); err != nil {
		return "", err
	}
	base := strings.ReplaceAll(strings.TrimPrefix(name, "./"), "/", "-")
	for n := 1; ; n++ {
		to = path.Join(Originals, base)
		if n > 1 {
			to = path.Join(Originals, strings.TrimSuffix(base, path.Ext(base))+"（"+strconv.Itoa(n)+"）"+path.Ext(base))
		}
		if _, err := root.Lstat(to); errors.Is(err, fs.ErrNotExist) {
			return to, root.Rename(name, to)
		}
	}
}
