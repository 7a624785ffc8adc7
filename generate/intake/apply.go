package intake

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
)

// Moved is a file that made room, and where it is kept now.
type Moved struct{ From, To string }

// Apply writes the plan's files into the workspace root. All are written beside
// their places first, so that a full disk leaves the workspace as it was; when a
// file cannot be put into its place, since another program holds it, those that
// were before are put back. The files that make room are moved, but for those
// without rows, which go.
func (p *Plan) Apply(root *os.Root) (moved []Moved, err error) {
	if !p.Sound() {
		return nil, errors.New("intake: the plan has errors or obstacles")
	}
	defer p.sweep(root)
	if err := p.write(root); err != nil {
		return nil, err
	}
	moved, done, err := p.exchange(root)
	if err != nil {
		undo(root, done)
		removeEmpty(root, Originals)
		return nil, err
	}
	return moved, nil
}

// write writes the files beside their places.
func (p *Plan) write(root *os.Root) error {
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
			return err
		}
	}
	return nil
}

// exchange moves away the files that make room and puts the new ones in their
// places. done are the moves that were made, those before an error too.
func (p *Plan) exchange(root *os.Root) (moved, done []Moved, err error) {
	move := func(from, to string) error {
		err := root.Rename(from, to)
		if err == nil {
			done = append(done, Moved{from, to})
		}
		return err
	}
	for _, name := range p.Originals {
		to, err := placeFor(root, name)
		if err == nil {
			err = move(name, to)
		}
		if err != nil {
			return nil, done, err
		}
		moved = append(moved, Moved{name, to})
	}
	for _, name := range p.Empty {
		if err := move(name, aside(name)); err != nil {
			return nil, done, err
		}
	}
	for i := range p.Files {
		if err := move(beside(p.Files[i].Path), p.Files[i].Path); err != nil {
			return nil, done, err
		}
	}
	return moved, done, nil
}

// undo takes moves back, the last one first.
func undo(root *os.Root, done []Moved) {
	for _, m := range slices.Backward(done) {
		root.Rename(m.To, m.From)
	}
}

// beside gives the name under which a file is written at first; files that
// begin with a dot are not read.
func beside(name string) string { return path.Join(path.Dir(name), "."+path.Base(name)+".new") }

// aside gives the name under which a file without rows is kept until all is done.
func aside(name string) string { return path.Join(path.Dir(name), "."+path.Base(name)+".old") }

// sweep takes away what was written beside and did not come into its place, what
// was put aside, and folders in which nothing is left.
func (p *Plan) sweep(root *os.Root) {
	for _, name := range p.Empty {
		root.Remove(aside(name))
	}
	for i := range p.Files {
		name := p.Files[i].Path
		root.Remove(beside(name))
		removeEmpty(root, path.Dir(name))
	}
}

// removeEmpty takes a folder away, not the workspace itself, in which nothing is left.
func removeEmpty(root *os.Root, name string) {
	if info, err := root.Lstat(name); err == nil && info.IsDir() && name != "." {
		root.Remove(name) // it fails where something is left
	}
}

// placeFor gives a name that is free in the folder of originals.
func placeFor(root *os.Root, name string) (to string, err error) {
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
			return to, nil
		}
	}
}
