package output

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// VerifyIn compares the files of a site with its manifest, wherever the site is
// read from, and gives what differs, in order of path. What the manifest does not
// list it does not look at. An error says that the manifest cannot be read.
func VerifyIn(site fs.FS) ([]Difference, error) {
	data, err := fs.ReadFile(site, manifestName)
	if err != nil {
		return nil, err
	}
	m, list, err := readListed(site, data)
	if err != nil {
		return nil, err
	}
	for _, f := range m {
		data, err := fs.ReadFile(site, f.Path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			list = append(list, Difference{f.Path, Missing, -1, f.Size, -1})
		case err != nil:
			list = append(list, Difference{f.Path, Changed, -1, f.Size, -1})
		case !f.is(data):
			list = append(list, Difference{f.Path, Changed, f.Differs(data), f.Size, int64(len(data))})
		}
	}
	slices.SortStableFunc(list, func(a, b Difference) int { return strings.Compare(a.Path, b.Path) })
	return list, nil
}
