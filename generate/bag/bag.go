// Package bag writes and checks bags in the BagIt format (RFC 8493): a folder
// that holds files and says of itself, in plain text, which ones and with which
// digests, so that an archive can keep it for decades and check it with tools
// that every system has. It knows nothing of what the files are.
//
//	write: data/ -Seal-> bagit.txt, bag-info.txt, manifests, tag manifests
//	check: files -walk-> declaration, manifests, fetch.txt, bag-info -Check-> faults
//
// Seal writes BagIt 1.0. Check reads 0.93 to 1.0 of whatever origin, trusts
// nothing in it, opens only files that it found by walking the folder, and never
// uses a network.
package bag

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"

	"tongbao/generate/finding"
)

// The files and folders of a bag.
const (
	declarationFile = "bagit.txt"
	infoFile        = "bag-info.txt"
	oldInfoFile     = "package-info.txt" // up to 0.95
	fetchFile       = "fetch.txt"
	payloadFolder   = "data"
	payload         = payloadFolder + "/"
)

// Bag is what a bag says of itself, and what is wrong with it.
type Bag struct {
	Version string  // as bagit.txt has it, 1.0; "" when that cannot be read
	Info    []Field // of bag-info.txt, in its order
	Files   int     // in the payload
	Size    int64   // of the payload, bytes
	Paths   []string
	Faults  []Fault // sorted by path and line
}

// Fault is one departure of a bag from the standard or from its own lists.
type Fault struct {
	Path     string // slash-separated, below the bag
	Line     int    // from 1; 0 when the whole file is meant
	Problem  Problem
	Severity finding.Severity // an Error makes the bag invalid
	Detail   string           // in Chinese; may be empty
	Where    string           // of what is Changed, from which byte, in Chinese; "" when the bag does not tell
}

// Sound says whether the bag is valid: nothing but warnings.
func (b *Bag) Sound() bool { return b.Count(finding.Error) == 0 }

// Count gives how many faults of severity s there are.
func (b *Bag) Count(s finding.Severity) int {
	n := 0
	for _, f := range b.Faults {
		if f.Severity == s {
			n++
		}
	}
	return n
}

func (b *Bag) sort() {
	slices.SortStableFunc(b.Faults, func(x, y Fault) int {
		return cmp.Or(strings.Compare(x.Path, y.Path), cmp.Compare(x.Line, y.Line),
			strings.Compare(string(x.Problem), string(y.Problem)), strings.Compare(x.Detail, y.Detail))
	})
	b.Faults = slices.Compact(b.Faults)
}

// Is says whether a folder is meant as a bag: it has bagit.txt, or, where that is
// missing, manifests.
func Is(fsys fs.FS) bool {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return false
	}
	return slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
		_, manifest := kindOf(e.Name())
		return e.Name() == declarationFile || manifest
	})
}
