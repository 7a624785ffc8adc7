package bag

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// Seal makes the folder dir, of which data is the payload and all other files
// are tag files, a bag: it adds bagit.txt, bag-info.txt, in which Payload-Oxum
// stands behind info, and the manifests. The same files and info give the same
// bytes.
func Seal(dir string, info []Field) error {
	fsys := os.DirFS(dir)
	there, err := walk(fsys, teller{&Bag{}})
	if err != nil {
		return err
	}
	var size int64
	for _, p := range there.payload {
		size += there.sizes[p]
	}
	info = append(slices.Clone(info), Field{oxumLabel, oxum(size, len(there.payload))})
	if err := write(dir, declarationFile, []byte(declaration)); err != nil {
		return err
	}
	if err := write(dir, infoFile, encodeInfo(info)); err != nil {
		return err
	}
	if err := list(dir, false, there.payload); err != nil {
		return err
	}
	if there, err = walk(fsys, teller{&Bag{}}); err != nil {
		return err
	}
	return list(dir, true, there.tags)
}

// list writes the manifests of those files, or the tag manifests.
func list(dir string, tag bool, files []string) error {
	digests := sumsOfAll(os.DirFS(dir), files, written)
	for _, algorithm := range written {
		m := manifest{kindOf: kindOf{tag, algorithm}}
		for _, file := range slices.Sorted(maps.Keys(digests)) {
			if err := digests[file].err; err != nil {
				return err
			}
			m.entries = append(m.entries, entry{sum: digests[file].sums[algorithm], path: file})
		}
		if err := write(dir, m.name(), m.encode()); err != nil {
			return err
		}
	}
	return nil
}

func write(dir, name string, data []byte) error {
	return os.WriteFile(filepath.Join(dir, name), data, 0o644)
}
